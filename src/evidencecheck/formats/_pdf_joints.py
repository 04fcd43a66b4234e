"""How two lines go together: with a blank, as one word without its hyphen, or as they are.

A hyphen at a line's end is the typesetter's unless the document writes the word with one elsewhere, or a hyphen with
what follows is a name or number ("Levenberg-Marquardt", "3-5"). An address that was broken has no blank in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import attrs

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+$")
_AFTER = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# No word is broken that holds anything else, or a hyphen already.
_LETTERS = re.compile(r"[\"'“‘„«(\[]*[^\W\d_]+-")
# So many words at lines' ends tell whether words are broken; two whole words have so many letters each at least.
_FEW, _WHOLE = 3, 3
_JOINING = frozenset("and or to und oder bis et ou y o e".split())
# The end of an address that goes on, and what it may go on with.
_ADDRESS = re.compile(r"(?:https?://|www\.|\b10\.\d{4,9}/|doi:\s?10\.?|doi\.org/)\S*$", re.IGNORECASE)
_GOES_ON = re.compile(r"[/\-_?=&%#~+:.]$")
_MID_ADDRESS = re.compile(r"[^\s]*[/=_?&#%\d][^\s]*|[a-z][\w-]*\.\w[^\s]*")


@attrs.frozen(eq=False)
class Words:
    """The words that a document writes within lines, and those with a hyphen; whether it breaks words at all."""

    plain: frozenset[str]
    hyphened: frozenset[str]
    breaks: bool = True

    @classmethod
    def of(cls, lines: Sequence[str]) -> Words:
        """Gather them from the lines; the last word of a line that ends in a hyphen is none.

        Where of several such words none is written within a line without the hyphen, hyphens are the author's.
        """
        plain: set[str] = set()
        hyphened: set[str] = set()
        for line in lines:
            for match in _WORD.finditer(line):
                if line[match.end() : match.end() + 1] != "-":
                    (hyphened if "-" in match[0] else plain).add(match[0].casefold())
        ends = [
            (head[0] + tail[0]).casefold()
            for line, after in pairwise(lines)
            if line.endswith("-") and (head := _BEFORE.search(line[:-1])) and (tail := _AFTER.match(after))
        ]
        breaks = len(ends) < _FEW or any(word in plain for word in ends)
        return cls(frozenset(plain), frozenset(hyphened), breaks)


def joint(before: str, after: str, words: Words, uri: str = "") -> tuple[int, str]:
    """How many characters of ``before`` fall away, and what stands between it and ``after``, the next line.

    ``uri`` is the address of a link that both are part of.
    """
    last = before.rsplit(None, 1)[-1] if before.strip() else ""
    first = after.split(None, 1)[0] if after.strip() else ""
    if not last or not first:
        return 0, " "
    if last.endswith("\u00ad"):
        return 1, ""
    if last[-1] in "([" or (uri and _plain(last + first) in _plain(uri)) or _address_goes_on(last, first):
        return 0, ""
    if _ADDRESS.search(last):
        return 0, " "
    if last[-1] == "-" and last[-2:-1].isalnum():
        return _hyphen(last, first, words)
    range_ = last[-1] in "–—" and last[-2:-1].isdigit() and first[0].isdigit()
    return 0, "" if range_ or (last[-1] == "/" and len(last) > 1) else " "


def _address_goes_on(last: str, first: str) -> bool:
    """Whether the first word of a line is the rest of the address that the line before ends with."""
    if not _ADDRESS.search(last) or "://" in first or first.startswith(("www.", "(")):
        return False
    if last[-1] == "." and not (first[0].isdigit() or "/" in first):
        return False
    return bool(_GOES_ON.search(last) or _MID_ADDRESS.fullmatch(first.rstrip(".,;)")))


def _hyphen(last: str, first: str, words: Words) -> tuple[int, str]:
    head, tail = _BEFORE.search(last[:-1]), _AFTER.match(first)
    if head is None or tail is None or not first[0].islower():
        return 0, ""
    one, other = head[0].casefold(), tail[0].casefold()
    if other in _JOINING:
        return 0, " "
    if one + other in words.plain or one + other in words.hyphened:
        return 1, ""
    kept = f"{one}-{other}" in words.hyphened or not words.breaks or not _LETTERS.fullmatch(last)
    both = len(one) >= _WHOLE <= len(other) and {one, other} <= words.plain
    return 0 if kept or both else 1, ""


@lru_cache(maxsize=64)
def _plain(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[\s.,;:)\]]+$", "", address.casefold())
