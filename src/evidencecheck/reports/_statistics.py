"""How often each check speaks: what ``--statistics`` shows in a report's stead."""

from __future__ import annotations

from collections import Counter

import attrs

from evidencecheck.model.finding import Finding
from evidencecheck.model.fix import Applicability
from evidencecheck.model.report import Report
from evidencecheck.reports._account import summary, told
from evidencecheck.reports._base import Look
from evidencecheck.reports._json import dump
from evidencecheck.reports._words import one_line, verdict


@attrs.frozen
class Count:
    """A check and the number of its findings: of each verdict, with a fix that can be made, and in how many files."""

    code: str
    name: str
    findings: int
    verdicts: dict[str, int]
    fixable: int
    files: int


def counts(report: Report, look: Look) -> tuple[Count, ...]:
    """A count per check that speaks, most findings first, then by code."""
    found: dict[str, list[tuple[int, Finding]]] = {}
    for number, file in enumerate(report.files):
        for finding in told(file, look):
            found.setdefault(finding.code, []).append((number, finding))
    return tuple(sorted(map(_count, found.values()), key=lambda count: (-count.findings, count.code)))


def _count(found: list[tuple[int, Finding]]) -> Count:
    findings = [finding for _, finding in found]
    return Count(
        code=findings[0].code,
        name=findings[0].name,
        findings=len(findings),
        verdicts=dict(sorted(Counter(map(verdict, findings)).items())),
        fixable=sum(f.fix is not None and f.fix.applicability is not Applicability.DISPLAY for f in findings),
        files=len({number for number, _ in found}),
    )


def render(report: Report, look: Look) -> str:
    """A line per check: "12  EC201  missing-doi  12 warning; 12 with a fix"; the summary last."""
    found = counts(report, look)
    number = max((len(str(count.findings)) for count in found), default=0)
    code = max((len(count.code) for count in found), default=0)
    name = max((len(count.name) for count in found), default=0)
    lines = []
    for count in found:
        words = ", ".join(f"{times} {word}" for word, times in count.verdicts.items())
        words += f"; {count.fixable} with a fix" if count.fixable else ""
        head = f"{count.findings:>{number}}  {one_line(count.code):{code}}  {one_line(count.name):{name}}"
        lines.append(f"{head}  {words}")
    return "".join(f"{line}\n" for line in ([*lines] if look.quiet else [*lines, summary(report)]))


def render_json(report: Report, look: Look) -> str:
    """The same as an array of objects."""
    return dump([attrs.asdict(count) for count in counts(report, look)]) + "\n"
