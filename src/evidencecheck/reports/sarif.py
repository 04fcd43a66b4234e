"""SARIF 2.1.0 (OASIS), as GitHub code scanning and other viewers read it. docs/decisions/0021 says what is what.

A fault is a result of kind ``fail`` with its level. So is what is to review, for the standard ties levels to that
kind; ``properties.kind`` has our own word. What passed and what is open is told by an audit alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.finding import Finding, Kind, SuppressionKind
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import told
from evidencecheck.reports._base import Look
from evidencecheck.reports._coverage import coverage_text
from evidencecheck.reports._findings import evidence_shape
from evidencecheck.reports._json import dump
from evidencecheck.reports._paths import uri
from evidencecheck.reports._rules import rule
from evidencecheck.reports._sarif_places import BASE, artifact, fixes, location
from evidencecheck.reports._shapes import Shape
from evidencecheck.reports._words import evidence_words, notices, one_line, version

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LONGEST = 1024  # GitHub's limit of a rule's descriptions, in characters


def render(report: Report, look: Look) -> str:
    """One run: the rules that speak in it, the documents that were read, the results, notices as notifications."""
    files: dict[str, FileReport] = {}  # by address, each once
    for file in report.files:
        files.setdefault(uri(file.path), file)
    places = {address: place for place, address in enumerate(files)}
    shown = [(places[uri(file.path)], file, finding) for file in report.files for finding in _shown(file, look)]
    names = {finding.code: finding.name for _, _, finding in shown}
    codes = sorted(names)
    numbers = {code: number for number, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "evidencecheck",
                "version": version(),
                "rules": [_rule(code, names[code]) for code in codes],
            }
        },
        "automationDetails": {"id": "evidencecheck/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder that evidencecheck was run in."}}},
        "invocations": [
            {"executionSuccessful": not report.lost, "toolExecutionNotifications": list(_notifications(report))}
        ],
        "artifacts": [_artifact(file) for file in files.values()],
        "results": [_result(finding, file, n, numbers[finding.code]) for n, file, finding in shown],
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _shown(file: FileReport, look: Look) -> Iterator[Finding]:
    """What is told, then what someone has accepted and would be told else."""
    yield from told(file, look)
    yield from (f for f in file.suppressed if look.everything or f.kind in {Kind.FAIL, Kind.REVIEW})


def _rule(code: str, name: str) -> Shape:
    found = rule(code, name)
    about: Shape = {
        "id": code,
        "name": name,
        "shortDescription": {"text": _cut(found.short)},
        "fullDescription": {"text": _cut(found.full)},
        "help": {"text": found.page, "markdown": found.page},
    }
    return about | ({"properties": {"tags": ["citations", found.family]}} if found.family else {})


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rpartition(" ")[0] + "…"


def _artifact(file: FileReport) -> Shape:
    """A document, whether or not there is anything to say of it; its description is what was covered."""
    return {
        "location": artifact(file.path),
        "roles": ["analysisTarget"],
        "description": {"text": coverage_text(file.coverage)},
    }


def _result(finding: Finding, file: FileReport, index: int, number: int) -> Shape:
    faulty = finding.kind in {Kind.FAIL, Kind.REVIEW}
    result: Shape = {
        "ruleId": finding.code,
        "ruleIndex": number,
        "kind": "fail" if faulty else str(finding.kind),
        "level": str(finding.severity or "warning") if faulty else "none",
        "message": {"text": _message(finding)},
        "locations": [location(finding.span, file, index, finding.where or "")],
        # Present for one result, it has to be for all (section 3.27.23).
        "suppressions": _suppressions(finding),
        "properties": _properties(finding),
    }
    if finding.fingerprint:
        # GitHub reads the second name alone; what it would put there itself is the same for two faults in one line.
        own = finding.fingerprint
        result["partialFingerprints"] = {"evidencecheck/v1": own, "primaryLocationLineHash": own}
    if finding.related:
        result["relatedLocations"] = [
            {"id": n, "message": {"text": one_line(r.message)}, **location(r.span, file, index)}
            for n, r in enumerate(finding.related, 1)
        ]
    found = fixes(finding.fix, file, index)
    return result | ({"fixes": found} if found else {})


def _message(finding: Finding) -> str:
    """The message, and a line per piece of evidence, for viewers show nothing else of it.

    SARIF would read "[words](address)" as a link, wherever it came from.
    """
    lines = [one_line(finding.message) or finding.name, *evidence_words(finding)]
    return "\n".join(lines).replace("](", "] (")


def _suppressions(finding: Finding) -> list[Shape]:
    suppression = finding.suppression
    if suppression is None:
        return []
    kind = "inSource" if suppression.kind is SuppressionKind.IN_SOURCE else "external"
    found: Shape = {"kind": kind, "status": "accepted", "properties": {"by": str(suppression.kind)}}
    reason = one_line(suppression.reason)
    return [found | ({"justification": reason} if reason else {})]


def _properties(finding: Finding) -> Shape:
    found: Shape = {"kind": str(finding.kind)}
    if finding.reference is not None:
        found["reference"] = finding.reference
    if finding.evidence:
        found["evidence"] = [evidence_shape(evidence) for evidence in finding.evidence]
    return found


def _notifications(report: Report) -> Iterator[Shape]:
    for notice in notices(report):
        silent = any(name in notice.message for name in report.unreachable)
        level = "error" if notice.lost else "warning" if silent else "note"
        found: Shape = {"level": level, "message": {"text": one_line(notice.message) or "-"}}
        if notice.path:
            found["locations"] = [{"physicalLocation": {"artifactLocation": artifact(notice.path)}}]
        yield found
