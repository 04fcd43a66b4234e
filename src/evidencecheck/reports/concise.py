"""One line per finding, for editors and grep: ``path:line:column: CODE name message``; columns in code points."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import summary, told, worth_telling
from evidencecheck.reports._base import Look
from evidencecheck.reports._coverage import coverage_text
from evidencecheck.reports._words import located, one_line


def render(report: Report, look: Look) -> str:
    """Per document its coverage (``path: 5 notes, …``), then a line per finding; the summary last."""
    files, silent = worth_telling(report)
    lines = [line for file in files for line in _file(file, look)]
    if not look.quiet:
        lines += [*([silent] if silent else []), summary(report)]
    return "".join(f"{line}\n" for line in lines)


def _file(file: FileReport, look: Look) -> Iterator[str]:
    if not look.quiet:
        yield f"{one_line(file.path)}: {coverage_text(file.coverage, everything=look.everything)}"
    for finding in told(file, look):
        where = f" ({one_line(finding.where)})" if finding.where else ""
        words = f"{finding.code} {finding.name} {one_line(finding.message)}"
        yield f"{located(file, finding.span.start)}: {words}{where}"
