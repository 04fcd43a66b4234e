"""Edits of a notebook's cells, written into its JSON: only the strings that change, and of them only what changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._decode import decode, encoding_of
from evidencecheck.formats._encode import splice
from evidencecheck.formats._json_strings import place, spelled, strings_at
from evidencecheck.formats._segments import around, parts
from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span


def write(content: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """The notebook with ``edits`` of its rendered text made. Raises `UnfitError` for one that reaches over a cell."""
    text = decode(content)[0]
    strings = strings_at(text, {segment.member for segment in document.segments})
    # Characters that the file itself escapes, or cannot hold, are escaped.
    plain = not encoding_of(content).startswith("utf") or (text.isascii() and "\\u" in text)
    made: list[Edit] = []
    for edit in edits:
        member, span = _in_source(document, edit.span)
        made += _in_json(text, strings.get(member, []), Edit(span, spelled(edit.text, plain=plain)))
    return splice(content, made)


def _in_source(document: Document, span: Span) -> tuple[str, Span]:
    """The cell's source that a span lies in, and where."""
    found = parts(document, span) if len(span) else around(document, span.start)[-1:]
    if not found:
        raise UnfitError("an edit lies between two cells")
    first, last = found[0], found[-1]
    return first.segment.member, Span(first.segment.offset + first.start, last.segment.offset + last.end)


def _in_json(text: str, strings: Sequence[Span], edit: Edit) -> Iterator[Edit]:
    """An edit of a source, which may be written as several strings: what is put in goes to the first that it meets."""
    at, pending = 0, True
    for n, literal in enumerate(strings):
        width = len(json.loads(f'"{literal.of(text)}"', strict=False))
        start, end = edit.span.start - at, min(edit.span.end - at, width)
        if pending and (start < width or n == len(strings) - 1) and start >= 0:
            yield Edit(Span(place(text, literal, start), place(text, literal, max(end, start))), edit.text)
            pending = False
        elif not pending and end > 0:
            yield Edit(Span(literal.start, place(text, literal, end)), "")
        at += width
    if pending:
        raise UnfitError("the notebook is not what was read: it has changed since, or is another")
