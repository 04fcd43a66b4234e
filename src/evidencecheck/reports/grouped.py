"""A block per document, a line per finding: ``line:column  verdict  CODE name  message``, in columns."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.finding import Finding
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import summary, told, worth_telling
from evidencecheck.reports._base import Look
from evidencecheck.reports._coverage import coverage_lines
from evidencecheck.reports._paint import Paint
from evidencecheck.reports._snippet import text_width
from evidencecheck.reports._words import one_line, verdict

_WIDEST = 24  # a longer place ("page 3, right column, line 12") pushes its own line along, and no other


def render(report: Report, look: Look) -> str:
    """Per document its path and coverage, then its findings in the order of the text; the summary last."""
    paint = Paint(color=look.color)
    files, silent = worth_telling(report)
    blocks = [block for file in files if (block := "\n".join(_file(file, look, paint)))]
    if not look.quiet:
        blocks += [silent] if silent else []
        blocks.append(paint(summary(report), "bold"))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _file(file: FileReport, look: Look, paint: Paint) -> Iterator[str]:
    findings = told(file, look)
    path = paint(one_line(file.path), "bold")
    if not look.quiet:
        first, *more = coverage_lines(file.coverage, everything=look.everything)
        yield f"{path}: {first}"
        yield from (f"  {line}" for line in more)
    elif findings:
        yield path
    places = [_place(finding, file) for finding in findings]
    widths = [text_width(place) for place in places]
    edge = max((width for width in widths if width <= _WIDEST), default=0)
    word = max((len(verdict(finding)) for finding in findings), default=0)
    check = max((len(_check(finding)) for finding in findings), default=0)
    for finding, place, width in zip(findings, places, widths, strict=True):
        head = paint(verdict(finding), verdict(finding)) + " " * (word - len(verdict(finding)))
        name = paint(_check(finding), "bold") + " " * (check - len(_check(finding)))
        yield f"  {place}{' ' * (edge - width)}  {head}  {name}  {one_line(finding.message)}"


def _check(finding: Finding) -> str:
    return one_line(f"{finding.code} {finding.name}")


def _place(finding: Finding, file: FileReport) -> str:
    said = one_line(finding.where or file.document.place(finding.span.start))
    at = file.lines.position(finding.span.start)
    return said or f"{at.line}:{at.column}"
