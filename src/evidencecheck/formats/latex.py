r"""LaTeX, in a reader of our own: prose with its notes set below it, and commands that cite as what points at entries.

The flow holds what a reader of the finished page reads; accents, quotes and dashes are decoded, each leading back. A
footnote stands in it as ``[^#3]``, by the number that the page will print, and its body as a note at the flow's end; an
entry of ``thebibliography`` is a note that is called by its key. Preamble, remarks, code and drawings are left out, a
formula leaves a stand-in. Sweave and knitr write their code between ``<<…>>=`` and ``@`` into the same language.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

import attrs

from evidencecheck.formats._base import Comment, Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._tex_files import Files
from evidencecheck.formats._tex_scan import Kind, Scan
from evidencecheck.formats._tex_walk import Walk
from evidencecheck.model.document import Document
from evidencecheck.model.spans import Span


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read LaTeX from decoded text. What does not close is read as text."""
    scan = Scan(text, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0)
    files = Files(scan, PurePath(path or "").stem)
    walk = Walk(scan, files)
    walk.run()
    page = walk.page
    # A document that lists its entries itself and names no other file has no keys elsewhere.
    external = not walk.notes.entries or files.elsewhere
    page.pointers = [attrs.evolve(one, external=one.external and external) for one in page.pointers]
    page.beside = files.found
    return page.document(text, "latex", path, (*notices, *walk.notices()))


def comments(text: str) -> Iterator[Comment]:
    """``%`` to the end of its line, in order; what is code is no comment."""
    for start, region in sorted(Scan(text).regions.items()):
        if region.kind is Kind.REMARK:
            end = start + len(region.whole.of(text).rstrip())
            yield Comment(Span(start, end), Span(start + 1, end))


FORMAT = Format("latex", read, comments)
