"""AsciiDoc, as Asciidoctor reads it: prose, with the notes that stand within it set below.

A note, ``footnote:[…]``, stands in the flow as ``[^#3]`` by the number that the page will print, or by its id; its
body stands as a note at the flow's end. An entry of a bibliography, ``* [[[key]]] …``, is a note called by its key, and
``<<key>>`` points at it. A key of asciidoctor-bibtex, ``cite:[key]``, stands as ``[@key]``.
"""

from __future__ import annotations

import attrs

from evidencecheck.formats._adoc_inline import Entries
from evidencecheck.formats._adoc_lines import ENTRY_ANCHOR, preprocessed
from evidencecheck.formats._adoc_walk import Walk
from evidencecheck.formats._base import Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.model.document import Document, Pointer


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read AsciiDoc from decoded text. What is left open is read as text."""
    source = preprocessed(text, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0)
    entries = Entries({found[1]: (found[2] or found[1]).strip() for found in ENTRY_ANCHOR.finditer(text)})
    walk = Walk(text, source.lines, entries)
    walk.run()
    page = walk.page
    beside = (*walk.beside, *source.beside)
    return Document(
        text,
        "asciidoc",
        page.flow.build(),
        tuple(page.blocks),
        path,
        raised=tuple(page.raised),
        links=tuple(page.links),
        notices=notices,
        pointers=_pointers(walk, external=bool(source.beside)) if entries.shown else tuple(page.pointers),
        beside=tuple(sorted(beside, key=lambda one: one.span)),
    )


def _pointers(walk: Walk, *, external: bool) -> tuple[Pointer, ...]:
    """The pointers of a document with a bibliography: one that names nothing in it cites what is not there."""
    pointers = list(walk.page.pointers)
    known = walk.inline.anchors | walk.titles
    for number, name in walk.inline.doubtful:
        if name not in known and not name.startswith("_") and " " not in name:
            pointers[number] = attrs.evolve(pointers[number], cites=True, external=external)
    return tuple(pointers)


FORMAT = Format("asciidoc", read, comment=("// ", ""))
