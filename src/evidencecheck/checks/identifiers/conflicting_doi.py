"""A DOI that belongs to another work than the reference tells of.

## What it does
Reports a reference whose DOI is registered to a work with another title and other authors, and shows both. Where the
reference was found by a search instead and the record carries another DOI, both are shown for a reader to judge (it may
be a preprint's). A DOI that belongs to the work cited is listed as verified.

## Why it matters
Readers who follow the DOI find something else, and databases count the citation for the wrong work. Two entries
whose DOIs were swapped look right in every other way.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.1000/us.2019.56.410
    (the DOI of Juarez P. Fares and fairness. Urban Stud. 2019)

## Fix
Find out which of the two was meant: correct the DOI, or the reference.

## References
- *DOI Handbook*, 2.2: a DOI name identifies one object. https://www.doi.org/doi-handbook/HTML/
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared
from evidencecheck.identifiers import doi
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.resolution import Outcome


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference with a DOI that was looked up, at the DOI."""
    for reference in view.references:
        resolution, field = view.resolutions.get(reference.label), reference.fields.doi
        if not resolution or resolution.outcome is not Outcome.CONFLICTING or not resolution.work:
            continue
        title = reference.fields.title
        evidence = (recorded("title", title.value if title else reference.raw, resolution.work.title, resolution),)
        message = f"DOI {field.value if field else resolution.work.doi} belongs to another work: {resolution.work}"
        place = field.span if field else reference.span
        yield check.fail(Severity.ERROR, message, place, reference=reference.label, evidence=evidence)
    for reference, resolution, work in compared(view):
        field = reference.fields.doi
        if not field or not work.doi:
            continue
        evidence = (recorded("DOI", field.value, work.doi, resolution),)
        if doi.normalise(field.value) == doi.normalise(work.doi):
            message = f"DOI {field.value} belongs to this work"
            yield check.passed(message, field.span, reference=reference.label, evidence=evidence)
        elif resolution.matched_by != "doi":
            message = f"the record that matches has another DOI: {work.doi}"
            yield check.review(Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence)


CHECK = Check("EC204", "conflicting-doi", Needs.RECORD, run)
