"""Report formats: one module per format, each with ``render(report, look) -> str`` (`_base.Renderer`)."""

from __future__ import annotations

from evidencecheck.registry import Registry

REPORTS = Registry(
    "report format",
    {
        "full": "evidencecheck.reports.full:render",
        "concise": "evidencecheck.reports.concise:render",
        "grouped": "evidencecheck.reports.grouped:render",
        "json": "evidencecheck.reports.json:render",
        "jsonl": "evidencecheck.reports.jsonl:render",
        "sarif": "evidencecheck.reports.sarif:render",
        "github": "evidencecheck.reports.github:render",
        "gitlab": "evidencecheck.reports.gitlab:render",
        "junit": "evidencecheck.reports.junit:render",
        "rdjson": "evidencecheck.reports.rdjson:render",
        "csv": "evidencecheck.reports.csv:render",
        "csl-json": "evidencecheck.reports.csl_json:render",
        "markdown": "evidencecheck.reports.markdown:render",
        "html": "evidencecheck.reports.html:render",
    },
)
