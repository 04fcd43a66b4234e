"""A document mended by the fixes of its findings: all that can be made together, and what could not be written."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from evidencecheck.errors import EditError
from evidencecheck.extract import extract
from evidencecheck.fixes.apply import apply
from evidencecheck.fixes.choose import choose
from evidencecheck.formats import decoded, read
from evidencecheck.model.document import Document
from evidencecheck.model.finding import Finding
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span


@attrs.frozen(eq=False)
class Mended:
    """What came of one round: the bytes and the document as they are now, what was fixed, and why the rest was not."""

    content: bytes
    document: Document
    fixed: tuple[Finding, ...] = ()
    refused: tuple[tuple[Finding, str], ...] = ()


def mend(content: bytes, document: Document, findings: Sequence[Finding], level: str) -> Mended:
    """One round of the fixes of ``level`` ("safe", "unsafe"), in order, none in another's way.

    Only what a fix touches may be read otherwise afterwards: a fix that would change where other entries begin or end,
    or that has no place in the file, is left out and told. Raises `EditError` where ``content`` is not what
    ``document`` was read from.
    """
    text = decoded(content, document)
    if (read(content, document.path, document.format).text if text is None else text) != document.text:
        raise EditError("the file has changed since it was read")
    chosen = choose(findings, level)
    try:
        return Mended(*_made(content, document, chosen), chosen)
    except EditError as error:
        if len(chosen) < 2:
            return Mended(content, document, (), tuple((finding, str(error)) for finding in chosen))
    fixed: list[Finding] = []
    refused: list[tuple[Finding, str]] = []
    made = content, document
    for finding in chosen:
        try:
            made = _made(content, document, [*fixed, finding])
            fixed.append(finding)
        except EditError as error:
            refused.append((finding, str(error)))
    return Mended(*made, tuple(fixed), tuple(refused))


def _made(content: bytes, document: Document, findings: Sequence[Finding]) -> tuple[bytes, Document]:
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    if not edits:
        return content, document
    written = apply(content, document, edits)
    mended = read(written, document.path, document.format)
    if not _as_before(document, mended, edits):
        raise EditError("edited so, other references would be read than before")
    return written, mended


def _as_before(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether the entries are the same as before, but for the words and numbers of those that an edit touches."""
    old, new = extract(before).references, extract(after).references
    return len(old) == len(new) and all(
        (one.label, one.raw) == (other.label, other.raw) or _touched(one.span, before.text, edits)
        for one, other in zip(old, new, strict=True)
    )


def _touched(entry: Span, text: str, edits: Sequence[Edit]) -> bool:
    """Whether an edit touches an entry, or its number before it on the line."""
    start = text.rfind("\n", 0, entry.start) + 1
    return any(edit.span.start <= entry.end and start <= edit.span.end for edit in edits)
