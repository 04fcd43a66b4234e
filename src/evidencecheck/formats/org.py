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
    walk.page.beside.sort(key=lambda one: one.span)
    return walk.page.document(text, "org", path, notices)


FORMAT = Format("org", read, comment=("# ", ""))
