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
from evidencecheck.checks._lists import is_list, list_of, name_of
from evidencecheck.checks._notes import footnotes, recallable
from evidencecheck.checks._same_work import Identity, identity, same_work
from evidencecheck.model.finding import Finding, Related, Severity
from evidencecheck.model.reference import Reference


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per entry that repeats an earlier one, at the later."""
    seen: dict[tuple[object, ...], Identity] = {}
    notes = footnotes(view)
    short_forms = any(reference.repeats for reference in view.references)
    for reference in view.sources():
        note = reference.label in notes
        if note and (short_forms or not recallable(view.document)):
            continue
        mine, found = identity(reference, view.resolutions), None
        for by, key in mine.keys():
            place = (list_of(reference, view), note, by, key)
            earlier = seen.setdefault(place, mine)
            if found is None and earlier is not mine and same_work(earlier, mine, by):
                found = _finding(check, view, (earlier.reference, reference), by, key, note=note)
        if found:
            yield found


def _finding(check: Check, view: View, pair: tuple[Reference, Reference], by: str, key: str, *, note: bool) -> Finding:
    earlier, later = pair
    how = {
        "doi": f"the same DOI, {key}",
        "text": "the same words",
        "record": f"both match {key}",
        "fields": "the same author, title and year",
    }[by]
    if is_list(view.document) and earlier.entry.number == later.entry.number:
        who = "the entry of the same key above"
    else:
        who = name_of(earlier, view)
    message = f"the same work as {who}: {how}"
    related = (Related(earlier.span, "first given here"),)
    if note:
        return check.review(Severity.NOTE, message, later.span, reference=later.label, related=related)
    if by in {"doi", "text"}:
        return check.fail(Severity.WARNING, message, later.span, reference=later.label, related=related)
    return check.review(Severity.WARNING, message, later.span, reference=later.label, related=related)


CHECK = Check("EC106", "duplicate-reference", Needs.STRUCTURE, run)
