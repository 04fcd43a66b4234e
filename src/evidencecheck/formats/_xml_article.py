"""Articles in XML: what the root element is says how they are read, whatever the file is called."""

from __future__ import annotations

from collections import Counter

import attrs

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._jats_walk import Walk as Jats
from evidencecheck.formats._tei_walk import Walk as Tei
from evidencecheck.formats._xml_page import Page
from evidencecheck.formats._xml_tree import walk
from evidencecheck.model.document import Block, BlockKind, Document, Flow

_ROOTS = {
    **dict.fromkeys(("article", "pmc-articleset", "OAI-PMH"), "jats"),
    **dict.fromkeys(("TEI", "teiCorpus", "TEI.2"), "tei"),
}


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read an article from decoded text. What stands before a fault in the XML is read, and the fault a notice."""
    walks = {"jats": Jats(text), "tei": Tei(text)}
    name = "jats"

    def choose(root: str) -> Jats | Tei | None:
        nonlocal name
        name = _ROOTS.get(root, "")
        return walks.get(name)

    try:
        fault = walk(text, choose)
    except UnfitError as unfit:
        notice = f"XML of a kind that is not known, <{str(unfit)[:40]}>: only articles in JATS and TEI are read"
        return Document(text, "jats", Flow(""), (), path, notices=(*notices, notice))
    page = walks[name].page
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
    printed = Counter({(block.written is not None, block.label, block.names[:1]): 1 for block in blocks if block.label})
    often = Counter((entry, label) for entry, label, _ in printed)
    found = []
    for block in blocks:
        entry = block.written is not None
        taken = often[entry, block.label] > 1 or (not entry and often[True, block.label])
        if block.kind is BlockKind.NOTE and block.names and (block.label is None or taken):
            block = attrs.evolve(block, label=block.names[0])  # noqa: PLW2901 - the same, called otherwise
        found.append(block)
    return found
