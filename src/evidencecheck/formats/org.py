"""Org, as Emacs exports it: prose, notes where they are defined, those within a sentence below.

A note ``[fn:1]`` stands in the flow as ``[^1]``; a citation ``[cite:@key]`` and org-ref's ``cite:key`` as ``[@key]``.
What is not exported is left out: remarks, drawers, code, subtrees that are commented or tagged so.
"""

from __future__ import annotations

from evidencecheck.formats._base import Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._org_lines import split
from evidencecheck.formats._org_walk import Walk
from evidencecheck.model.document import Document


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read Org from decoded text. What is left open is read as text."""
    walk = Walk(split(text, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0))
    walk.run()
    page = walk.page
    return Document(
        text,
        "org",
        page.flow.build(),
        tuple(page.blocks),
        path,
        raised=tuple(page.raised),
        links=tuple(page.links),
        notices=notices,
        pointers=tuple(page.pointers),
        beside=tuple(walk.beside),
    )


FORMAT = Format("org", read, comment=("# ", ""))
