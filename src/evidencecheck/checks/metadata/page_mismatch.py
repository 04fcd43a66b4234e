"""Pages that are not the record's.

## What it does
Compares the pages with the record's. Shortened ranges are read in full (541-4 is 541–544), letters are part of the
number (R795, S87, e0123), and an article number may stand for the pages. Another first page is an error; another last
page alone a warning, since records err there, too, and so is another article number. Pages within the record's are a
note: they may point at the very passage.

## Why it matters
Who has no DOI finds the article by journal, volume and page.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:38-41.
    The record has: 33–41

## Fix
Correct the pages.

## References
- *The Chicago Manual of Style*, 17th ed., 9.61: shortened ranges.
- *Citing Medicine*, 2nd ed., National Library of Medicine: letters are kept with page numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.checks import _mending as mending
from evidencecheck.checks import _numbers as numbers
from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._reading import compared, elsewhere, joined, torn, within
from evidencecheck.checks._vouched import vouched
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Fix
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.reference import Field, Reference
from evidencecheck.model.resolution import Resolution


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with pages, at the pages."""
    for reference, resolution, work in compared(view):
        fields = numbers.located(reference)
        field, agrees = fields.page, numbers.pages(fields, work)
        if agrees is None or not field:
            continue
        cited, known = field.value, work.page or PageRange(work.article_number)
        evidence = (recorded("page", str(cited), str(known), resolution),)
        what = "pages" if work.page else "article number"
        message = f"{what} {cited}; the record has {known}"
        if agrees or (not cited.last and numbers.inside(cited, known)):
            said = "pages agree" if agrees else f"page {cited} is one of the record's {known}"
            yield check.passed(said, field.span, reference=reference.label, evidence=evidence)
        elif within(joined(known.first), joined(field.raw)) and cited.first != known.first:
            continue  # the issue stands before the pages, and was read as one of them
        elif _cut_off(reference, field, known) or elsewhere(known.first, reference, field, *vouched(fields, work)):
            continue
        elif not work.page or cited.first == known.first or _smudged(cited.first, known.first):
            fix = _fix(view, reference, resolution, field)
            yield check.fail(
                Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence, fix=fix
            )
        elif numbers.inside(cited, known):
            yield check.review(Severity.NOTE, message, field.span, reference=reference.label, evidence=evidence)
        else:
            fix = _fix(view, reference, resolution, field)
            yield check.fail(Severity.ERROR, message, field.span, reference=reference.label, evidence=evidence, fix=fix)


def _fix(view: View, reference: Reference, resolution: Resolution, field: Field[PageRange]) -> Fix | None:
    known = resolution.work.page if resolution.work else None
    if known is None:
        return None
    edits = mending.pages(view, reference, field, known)
    return mending.mended(f"write the pages {known}", edits, mending.applicability(reference, resolution, "page"))


def _smudged(cited: str, recorded: str) -> bool:
    """Whether a page is the record's but for a letter: read by a machine ("1B21" for 1121), or a section's ("e36")."""
    if not recorded.isdigit() or cited.isdigit():
        return False
    same = len(cited) == len(recorded) and all(a == b or a.isalpha() for a, b in zip(cited, recorded, strict=True))
    return same or re.sub(r"\D", "", cited) in {recorded, recorded[1:]}


def _cut_off(reference: Reference, field: Field[PageRange], known: PageRange) -> bool:
    """Whether what was read goes on in characters that no page has: the "2" of "2_108", the "8" of "8 53".

    Or begins before it, as the record has it: the "29" of "5 29-534", which is 529.
    """
    text, place = reference.entry.flow.text, reference.entry.flow.place(field.span)
    digits = re.search(r"(\d+)\s$", text[: place.start])
    return (
        torn(reference, field)
        or re.match(r"\s\d", text[place.end :]) is not None
        or (digits is not None and digits[1] + field.value.first == known.first)
    )


CHECK = Check("EC308", "page-mismatch", Needs.RECORD, run, mends=Mends.SOMETIMES)
