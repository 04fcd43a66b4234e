"""JSON lines, schema 1: a finding a line, with its path. ``docs/reference/report-lines.schema.json`` describes it."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.report import Report
from evidencecheck.reports._account import tally
from evidencecheck.reports._base import Look
from evidencecheck.reports._coverage import coverage_text
from evidencecheck.reports._findings import finding_shape
from evidencecheck.reports._json import dump
from evidencecheck.reports._shapes import SCHEMA, Shape
from evidencecheck.reports._words import notices, version


def render(report: Report, look: Look) -> str:  # noqa: ARG001 - data has no looks: all findings, always
    """A line for the run, one per document and per finding of it, one per notice, and the counts last."""
    return "".join(f"{dump(shape, indent=None)}\n" for shape in _lines(report))


def _lines(report: Report) -> Iterator[Shape]:
    yield {"type": "run", "schema": SCHEMA, "tool": {"name": "evidencecheck", "version": version()}}
    for file in report.files:
        coverage = coverage_text(file.coverage)
        yield {"type": "document", "path": file.path, "format": file.document.format, "coverage": coverage}
        for kind, findings in (("finding", file.findings), ("suppressed", file.suppressed)):
            for finding in findings:
                yield {"type": kind, "path": file.path, **finding_shape(finding, file)}
    for notice in notices(report):
        yield {"type": "notification", "message": notice.message, "path": notice.path}
    counts = tally(report)
    yield {
        "type": "summary",
        "errors": counts.errors,
        "warnings": counts.warnings,
        "notes": counts.notes,
        "review": counts.review,
        "open": counts.open,
        "verified": counts.verified,
        "suppressed": counts.suppressed,
    }
