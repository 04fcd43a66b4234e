"""Report formats: one module per format, each with ``render(report, look) -> str`` (`_base.Renderer`)."""

from __future__ import annotations

from evidencecheck.registry import Registry

REPORTS = Registry(
    "report format",
    {
        "full": "evidencecheck.reports.full:render",
        "concise": "evidencecheck.reports.concise:render",
        "json": "evidencecheck.reports.json:render",
        "markdown": "evidencecheck.reports.markdown:render",
        "html": "evidencecheck.reports.html:render",
    },
)
