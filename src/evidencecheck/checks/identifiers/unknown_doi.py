"""A well-formed DOI that no registry asked knows.

## What it does
Reports a reference whose DOI was looked up and not found, and names where it was looked up. Where that was an index of
some works only, it is said for a reader to judge: the DOI need not be there.

## Why it matters
A reader who follows it gets an error page. One wrong character is enough for that, so it says nothing of whether the
work exists; look the work up by its title.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.1000/tp.2018.16.33

## Fix
Compare the DOI with the one on the source's own page.

## References
- Crossref, *REST API*: a DOI of another agency is answered 404 there; agencies are told apart at
  https://doi.org/doiRA/.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._kinds import asked, sampled
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.resolution import Outcome


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at its DOI."""
    for reference in view.references:
        resolution, field = view.resolutions.get(reference.label), reference.fields.doi
        if not resolution or resolution.outcome is not Outcome.NOT_FOUND or not field:
            continue
        where = " nor in ".join(asked(resolution))
        if where:
            message = f"DOI {field.value} not found in {where}"
            yield check.fail(Severity.WARNING, message, field.span, reference=reference.label)
        elif resolution.samples:
            message = f"DOI {field.value} is {sampled(resolution)}"
            yield check.review(Severity.NOTE, message, field.span, reference=reference.label)


CHECK = Check("EC203", "unknown-doi", Needs.RECORD, run)
