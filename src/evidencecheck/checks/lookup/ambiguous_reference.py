"""A reference that fits several works.

## What it does
Reports a reference for which the search found more than one work that fits about as well, and lists them.

## Why it matters
A preprint and its article, two editions, two parts of a series: the reader should not have to guess, and no field can
be compared while it is unknown which work is meant.

## Example
    Ito S. Buses after dark. 2018.

## Fix
Add what tells them apart: volume and pages, the edition, or the DOI of the work meant.

## References
- Crossref, documentation on reference linking and matching: https://www.crossref.org/documentation/
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Evidence, Finding, Severity
from evidencecheck.model.resolution import Outcome


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry, each candidate as evidence."""
    for reference in view.sources():
        resolution = view.resolutions.get(reference.label)
        if not resolution or resolution.outcome is not Outcome.AMBIGUOUS:
            continue
        works = [candidate.work for candidate in resolution.candidates]
        evidence = tuple(
            Evidence("work", reference.raw, str(work), work.source, resolution.retrieved or work.retrieved)
            for work in works
        )
        listed = "; ".join(map(str, works))
        message = f"fits {f'{len(works)} works' if len(works) > 1 else 'more than one work'}" + (
            f": {listed}" if listed else ""
        )
        yield check.review(Severity.NOTE, message, reference.span, reference=reference.label, evidence=evidence)


CHECK = Check("EC603", "ambiguous-reference", Needs.RECORD, run)
