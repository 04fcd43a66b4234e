"""Edits written back into the bytes of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import attrs

from evidencecheck.errors import EditError
from evidencecheck.fixes.edits import checked, edited, narrowed
from evidencecheck.formats import UnfitError, decoded, read, write
from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit


def apply(content: bytes, document: Document, edits: Iterable[Edit]) -> bytes:
    """``content`` with ``edits`` of the text of ``document``, which was read from it, made.

    Only the bytes of the edits change. A newline in an edit is written as the file's own are. Without edits these are
    the same bytes. Raises `EditError` for edits that lie outside of the text or overlap, for a place that stands for
    something else in the source (a note's mark, a label), for a character that the file's encoding does not have, and
    where the file, edited, would not be read as the edited text.
    """
    wanted = checked(edits, len(document.text))
    if not wanted:
        return content
    text = decoded(content, document)
    if text is not None:
        if text != document.text:
            raise EditError("the file is not what was read: it has changed since, or is another")
        wanted = _in_its_newlines(wanted, text)
    else:
        # What stands for something else may lie at the ends of an edit, and what is set in italics there stays so.
        wanted = tuple(slim for edit in wanted if (slim := narrowed(edit, document.text)))
        if not wanted:
            return content
    try:
        written = write(content, document, wanted)
    except UnfitError as error:
        raise EditError(str(error)) from error
    if text is not None:
        same = decoded(written, document) == edited(text, wanted)
    else:
        same = _own_words(read(written, document.path, document.format)) == _own_words(document, wanted)
    if not same:
        raise EditError("edited so, the file would be read otherwise elsewhere, too")
    return written


def _in_its_newlines(edits: Sequence[Edit], text: str) -> tuple[Edit, ...]:
    """The edits with newlines as most of the text has them."""
    line_feeds, pairs = text.count("\n"), text.count("\r\n")
    newline = "\r\n" if 2 * pairs > line_feeds else "\n" if line_feeds or "\r" not in text else "\r"
    if newline == "\n":
        return tuple(edits)
    return tuple(
        attrs.evolve(edit, text=edit.text.replace("\r\n", "\n").replace("\n", newline)) if "\n" in edit.text else edit
        for edit in edits
    )


def _own_words(document: Document, edits: Sequence[Edit] = ()) -> str:
    """The words that a rendered text has from its source, edited, and without white space.

    White space at the end of a paragraph is not rendered, and a paragraph that has no words any more has no label.
    """
    ends = [edit.span.end for edit in edits]
    blanks = []
    for segment in document.segments:
        k = bisect_left(ends, segment.span.end)
        if segment.put and not (k < len(edits) and edits[k].span.contains(segment.span)):
            blanks.append(Edit(segment.span, ""))
    return "".join(edited(document.text, sorted((*edits, *blanks), key=lambda edit: edit.span)).split())
