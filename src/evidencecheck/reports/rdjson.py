"""Reviewdog's diagnostics (``rdjson``): columns in bytes of UTF-8, the end exclusive.

Source: reviewdog, proto/rdf/reviewdog.proto. A fix of one edit is a suggestion; reviewdog lets each be taken by
itself, so one of several edits, which must be made together, is told in words alone.
"""

from __future__ import annotations

from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.fix import Applicability
from evidencecheck.model.report import FileReport, Report
from evidencecheck.model.spans import ColumnUnit, Span
from evidencecheck.reports._account import told
from evidencecheck.reports._base import Look
from evidencecheck.reports._json import dump
from evidencecheck.reports._paths import posix
from evidencecheck.reports._shapes import Shape
from evidencecheck.reports._words import evidence_words, fix_words, one_line

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING"}


def render(report: Report, look: Look) -> str:
    """One DiagnosticResult."""
    found = [_diagnostic(finding, file) for file in report.files for finding in told(file, look)]
    return dump({"source": {"name": "evidencecheck"}, "diagnostics": found}) + "\n"


def _diagnostic(finding: Finding, file: FileReport) -> Shape:
    place = finding.where or file.document.place(finding.span.start)
    lines = [one_line((f"{place}: " if place else "") + finding.message), *evidence_words(finding)]
    suggestions = _suggestions(finding, file)
    if finding.fix and not suggestions:
        lines.append(f"suggested: {fix_words(finding.fix, file.document.text)}")
    severity = _SEVERITIES.get(finding.severity, "INFO") if finding.severity else "INFO"
    diagnostic: Shape = {
        "message": "\n".join(lines),
        "location": _location(finding.span, file),
        "severity": "INFO" if finding.kind is Kind.REVIEW else severity,
        "code": {"value": one_line(f"{finding.code} {finding.name}")},
    }
    if suggestions:
        diagnostic["suggestions"] = suggestions
    if finding.related:
        diagnostic["relatedLocations"] = [
            {"message": one_line(r.message), "location": _location(r.span, file)} for r in finding.related
        ]
    return diagnostic


def _location(span: Span, file: FileReport) -> Shape:
    """A document that was rendered has no lines to be seen: the file alone."""
    path = {"path": posix(file.path)}
    return path if file.document.segments else path | {"range": _range(span, file)}


def _range(span: Span, file: FileReport) -> Shape:
    start, end = (file.lines.position(offset, ColumnUnit.UTF8) for offset in (span.start, span.end))
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }


def _suggestions(finding: Finding, file: FileReport) -> list[Shape]:
    fix = finding.fix
    if fix is None or len(fix.edits) != 1 or fix.applicability is Applicability.DISPLAY or file.document.segments:
        return []
    return [{"range": _range(edit.span, file), "text": edit.text} for edit in fix.edits]
