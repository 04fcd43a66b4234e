"""Words as OpenDocument has them: between tags, where white space runs together and marks stand for what must not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.formats import _xml_write
from evidencecheck.formats._xml_write import Dialect, Splice, escaped
from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit

_MARK = re.compile(rb"<text:(?:s|tab|line-break)(?:\s[^<>]*)?/>")


def write(content: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """An OpenDocument text with ``edits`` of its rendered text made. Raises `UnfitError` for one without a place."""
    return _xml_write.write(content, document, edits, Dialect(_spell, _MARK, _finish))


def _spell(words: str, _tag: bytes) -> str:
    text = escaped(words).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"(?<= ) +", lambda blanks: f'<text:s text:c="{len(blanks[0])}"/>', text)
    return text.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def _finish(_raw: bytes, splices: list[Splice]) -> list[Splice]:
    return splices
