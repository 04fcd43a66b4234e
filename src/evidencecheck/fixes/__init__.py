"""Edits made: from a document, its bytes and edits of its text to the bytes in which those places alone differ."""

from __future__ import annotations

from evidencecheck.fixes.apply import apply
from evidencecheck.fixes.choose import choose, fixable
from evidencecheck.fixes.diff import unified
from evidencecheck.fixes.edits import checked, edited
from evidencecheck.fixes.mend import Mended, mend

__all__ = ["Mended", "apply", "checked", "choose", "edited", "fixable", "mend", "unified"]
