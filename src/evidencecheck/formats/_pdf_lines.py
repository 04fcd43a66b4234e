"""Characters to lines: pieces by the order of the file, columns by the white between them, lines by their baseline.

Nearly every program writes the characters of a line one after another, so what follows closely on one height belongs
together, whatever stands beside it; only what is left is put together by place alone (docs/decisions/0018-pdf.md).
Sizes and distances are in ems of the type at hand wherever they can be.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from evidencecheck.formats._pdf_columns import Region, regions
from evidencecheck.formats._pdf_page import Area, Face, Glyph, Line, Page, Run

# In ems: how far apart words of a piece may be; of one line, and of one that is set to an edge; what is a blank
# though the file has none.
_APART, _ALONG, _STRETCHED, _BLANK = 1.0, 3.0, 9.0, 0.25
# So many lines that end on one edge are set to it.
_EVEN = 4
_TIGHT = 0.08
# How much smaller raised characters are at least, and how far up or down they stand, in ems of the line.
_SMALLER, _LEAST_RAISE, _MOST_RAISE = 0.88, 0.12, 0.75
# How far above and before its line, in ems, a note's number may stand that has a line of its own.
_LABEL_ABOVE, _LABEL_BEFORE = 2.8, 5.0
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
    "¸": "\u0327", "ˇ": "\u030c", "˘": "\u0306", "¯": "\u0304", "˚": "\u030a", "˝": "\u030b", "˙": "\u0307",
}  # fmt: skip


@attrs.frozen(eq=False)
class Piece:
    """Characters that follow each other on one height; ``base`` is one of its largest, the baseline is that one's."""

    glyphs: tuple[Glyph, ...]
    base: Glyph

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Its right edge."""
        return max(self.glyphs[-1].x1, self.glyphs[0].x1)

    @property
    def y(self) -> float:
        """Its baseline."""
        return self.base.y

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.base.size

    @property
    def length(self) -> int:
        """How many characters it has."""
        return len(self.glyphs)


def lines_of(page: Page, gutters: set[float]) -> list[Line]:
    """The lines of a page in the order of reading. ``gutters`` are those of the pages before; new ones are added."""
    counted = Counter[str]()
    found: list[Line] = []
    for region in regions(list(_pieces(_accented(page.glyphs))), gutters):
        found += _lines(page, region, counted)
    return [_labelling(line, after) for line, after in pairwise([*found, None]) if line]


def _labelling(line: Line, after: Line | None) -> Line:
    """The line, raised if it is but a small number above what found no room beside it."""
    if after is None or line.size > _SMALLER * after.size or not line.text.strip().isdecimal():
        return line
    if not 0 < line.y - after.y < _LABEL_ABOVE * after.size or after.name != line.name:
        return line
    if not -1 < (after.x0 - line.x0) / after.size < _LABEL_BEFORE:
        return line
    return attrs.evolve(line, size=after.size, runs=tuple(attrs.evolve(run, raised=True) for run in line.runs))


def _accented(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The characters, letters of a ligature as one, accents that are drawn over a letter put onto it."""
    held: Glyph | None = None
    for glyph in glyphs:
        if held is not None:
            mark = _ACCENTS.get(held.text)
            if mark and glyph.text.isalpha() and held.x0 < glyph.x1 and glyph.x0 < held.x1 - 0.2 * held.size:
                text = unicodedata.normalize("NFC", glyph.text + mark)
                held = attrs.evolve(glyph, text=text, spaced=held.spaced, index=held.index)
                continue
            if abs(glyph.x0 - held.x0) < 0.01 and abs(glyph.x1 - held.x1) < 0.01 and glyph.y == held.y:
                held = attrs.evolve(held, text=held.text + glyph.text)
                continue
            yield held
        held = glyph
    if held is not None:
        yield held


def _pieces(glyphs: Iterator[Glyph]) -> Iterator[Piece]:
    kept: list[Glyph] = []
    base: Glyph | None = None
    for glyph in glyphs:
        if base is None or not _goes_on(kept[-1], base, glyph):
            if base is not None:
                yield Piece(tuple(kept), base)
            kept, base = [glyph], glyph
            continue
        kept.append(glyph)
        if glyph.size > base.size * 1.1:
            base = glyph
    if base is not None:
        yield Piece(tuple(kept), base)


def _goes_on(last: Glyph, base: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands on the line of the one before it, and close to it."""
    size = max(base.size, glyph.size)
    gap = glyph.x0 - last.x1
    if not -0.6 * size < gap < _APART * size:
        return False
    rise = abs(glyph.y - base.y)
    return rise < _LEAST_RAISE * size or (rise < _MOST_RAISE * size and _unlike(base, glyph))


def _unlike(one: Glyph, other: Glyph) -> bool:
    return min(one.size, other.size) < _SMALLER * max(one.size, other.size)


def _lines(page: Page, region: Region[Piece], counted: Counter[str]) -> Iterator[Line]:
    ends = Counter(round(piece.x1) for piece in region.pieces)
    for row in _rows(region.pieces):
        joined: list[list[Piece]] = []
        # A line that is stretched to the column's edge has wider blanks.
        edge = round(max(piece.x1 for piece in row))
        apart = _STRETCHED if sum(ends[edge + n] for n in (-1, 0, 1)) >= _EVEN else _ALONG
        for piece in sorted(row, key=lambda piece: piece.x0):
            size = max(piece.size, joined[-1][-1].size) if joined else 0
            if joined and piece.x0 - joined[-1][-1].x1 < apart * size:
                joined[-1].append(piece)
            else:
                joined.append([piece])
        counted[region.name] += 1
        for n, pieces in enumerate(joined):
            yield _line(page, region, pieces, counted[region.name], beside=n > 0)


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by height, from the top; what is raised or lowered is with the line that it stands at."""
    rows: list[list[Piece]] = []
    tops: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x0)):
        near = next((n for n in range(len(rows) - 1, max(-1, len(rows) - 4), -1) if _level(tops[n], piece)), None)
        if near is None:
            rows.append([piece])
            tops.append(piece)
        else:
            rows[near].append(piece)
            if piece.size > tops[near].size * 1.1:
                tops[near] = piece
    return rows


def _level(one: Piece, other: Piece) -> bool:
    size = max(one.size, other.size)
    rise = abs(one.y - other.y)
    if rise < 0.2 * size:
        return True
    small = min(one, other, key=lambda piece: piece.size)
    return rise < 0.5 * size and _unlike(one.base, other.base) and small.length < 8 and _near(one, other)


def _near(one: Piece, other: Piece) -> bool:
    size = max(one.size, other.size)
    return other.x0 - one.x1 < size and one.x0 - other.x1 < size


def _line(page: Page, region: Region[Piece], pieces: Sequence[Piece], number: int, *, beside: bool) -> Line:
    glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
    sizes = Counter[float]()
    for glyph in glyphs:
        sizes[round(glyph.size, 1)] += 1
    size = max(sizes, key=lambda one: (sizes[one], one))
    largest = max((one for one in sizes if sizes[one] * 5 >= len(glyphs)), default=size)
    base = next(glyph for glyph in glyphs if round(glyph.size, 1) == largest)
    runs, first = _runs(page, glyphs, base)
    return Line(
        page.number, glyphs[0].x0, max(glyph.x1 for glyph in glyphs), base.y, largest, tuple(runs),
        region.left, region.right, region.name, number, first - glyphs[0].x0, beside,
    )  # fmt: skip


def _runs(page: Page, glyphs: Sequence[Glyph], base: Glyph) -> tuple[list[Run], float]:
    """The runs of a line, and where its first word ends."""
    runs: list[Run] = []
    first = 0.0
    texts: list[str] = []
    key: tuple[Face, bool, Area | None] = (base.face, False, None)
    begin, following = glyphs[0], -1
    near = [area for area in page.areas if area.y0 <= base.y + base.size and area.y1 >= base.y - base.size]
    for before, glyph in pairwise([glyphs[0], *glyphs]):
        blank = glyph is not before and _blank(before, glyph)
        if blank:
            texts.append(" ")
            first = first or before.x1
        raised = glyph.size < _SMALLER * base.size and glyph.y - base.y > _LEAST_RAISE * base.size
        area = _area(near, glyph) if near else None
        look = (glyph.face, raised, area)
        skipped = glyph.index - following - (1 if blank else 0)
        if texts and (look != key or skipped or len(texts[-1]) > 1):
            runs.append(Run("".join(texts), begin.index, *key))
            texts = []
        if not texts:
            begin, key = glyph, look
        texts.append(glyph.text)
        following = glyph.index + len(glyph.text)
    runs.append(Run("".join(texts), begin.index, *key))
    return runs, first or max(glyph.x1 for glyph in glyphs)


def _blank(before: Glyph, glyph: Glyph) -> bool:
    gap = (glyph.x0 - before.x1) / min(before.size, glyph.size)
    return gap > _BLANK or (glyph.spaced and gap > _TIGHT)


def _area(areas: Sequence[Area], glyph: Glyph) -> Area | None:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + glyph.size / 4
    return next((area for area in areas if area.holds(x, y)), None)
