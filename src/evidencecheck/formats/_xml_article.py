"""Articles in XML: what the root element is says how they are read, whatever the file is called."""

from __future__ import annotations

from collections import Counter

import attrs

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._jats_walk import Walk as Jats
from evidencecheck.formats._tei_walk import Walk as Tei
from evidencecheck.formats._xml_page import Page
from evidencecheck.formats._xml_tree import walk
from evidencecheck.formats._xml_walk import Walk
from evidencecheck.model.document import Block, BlockKind, Document, Flow

_ROOTS = {
    **dict.fromkeys(("article", "pmc-articleset", "OAI-PMH"), "jats"),
    **dict.fromkeys(("TEI", "teiCorpus", "TEI.2"), "tei"),
}
_WALKS: dict[str, type[Walk]] = {"jats": Jats, "tei": Tei}


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read an article from decoded text. What stands before a fault in the XML is read, and the fault a notice."""
    chosen: Walk | None = None

    def choose(root: str) -> Walk | None:
        nonlocal chosen
        chosen = _WALKS[_ROOTS[root]](text) if root in _ROOTS else None
        return chosen

    try:
        fault = walk(text, choose)
    except UnfitError as unfit:
        notice = f"XML of a kind that is not known, <{str(unfit)[:40]}>: only articles in JATS and TEI are read"
        return Document(text, "jats", Flow(""), (), path, notices=(*notices, notice))
    name = "tei" if isinstance(chosen, Tei) else "jats"
    page = chosen.page if chosen is not None else Page()
    if fault:
        notices = (*notices, f"{fault}; only what stands before that was read")
    elif not page.blocks:
        notices = (*notices, "no words were found in it: is this an article in JATS or TEI?")
    document = page.document(text, name, path, notices)
    return attrs.evolve(document, blocks=tuple(_labelled(document.blocks)))


def _labelled(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks, each note called by its printed label if no other has that, else by its name.

    A reference comes first: note 1 of the text gives way to reference 1. Works in one reference share its label.
    """
    notes = [block for block in blocks if block.kind is BlockKind.NOTE]
    printed = {(block.written is not None, block.label, block.names[:1]) for block in notes}
    often = Counter((entry, label) for entry, label, _ in printed)
    found = []
    for block in blocks:
        entry = block.written is not None
        taken = often[entry, block.label] > 1 or (not entry and often[True, block.label])
        if block.kind is BlockKind.NOTE and block.names and (block.label is None or taken):
            block = attrs.evolve(block, label=block.names[0])  # noqa: PLW2901 - the same, called otherwise
        found.append(block)
    return found
