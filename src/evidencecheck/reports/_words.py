"""What every report says in the same words: counts, verdicts, fixes, notices; and text made safe to print."""

from __future__ import annotations

from evidencecheck.model.finding import Evidence, Finding, Kind, SuppressionKind
from evidencecheck.model.fix import Applicability, Fix
from evidencecheck.model.report import FileReport, Notification, Report
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.text.late import late

KINDS = (Kind.FAIL, Kind.REVIEW, Kind.OPEN, Kind.PASS)

TITLES = {Kind.FAIL: "Failed", Kind.REVIEW: "To review", Kind.OPEN: "Open", Kind.PASS: "Verified"}

OUTCOMES = {
    Outcome.MATCHED: "matched",
    Outcome.AMBIGUOUS: "several works fit",
    Outcome.CONFLICTING: "the DOI is another work's",
    Outcome.NOT_FOUND: "not found",
    Outcome.NOT_SPECIFIC: "not specific enough to locate",
    Outcome.UNREACHABLE: "the source was not reached",
    Outcome.NOT_ATTEMPTED: "not looked up",
}

_SUPPRESSED = {
    SuppressionKind.IN_SOURCE: "accepted by a remark in the text",
    SuppressionKind.CONFIGURED: "accepted in the configuration",
    SuppressionKind.BASELINE: "in the baseline",
}

# Escape sequences and bidirectional overrides in a document must not steer the reader's terminal or reorder a page.
_INVISIBLE = late(r"[\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """``text`` without invisible steering characters; other controls become U+FFFD. Newlines and tabs stay."""
    return _CONTROL.sub("\ufffd", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """``text`` printable, on one line, runs of white space as one blank."""
    return printable(" ".join(text.split()))


def count(number: int, one: str, many: str = "") -> str:
    """A number and what it counts, "1 note", "no notes"; ``many`` where the plural is not made with an s."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def verdict(finding: Finding) -> str:
    """The word that heads a finding: its severity for a fault, else review, open or passed (a check; works verify)."""
    if finding.kind is Kind.FAIL:
        return str(finding.severity or finding.kind)
    return "passed" if finding.kind is Kind.PASS else str(finding.kind)


def origin(source: str, retrieved: str) -> str:
    """Who says so and since when: "Crossref, retrieved 2026-11-20"; "" where neither is known."""
    return ", ".join(part for part in (one_line(source), f"retrieved {retrieved}" if retrieved else "") if part)


def is_hint(finding: Finding, evidence: Evidence) -> bool:
    """Whether the evidence is a whole work that may be meant, rather than a field to compare.

    Always so for a citation, which has no record of its own.
    """
    return finding.reference is None or evidence.field in {"hint", "reference", "work"}


def new_evidence(finding: Finding) -> tuple[Evidence, ...]:
    """The evidence of a finding, without hints that its message already gives in full."""
    return tuple(e for e in finding.evidence if not (is_hint(finding, e) and e.recorded in finding.message))


def evidence_words(finding: Finding) -> tuple[str, ...]:
    """The evidence of a finding, a line for each: "title: “A” is written, “B” recorded (Crossref, retrieved …)"."""
    return tuple(_evidence_line(e, hint=is_hint(finding, e)) for e in new_evidence(finding))


def _evidence_line(evidence: Evidence, *, hint: bool) -> str:
    cited, recorded = one_line(evidence.cited), one_line(evidence.recorded)
    if hint:
        words = f"may be meant: {recorded}"
    else:
        written = f"“{cited}” is written" if cited else "nothing is written"
        words = f"{one_line(evidence.field)}: {written}, {f'“{recorded}”' if recorded else 'nothing'} recorded"
    who = origin(evidence.source, evidence.retrieved)
    return f"{words} ({who})" if who else words


def fix_words(fix: Fix, text: str) -> str:
    """What a fix does to ``text``, in words: its title, else "add doi:10.5555/12345678"; "put “2011” for “2010”"."""
    edits = (_edit_words(one_line(edit.span.of(text)), one_line(edit.text)) for edit in fix.edits)
    words = one_line(fix.title) or "; ".join(edits)
    return words + " (may not be what is meant)" if fix.applicability is Applicability.UNSAFE else words


def _edit_words(old: str, new: str) -> str:
    if not old:
        return f"add {new.lstrip(' .,;')}"
    return f"put “{new}” for “{old}”" if new else f"take out “{old}”"


def suppressed_by(finding: Finding) -> str:
    """On whose word a finding may stand, and why: "accepted in the configuration: known to be late"."""
    suppression = finding.suppression
    if suppression is None:
        return "accepted"
    reason = one_line(suppression.reason)
    return _SUPPRESSED[suppression.kind] + (f": {reason}" if reason else "")


def located(file: FileReport, offset: int) -> str:
    """A place as terminals and editors have it, ``path:line:column``; ``path: footnote 12`` in a rendered text."""
    path, place = one_line(file.path), one_line(file.document.place(offset))
    at = file.lines.position(offset)
    return f"{path}: {place}" if place else f"{path}:{at.line}:{at.column}"


def line_words(file: FileReport, offset: int) -> str:
    """A place inside a document, "line 12", or as people say it where lines are not what they see: "footnote 12"."""
    return one_line(file.document.place(offset)) or f"line {file.lines.position(offset).line}"


def looked_up(resolution: Resolution | None) -> str:
    """What came of looking a reference up, in words: "matched by search (0.97)", "not found in Crossref"."""
    if resolution is None:
        return OUTCOMES[Outcome.NOT_ATTEMPTED]
    words = OUTCOMES[resolution.outcome]
    searched = one_line(", ".join(resolution.searched))
    if resolution.outcome is Outcome.MATCHED and resolution.matched_by:
        words += f" by {'DOI' if resolution.matched_by == 'doi' else resolution.matched_by}"
    if resolution.outcome is Outcome.MATCHED and resolution.score is not None:
        words += f" ({resolution.score:.2f})"
    if resolution.outcome in {Outcome.NOT_FOUND, Outcome.AMBIGUOUS} and searched:
        words += f" in {searched}"
    return words


def notices(report: Report) -> tuple[Notification, ...]:
    """The notifications of the run, and one for every unreachable source that they do not name."""
    told = " ".join(notice.message for notice in report.notifications)
    silent = (name for name in report.unreachable if name not in told)
    return (
        *report.notifications,
        *(Notification(f"{name} could not be reached; what it would have told is open") for name in silent),
    )


def version() -> str:
    """The version of the package, as installed."""
    from evidencecheck import __version__  # noqa: PLC0415 - reads the package's metadata, so only when it is shown

    return __version__
