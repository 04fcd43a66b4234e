"""Numbers that do not run in order: first citations, or the notes themselves.

## What it does
Reports a number whose first citation comes after that of a higher one, and a list whose numbers skip or repeat. Lists
in alphabetical order are cited out of order by design and are left alone, and so are lists of which more than a third
is first cited late (their numbers follow another order), and footnotes of Markdown, Org and wikis, which the program
that shows them numbers. A gap is
not reported where a citation already asks for the missing number (orphan-marker does) or an empty note has it
(empty-note), nor a number twice where it is a label that the format defines (duplicate-label).

## Why it matters
Where sources are numbered as they are first cited, a jump shows that a paragraph was moved or a note lost, and every
number after it may point at the wrong source.

## Example
    Lanes widen (1), speeds rise (3), and walkers stay away (2).

## Fix
Number the notes again in the order of their first citation.

## References
- International Committee of Medical Journal Editors, *Recommendations*, IV.A.3.g: references are numbered in the order
  in which they are first mentioned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from evidencecheck.checks._base import Check, Mends, Needs, View
from evidencecheck.checks._empty import empties
from evidencecheck.checks._lists import is_list
from evidencecheck.checks._notes import doubled, footnotes
from evidencecheck.checks._renumber import renumbered
from evidencecheck.model.citation import Citation, CitationStyle
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.reference import Reference
from evidencecheck.text.normalise import fold

_NUMERIC = frozenset({CitationStyle.SUPERSCRIPT, CitationStyle.BRACKET})
# Formats whose programs number the notes anew, as they are first called.
_RENUMBERED = frozenset({"markdown", "ipynb", "org", "mediawiki"})


def run(check: Check, view: View) -> Iterator[Finding]:
    """First the citations, then the lists, scope by scope; all with the one fix that numbers everything anew."""
    found = list(_findings(check, view))
    fix = renumbered(view) if found else None
    yield from (attrs.evolve(finding, fix=fix) for finding in found)


def _findings(check: Check, view: View) -> Iterator[Finding]:
    if is_list(view.document):  # its entries are called by keys, which may be numbers
        return
    told = {label for citation in view.citations for label in citation.orphans}
    told |= {note.number for note in empties(view)}
    again = [one.later for one in doubled(view)]
    # Their labels are names: readers see other numbers.
    renamed = footnotes(view) if view.document.format in _RENUMBERED else frozenset()
    for scope in sorted({reference.entry.scope for reference in view.references}):
        entries = [r for r in view.references if r.entry.scope == scope and _number(r) is not None]
        if not _alphabetical(entries):
            yield from _uses(check, view.citations, entries)
        printed = [r for r in entries if r.label not in renamed]
        yield from _list(check, [r for r in printed if not any(later.overlaps(r.span) for later in again)], told)


def _uses(check: Check, citations: Sequence[Citation], entries: Sequence[Reference]) -> Iterator[Finding]:
    """Every number whose first use comes after the first use of a higher one."""
    numbers = {r.label: number for r in entries if (number := _number(r)) is not None}
    highest, seen = 0, set[int]()
    found: list[tuple[Citation, list[int], int]] = []
    for citation in sorted(citations, key=lambda c: c.span):
        if citation.style not in _NUMERIC or any(entry.span.contains(citation.span) for entry in entries):
            continue
        mine = [numbers[label] for label in citation.resolved if label in numbers]
        late = [n for n in dict.fromkeys(mine) if n not in seen and n < highest]
        seen.update(mine)
        if late:
            found.append((citation, late, highest))
        highest = max([highest, *mine])
    if sum(len(late) for _, late, _ in found) * 3 > len(seen) > 3:
        return
    for citation, late, before in found:
        said = ", ".join(map(str, late))
        message = f"{said} {'is' if len(late) == 1 else 'are'} first cited here, after {before}"
        yield check.review(Severity.WARNING, message, citation.span)


def _list(check: Check, entries: Sequence[Reference], told: set[str]) -> Iterator[Finding]:
    """Every place where the printed numbers of a list skip, repeat or fall back; the works of one note count once."""
    for before, entry in pairwise(entries):
        if _same_note(before, entry):
            continue
        last, number = _number(before) or 0, _number(entry) or 0
        missing = [n for n in range(last + 1, number) if str(n) not in told]
        if number == last:
            message = f"the number {number} stands twice"
        elif number < last:
            message = f"{number} follows {last} in the list"
        elif missing:
            gap = str(missing[0]) if len(missing) == 1 else f"{missing[0]}–{missing[-1]}"
            message = f"{number} follows {last} in the list; {gap} {'is' if len(missing) == 1 else 'are'} missing"
        else:
            continue
        yield check.review(Severity.WARNING, message, entry.span, reference=entry.label)


def _same_note(before: Reference, entry: Reference) -> bool:
    """Whether two references are works of one note: "4.1" and "4.2" under a printed 4, "2:4.1" in chapter 2."""
    return before.entry.number == entry.entry.number and all(
        reference.label.rpartition(":")[2].startswith(f"{entry.entry.number}.") for reference in (before, entry)
    )


def _number(reference: Reference) -> int | None:
    number = reference.entry.number
    return int(number) if number is not None and number.isascii() and number.isdigit() else None


def _alphabetical(entries: Sequence[Reference]) -> bool:
    """Whether a list of four or more is sorted by its first words: then its numbers say nothing of the text's order."""
    heads = [fold(entry.raw)[:12] for entry in entries]
    return len(heads) >= 4 and heads == sorted(heads)


CHECK = Check("EC104", "out-of-sequence", Needs.STRUCTURE, run, mends=Mends.SOMETIMES)
