"""Org, as Emacs exports it: prose, notes where they are defined, those within a sentence below.

A note ``[fn:1]`` stands in the flow as ``[^1]``; a citation ``[cite:@key]`` and org-ref's ``cite:key`` as ``[@key]``.
What is not exported is left out: remarks, drawers, code, subtrees that are commented or tagged so.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.formats._base import Comment, Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.formats._org_lines import BEGIN, CODE, END, REMARK, split
from evidencecheck.formats._org_walk import Walk
from evidencecheck.model.document import Document
from evidencecheck.model.spans import Span


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read Org from decoded text. What is left open is read as text."""
    walk = Walk(split(text, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0))
    walk.run()
    walk.page.beside.sort(key=lambda one: one.span)
    return walk.page.document(text, "org", path, notices)


def comments(text: str) -> Iterator[Comment]:
    """``# …`` on a line of its own, in order, outside of blocks that are code."""
    code = ""
    for line in split(text, 0):
        begin, end = BEGIN.match(line.text), END.match(line.text)
        if code:
            code = "" if end and end[1].lower() == code else code
        elif begin and begin[1].lower() in CODE:
            code = begin[1].lower()
        elif REMARK.match(line.text):
            yield Comment(Span(line.start, line.end), Span(line.start + 1, line.end))


FORMAT = Format("org", read, comments)
