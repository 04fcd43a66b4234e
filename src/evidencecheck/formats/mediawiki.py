"""Wikitext, as MediaWiki has it: prose, with the notes that stand within it set below.

A note, ``<ref>…</ref>``, stands in the flow as ``[^3]``, called by the number that the page will print, and its body
as a note at the flow's end. Templates that cite are read out as references (author, title, journal …), each field
where it is written; ``{{sfn|Ahn|2014}}`` is ``(Ahn 2014)``. Other templates, code, formulas and files are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.formats._base import Comment, Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._wiki_scan import Kind, Marks
from evidencecheck.formats._wiki_walk import Walk
from evidencecheck.model.document import Document


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read wikitext from decoded text. What is left open is read as text."""
    walk = Walk(text, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0)
    walk.run()
    return walk.document(text, "mediawiki", path, notices)


def comments(text: str) -> Iterator[Comment]:
    """``<!-- … -->``, where it is no example in code."""
    for _, node in sorted(Marks(text, 0).nodes.items()):
        if node.kind is Kind.REMARK:
            yield Comment(node.whole, node.inner)


FORMAT = Format("mediawiki", read, comments)
