"""Small reports for tests: a text, and what is found in it."""

from __future__ import annotations

from evidencecheck.model.document import Document, Flow
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.reference import Fields, RawReference, Reference
from evidencecheck.model.report import Coverage, FileReport, Report
from evidencecheck.model.spans import LineIndex, Span


def file(text="", findings=(), coverage=None, path="a.md", **more):
    """A file report on ``text``."""
    parts = {"references": (), "resolutions": {}, "citations": (), "claims": ()} | more
    return FileReport(
        Document(text, "markdown", Flow(text), (), path),
        findings=tuple(findings),
        coverage=coverage or Coverage(),
        lines=LineIndex(text),
        **parts,
    )


def report(text="", findings=(), **more):
    """A report on one file."""
    return Report((file(text, findings, **more),))


def finding(span, kind=Kind.FAIL, severity=Severity.ERROR, message="it differs", **more):
    """A finding at ``span``, given as a pair."""
    return Finding("EC301", "title-mismatch", kind, severity, message, Span(*span), **more)


def reference(text, label="1", start=0):
    """A reference without fields, which stands at ``start`` of the document."""
    where = Span(start, start + len(text))
    return Reference(RawReference(label, where, Flow(text, (0,), (where.start,), (where.end,)), number=label), Fields())
