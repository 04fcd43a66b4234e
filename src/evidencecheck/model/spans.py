"""Where things stand: spans, and the lines and columns that editors know them by."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum

import attrs

_BREAK = re.compile(r"\r\n|\n|\r")


@attrs.frozen
class Span:
    """A half-open range ``[start, end)``, in code points of the document's text."""

    start: int
    end: int

    def __lt__(self, other: Span) -> bool:
        """By start, then by end: the order of a text. Spans are sorted by the thousand, so not by way of tuples."""
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same length, ``by`` characters further on."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str) -> Span:
        """The span without the white space at its ends; where it holds nothing else, an empty one at its end."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))

    def __len__(self) -> int:
        """Number of code points."""
        return self.end - self.start


@attrs.frozen(order=True)
class Position:
    """A place as people say it: line and column, both from 1."""

    line: int
    column: int


class ColumnUnit(StrEnum):
    """What a column counts. SARIF and terminals take code points, LSP UTF-16 units, rdjson UTF-8 bytes."""

    CODE_POINT = "code-point"
    UTF16 = "utf-16"
    UTF8 = "utf-8"


class LineIndex:
    """Offsets to lines and columns and back, for one text. Lines end with LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        """Find the line starts of ``text``, once."""
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def __len__(self) -> int:
        """Number of lines; a text that ends with a newline has an empty last one."""
        return len(self._starts)

    def position(self, offset: int, unit: ColumnUnit = ColumnUnit.CODE_POINT) -> Position:
        """Line and column of ``offset`` (code points from the start of the text)."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line + 1, _width(self._text[self._starts[line] : offset], unit) + 1)

    def offset(self, position: Position, unit: ColumnUnit = ColumnUnit.CODE_POINT) -> int:
        """The offset of ``position``: the inverse of `position`."""
        start = self._starts[position.line - 1]
        if unit is ColumnUnit.CODE_POINT:
            return start + position.column - 1
        width, at = 0, start
        while width < position.column - 1:
            width += _width(self._text[at], unit)
            at += 1
        return at

    def line_span(self, line: int) -> Span:
        """The span of ``line`` (from 1), without its newline."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return Span(start, start + len(self._text[start:end].rstrip("\r\n")))


def _width(text: str, unit: ColumnUnit) -> int:
    if unit is ColumnUnit.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    if unit is ColumnUnit.UTF16:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text)
