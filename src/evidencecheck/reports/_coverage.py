"""The coverage line: what was read and what came of looking it up, so that silence is never a clean bill."""

from __future__ import annotations

from collections.abc import Iterable

from evidencecheck.model.citation import CitationStyle
from evidencecheck.model.report import Coverage
from evidencecheck.model.resolution import Outcome
from evidencecheck.reports._words import OUTCOMES, count

# The kinds of citation that readers tell apart, each with the styles that make it up.
_NOTES = (CitationStyle.SUPERSCRIPT, CitationStyle.FOOTNOTE)
_POINTING = (
    (_NOTES, "note citation", "note citations"),
    ((CitationStyle.BRACKET,), "numbered citation", "numbered citations"),
    ((CitationStyle.KEY,), "citation by key", "citations by key"),
)
_ANSWERED = (Outcome.MATCHED, Outcome.AMBIGUOUS, Outcome.CONFLICTING, Outcome.NOT_FOUND)
_REST = (Outcome.NOT_SPECIFIC, Outcome.UNREACHABLE, Outcome.NOT_ATTEMPTED)


def coverage_lines(coverage: Coverage, *, everything: bool = True) -> tuple[str, ...]:
    """What was read; then, where there is something to say, what was looked up; of everything, what lacked its data."""
    lines = (read_line(coverage), looked_up_line(coverage), not_run_line(coverage) if everything else "")
    return tuple(line for line in lines if line)


def coverage_text(coverage: Coverage, *, everything: bool = True) -> str:
    """The same as sentences of one paragraph."""
    return " ".join(f"{line[0].upper()}{line[1:]}." for line in coverage_lines(coverage, everything=everything))


def read_line(coverage: Coverage) -> str:
    """What was read in a document, in one line.

    "5 notes, 14 note citations in 6 places, 10 author-year citations of 8 works; nothing that looks like a reference
    was left unread". `Coverage.references` is taken not to count the asides.
    """
    unread = ""
    if coverage.unread:
        verb = "looks" if coverage.unread == 1 else "look"
        unread = f"; {count(coverage.unread, 'passage')} {verb} like references and could not be read"
        if coverage.unread == 1:
            unread = unread.replace("like references", "like a reference")
    if not (coverage.references or coverage.asides or coverage.citations):
        return "no references and no citations found" + unread
    parts = [*_entries(coverage), *(_citations(coverage) or ["no citations"])]
    return ", ".join(parts) + (unread or "; nothing that looks like a reference was left unread")


def looked_up_line(coverage: Coverage) -> str:
    """What came of looking references up: "3 looked up: 2 matched, 1 not found; 1 not looked up"; "" for none."""
    outcomes = {str(outcome): number for outcome, number in coverage.outcomes.items()}
    answered = {outcome: outcomes.get(outcome, 0) for outcome in _ANSWERED}
    total = sum(answered.values())
    parts = []
    if total:
        told = ", ".join(f"{number} {_outcome(outcome, number)}" for outcome, number in answered.items() if number)
        parts.append(f"{total} looked up: {told}")
    parts += [f"{outcomes[o]} {_outcome(o, outcomes[o])}" for o in _REST if outcomes.get(o)]
    return "; ".join(parts)


def not_run_line(coverage: Coverage) -> str:
    """The checks that did not run for want of what they need: "not run for want of data: EC503 (4 times)"; else ""."""
    skipped = [f"{code} ({count(times, 'time')})" for code, times in sorted(coverage.not_run.items()) if times]
    return f"not run for want of data: {', '.join(skipped)}" if skipped else ""


def _entries(coverage: Coverage) -> Iterable[str]:
    styles = _styles(coverage)
    notes = any(style in styles for style in _NOTES)
    yield count(coverage.references, "note" if notes else "reference")
    if coverage.asides:
        yield count(coverage.asides, "aside")


def _citations(coverage: Coverage) -> list[str]:
    styles, parts = _styles(coverage), []
    for group, one, many in _POINTING:
        places = sum(styles.get(style, (0, 0))[0] for style in group)
        pointers = sum(styles.get(style, (0, 0))[1] for style in group)
        if pointers or places:
            spread = f" in {count(places, 'place')}" if places != pointers else ""
            parts.append(count(max(pointers, places), one, many) + spread)
    _, named = styles.get(CitationStyle.AUTHOR_YEAR, (0, 0))
    if named:
        works = f" of {count(coverage.works, 'work')}" if coverage.works and named > 1 else ""
        parts.append(count(named, "author-year citation") + works)
    return parts


def _styles(coverage: Coverage) -> dict[str, tuple[int, int]]:
    return {str(style): numbers for style, numbers in coverage.styles.items()}


def _outcome(outcome: Outcome, number: int) -> str:
    words = {
        Outcome.AMBIGUOUS: "fits several works" if number == 1 else "fit several works",
        Outcome.CONFLICTING: "with another work's DOI",
        Outcome.UNREACHABLE: "without an answer, the source was not reached",
    }
    return words.get(outcome, OUTCOMES[outcome])
