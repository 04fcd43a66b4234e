"""Annotations of GitHub Actions: a workflow command per finding, and the summary for the log.

Commands and their escapes are those of ``@actions/core``: in a message %, CR and LF are escaped, in a property : and ,
as well. Columns are code points, the end exclusive; they are left out where a span goes over lines, for there GitHub
refuses them. A document that was rendered has no lines to be seen, so its annotations are of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import summary, told
from evidencecheck.reports._base import Look
from evidencecheck.reports._paths import posix
from evidencecheck.reports._words import evidence_words, fix_words, notices, one_line, printable

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render(report: Report, look: Look) -> str:
    """The commands, then the summary, which a log shows in full however many annotations GitHub cuts off."""
    lines = [_finding(finding, file) for file in report.files for finding in told(file, look)]
    for notice in notices(report):
        where = {"file": printable(posix(notice.path))} if notice.path else {}
        lines.append(_command("notice", {"title": "evidencecheck", **where}, one_line(notice.message)))
    return "\n".join([*lines, summary(report)]) + "\n"


def _finding(finding: Finding, file: FileReport) -> str:
    level = _LEVELS.get(finding.severity, "notice") if finding.severity else "notice"
    properties = {"title": one_line(f"{finding.code} {finding.name}"), "file": printable(posix(file.path))}
    place = one_line(finding.where or file.document.place(finding.span.start))
    if not file.document.segments:
        start, end = file.lines.position(finding.span.start), file.lines.position(finding.span.end)
        properties["line"] = str(start.line)
        if start.line == end.line:
            properties |= {"col": str(start.column), "endLine": str(end.line), "endColumn": str(end.column)}
        else:
            properties["endLine"] = str(end.line)
    return _command(level, properties, "\n".join(_message(finding, file, place)))


def _message(finding: Finding, file: FileReport, place: str) -> Iterator[str]:
    head = "to review: " if finding.kind is Kind.REVIEW else ""
    yield (f"{place}: " if place else "") + head + one_line(finding.message)
    yield from evidence_words(finding)
    if finding.fix:
        yield f"suggested: {fix_words(finding.fix, file.document.text)}"


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
