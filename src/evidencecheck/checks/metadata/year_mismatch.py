"""A year that is none of the record's.

## What it does
Compares the year with all years that the record gives: print, online, issued. One year beside them is a note, since
many works appear online in one year and in print in the next. Any other year is an error; for books and their
chapters, of which there are editions, something to look at, and so it is for a work that a search found by its title
and authors alone: a talk and its article are a few years apart.

## Why it matters
The year tells how old the evidence is, and with the author it is what the text cites.

## Example
    Ito S. Buses after dark. Transp Policy. 2008;61:33-41.
    The record has: 2018

## Fix
Correct the year, or name the edition that was used.

## References
- Crossref, *REST API*: `issued` is the earlier of `published-print` and `published-online`.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _mending as mending
from evidencecheck.checks import _numbers as numbers
from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._reading import compared, elsewhere
from evidencecheck.checks._vouched import placed, vouched
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Fix
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Resolution

_EDITIONS = frozenset({"book", "monograph", "edited-book", "reference-book", "chapter", "book-chapter", "book-section"})


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with a year, at the year."""
    for reference, resolution, work in compared(view):
        field, agrees = reference.fields.issued, numbers.year(reference.fields, work)
        if agrees is None or not field or not field.value.year:
            continue
        year, years = field.value.year, work.dated
        evidence = (recorded("issued", str(year), ", ".join(map(str, years)), resolution),)
        if agrees:
            yield check.passed("year agrees", field.span, reference=reference.label, evidence=evidence)
            continue
        known = vouched(reference.fields, work)
        if any(elsewhere(str(one), reference, field, *known) for one in years):
            continue
        has = " and ".join(map(str, years))
        if min(abs(year - known) for known in years) == 1:
            message = f"year {year}; the record has {has} (online and in print are often a year apart)"
            fix = _fix(view, reference, resolution, Applicability.DISPLAY)
            yield check.review(
                Severity.NOTE, message, field.span, reference=reference.label, evidence=evidence, fix=fix
            )
        elif work.type in _EDITIONS:
            message = f"year {year}; the record has {has}: another edition?"
            yield check.review(Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence)
        elif any(elsewhere(str(one), reference, field) for one in years):  # "1941-1949": records are misread, too
            message = f"year {year}; the record has {has}"
            yield check.review(Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence)
        elif not placed(resolution, reference.fields, work):
            message = f"year {year}; the record has {has}: another version?"
            yield check.review(Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence)
        else:
            message = f"year {year}; the record has {has}"
            fix = _fix(view, reference, resolution, mending.applicability(reference, resolution, "issued"))
            yield check.fail(Severity.ERROR, message, field.span, reference=reference.label, evidence=evidence, fix=fix)


def _fix(view: View, reference: Reference, resolution: Resolution, applicability: Applicability) -> Fix | None:
    field, work = reference.fields.issued, resolution.work
    if not field or not work:
        return None
    known = str(work.dated[0])
    return mending.mended(f"write the year {known}", mending.year(view, reference, field, known), applicability)


CHECK = Check("EC304", "year-mismatch", Needs.RECORD, run, mends=Mends.SOMETIMES)
