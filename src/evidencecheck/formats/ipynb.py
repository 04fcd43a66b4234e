"""Jupyter notebooks (nbformat 4, and 3 with its worksheets): the Markdown cells, each read by itself.

Code, outputs and raw cells are left out. Notes and lists are those of the whole notebook: a marker may look to a note
in a later cell. The text is that of the cells, a blank line between them. A segment is a line of a cell; its member
names the cell's source as a JSON pointer does, without the first slash, and its offset counts code points there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import attrs

from evidencecheck.formats import markdown
from evidencecheck.formats._base import Container
from evidencecheck.formats._decode import decode, looks_binary
from evidencecheck.formats._gathered import Rendered
from evidencecheck.formats._ipynb_write import write
from evidencecheck.formats._md_comments import comments
from evidencecheck.formats._remarks import WORD, remarks
from evidencecheck.formats._rest import defines, read_rest
from evidencecheck.model.document import Document, Flow, Link, Raised, Remark, Segment
from evidencecheck.model.spans import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
LARGEST = 128 * 2**20
"""The bytes of the largest notebook that is read; Python holds its outputs as objects while it is."""


@attrs.frozen
class _Cell:
    """A cell with prose: its number among all cells, its text and where in the JSON its source stands.

    The text begins with ``lead`` characters that its source does not have.
    """

    number: int
    text: str
    member: str
    lead: int


def read(content: bytes, path: str | None = None) -> Document:
    """Read a notebook from its bytes. Never raises: what cannot be read is said in the document's notices."""
    if len(content) > LARGEST:
        return _empty(path, f"the notebook is larger than {LARGEST // 2**20} MB and was not read")
    text, notices = decode(content)
    if not text.strip("\ufeff \r\n\t"):
        return Document("", "ipynb", Flow(""), (), path, notices=notices)
    try:
        book = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        said = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        return _empty(path, f"this is no JSON, as a notebook is ({said}); it was not read")
    if not isinstance(book, dict) or not any(isinstance(book.get(key), list) for key in ("cells", "worksheets")):
        return _empty(path, "this JSON holds no cells, as a notebook does; it was not read")
    cells = list(_cells(book))
    book_text = _Book(rest=any(defines(cell.text) for cell in cells))
    for cell in cells:
        book_text.add(cell)
    return attrs.evolve(book_text.rendered("ipynb", path, notices), remarks=tuple(book_text.remarks))


def _empty(path: str | None, notice: str) -> Document:
    return Document("", "ipynb", Flow(""), (), path, notices=(notice,))


def _cells(book: dict[str, Any]) -> Iterator[_Cell]:
    """The cells with prose, in order; what is not as it should be is passed over."""
    if isinstance(book.get("cells"), list):
        rows = [("cells", book["cells"])]
    else:
        sheets = ((n, sheet) for n, sheet in enumerate(book["worksheets"]) if isinstance(sheet, dict))
        rows = [(f"worksheets/{n}/cells", sheet.get("cells")) for n, sheet in sheets]
    number = 0
    for where, cells in rows:
        for n, cell in enumerate(cells if isinstance(cells, list) else ()):
            number += 1
            kind = cell.get("cell_type") if isinstance(cell, dict) else None
            source = cell.get("source") if kind in {"markdown", "heading"} else None
            if isinstance(source, list):
                source = "".join(line for line in source if isinstance(line, str))
            if not isinstance(source, str) or not source.strip() or looks_binary(source):
                continue
            # nbformat 3 has cells for headings.
            level = cell.get("level", 1) if kind == "heading" else 0
            lead = "#" * min(max(level, 1), 6) + " " if kind == "heading" and isinstance(level, int) else ""
            yield _Cell(number, lead + source, f"{where}/{n}/source", len(lead))


class _Book(Rendered):
    """The document of all cells, each read as Markdown and put behind the one before."""

    def __init__(self, *, rest: bool) -> None:
        super().__init__()
        self._rest = rest
        self._noted = 0
        self.remarks: list[Remark] = []

    def add(self, cell: _Cell) -> None:
        self.part()
        base, begin = self.length, self.flow.length
        page = markdown.read_page(cell.text, noted=self._noted)
        page = read_rest(page) if self._rest else page
        self._noted += sum((block.label or "").startswith("^") for block in page.blocks)
        flow = page.flow
        for k, start in enumerate(flow.starts):
            after = flow.starts[k + 1] if k + 1 < len(flow.starts) else len(flow.text)
            self.flow.add(flow.text[start:after], base + flow.origins[k], base + flow.ends[k])
        for block in page.blocks:
            written = block.written.shift(base) if block.written else None
            self.blocks.append(attrs.evolve(block, span=block.span.shift(begin), written=written))
        self.raised += [Raised(one.span.shift(begin), one.outer.shift(base)) for one in page.raised]
        self.links += [Link(one.span.shift(begin), one.target, one.written.shift(base)) for one in page.links]
        self.pointers += [attrs.evolve(one, span=one.span.shift(begin)) for one in page.pointers]
        self.stated += [attrs.evolve(one, span=one.span.shift(begin)) for one in page.stated]
        self.beside += [attrs.evolve(one, span=one.span.shift(base)) for one in page.beside]
        if WORD in cell.text:
            found = remarks(cell.text, comments)
            self.remarks += [attrs.evolve(r, span=r.span.shift(base), at=(r.at or 0) + base) for r in found]
        at = cell.lead
        for n, line in enumerate(_LINE.findall(cell.text[cell.lead :]), 1):
            span = Span(base + at, base + at + len(line))
            self.segments.append(Segment(span, f"cell {cell.number}, line {n}", cell.member, at - cell.lead))
            at += len(line)
        self.write(cell.text)


FORMAT = Container("ipynb", read, write)
