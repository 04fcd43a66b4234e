"""A table for spreadsheets (RFC 4180): a row per finding, in the order of documents and text.

Lines and columns count from 1, columns in code points, the end exclusive; they are empty where a document has none to
be seen, and ``place`` says it in words. A cell that a spreadsheet would take for a formula begins with an apostrophe
(OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from evidencecheck.model.finding import Evidence, Finding
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import told
from evidencecheck.reports._base import Look
from evidencecheck.reports._paths import posix
from evidencecheck.reports._words import fix_words, one_line

COLUMNS = (
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "place",
    "code",
    "name",
    "kind",
    "severity",
    "message",
    "reference",
    "field",
    "cited",
    "recorded",
    "source",
    "retrieved",
    "fix",
    "fingerprint",
)
_FORMULA = tuple("=+-@＝＋－＠")


def render(report: Report, look: Look) -> str:
    """The heads of the columns, then the rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(row for file in report.files for finding in told(file, look) for row in _rows(finding, file))
    return out.getvalue()


def _rows(finding: Finding, file: FileReport) -> Iterator[list[str]]:
    numbers = [""] * 4
    if not file.document.segments:
        start, end = file.lines.position(finding.span.start), file.lines.position(finding.span.end)
        numbers = [str(number) for number in (start.line, start.column, end.line, end.column)]
    evidence = finding.evidence[0] if finding.evidence else Evidence("", "", "")
    words = [
        finding.where or file.document.place(finding.span.start),
        finding.code,
        finding.name,
        str(finding.kind),
        str(finding.severity or ""),
        finding.message,
        finding.reference or "",
        evidence.field,
        evidence.cited,
        evidence.recorded,
        evidence.source,
        evidence.retrieved,
        fix_words(finding.fix, file.document.text) if finding.fix else "",
        finding.fingerprint,
    ]
    yield [_safe(posix(file.path)), *numbers, *map(_safe, words)]


def _safe(cell: str) -> str:
    plain = one_line(cell)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
