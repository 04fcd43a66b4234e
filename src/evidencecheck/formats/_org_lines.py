"""Lines of Org, and what their first characters say; which lines end what others open.

Sources: Org Syntax, orgmode.org/worg/org-syntax.html; The Org Manual, "Markup for Rich Contents", "Citation handling".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import attrs

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_TAB = 8  # columns, as Emacs has it

HEADING = re.compile(r"(\*+)[ \t]+(?=\S)")
WORD = re.compile(r"(?:(?:TODO|DONE|NEXT|WAIT|WAITING|HOLD|CANCELLED|CANCELED)[ \t]+)?(?:\[#\w\][ \t]*)?")
TAGS = re.compile(r"[ \t]+(:[\w@#%:]+:)$|^(:[\w@#%:]+:)$")
COMMENTED = re.compile(r"COMMENT(?:[ \t]|$)")
BEGIN = re.compile(r"#\+begin_(\S+)", re.IGNORECASE)
END = re.compile(r"#\+end_(\S+)$", re.IGNORECASE)
KEYWORD = re.compile(r"#\+([^\s:\[]+)(?:\[[^\]\r\n]*\])?:[ \t]*(.*)$")
REMARK = re.compile(r"#(?:[ \t]|$)")
FIXED = re.compile(r":(?:[ \t]|$)")
DRAWER = re.compile(r":([\w-]+):$")
NOTE = re.compile(r"\[fn:([\w-]+)\][ \t]*")
RULE = re.compile(r"-{5,}$")
ROW = re.compile(r"\|")
TABLE_RULE = re.compile(r"\|[-+|]*$|\+(?:-+\+)+$")
PLANNING = re.compile(r"(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
ITEM = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+|$)(?:\[@(\d{1,9})\][ \t]*)?(?:\[[ xX-]\](?:[ \t]+|$))?")
LATEX = re.compile(r"\\begin\{([A-Za-z*]+)\}")
LATEX_END = re.compile(r"\\end\{([A-Za-z*]+)\}$")
SEXP = re.compile(r"%%\(")

CODE = frozenset("src example export comment".split())
"""Blocks whose words are no prose; all others hold some."""
SPOKEN = frozenset("title subtitle caption".split())
"""Keywords whose value a reader sees."""


@attrs.frozen
class Line:
    """A line, trimmed: where it stands in the document, and the column that it begins at."""

    start: int
    end: int
    indent: int
    text: str

    def after(self, width: int) -> Line:
        """What is left of it behind its first ``width`` characters, and the white space there."""
        rest = self.text[width:]
        blank = len(rest) - len(rest.lstrip())
        return Line(self.start + width + blank, self.end, self.indent, rest.lstrip())

    def part(self, start: int, end: int) -> Line:
        """A part of it, trimmed."""
        words = self.text[start:end]
        first = self.start + start + len(words) - len(words.lstrip())
        return Line(first, first + len(words.strip()), self.indent, words.strip())


def split(text: str, start: int) -> list[Line]:
    """The lines of ``text`` from ``start`` on."""
    found: list[Line] = []
    at = start
    while at < len(text):
        match = _LINE.match(text, at)
        whole = match[0].rstrip() if match else ""
        words = whole.lstrip()
        blank = len(whole) - len(words)
        found.append(Line(at + blank, at + len(whole), len(whole[:blank].expandtabs(_TAB)), words))
        at = match.end() if match else len(text)
    return found


class Ends:
    """Where the blocks, drawers and environments of a document end, looked up once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Note down what ends where."""
        self._places: dict[str, list[int]] = {}
        for n, line in enumerate(lines):
            name = ""
            if line.text.startswith("#+") and (end := END.match(line.text)):
                name = f"block {end[1].lower()}"
            elif line.text[:1] == ":" and line.text.lower() == ":end:":
                name = "drawer"
            elif "\\end{" in line.text and (stop := LATEX_END.search(line.text)):
                name = f"latex {stop[1]}"
            elif line.text.startswith("*") and not line.indent and HEADING.match(line.text):
                name = "heading"
            if name:
                self._places.setdefault(name, []).append(n)

    def of(self, name: str, at: int) -> int | None:
        """The number of the line from ``at`` on that ends what is called ``name``, before the next heading."""
        found = self._next(name, at)
        heading = self._next("heading", at)
        return found if found is not None and (heading is None or found < heading) else None

    def _next(self, name: str, at: int) -> int | None:
        places = self._places.get(name, [])
        k = bisect_right(places, at - 1)
        return places[k] if k < len(places) else None
