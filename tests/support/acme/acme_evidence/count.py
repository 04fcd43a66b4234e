"""A report that is one number."""

from __future__ import annotations

from evidencecheck.model.report import Report
from evidencecheck.reports._base import Look


def render(report: Report, look: Look) -> str:
    """How many findings there are."""
    return f"{len(report.findings)}\n"
