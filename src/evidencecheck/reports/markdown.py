"""The report in Markdown, for a pull request's comment or an editor's desk (CommonMark with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.finding import Evidence, Finding, Kind
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import Entry, account, also, claims_of, differences, meant, once, summary
from evidencecheck.reports._base import Look
from evidencecheck.reports._claims import of_file, opinion_words, words_of
from evidencecheck.reports._coverage import coverage_text
from evidencecheck.reports._diff import Pieces, evidence_diff
from evidencecheck.reports._words import (
    KINDS,
    TITLES,
    fix_words,
    line_words,
    looked_up,
    notices,
    one_line,
    origin,
    suppressed_by,
    verdict,
    version,
)
from evidencecheck.text.late import late

_SPECIAL = late(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")
_START = late(r"^(?:([-+=#:])|(\d{1,9})([.)]))")


def render(report: Report, look: Look) -> str:
    """A heading, the summary; per document its coverage, a table of findings, and a section per reference."""
    blocks = ["# Reference audit", f"**{escape(summary(report))}**"]
    for file in report.files:
        blocks += _file(file, look)
    notes = [f"- {code(n.path) + ': ' if n.path else ''}{opening(n.message)}" for n in notices(report)]
    if notes:
        blocks += ["## About this run", "\n".join(notes)]
    blocks.append(f"*evidencecheck {escape(version())}*")
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown reads as markup, nor GitHub as the mention of a user."""
    return _SPECIAL.sub(lambda mark: "\\" + mark[0], one_line(text)).replace("@", "@<!-- -->")


def opening(text: str) -> str:
    """The same where ``text`` begins a block: what would make it a heading, a list or a rule is escaped, too."""
    return _START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", escape(text))


def code(text: str) -> str:
    """``text`` as a code span, whatever backticks it holds; a table's bar is escaped as GitHub asks."""
    plain = one_line(text).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}" if plain else ""


def _file(file: FileReport, look: Look) -> Iterator[str]:
    yield f"## {code(file.path)}"
    yield opening(coverage_text(file.coverage, everything=look.everything))
    kinds = [kind for kind in KINDS if look.everything or kind in {Kind.FAIL, Kind.REVIEW}]
    shown = [finding for kind in kinds for finding in file.findings if finding.kind is kind]
    if shown:
        rows = [_row(finding, file) for finding in shown]
        yield "\n".join(["| Kind | Place | Check | Finding |", "| --- | --- | --- | --- |", *rows])
    for kind in kinds:
        entries = [entry for entry in account(file) if entry.kind is kind]
        if entries:
            yield f"### {TITLES[kind]}"
        for entry in entries:
            yield from _entry(entry, file)
    if look.everything and file.claims:
        yield "### Claims"
        yield "\n".join(line for number in range(len(file.claims)) for line in _claim(file, number))
    if look.everything and file.suppressed:
        yield "### Suppressed"
        yield "What someone has accepted. It is counted neither as a fault nor to review."
        rows = [_suppressed(finding, file) for finding in file.suppressed]
        yield "\n".join(["| Place | Check | Finding | Accepted |", "| --- | --- | --- | --- |", *rows])


def _claim(file: FileReport, number: int) -> Iterator[str]:
    """A claim with its place, its sources and how they stand, and the sentences of theirs that may bear on it."""
    claim = file.claims[number]
    yield f"- “{escape(claim.text)}” ({escape(line_words(file, claim.span.start))})"
    for one in of_file(file, number):
        yield f"  - {opening(words_of(one))}"
        yield from (f"    - {opening(one.of)}: “{escape(sentence)}”" for sentence in one.sentences)
        if one.opinion:
            yield f"    - {opening(opinion_words(one.opinion))}"


def _place(finding: Finding, file: FileReport) -> str:
    at = file.lines.position(finding.span.start)
    shown = finding.where or file.document.place(finding.span.start)
    return escape(shown) if shown else f"{at.line}:{at.column}"


def _suppressed(finding: Finding, file: FileReport) -> str:
    check, why = escape(f"{finding.code} {finding.name}"), escape(suppressed_by(finding))
    return f"| {_place(finding, file)} | {check} | {escape(finding.message)} | {why} |"


def _row(finding: Finding, file: FileReport) -> str:
    place = _place(finding, file)
    word = f"**{verdict(finding)}**" if finding.kind is Kind.FAIL else verdict(finding)
    return f"| {word} | {place} | {escape(finding.code)} {escape(finding.name)} | {escape(finding.message)} |"


def _entry(entry: Entry, file: FileReport) -> Iterator[str]:
    yield f"#### {opening(entry.name)}"
    if entry.reference:
        yield f"> {opening(entry.reference.raw)}"
    rows = [_difference(evidence) for evidence in differences(entry)]
    if rows:
        yield "\n".join(["| Field | As written | The record | Source |", "| --- | --- | --- | --- |", *rows])
    points = list(_points(entry))
    points += [f"May be meant: {_said(e.recorded, e.source, e.retrieved)}" for e in meant(entry)]
    points += [f"Suggested: {escape(fix_words(f.fix, file.document.text))}" for f in entry.findings if f.fix]
    for related in also(entry):
        points.append(f"See {escape(line_words(file, related.span.start))}: {escape(related.message)}")
    for claim, citation in claims_of(file, entry):
        place = escape(line_words(file, citation.span.start))
        points.append(f"Rests on it, {place}: “{escape(claim.text)}”")
    if points:
        yield "\n".join(f"- {point}" for point in points)


def _points(entry: Entry) -> Iterator[str]:
    """What is found, and what came of looking it up."""
    for finding in once(entry.findings):
        yield f"{opening(finding.message)} ({escape(finding.code)})"
    resolution = entry.resolution
    if not entry.reference or resolution is None:
        return
    if work := resolution.work:
        yield f"The record: {_said(str(work), work.source, resolution.retrieved)}; {escape(looked_up(resolution))}"
    elif not entry.findings:
        yield opening("; ".join(part for part in (looked_up(resolution), resolution.reason) if part))


def _said(words: str, source: str, retrieved: str) -> str:
    who = origin(source, retrieved)
    return escape(words) + (f" ({escape(who)})" if who else "")


def _difference(evidence: Evidence) -> str:
    left, right = evidence_diff(evidence, one_line(evidence.cited), one_line(evidence.recorded))
    said = escape(origin(evidence.source, evidence.retrieved))
    return f"| {escape(evidence.field)} | {_pieces(left, '~~')} | {_pieces(right, '**')} | {said} |"


def _pieces(pieces: Pieces, mark: str) -> str:
    return "".join(f"{mark}{escape(p.text)}{mark}" if p.changed else _keep(p.text) for p in pieces)


def _keep(text: str) -> str:
    """Escaped, with the blanks at its ends, which `escape` would take for the ends of a line."""
    inner = text.strip()
    if not inner:
        return text
    at = text.index(inner)
    return text[:at] + escape(inner) + text[at + len(inner) :]
