"""The terminal report: each finding with its source line, carets, the evidence and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.finding import Evidence, Finding, Kind
from evidencecheck.model.fix import Applicability
from evidencecheck.model.report import FileReport, Report
from evidencecheck.reports._account import Entry, account, summary, told, worth_telling
from evidencecheck.reports._base import Look
from evidencecheck.reports._claims import of_file, opinion_words, words_of
from evidencecheck.reports._coverage import coverage_lines
from evidencecheck.reports._diff import Pieces, evidence_diff
from evidencecheck.reports._paint import Paint
from evidencecheck.reports._snippet import snippet, text_width
from evidencecheck.reports._words import (
    fix_words,
    is_hint,
    line_words,
    located,
    looked_up,
    new_evidence,
    notices,
    one_line,
    origin,
    suppressed_by,
    verdict,
)

_WIDTH = 100  # columns; what is longer is cut around the span, or wrapped
_MARKS = {"cited": ("[-", "-]"), "record": ("{+", "+}")}  # git's word diff, where there is no colour

_Word = list[tuple[str, str]]  # parts of a word, each with its style
_Row = tuple[str, list[_Word]]  # a label, and what stands beside it


def render(report: Report, look: Look) -> str:
    """Per document its coverage and its findings, then notices about the run, then the summary."""
    paint = Paint(color=look.color)
    files, silent = worth_telling(report)
    blocks = [block for file in files for block in _file(file, look, paint)]
    if not look.quiet:
        blocks += [silent] if silent else []
        for notice in notices(report):
            path = f"{one_line(notice.path)}: " if notice.path else ""
            blocks.append(f"{paint('note', 'note')}: {path}{one_line(notice.message)}")
        blocks.append(paint(summary(report), "bold"))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _file(file: FileReport, look: Look, paint: Paint) -> Iterator[str]:
    if not look.quiet:
        first, *more = coverage_lines(file.coverage, everything=look.everything)
        path = one_line(file.path)
        yield "\n".join([f"{paint(path, 'bold')}: {first}", *(f"  {line}" for line in more)])
    for finding in told(file, look):
        yield "\n".join(_finding(finding, file, paint))
    if look.everything:
        silent = [entry for entry in account(file) if not any(f.kind is entry.kind for f in entry.findings)]
        if silent:
            yield "\n".join(_entry(entry, file, paint) for entry in silent)
        if file.claims and not look.quiet:
            yield "\n".join(line for number in range(len(file.claims)) for line in _claim(file, number, paint))
        if file.suppressed:
            yield "\n".join(_suppressed(finding, file, paint) for finding in file.suppressed)


def _finding(finding: Finding, file: FileReport, paint: Paint) -> Iterator[str]:
    text = file.document.text
    # The lines of a rendered text are nobody's: their numbers stay out of sight.
    number = "" if file.document.segments else str(file.lines.position(finding.span.start).line)
    gutter = " " * len(number)
    bar = paint(f"{gutter} |", "gutter")
    head = paint(verdict(finding), verdict(finding))
    yield f"{head} {paint(f'{finding.code} {finding.name}', 'bold')}: {one_line(finding.message)}"
    where = f" ({one_line(finding.where)})" if finding.where else ""
    yield f"{gutter}{paint('-->', 'gutter')} {located(file, finding.span.start)}{where}"
    shown = snippet(text, file.lines, finding.span, _WIDTH - len(gutter) - 3)
    if shown.source.strip():
        yield bar
        yield f"{paint(f'{number} |', 'gutter')} {shown.source}".rstrip()
        yield f"{bar} {' ' * shown.before}{paint('^' * shown.carets, verdict(finding))}"
    for line in _notes(finding, file, paint):
        yield f"{gutter} {line}"


def _notes(finding: Finding, file: FileReport, paint: Paint) -> Iterator[str]:
    """The lines under the carets: what stands, what the record says, who says so; other places; the fix."""
    rows: list[_Row] = []
    many = len({evidence.field for evidence in finding.evidence}) > 1
    for evidence in new_evidence(finding):
        field = f" {one_line(evidence.field)}" if many and evidence.field else ""
        rows += _evidence(evidence, field, hint=is_hint(finding, evidence), paint=paint)
    rows += [("see", _plain(f"{line_words(file, r.span.start)}: {one_line(r.message)}")) for r in finding.related]
    if finding.fix:
        label = "suggestion" if finding.fix.applicability is Applicability.DISPLAY else "fix"
        rows.append((label, _plain(fix_words(finding.fix, file.document.text))))
    width = max((len(label) for label, _ in rows), default=0)
    for label, words in rows:
        head = f"= {label}:" if label else ""
        yield from _wrapped(head.ljust(width + 3), words, paint)


def _evidence(evidence: Evidence, field: str, *, hint: bool, paint: Paint) -> Iterator[_Row]:
    cited, recorded = one_line(evidence.cited), one_line(evidence.recorded)
    if hint:
        yield "hint", _plain(recorded)
    else:
        left, right = evidence_diff(evidence, cited, recorded)
        if left:
            yield f"cited{field}", _words(left, "cited", marked=not paint.color)
        yield f"record{field}", _words(right, "record", marked=not paint.color) or _plain("(nothing)", "dim")
    if said := origin(evidence.source, evidence.retrieved):
        yield "", _plain(said, "dim")


def _plain(text: str, style: str = "") -> list[_Word]:
    return [[(word, style)] for word in text.split()]


def _words(pieces: Pieces, style: str, *, marked: bool) -> list[_Word]:
    """A diffed text in words; what differs in ``style``, and in git's marks where colours cannot show it."""
    start, end = _MARKS[style] if marked else ("", "")
    words: list[_Word] = [[]]
    for piece in pieces:
        text = f"{start}{piece.text}{end}" if piece.changed else piece.text
        for number, part in enumerate(text.split(" ")):
            if number:
                words.append([])
            if part:
                words[-1].append((part, style if piece.changed else ""))
    return [word for word in words if word]


def _wrapped(head: str, words: list[_Word], paint: Paint) -> Iterator[str]:
    """``head`` and the words after it, wrapped at the width, further lines indented to the first word."""
    line, used = head, len(head)
    for word in words:
        width = sum(text_width(part) for part, _ in word) + 1
        if used + width > _WIDTH and used > len(head):
            yield line
            line, used = " " * len(head), len(head)
        line += " " + "".join(paint(part, style) for part, style in word)
        used += width
    yield line


def _entry(entry: Entry, file: FileReport, paint: Paint) -> str:
    """One line for what no finding tells: a reference that was verified, or is open."""
    word = "verified" if entry.kind is Kind.PASS else str(entry.kind)
    resolution = entry.resolution
    work = one_line(str(resolution.work)) if resolution and resolution.work else ""
    said = origin(resolution.work.source, resolution.retrieved) if resolution and resolution.work else ""
    reason = one_line(resolution.reason) if resolution else ""
    told = "; ".join(part for part in (work, looked_up(resolution), reason, said) if part)
    return f"{paint(word, word)} {located(file, entry.span.start)}: {one_line(entry.name)}: {told}"


def _claim(file: FileReport, number: int, paint: Paint) -> Iterator[str]:
    """A claim with its place, its sources and how they stand, and the sentences of theirs that may bear on it."""
    claim = file.claims[number]
    yield f"{paint('claim', 'bold')} {located(file, claim.span.start)}: {one_line(claim.text)}"
    for one in of_file(file, number):
        yield f"  {one_line(words_of(one))}"
        yield from (f"    {one_line(one.of)}: “{one_line(sentence)}”" for sentence in one.sentences)
        if one.opinion:
            yield f"    {opinion_words(one.opinion)}"


def _suppressed(finding: Finding, file: FileReport, paint: Paint) -> str:
    """One line for what someone has accepted: what it was, and on whose word it stands."""
    words = f"{finding.code} {finding.name}: {one_line(finding.message)}"
    where = located(file, finding.span.start)
    return f"{paint('suppressed', 'dim')} {where}: {words}; {suppressed_by(finding)}"
