"""Memos: a line "MEMO", then plain text."""

from __future__ import annotations

import attrs

from evidencecheck.formats._base import Format
from evidencecheck.formats.plaintext import FORMAT as TEXT
from evidencecheck.model.document import Document


def read(text: str, path: str | None, notices: tuple[str, ...]) -> Document:
    """A memo is read as plain text is, its first line, too."""
    return attrs.evolve(TEXT.read(text, path, notices), format="memo")


FORMAT = Format("memo", read, extensions=(".memo",))
