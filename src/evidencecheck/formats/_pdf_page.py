"""What is known of a PDF's page before anything is understood of it: characters with boxes, rules, links.

Lengths are points (1/72 inch) in the page's own space, y upwards, turned so that most of the text runs from left to
right. Indexes count the page's characters as pdfium does, blanks and line ends that it adds itself included.
"""

from __future__ import annotations

from functools import cached_property

import attrs


@attrs.frozen
class Face:
    """A typeface, as far as it tells anything: its name, whether it is bold, whether all letters are of one width."""

    name: str = ""
    bold: bool = False
    mono: bool = False


@attrs.frozen
class Glyph:
    """A character: from where to where it advances, its baseline, the size of its type; ``spaced`` by a blank before.

    A ligature is one glyph of several letters.
    """

    text: str
    index: int
    x0: float
    x1: float
    y: float
    size: float
    face: Face
    spaced: bool = False


@attrs.frozen
class Rule:
    """A horizontal line."""

    x0: float
    x1: float
    y: float


@attrs.frozen
class Spot:
    """Where a link leads in the document: the page, from 0, and the place on it; None where only the page is said."""

    page: int
    x: float | None
    y: float | None


@attrs.frozen(eq=False)
class Area:
    """A link's rectangle, and its address or the place in the document that it leads to."""

    x0: float
    y0: float
    x1: float
    y1: float
    uri: str = ""
    spot: Spot | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@attrs.frozen(eq=False)
class Page:
    """A page: its number, from 1, its size, and what stands on it, characters in the order of the file."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    areas: tuple[Area, ...] = ()


@attrs.frozen(eq=False)
class Run:
    """Characters of a line that look alike and follow each other in the file, blanks between them included."""

    text: str
    index: int
    face: Face
    raised: bool = False
    area: Area | None = None


@attrs.frozen(eq=False, slots=False)
class Line:
    """A line of a column: where it stands, its baseline and prevailing size, what it says.

    ``left`` and ``right`` are the edges of its column, whose ``name`` is "" where there is only one; ``number`` counts
    the lines of the column. ``first`` is how wide its first word is. ``beside``: it stands on one height with the line
    before it, too far off to be of the same.
    """

    page: int
    x0: float
    x1: float
    y: float
    size: float
    runs: tuple[Run, ...]
    left: float
    right: float
    name: str = ""
    number: int = 0
    first: float = 0.0
    beside: bool = False

    @cached_property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.face.bold for run in self.runs if run.text.strip())

    @property
    def mono(self) -> bool:
        """Whether all of it is of one width, as code is."""
        return all(run.face.mono for run in self.runs if run.text.strip())

    @property
    def place(self) -> str:
        """How people name it."""
        return ", ".join(part for part in (f"page {self.page}", self.name, f"line {self.number}") if part)
