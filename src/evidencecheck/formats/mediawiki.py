"""Wikitext, as MediaWiki has it: prose, with the notes that stand within it set below.

A note, ``<ref>…</ref>``, stands in the flow as ``[^3]``, called by the number that the page will print, and its body
as a note at the flow's end. Templates that cite are read out as references (author, title, journal …), each field
where it is written; ``{{sfn|Ahn|2014}}`` is ``(Ahn 2014)``. Other templates, code, formulas and files are left out.
"""

from __future__ import annotations

from evidencecheck.formats._base import Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._wiki_walk import Walk
from evidencecheck.model.document import Document


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read wikitext from decoded text. What is left open is read as text."""
    walk = Walk(text, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0)
    walk.run()
    return walk.document(text, "mediawiki", path, notices)


FORMAT = Format("mediawiki", read)
