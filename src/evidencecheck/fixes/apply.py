"""Edits written back into the bytes of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from evidencecheck.errors import EditError
from evidencecheck.fixes.edits import checked, edited
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
    try:
        written = write(content, document, wanted)
    except UnfitError as error:
        raise EditError(str(error)) from error
    expected = edited(document.text, wanted)
    if text is not None:
        same = decoded(written, document) == expected
    else:
        # White space at the end of a paragraph is not rendered, and a paragraph without words is none.
        same = _solid(read(written, document.path, document.format).text) == _solid(expected)
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


def _solid(text: str) -> str:
    return "".join(text.split())
