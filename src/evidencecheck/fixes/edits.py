"""Edits of one text: whether they can be made together, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from evidencecheck.errors import EditError
from evidencecheck.model.fix import Edit


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


def _said(edit: Edit) -> str:
    return f"{edit.span.start}:{edit.span.end}"
