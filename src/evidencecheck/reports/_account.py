"""The account of a document: each reference, and each citation without one, with all there is to say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from evidencecheck.model.citation import Citation, CitationStyle, Cited, Claim
from evidencecheck.model.finding import Evidence, Finding, Kind, Related, SuppressionKind
from evidencecheck.model.reference import Reference, Role
from evidencecheck.model.report import FileReport, Report, Tally
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.spans import Span
from evidencecheck.reports._base import Look
from evidencecheck.reports._words import KINDS, count, is_hint, new_evidence


@attrs.frozen(eq=False)
class Entry:
    """What there is to say of one reference, of one orphan wherever it is cited, or of the document itself.

    ``kind`` is the gravest of its findings; without one, a matched reference is ``pass``, any other ``open``.
    ``citations`` are those that point at it.
    """

    kind: Kind
    name: str
    span: Span
    findings: tuple[Finding, ...] = ()
    reference: Reference | None = None
    resolution: Resolution | None = None
    citations: tuple[Citation, ...] = ()


def account(file: FileReport) -> tuple[Entry, ...]:
    """Everything of a document that was looked at, gravest first, then in the order of the text."""
    entries = [*_references(file), *_others(file)]
    return tuple(sorted(entries, key=lambda entry: (KINDS.index(entry.kind), entry.span)))


def told(file: FileReport, look: Look) -> tuple[Finding, ...]:
    """The findings that a report lists: faults and what is to review, or everything."""
    shown = KINDS if look.everything else (Kind.FAIL, Kind.REVIEW)
    return tuple(finding for finding in file.findings if finding.kind in shown)


def accepted(file: FileReport, by: SuppressionKind | None = None) -> int:
    """How many findings someone has accepted that would have been a fault or to review; all, or in one way."""
    found = (one for one in file.suppressed if one.kind in {Kind.FAIL, Kind.REVIEW})
    return sum(by is None or (one.suppression is not None and one.suppression.kind is by) for one in found)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of one card, those in the same words once: a work that is cited twice lacks its entry twice."""
    unique: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        unique.setdefault((finding.code, finding.message), finding)
    return tuple(unique.values())


def claims_of(file: FileReport, entry: Entry) -> tuple[tuple[Claim, Citation], ...]:
    """The claims that rest on an entry, each once, with the first citation that says so."""
    firsts: dict[int, Citation] = {}
    for citation in entry.citations:
        if citation.claim is not None and citation.claim < len(file.claims):
            firsts.setdefault(citation.claim, citation)
    return tuple((file.claims[index], citation) for index, citation in firsts.items())


def differences(entry: Entry) -> tuple[Evidence, ...]:
    """The evidence that sets a field of the reference beside the record's."""
    return tuple(e for finding in entry.findings for e in finding.evidence if not is_hint(finding, e))


def also(entry: Entry) -> tuple[Related, ...]:
    """The other places that the findings of an entry are about, each once."""
    return tuple(dict.fromkeys(related for finding in entry.findings for related in finding.related))


def meant(entry: Entry) -> tuple[Evidence, ...]:
    """The works that may be meant, each once: hints that no message gives in full, and the lookup's candidates."""
    hints = [e for finding in entry.findings for e in new_evidence(finding) if is_hint(finding, e)]
    candidates = entry.resolution.candidates if entry.resolution else ()
    hints += [Evidence("work", "", str(candidate.work), candidate.work.source) for candidate in candidates]
    return tuple({evidence.recorded: evidence for evidence in reversed(hints)}.values())[::-1]


def tally(report: Report) -> Tally:
    """Count the findings of a report, and what was verified or is open."""
    return sum((file.tally or tally_of(file) for file in report.files), Tally())


def tally_of(file: FileReport) -> Tally:
    """The same for one document."""
    fails = [str(f.severity) for f in file.findings if f.kind is Kind.FAIL]
    kinds = Counter(finding.kind for finding in file.findings)
    entries = account(file)
    return Tally(
        errors=len(fails) - fails.count("warning") - fails.count("note"),
        warnings=fails.count("warning"),
        notes=fails.count("note"),
        review=kinds[Kind.REVIEW],
        open=kinds[Kind.OPEN] + sum(e.kind is Kind.OPEN and not _told(e, Kind.OPEN) for e in entries),
        verified=sum(entry.kind is Kind.PASS for entry in entries),
        suppressed=accepted(file),
        known=accepted(file, SuppressionKind.BASELINE),
        read=len(file.references) + len(file.citations),
    )


def worth_telling(report: Report) -> tuple[tuple[FileReport, ...], str]:
    """The documents that a terminal lists, and a line that counts those of many in which there is nothing to check."""
    if len(report.files) == 1:
        return report.files, ""
    worth = tuple(f for f in report.files if f.findings or f.references or f.citations or f.coverage.unread)
    silent = len(report.files) - len(worth)
    return worth, f"{count(silent, 'document')} without references and citations" if silent else ""


def summary(report: Report) -> str:
    """The last word: "12 findings: 10 errors, 2 warnings; 3 to review; 2 open; 9 verified". Never just "clean"."""
    if not report.files:
        return "no findings: no document was read"
    counts = tally(report)
    by_severity = ((counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note"))
    fails = counts.errors + counts.warnings + counts.notes
    parts = [count(fails, "finding")]
    if fails:
        parts[0] += ": " + ", ".join(count(number, name) for number, name in by_severity if number)
    rest = (
        (counts.review, "to review"),
        (counts.open, "open"),
        (counts.verified, "verified"),
        (counts.suppressed - counts.known, "suppressed"),
        (counts.known, "known from the baseline"),
    )
    parts += [f"{number} {words}" for number, words in rest if number]
    if not counts.read:
        parts.append("there was no reference and no citation to check")
    elif not counts.verified and not any(finding.kind is Kind.PASS for finding in report.findings):
        parts.append("nothing verified")
    return "; ".join(parts)


def _told(entry: Entry, kind: Kind) -> bool:
    return any(finding.kind is kind for finding in entry.findings)


def _graver_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: KINDS.index(finding.kind)))


def _gravest(findings: Iterable[Finding], otherwise: Kind) -> Kind:
    return min((f.kind for f in findings if f.kind is not Kind.PASS), key=KINDS.index, default=otherwise)


def _references(file: FileReport) -> Iterable[Entry]:
    """An entry per reference; asides and short forms have one only where there is a finding about them."""
    citing: dict[str, list[Citation]] = {}
    repeated = {r.label: r.repeats for r in file.references if r.repeats}
    for citation in file.citations:
        for label in dict.fromkeys(repeated.get(label, label) for label in citation.resolved):
            citing.setdefault(label, []).append(citation)
    about: dict[str | None, list[Finding]] = {}
    for finding in file.findings:
        about.setdefault(finding.reference, []).append(finding)
    for reference in file.references:
        findings = _graver_first(about.get(reference.label, ()))
        if not findings and (reference.role is Role.ASIDE or reference.repeats):
            continue
        resolution = file.resolutions.get(reference.label)
        matched = resolution is not None and resolution.outcome is Outcome.MATCHED
        yield Entry(
            kind=_gravest(findings, Kind.PASS if matched else Kind.OPEN),
            name=_name(reference),
            span=reference.span,
            findings=findings,
            reference=reference,
            resolution=resolution,
            citations=tuple(citing.get(reference.label, ())),
        )


def _others(file: FileReport) -> Iterable[Entry]:
    """An entry per orphan, however often it is cited, and one per finding about anything else."""
    known = {reference.label for reference in file.references}
    groups: dict[tuple[object, ...], tuple[list[Finding], list[Citation]]] = {}
    exact = {citation.span: citation for citation in reversed(file.citations)}
    for finding in file.findings:
        if finding.reference in known:
            continue
        citation = exact.get(finding.span) or next((c for c in file.citations if c.span.overlaps(finding.span)), None)
        key = ("citation", citation.orphans or citation.labels) if citation else ("place", finding.span, finding.code)
        findings, citations = groups.setdefault(key, ([], []))
        findings.append(finding)
        if citation and citation not in citations:
            citations.append(citation)
    for findings, citations in groups.values():
        yield Entry(
            kind=_gravest(findings, Kind.PASS),
            name=_orphan_name(citations[0]) if citations else "The document",
            span=findings[0].span,
            findings=_graver_first(findings),
            citations=tuple(citations),
        )


def _name(reference: Reference) -> str:
    """What a reader knows an entry by: its printed number, else its names and year."""
    author, issued = reference.fields.author, reference.fields.issued
    if reference.entry.number is None and author and author.value.names:
        names = tuple(person.key for person in author.value.names)
        return str(Cited(names, str(issued.value.year or issued.value) if issued else "", author.value.others))
    return f"Reference {reference.label}"


def _orphan_name(citation: Citation) -> str:
    labels = "; ".join(citation.orphans or citation.labels) or citation.text
    return labels if citation.style is CitationStyle.AUTHOR_YEAR else f"Citation {labels}"
