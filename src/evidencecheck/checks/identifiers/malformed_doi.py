"""What should be a DOI and cannot be one.

## What it does
Reports what follows "doi" or "doi.org/" in a reference where it does not have the form of a DOI: "10.", a registrant of
four digits or more, a slash, a suffix. What is whole but for a blank or a line's end in it is only something to look
at: it may have come with the page that the entry was copied from, and of a PDF it is our reading.

## Why it matters
It leads nowhere. Mostly a letter was lost in copying, or a number of another kind (PMID, ISBN) was put in its place.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.100O

## Fix
Copy the DOI again from the source's own page.

## References
- *DOI Handbook*, 2.2: https://www.doi.org/doi-handbook/HTML/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.checks import _mending as mending
from evidencecheck.checks import _titles as titles
from evidencecheck.checks._base import Check, Mends, Needs, View
from evidencecheck.checks._near import near
from evidencecheck.checks._spelling import spelled
from evidencecheck.identifiers import doi
from evidencecheck.identifiers._doi_faults import SPACED
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Fix
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Outcome
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_GOES_ON = late(r"(?<=/)[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[^\s]*[0-9])[A-Za-z0-9(]")
_RESOLVER = late(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/?", re.IGNORECASE)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per malformed DOI of an entry, at its own span."""
    for reference in view.references:
        flow = reference.entry.flow
        found = doi.malformed(flow.text)
        for span, why in found:
            written = span.of(flow.text)
            place = flow.span(span.start, span.end)
            fix = _fix(view, reference, span) if len(found) == 1 else None
            if why == SPACED or _GOES_ON.match(view.document.text, place.end):
                message = f"a DOI that is broken apart: {written}"
                severity = Severity.NOTE if view.document.format == "pdf" else Severity.WARNING
                yield check.review(severity, message, place, reference=reference.label, fix=fix)
                continue
            yield check.fail(Severity.ERROR, f"not a DOI: {written} ({why})", place, reference=reference.label, fix=fix)


def _fix(view: View, reference: Reference, at: Span) -> Fix | None:
    """The record's DOI in its place, where the work is known by another way; the address of the resolver stays."""
    flow, resolution = reference.entry.flow, view.resolutions.get(reference.label)
    work = resolution.work if resolution and resolution.outcome is Outcome.MATCHED else None
    if work is None or not work.doi or reference.fields.doi or spelled(work.doi, view.document.format) != work.doi:
        return None
    resolver = _RESOLVER.match(flow.text, at.start, at.end)
    lead = f"{resolver[0].rstrip('/')}/" if resolver else ""
    edit = mending.replaced(view.document, flow, at, lead + work.doi)
    mine, theirs = (
        re.sub(r"\W", "", text.lower()) for text in (at.of(flow.text)[len(resolver[0]) if resolver else 0 :], work.doi)
    )
    title = reference.fields.title
    agrees = title is not None and titles.grade(title, reference, work) <= titles.Grade.WORDS
    safe = agrees and not mending.contradicted(reference, work) and (mine == theirs or near(mine, theirs))
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    return mending.mended(f"write the DOI {work.doi}", edit, applicability)


CHECK = Check("EC202", "malformed-doi", Needs.STRUCTURE, run, mends=Mends.SOMETIMES)
