"""Fixes as data: edits, and how safe they are to make."""

from __future__ import annotations

from enum import StrEnum

import attrs

from evidencecheck.model.spans import Span


class Applicability(StrEnum):
    """``safe`` says what the record says; ``unsafe`` may not be what the author wants; ``display`` is only shown."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@attrs.frozen
class Edit:
    """Replace ``span`` of the document's text by ``text``; an empty span inserts."""

    span: Span
    text: str


@attrs.frozen
class Fix:
    """Edits that mend a finding, none overlapping another, in order; ``title`` says in a few words what they do."""

    edits: tuple[Edit, ...]
    applicability: Applicability
    title: str = ""
