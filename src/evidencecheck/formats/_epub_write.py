"""Words as a book's XHTML has them, where white space runs together and ``<br/>`` begins a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.formats import _xml_write
from evidencecheck.formats._xml_write import Dialect, Splice, escaped
from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit

_MARK = re.compile(rb"<(?:br|BR)\b[^<>]*>")


def write(content: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """A book with ``edits`` of its rendered text made. Raises `UnfitError` for one that has no place in it."""
    return _xml_write.write(content, document, edits, Dialect(_spell, _MARK, _finish))


def _spell(words: str, _tag: bytes) -> str:
    return escaped(words)


def _finish(_raw: bytes, splices: list[Splice]) -> list[Splice]:
    return splices
