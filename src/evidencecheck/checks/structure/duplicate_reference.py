"""The same work twice in one list.

## What it does
Reports an entry that names the work of an earlier entry of its list: by the same DOI, in the same words (case and
punctuation aside), by what both were matched with, or by author, title and year. Two chapters of a book, two volumes, a
preprint and its article are works of their own; so is what the entries themselves say differs. A list in each chapter
is a list of its own. In footnotes, where a source is given again at each place as a matter of style, it says nothing;
among notes that can be called more than once (`[^3]`), a note that repeats another is noted.

## Why it matters
One source then counts as two: a claim looks better supported than it is, and corrections reach only one of them. In a
file of keys, the citations of a work are split over two keys, and it is printed twice.

## Example
    1 Ito S. Buses after dark. Transp Policy. 2018;61:33-41.
    2 Juarez P. Fares and fairness. Urban Stud. 2019;56:410-27.
    3 Ito S. Buses after dark. Transp. Policy 2018; 61: 33–41.

## Fix
Keep one of the two and point the citations of the other at it.

## References
- *Citing Medicine*, 2nd ed., National Library of Medicine: each item is listed once.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._entries import list_of, name_of
from evidencecheck.checks._lists import is_list
from evidencecheck.checks._notes import footnotes, recallable
from evidencecheck.checks._same_work import Identity, identity, same_work
from evidencecheck.model.citation import CitationStyle
from evidencecheck.model.finding import Finding, Related, Severity
from evidencecheck.model.reference import Reference

_HOW = {
    "doi": "the same DOI, {}",
    "text": "the same words",
    "record": "both match {}",
    "fields": "the same author, title and year",
}


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per entry that repeats an earlier one, at the later."""
    seen: dict[tuple[object, ...], Identity] = {}
    notes = footnotes(view)
    silent = any(reference.repeats for reference in view.references) or not recallable(view.document)
    raised = {n for c in view.citations if c.style is CitationStyle.SUPERSCRIPT for n in c.resolved}
    for reference in view.sources():
        note = reference.label in notes
        if note and silent:
            continue
        mine, found = identity(reference, view.resolutions), None
        for by, key in mine.signs():
            earlier = seen.setdefault((list_of(reference, view), note, by, key), mine)
            if found is None and earlier is not mine and same_work(earlier, mine, by):
                found = earlier.reference, by, key
        if not found:
            continue
        message = f"the same work as {_name(found[0], reference, view)}: {_HOW[found[1]].format(found[2])}"
        related = (Related(found[0].span, "first given here"),)
        # What raised numbers call may be footnotes, made into a list by the program that wrote the page.
        if found[1] in {"doi", "text"} and not note and reference.label not in raised:
            yield check.fail(Severity.WARNING, message, reference.span, reference=reference.label, related=related)
        else:
            severity = Severity.NOTE if note else Severity.WARNING
            yield check.review(severity, message, reference.span, reference=reference.label, related=related)


def _name(earlier: Reference, later: Reference, view: View) -> str:
    same = is_list(view.document) and earlier.entry.number == later.entry.number
    return "the entry of the same key above" if same else name_of(earlier, view)


CHECK = Check("EC106", "duplicate-reference", Needs.STRUCTURE, run)
