"""The stretches between the signs of a reference: what each looks like as a whole, and what stands beside it.

A title is long and in small letters, a journal's name short and in capitals, a place one word before a house: that
shows in the stretch and its neighbours, not in single words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from evidencecheck.parse.cues import CLASSES
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


class _Stretch(NamedTuple):
    """Tokens ``start:end`` between two signs; a sign by itself has no ``kind``."""

    start: int
    end: int
    kind: str = ""
    said: tuple[str, ...] = ()


def told(word: str, marks: Sequence[str]) -> Told:
    """What is known of ``word``; ``marks`` are the lexicon's."""
    numbers = {mark[0]: int(mark[1:]) for mark in marks}
    alpha = word.isalpha()
    return Told(
        alpha,
        alpha and word[0].isupper(),
        numbers.get("F", 0),
        numbers.get("J", 0),
        CLASSES.get(word.lower(), ()),
        word.isdigit(),
        is_year(word),
        alpha and len(word) == 1 and word.isupper(),
    )


def features(row: Sequence[Token], texts: Sequence[str], ask: Callable[[str], Told]) -> list[Sequence[str]]:
    """For each token the features of its stretch; a sign's tell what it parts."""
    cuts = _cut(row, texts, ask)
    kinds = ["<", "<", *(cut.kind for cut in cuts if cut.kind), ">", ">"]
    last = len(kinds) - 5
    found: list[Sequence[str]] = [()] * len(row)
    at = 0
    for cut in cuts:
        two_before, before, kind, after, two_after = kinds[at : at + 5] if cut.kind else (*kinds[at : at + 3], "", "")
        if not cut.kind:
            found[cut.start] = (f"gb={before}{texts[cut.start]}{kind}",)
            continue
        told_all = (
            *cut.said,
            f"gk={kind}",
            f"gkp={before}{kind}",
            f"gkn={kind}{after}",
            f"gk3={before}{kind}{after}",
            f"gkpp={two_before}{before}{kind}",
            f"gknn={kind}{after}{two_after}",
            f"gki={kind}{min(at, 5)}",
            f"gke={kind}{min(last - at, 5)}",
        )
        for n in range(cut.start, cut.end):
            found[n] = told_all
        at += 1
    return found


def _cut(row: Sequence[Token], texts: Sequence[str], ask: Callable[[str], Told]) -> list[_Stretch]:
    cuts: list[_Stretch] = []
    start, opened = 0, "<s>"
    for n, text in enumerate(texts):
        if _parts(row, texts, n):
            if n > start:
                cuts.append(_described(texts, start, n, opened, text, ask))
            cuts.append(_Stretch(n, n + 1))
            start, opened = n + 1, text
    if start < len(texts):
        cuts.append(_described(texts, start, len(texts), opened, "</s>", ask))
    return cuts


def _parts(row: Sequence[Token], texts: Sequence[str], n: int) -> bool:
    """Whether a stretch ends here: at a sign that parts, at a stop behind a whole word, at an identifier."""
    text = texts[n]
    if len(text) > 1:
        return text[0] == "<"
    if text.isalnum():
        return False
    spaced = n == 0 or row[n - 1][2] < row[n][1], n + 1 == len(row) or row[n + 1][1] > row[n][2]
    if text == ".":
        before = texts[n - 1] if n else ""
        whole = len(before) >= 5 or (before.islower() and len(before) >= 4)
        return n > 0 and (before.isdigit() or whole or not before.isalnum())
    if text in {"‘", "’"}:
        return any(spaced)
    return text in _PARTING or (text in _DASHES and all(spaced))


def _described(  # noqa: PLR0913, PLR0917 - one stretch and what is around it
    texts: Sequence[str], start: int, end: int, opened: str, closed: str, ask: Callable[[str], Told]
) -> _Stretch:
    words = [ask(text) for text in texts[start:end]]
    alphas = [word for word in words if word.alpha]
    capitals = sum(word.capital for word in alphas)
    initials = sum(word.initial for word in alphas)
    names = sum(1 for word in alphas if word.capital and word.family and not word.initial)
    journal = sum(word.journal for word in alphas)
    classes = {name for word in words for name in word.classes}
    digits, year = any(word.digits for word in words), any(word.year for word in words)
    count = len(alphas)
    kind = _kind(count, capitals, initials, names, journal, classes, digits, year)
    share = (
        "0"
        if not count
        else "a"
        if capitals == count
        else "h"
        if 2 * capitals >= count
        else "l"
        if capitals > 1
        else "z"
    )
    said = (
        f"gl={_bucket(count)}{share}",
        f"gd={digits}{kind}",
        f"gj={max(-4, min(4, journal))}",
        f"gn={min(initials, 3)}{min(names, 3)}",
        f"go={opened}|{closed}",
        f"gko={opened}{kind}{closed}",
        *(f"gc={name}" for name in classes if name in _TELLING),
    )
    return _Stretch(start, end, kind, said)


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
