"""The stretches between the signs of a reference: what each looks like as a whole, and what stands beside it.

A title is long and in small letters, a journal's name short and in capitals, a place one word before a house: that
shows in the stretch and its neighbours, not in single words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from evidencecheck.parse.bundles import Features
from evidencecheck.parse.shapes import is_year
from evidencecheck.parse.tokens import Token

_PARTING = frozenset(',;:()[]"“”«»„‘’‹›?!')
_DASHES = frozenset("-–—")
_TELLING = frozenset(
    "publisher journal meeting body place editor translator month page volume issue thesis report online in edition "
    "others number".split()
)


class Told(NamedTuple):
    """What a word says to the stretch that it stands in; ``family`` 0 to 3, ``journal`` -3 to 3."""

    alpha: bool
    capital: bool
    family: int
    journal: int
    classes: tuple[str, ...]
    digits: bool
    year: bool
    initial: bool
    parts: str
    """Whether it parts stretches: "", "yes"; "stop", "spaced", "around" where that hangs on its neighbours."""


class _Stretch(NamedTuple):
    """Tokens ``start:end`` between two signs; a sign by itself has no ``kind``."""

    start: int
    end: int
    kind: str = ""
    said: Features = ()


def told(word: str, classes: tuple[str, ...], marks: Sequence[str]) -> Told:
    """What is known of ``word``; ``classes`` are its own of `CLASSES`, ``marks`` the lexicon's."""
    numbers = {mark[0]: int(mark[1:]) for mark in marks}
    alpha = word.isalpha()
    return Told(
        alpha,
        alpha and word[0].isupper(),
        numbers.get("F", 0),
        numbers.get("J", 0),
        classes,
        word.isdigit(),
        is_year(word),
        alpha and len(word) == 1 and word.isupper(),
        _parting(word),
    )


def _parting(word: str) -> str:
    if len(word) > 1:
        return "yes" if word[0] == "<" else ""
    if word == ".":
        return "stop"
    if word in {"‘", "’"}:
        return "spaced"
    return "yes" if word in _PARTING else "around" if word in _DASHES else ""


class Stretches:
    """What stretches tell; keeps what it has worked out, for few kinds of them are common."""

    def __init__(self, pack: Callable[..., Features]) -> None:
        """``pack`` is that of `Bundles`."""
        self._pack = pack
        self._look = lru_cache(maxsize=4096)(self._look_of)
        self._borders = lru_cache(maxsize=2048)(self._borders_of)
        self._among = lru_cache(maxsize=24576)(self._among_of)
        self._where = lru_cache(maxsize=1024)(self._where_of)
        self._sign = lru_cache(maxsize=2048)(lambda sign, before, after: (f"gb={before}{sign}{after}",))

    def features(self, row: Sequence[Token], texts: Sequence[str], words: Sequence[Told]) -> list[Features]:
        """For each token the features of its stretch; a sign's tell what it parts."""
        cuts = self._cut(row, texts, words)
        kinds = ["<", "<", *[cut.kind for cut in cuts if cut.kind], ">", ">"]
        last = len(kinds) - 5
        found: list[Features] = []
        at = 0
        for start, end, kind, said in cuts:
            if not kind:
                found.append(self._sign(texts[start], kinds[at + 1], kinds[at + 2]))
                continue
            told_all = (*said, *self._among(*kinds[at : at + 5]), *self._where(kind, min(at, 5), min(last - at, 5)))
            found.extend([told_all] * (end - start))
            at += 1
        return found

    def _cut(self, row: Sequence[Token], texts: Sequence[str], words: Sequence[Told]) -> list[_Stretch]:
        cuts: list[_Stretch] = []
        start, opened = 0, "<s>"
        for n, word in enumerate(words):
            if word.parts and (word.parts == "yes" or _parts(row, texts, n, word.parts)):
                if n > start:
                    cuts.append(self._described(words, start, n, opened, texts[n]))
                cuts.append(_Stretch(n, n + 1))
                start, opened = n + 1, texts[n]
        if start < len(texts):
            cuts.append(self._described(words, start, len(texts), opened, "</s>"))
        return cuts

    def _described(self, words: Sequence[Told], start: int, end: int, opened: str, closed: str) -> _Stretch:
        count = capitals = initials = names = journal = 0
        classes: set[str] = set()
        digits = year = False
        for n in range(start, end):
            alpha, capital, family, own_journal, own_classes, own_digits, own_year, initial, _ = words[n]
            if own_classes:
                classes.update(own_classes)
            if alpha:
                count += 1
                journal += own_journal
                if initial:
                    initials += 1
                elif capital and family:
                    names += 1
                capitals += capital
            elif own_digits:
                digits, year = True, year or own_year
        kind = _kind(count, capitals, initials, names, journal, classes, digits, year)
        size = f"{_bucket(count)}{_share(count, capitals)}"
        said = (
            *self._look(size, digits, kind, max(-4, min(4, journal)), min(initials, 3), min(names, 3)),
            *self._borders(opened, kind, closed),
        )
        if telling := classes & _TELLING:
            said += tuple(f"gc={name}" for name in sorted(telling))
        return _Stretch(start, end, kind, said)

    def _look_of(  # noqa: PLR0913, PLR0917 - a key of plain values
        self,
        size: str,
        digits: bool,  # noqa: FBT001
        kind: str,
        journal: int,
        initials: int,
        names: int,
    ) -> Features:
        return self._pack((f"gl={size}", f"gd={digits}{kind}"), (f"gj={journal}", f"gn={initials}{names}"))

    def _borders_of(self, opened: str, kind: str, closed: str) -> Features:
        return self._pack((f"go={opened}|{closed}", f"gko={opened}{kind}{closed}"))

    def _among_of(self, two_before: str, before: str, kind: str, after: str, two_after: str) -> Features:
        """A stretch's kind with those of its neighbours."""
        return self._pack(
            (f"gk={kind}", f"gkp={before}{kind}", f"gkn={kind}{after}", f"gk3={before}{kind}{after}"),
            (f"gkpp={two_before}{before}{kind}",),
            (f"gknn={kind}{after}{two_after}",),
        )

    def _where_of(self, kind: str, before: int, after: int) -> Features:
        """A stretch's kind with the number of stretches before and behind it."""
        return self._pack((f"gki={kind}{before}", f"gke={kind}{after}"))


def _parts(row: Sequence[Token], texts: Sequence[str], n: int, how: str) -> bool:
    """Whether a stretch ends at this sign: a stop behind a whole word, a quote or a dash with space around it."""
    if how == "stop":
        before = texts[n - 1] if n else ""
        whole = len(before) >= 5 or (before.islower() and len(before) >= 4)
        return n > 0 and (before.isdigit() or whole or not before.isalnum())
    spaced = n == 0 or row[n - 1][2] < row[n][1], n + 1 == len(row) or row[n + 1][1] > row[n][2]
    return any(spaced) if how == "spaced" else all(spaced)


def _share(count: int, capitals: int) -> str:
    """A letter for how many of the words begin with a capital."""
    if not count:
        return "0"
    return "a" if capitals == count else "h" if 2 * capitals >= count else "l" if capitals > 1 else "z"


def _kind(  # noqa: C901, PLR0911, PLR0912, PLR0913, PLR0917 - a table, first row that fits
    count: int,
    capitals: int,
    initials: int,
    names: int,
    journal: int,
    classes: set[str],
    digits: bool,  # noqa: FBT001
    year: bool,  # noqa: FBT001
) -> str:
    """One letter for what the stretch looks like."""
    mostly = 2 * capitals >= count
    if count == 0:
        return "Y" if year else "D" if digits else "-"
    if year and count == 1:
        return "Y"
    if digits and count <= 2 and classes & {"page", "volume", "issue"}:
        return "V"
    if "publisher" in classes and mostly:
        return "P"
    if classes & {"editor", "translator"}:
        return "E"
    if initials and 3 * (initials + names) >= 2 * count:
        return "N"
    if "month" in classes and count <= 2:
        return "M"
    if "place" in classes and count <= 3:
        return "L"
    if "body" in classes and 2 * capitals > count:
        return "B"
    if count >= 4 and not mostly:
        return "T"
    if mostly and (classes & {"journal", "meeting"} or journal >= 3):
        return "J"
    if 0 < capitals == names and count <= 3:
        return "n"
    if capitals == count:
        return "C"
    return "s" if count <= 3 else "t"


def _bucket(count: int) -> int:
    return count if count < 4 else 5 if count < 7 else 8 if count < 12 else 12
