"""Entries among others: the list that one belongs to, and what a message calls it."""

from __future__ import annotations

from evidencecheck.checks._base import View
from evidencecheck.checks._lists import is_list
from evidencecheck.model.reference import Reference


def list_of(reference: Reference, view: View) -> tuple[int, str]:
    """The list of a reference; the notes of a docstring, "Curve.fit:1", are one of their own."""
    number = reference.entry.number or ""
    return reference.entry.scope, number.rpartition(":")[0] if view.document.format == "python" else ""


def name_of(reference: Reference, view: View) -> str:
    """What a message calls an entry: "3", by its key in a list of its own, "an entry above" where it has neither."""
    number = reference.entry.number
    if number is None:
        return "an entry above"
    return number if is_list(view.document) else f"note {number}"
