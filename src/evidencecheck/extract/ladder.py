"""The printed labels of a list: which of all that look like one are its own, as one series that rises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from evidencecheck.extract.entry_list import LARGEST_GAP
from evidencecheck.extract.lines import Line
from evidencecheck.extract.numbers import SUPERSCRIPT_DIGITS
from evidencecheck.text.late import late

# How many labels make a series that does not begin near 1.
_LATE = 8
# Labels that stand on a line by themselves, with their entry below.
_ALONE = (
    ("bracket", re.compile(r"\[(\d{1,3})\][.:)]?$")),
    ("dot", re.compile(r"(\d{1,3})\.?(?:\s\([a-h]\))?$")),
    ("round", re.compile(r"\(?(\d{1,3})\)$")),
)
# Labels within a line, behind the end of an entry.
_WITHIN = (
    ("bracket", re.compile(r"(?:(?<=[^\w\s,]\s)|(?<=\d\s))\[(\d{1,3})\][.:]?\s+(?=\S)")),
    ("dot", re.compile(r"(?:(?<=[^\w\s,]\s)|(?<=\d\s))(\d{1,3})\.\s+(?=[^\W\d_]|[\"“„‘'«(])")),
    ("round", re.compile(r"(?:(?<=[^\w\s,]\s)|(?<=\d\s))\(?(\d{1,3})\)\s+(?=[^\W\d_]|[\"“„‘'«(])")),
)
# "[AMM]", "[Ab 12]", "[LSW+07]": keys made of names.
_KEY = late(r"\[[^\W\d_][\w+*'’.&-]{0,14}(?:[ -]?\d{2,4}[a-z]?)?\]\s+(?=\S)")


@attrs.frozen
class Rung:
    """One label: the line it stands on, its place in the line's text, its width, and its number (None for a key)."""

    line: int
    column: int
    width: int
    number: str | None

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins, as line and column."""
        return (self.line, self.column)


def ladder(lines: Sequence[Line]) -> tuple[tuple[Rung, ...], str]:
    """The labels of a list in order, with their form ("" for none and for keys).

    Of each form, the longest series of numbers that rise by little; the form whose series is longest is the list's.
    """
    rungs: dict[str, list[Rung]] = {}
    for form, rung in _candidates(lines):
        rungs.setdefault(form, []).append(rung)
    series = {form: _series(found) for form, found in rungs.items()}
    form = max(series, key=lambda name: len(series[name]), default="")
    keys = [Rung(n, 0, match.end(), None) for n, line in enumerate(lines) if (match := _KEY.match(line.text))]
    if len(keys) > max(2, len(series.get(form, ()))):
        return tuple(keys), ""
    best = series.get(form, ())
    if len(best) < 2 or (int(best[0].number or 0) > 1 + LARGEST_GAP and len(best) < _LATE):
        return (), ""
    # A few numbers among many lines are volumes and pages that came to stand at a line's start.
    return (best, form) if len(best) * 40 >= len(lines) else ((), "")


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[str, Rung]]:
    for n, line in enumerate(lines):
        for label in line.labels:
            if label.number.isdecimal():
                yield label.form, Rung(n, 0, label.width, label.number)
        for form, pattern in _ALONE:
            if match := pattern.match(line.text):
                yield form, Rung(n, 0, match.end(), match[1].translate(SUPERSCRIPT_DIGITS))
        if line.several:
            for form, pattern in _WITHIN:
                for match in pattern.finditer(line.text):
                    yield form, Rung(n, match.start(), match.end() - match.start(), match[1])


def _series(rungs: Sequence[Rung]) -> tuple[Rung, ...]:
    """The longest run of labels, in order, each of which is larger than the one before by at most the gap.

    Of runs of one length, the one that begins lowest.
    """
    best: dict[int, tuple[int, int]] = {}  # by number: how long the run that ends with it is, and its last label
    back: list[int | None] = []
    for k, rung in enumerate(rungs):
        number = int(rung.number or 0)
        length, before = max(
            ((*best[n], n)[:2] for n in range(number - LARGEST_GAP, number) if n in best), default=(0, None)
        )
        back.append(before)
        if length + 1 > best.get(number, (0, 0))[0]:
            best[number] = (length + 1, k)
    if not best:
        return ()
    at: int | None = max(best.values(), key=lambda run: (run[0], -run[1]))[1]
    found = []
    while at is not None:
        found.append(rungs[at])
        at = back[at]
    return tuple(reversed(found))
