"""Edits of one text: whether they can be made together, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from evidencecheck.errors import EditError
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span


def checked(edits: Iterable[Edit], length: int) -> tuple[Edit, ...]:
    """The edits in the order of a text of ``length`` characters; equal ones once.

    What is inserted at one place keeps its order, and stands before what replaces the words there. Raises `EditError`
    for an edit outside of the text, and for two that overlap.
    """
    ordered = sorted(dict.fromkeys(edits), key=lambda edit: (edit.span.start, edit.span.end))
    for edit in ordered:
        if not 0 <= edit.span.start <= edit.span.end <= length:
            raise EditError(f"an edit of {_said(edit)} lies outside of the text, which has {length} characters")
    for one, other in pairwise(ordered):
        if other.span.start < one.span.end:
            raise EditError(f"edits of {_said(one)} and {_said(other)} overlap")
    return tuple(ordered)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with `checked` edits made."""
    parts, last = [], 0
    for edit in edits:
        parts += [text[last : edit.span.start], edit.text]
        last = edit.span.end
    return "".join((*parts, text[last:]))


def narrowed(edit: Edit, text: str) -> Edit | None:
    """The edit without what it leaves as it is at either end; None where it changes nothing.

    What stands for something else, as the mark of a note, may lie there, and what is set in italics stays so.
    """
    old, new = edit.span.of(text), edit.text
    if old == new:
        return None
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    most = shorter - head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return Edit(Span(edit.span.start + head, edit.span.end - tail), new[head : len(new) - tail])


def _said(edit: Edit) -> str:
    return f"{edit.span.start}:{edit.span.end}"
