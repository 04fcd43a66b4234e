"""What should be a DOI and cannot be one.

## What it does
Reports what follows "doi" or "doi.org/" in a reference where it does not have the form of a DOI: "10.", a registrant of
four digits or more, a slash, a suffix.

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

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.identifiers import doi
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per malformed DOI of an entry, at its own span."""
    for reference in view.references:
        flow = reference.entry.flow
        for span, why in doi.malformed(flow.text):
            written = span.of(flow.text)
            place = flow.span(span.start, span.end)
            yield check.fail(Severity.ERROR, f"not a DOI: {written} ({why})", place, reference=reference.label)


CHECK = Check("EC202", "malformed-doi", Needs.STRUCTURE, run)
