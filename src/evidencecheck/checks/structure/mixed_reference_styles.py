"""One list, written in several styles.

## What it does
Reports a list of six references or more in which a few are written in another way than the rest: the given name first,
the year elsewhere, titles in quotation marks, "pp." before pages, the DOI as an address, long lists of authors in full.
One finding tells all that differs in a list. A trait counts where it was surely read of six references, and where three
quarters of them agree; lists kept as fields have no style.

## Why it matters
A reference that looks unlike its neighbours was mostly pasted from elsewhere, and nobody has checked it against them. A
publisher sends such a list back.

## Example
    1 Ito S. Buses after dark. Transp Policy. 2018;61:33-41.
    2 Paula Juarez (2019), "Fares and fairness", Urban Studies 56, pp. 410-427.

## Fix
Write all references in the style of the most.

## References
- American Psychological Association, *Publication Manual*, 7th ed., 9.5: consistency of reference entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._entries import list_of
from evidencecheck.checks._lists import is_list
from evidencecheck.checks._style_traits import TRAITS
from evidencecheck.model.finding import Finding, Related, Severity
from evidencecheck.model.reference import Reference

_ENOUGH = 6
_AGREEING = 0.75
# Formats that keep an entry as fields: how it is printed is the style sheet's.
_FIELDS = frozenset({"jats", "tei"})


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per list, at the first entry that differs."""
    if is_list(view.document) or view.document.format in _FIELDS:
        return
    lists: dict[tuple[int, str], list[Reference]] = {}
    for reference in view.sources():
        if not reference.entry.stated:
            lists.setdefault(list_of(reference, view), []).append(reference)
    for entries in lists.values():
        told = [found for trait in TRAITS for found in _minorities(trait, entries, view)]
        if told:
            yield _finding(check, told)


def _minorities(trait: str, entries: Sequence[Reference], view: View) -> Iterator[tuple[str, str, list[Reference]]]:
    """How the most have a trait, how a few have it, and those few."""
    read = TRAITS[trait]
    have = [(reference, value) for reference in entries if (value := read(reference, view.document))]
    counts = Counter(value for _, value in have)
    if len(have) < _ENOUGH or len(counts) < 2:
        return
    most, size = counts.most_common(1)[0]
    if size >= _AGREEING * len(have):
        for value in sorted(counts.keys() - {most}):
            yield most, value, [reference for reference, mine in have if mine == value]


def _finding(check: Check, told: Sequence[tuple[str, str, list[Reference]]]) -> Finding:
    parts = [f"{len(few)} with {value}, the others with {most}" for most, value, few in told]
    places = sorted({r.label: (r.span, r, value) for _, value, few in told for r in few}.values(), key=lambda p: p[0])
    related = tuple(Related(span, value) for span, _, value in places[1:])
    message = f"the references are not in one style: {'; '.join(parts)}"
    span, first, _ = places[0]
    return check.review(Severity.NOTE, message, span, reference=first.label, related=related)


CHECK = Check("EC109", "mixed-reference-styles", Needs.STRUCTURE, run)
