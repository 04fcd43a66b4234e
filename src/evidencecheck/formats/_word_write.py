"""Words as Word's XML has them: in ``w:t``, whose outer blanks count only where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.formats import _xml_write
from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._xml_write import Dialect, Splice, escaped
from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit

_TAG = re.compile(rb"<([^\s<>/:]+:)?t(?:\s[^<>]*)?>")
_MARK = re.compile(rb"<(?:[^\s<>/:]+:)?(?:tab|ptab|br|cr|noBreakHyphen)(?:\s[^<>]*)?/>")
_KEPT = b' xml:space="preserve"'


def write(content: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """A Word document with ``edits`` of its rendered text made. Raises `UnfitError` for one that has no place in it."""
    return _xml_write.write(content, document, edits, Dialect(_spell, _MARK, _finish))


def _spell(words: str, tag: bytes) -> str:
    name = _TAG.match(tag)
    if name is None:
        raise UnfitError("an edit stands where Word's XML has no words")
    prefix = (name[1] or b"").decode()
    text = escaped(words).replace("\r\n", "\n").replace("\r", "\n")
    for char, mark in (("\n", "br"), ("\t", "tab")):
        text = text.replace(char, f'</{prefix}t><{prefix}{mark}/><{prefix}t xml:space="preserve">')
    return text


def _finish(raw: bytes, splices: list[Splice]) -> list[Splice]:
    """With ``xml:space`` where words now begin or end with a blank."""
    runs: dict[int, list[Splice]] = {}
    for splice in splices:
        if splice.new or not raw.startswith(b"<", splice.start):
            runs.setdefault(raw.rfind(b"<", 0, splice.start), []).append(splice)
    added = []
    for at, some in runs.items():
        tag = _TAG.match(raw, at)
        if tag is None or b"xml:space" in tag[0]:
            continue
        words, last = [], tag.end()
        for splice in sorted(some, key=lambda one: one[:2]):
            words += [raw[last : splice.start], splice.new]
            last = splice.end
        whole = b"".join((*words, raw[last : raw.find(b"<", last)]))
        if whole != whole.strip() or b"</" in whole:
            added.append(Splice(tag.end() - 1, tag.end() - 1, _KEPT))
    return splices + added
