"""Edits made: from a document, its bytes and edits of its text to the bytes in which those places alone differ."""

from __future__ import annotations

from evidencecheck.fixes.apply import apply
from evidencecheck.fixes.edits import checked, edited

__all__ = ["apply", "checked", "edited"]
