"""GitLab's Code Quality report: a subset of Code Climate's, as docs.gitlab.com describes it under "Code Quality".

Severities: a proven fault is major, any other minor, what is to review and a note is info. Fingerprints are the
findings' own, which hold no line number. A document that was rendered has no lines to be seen: its findings are on
line 1, and their description begins with the place.
"""

from __future__ import annotations

from hashlib import sha256

from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import told
from evidencecheck.reports._base import Look
from evidencecheck.reports._json import dump
from evidencecheck.reports._paths import posix
from evidencecheck.reports._shapes import Shape
from evidencecheck.reports._words import evidence_words, one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info", None: "info"}


def render(report: Report, look: Look) -> str:
    """An array of issues, in the order of documents and text; an empty one where there is none."""
    seen: set[str] = set()
    return dump([_issue(finding, file, seen) for file in report.files for finding in told(file, look)]) + "\n"


def _issue(finding: Finding, file: FileReport, seen: set[str]) -> Shape:
    start, end = file.lines.position(finding.span.start), file.lines.position(finding.span.end)
    place = finding.where or file.document.place(finding.span.start)
    # GitLab shows the description alone, so the check is named in it.
    head = f"{finding.code} {finding.name}: " + (f"{place}: " if place else "")
    return {
        "description": "; ".join([one_line(head + finding.message), *evidence_words(finding)]),
        "check_name": one_line(finding.name) or one_line(finding.code),
        "fingerprint": _fingerprint(finding, file, seen),
        "severity": "info" if finding.kind is Kind.REVIEW else _SEVERITIES[finding.severity],
        "location": {
            "path": posix(file.path),
            "lines": {"begin": 1, "end": 1} if file.document.segments else {"begin": start.line, "end": end.line},
        },
    }


def _fingerprint(finding: Finding, file: FileReport, seen: set[str]) -> str:
    """The finding's own, once: GitLab drops an issue whose fingerprint it has seen, as where a file is given twice."""
    own = finding.fingerprint or _digest(file.path, finding.code, finding.message)
    unique, number = own, 0
    while unique in seen:
        number += 1
        unique = _digest(own, str(number))
    seen.add(unique)
    return unique


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
