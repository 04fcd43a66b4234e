"""The source line of a span, cut to a width, and where under it the carets go."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right

import attrs

from evidencecheck.model.spans import LineIndex, Span
from evidencecheck.reports._words import printable

_TAB = 4
_AROUND = 24  # columns kept for the surroundings of a span that is longer than the width


@attrs.frozen
class Snippet:
    """One line as shown: ``source``, printable; ``before`` columns to the first caret; ``carets`` of them (1 or more).

    ``line`` is the line's number, from 1. A span of several lines shows its first.
    """

    line: int
    source: str
    before: int
    carets: int


def cell_width(character: str) -> int:
    """The columns that a character takes in a terminal: 0, 1 or 2 (Unicode Annex 11; ambiguous ones take 1)."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def text_width(text: str) -> int:
    """The columns that a printable text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(cell_width, text))


def snippet(text: str, lines: LineIndex, span: Span, width: int) -> Snippet:
    """The line of ``text`` on which ``span`` begins, at most ``width`` columns of it, cut with … around the span."""
    start = min(span.start, len(text))
    number = lines.position(start).line
    line = lines.line_span(number)
    first = min(start, line.end) - line.start
    last = max(first, min(span.end, line.end) - line.start)
    cells, at = _cells(line.of(text))
    low, high = 0, len(cells)
    if at[-1] > width:
        low, high = _window(at, first, last, width - 2)
        while low < first and at[low + 1] == at[low]:  # no combining mark without its letter
            low += 1
    cut = "…" if low else ""
    shown = cut + "".join(cells[low:high]) + ("…" if high < len(cells) else "")
    return Snippet(number, shown, len(cut) + at[first] - at[low], max(1, at[min(last, high)] - at[first]))


def _cells(line: str) -> tuple[list[str], list[int]]:
    """Each character as shown, and the column at which each begins; one column more for the end."""
    if line.isascii() and line.isprintable():
        return list(line), list(range(len(line) + 1))
    cells, at = [], [0]
    for character in line:
        cell = " " * (_TAB - at[-1] % _TAB) if character == "\t" else printable(character)
        cells.append(cell)
        at.append(at[-1] + text_width(cell))
    return cells, at


def _window(at: list[int], first: int, last: int, width: int) -> tuple[int, int]:
    """The cells ``low:high`` that fit ``width``: the span, and what is left over shared between its two sides."""
    span = min(at[last] - at[first], max(width - _AROUND, 1))
    room = width - span
    after = at[-1] - at[first] - span
    low = bisect_left(at, at[first] - min(at[first], max(room // 2, room - after)))
    return low, min(bisect_right(at, at[low] + width) - 1, len(at) - 1)
