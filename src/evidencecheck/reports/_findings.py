"""Findings as plain data: what the JSON reports share. Schema 1, ``docs/reference/report.schema.json``."""

from __future__ import annotations

from evidencecheck.model.finding import Evidence, Finding, Related
from evidencecheck.model.fix import Fix
from evidencecheck.model.report import FileReport
from evidencecheck.model.spans import Span
from evidencecheck.reports._shapes import Shape, span_shape


def finding_shape(finding: Finding, file: FileReport) -> Shape:
    """Lines and columns count from 1, columns in code points; ``end`` is the place after the last character.

    In a text that was rendered, ``where`` is the place in the source as people say it.
    """
    return {
        "code": finding.code,
        "name": finding.name,
        "kind": str(finding.kind),
        "severity": str(finding.severity) if finding.severity else None,
        "message": finding.message,
        **_place(finding.span, file),
        "where": finding.where or file.document.place(finding.span.start) or None,
        "reference": finding.reference,
        "evidence": [evidence_shape(evidence) for evidence in finding.evidence],
        "related": [_related(related, file) for related in finding.related],
        "fix": _fix(finding.fix),
        "fingerprint": finding.fingerprint,
        "suppression": _suppression(finding),
    }


def evidence_shape(evidence: Evidence) -> Shape:
    """``{"field", "cited", "recorded", "source", "retrieved"}``."""
    return {
        "field": evidence.field,
        "cited": evidence.cited,
        "recorded": evidence.recorded,
        "source": evidence.source,
        "retrieved": evidence.retrieved,
    }


def _place(span: Span, file: FileReport) -> Shape:
    start, end = file.lines.position(span.start), file.lines.position(span.end)
    return {
        "span": span_shape(span),
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }


def _related(related: Related, file: FileReport) -> Shape:
    where = file.document.place(related.span.start) or None
    return {"message": related.message, **_place(related.span, file), "where": where}


def _fix(fix: Fix | None) -> Shape | None:
    if fix is None:
        return None
    edits = [{"span": span_shape(edit.span), "text": edit.text} for edit in fix.edits]
    return {"applicability": str(fix.applicability), "title": fix.title, "edits": edits}


def _suppression(finding: Finding) -> Shape | None:
    suppression = finding.suppression
    return {"kind": str(suppression.kind), "reason": suppression.reason} if suppression else None
