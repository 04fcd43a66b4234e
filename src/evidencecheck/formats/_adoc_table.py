"""The cells of AsciiDoc's tables, each as the pieces of lines that it holds.

Source: AsciiDoc Language Documentation, "Build a Basic Table", "Format Cells".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.formats._adoc_lines import Line

_SPECIFIED = re.compile(r"(?:^|(?<=[ \t]))(?:\d{1,3}(?:\.\d{1,3})?[*+]|\.\d{1,3}[*+])?[<^>]?(?:\.[<^>])?([a-z]?)$")


def cells(lines: Sequence[Line], mark: str) -> Iterator[list[Line]]:
    """The cells of a table's lines; ``mark`` stands before each, in the formats of data between two of them."""
    if mark not in "|!":
        yield from ([Line(line.start, line.end, line.text)] for line in lines if line.text)
        return
    cell: list[Line] | None = None
    literal = False
    for line in lines:
        at = 0
        for sign in re.finditer(rf"(?<!\\){re.escape(mark)}", line.text):
            before = line.text[at : sign.start()]
            said = _SPECIFIED.search(before)
            said_width = len(before) - said.start() if said else 0
            if cell is not None:
                _take(cell, line, at, sign.start() - said_width)
                if cell and not literal:
                    yield cell
            cell, at = [], sign.end()
            literal = bool(said and said[1] == "l")
        if cell is not None:
            _take(cell, line, at, len(line.text))
    if cell and not literal:
        yield cell


def _take(cell: list[Line], line: Line, start: int, end: int) -> None:
    words = line.text[start:end]
    bare = words.strip()
    if bare:
        first = line.start + start + len(words) - len(words.lstrip())
        cell.append(Line(first, first + len(bare), bare))
