"""A publisher that is not the record's.

## What it does
Compares the publisher of a book, or of the book of a chapter, with the record's. Abbreviations, kinds of company (Ltd,
GmbH, Press), places, and imprints of one house (Academic Press of Elsevier, Birkhäuser of Springer) are forgiven. What
is left is a note to look at and no more: publishers merge and are renamed, and a book may have appeared with two.

## Why it matters
The publisher is how a library or a shop finds a book without an ISBN.

## Example
    Lund M, editor. The working bus. Leeds: Cogwheel; 2011.
    The record has: Cambridge University Press

## Fix
Copy the publisher from the title page.

## References
- *Citing Medicine*, 2nd ed., chapter 2: the publisher is given as the title page has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _publishers as publishers
from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared, joined, likely, rest, within
from evidencecheck.model.finding import Finding, Severity

_BOOKS = frozenset(
    {"book", "monograph", "edited-book", "reference-book", "chapter", "book-chapter", "book-section", "book-part"}
)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched book or chapter with a publisher, at the publisher."""
    for reference, resolution, work in compared(view):
        field = reference.fields.publisher
        if not field or not work.publisher or work.type not in _BOOKS:
            continue
        evidence = (recorded("publisher", field.value, work.publisher, resolution),)
        if publishers.agree(field.value, work.publisher):
            yield check.passed("publisher agrees", field.span, reference=reference.label, evidence=evidence)
            continue
        # What was read as the publisher may be a place, a series, or half of a name.
        place = reference.fields.publisher_place
        named = joined(" ".join((work.title, *work.container_title, place.value if place else "")))
        left = rest(reference, field, reference.fields.title, reference.fields.author)
        misread = within(joined(field.value), named) or publishers.agree(left, work.publisher)
        if likely(field) and not misread:
            message = f"publisher {field.value}; the record has {work.publisher}"
            yield check.review(Severity.NOTE, message, field.span, reference=reference.label, evidence=evidence)


CHECK = Check("EC311", "publisher-mismatch", Needs.RECORD, run)
