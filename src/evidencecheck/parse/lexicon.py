"""What records taught us of words: who is called so, which words journals are named with, which phrases name one.

The tables lie in ``evidencecheck/data/`` and are made by ``tasks/train_tagger.py`` from bibliographic records.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence

Lexicon = Mapping[str, tuple[str, ...]]
"""Words in small letters with what is known of them: "F2" a family name (0 to 3: how common), "G1" a given name,
"J-2" (-3 to 3) rather a title's word than a journal's."""

_BITS = 22
_SHIFT = 32 - _BITS
_ONE, _WHOLE_ONE = 0x9E3779B1, 0x85EBCA6B
_WORD = re.compile(r"[^\W\d_]+|&")
LONGEST = 16
"""Words in the longest name of a journal that is looked for."""


def read_lexicon(text: str) -> Lexicon:
    """The lexicon from its file: a line for each set of marks, the marks and the words that bear them, tab between."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        marks, _, words = line.partition("\t")
        found.update(dict.fromkeys(words.split(" "), tuple(marks.split(" "))))
    return found


def print_lexicon(lexicon: Lexicon) -> str:
    """The inverse of `read_lexicon`, sorted."""
    by_marks: dict[str, list[str]] = {}
    for word, marks in lexicon.items():
        by_marks.setdefault(" ".join(marks), []).append(word)
    return "".join(f"{marks}\t{' '.join(sorted(words))}\n" for marks, words in sorted(by_marks.items()))


class Phrases:
    """A set of phrases that can be asked word by word, kept as a Bloom filter: a few in a thousand strangers pass.

    Words are folded to small letters, "&" is "and", stops and hyphens are passed over.
    """

    def __init__(self, bits: bytes | bytearray | None = None) -> None:
        """``bits`` as `bits` gave them; none for an empty set."""
        self._bits: bytes | bytearray = bits if bits is not None else bytearray(1 << (_BITS - 3))

    @property
    def bits(self) -> bytes:
        """What to keep in a file."""
        return bytes(self._bits)

    def add(self, name: str) -> None:
        """Put a name into the set; one without words, or with too many, is passed over."""
        words = [key(word) for word in _WORD.findall(name)]
        if not 0 < len(words) <= LONGEST or not isinstance(self._bits, bytearray):
            return
        crc = 0
        for word in words:
            crc = zlib.crc32(word, crc)
            self._set(crc, 0)
        self._set(crc, 1)

    def begins(self, word: bytes) -> bool:
        """Whether a phrase of the set may begin with ``word``, as `key` gives it."""
        return word not in {b"", b"."} and self._has(zlib.crc32(word), 0)

    def longest(self, keys: Sequence[bytes], at: int) -> tuple[int, int]:
        """The longest phrase of the set that begins at ``at`` in ``keys``: where it ends, and how many words it has.

        ``keys`` are those of `key`, b"." for what is passed over, b"" for what no phrase holds. (``at``, 0) for none.
        """
        crc, end, words, count = 0, at, 0, 0
        for n in range(at, min(at + 2 * LONGEST, len(keys))):
            word = keys[n]
            if word == b".":
                continue
            crc = zlib.crc32(word, crc)
            if not word or not self._has(crc, 0):
                break
            count += 1
            if self._has(crc, 1):
                end, words = n + 1, count
        return end, words

    def _set(self, crc: int, whole: int) -> None:
        assert isinstance(self._bits, bytearray)  # noqa: S101 - `add` asked
        for slot in _slots(crc, whole):
            self._bits[slot >> 3] |= 1 << (slot & 7)

    def _has(self, crc: int, whole: int) -> bool:
        one = ((crc * _ONE + _WHOLE_ONE * whole) & 0xFFFFFFFF) >> _SHIFT
        if not self._bits[one >> 3] >> (one & 7) & 1:
            return False  # most strangers, for half the work
        _, two = _slots(crc, whole)
        return bool(self._bits[two >> 3] >> (two & 7) & 1)


def key(word: str) -> bytes:
    """A word as `Phrases` hashes it."""
    return b"and " if word == "&" else word.lower().encode("utf-8", "replace") + b" "


def known_names(names: Iterable[str]) -> Phrases:
    """A set of the given names."""
    found = Phrases()
    for name in names:
        found.add(name)
    return found


def _slots(crc: int, whole: int) -> tuple[int, int]:
    """Two places among the bits for a running checksum; ``whole``: the phrase may end here."""
    one = (crc * _ONE + _WHOLE_ONE * whole) & 0xFFFFFFFF
    two = ((crc ^ (crc >> 15)) * 0xC2B2AE35 + 0x27D4EB2F * whole) & 0xFFFFFFFF
    return one >> _SHIFT, two >> _SHIFT
