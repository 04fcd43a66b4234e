"""AsciiDoc, as Asciidoctor reads it: prose, with the notes that stand within it set below.

A note, ``footnote:[…]``, stands in the flow as ``[^#3]`` by the number that the page will print, or by its id; its
body stands as a note at the flow's end. An entry of a bibliography, ``* [[[key]]] …``, is a note called by its key, and
``<<key>>`` points at it. A key of asciidoctor-bibtex, ``cite:[key]``, stands as ``[@key]``.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from evidencecheck.formats._adoc_inline import Entries
from evidencecheck.formats._adoc_lines import ENTRY_ANCHOR, VERBATIM, preprocessed
from evidencecheck.formats._adoc_walk import Walk
from evidencecheck.formats._base import Comment, Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.model.document import Document
from evidencecheck.model.spans import Span


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read AsciiDoc from decoded text. What is left open is read as text."""
    source = preprocessed(text, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0)
    entries = Entries({found[1]: (found[2] or found[1]).strip() for found in ENTRY_ANCHOR.finditer(text)})
    walk = Walk(text, source.lines, entries)
    walk.run()
    page = walk.page
    page.beside = sorted([*page.beside, *source.beside], key=lambda one: one.span)
    if entries.shown:
        _doubt(walk, external=bool(source.beside))
    return page.document(text, "asciidoc", path, notices)


def _doubt(walk: Walk, *, external: bool) -> None:
    """In a document with a bibliography, a pointer that names nothing in it cites what is not there."""
    pointers, known = walk.page.pointers, walk.inline.anchors | walk.titles
    for number, name in walk.inline.doubtful:
        if name not in known and not name.startswith("_") and " " not in name:
            pointers[number] = attrs.evolve(pointers[number], cites=True, external=external)


def comments(text: str) -> Iterator[Comment]:
    """``// …`` on a line of its own, in order, outside of blocks that are code."""
    fence = ""
    for line in preprocessed(text, 0).lines:
        if fence:
            fence = "" if line.text == fence else fence
        elif VERBATIM.match(line.text):
            fence = line.text[:3] if line.text.startswith("`") else line.text
        elif line.text.startswith("//"):
            yield Comment(Span(line.start, line.end), Span(line.start + len("//"), line.end))


FORMAT = Format("asciidoc", read, comments)
