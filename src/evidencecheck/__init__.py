"""evidencecheck tells whether a text's citations hold.

The names below are the library; everything else is private to it. They are imported when they are first asked for, so
that a run that never goes online pays for no network library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidencecheck.model.finding import Finding, Kind, Severity
    from evidencecheck.model.report import FileReport, Report
    from evidencecheck.model.resolution import Outcome, Resolution
    from evidencecheck.model.settings import Settings
    from evidencecheck.model.spans import Span
    from evidencecheck.model.work import Work
    from evidencecheck.pipeline import Reading, check_path, check_text, match, parse_reference, read
    from evidencecheck.plugins import plug
    from evidencecheck.sources.bibliography import Bibliography
    from evidencecheck.sources.crossref import Crossref
    from evidencecheck.sources.local_index import LocalIndex

    __version__: str

_WHERE = {
    "Bibliography": "evidencecheck.sources.bibliography",
    "Crossref": "evidencecheck.sources.crossref",
    "FileReport": "evidencecheck.model.report",
    "Finding": "evidencecheck.model.finding",
    "Kind": "evidencecheck.model.finding",
    "LocalIndex": "evidencecheck.sources.local_index",
    "Outcome": "evidencecheck.model.resolution",
    "Reading": "evidencecheck.pipeline",
    "Report": "evidencecheck.model.report",
    "Resolution": "evidencecheck.model.resolution",
    "Settings": "evidencecheck.model.settings",
    "Severity": "evidencecheck.model.finding",
    "Span": "evidencecheck.model.spans",
    "Work": "evidencecheck.model.work",
    "check_path": "evidencecheck.pipeline",
    "check_text": "evidencecheck.pipeline",
    "match": "evidencecheck.pipeline",
    "parse_reference": "evidencecheck.pipeline",
    "plug": "evidencecheck.plugins",
    "read": "evidencecheck.pipeline",
}

__all__ = [
    "Bibliography",
    "Crossref",
    "FileReport",
    "Finding",
    "Kind",
    "LocalIndex",
    "Outcome",
    "Reading",
    "Report",
    "Resolution",
    "Settings",
    "Severity",
    "Span",
    "Work",
    "__version__",
    "check_path",
    "check_text",
    "match",
    "parse_reference",
    "plug",
    "read",
]


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name == "__version__":
        return import_module("importlib.metadata").version("evidencecheck")
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
