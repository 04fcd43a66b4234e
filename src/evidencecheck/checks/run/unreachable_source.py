"""A reference that could not be looked up because a source did not answer.

## What it does
Lists a reference for which no answer came: the service was down, too slow, or refused. Nothing else is said of it.

## Why it matters
An outage is never taken for a missing source. The audit says what is still to be done.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41.
    (Crossref answered 503 three times.)

## Fix
Run `evidencecheck resolve` again later; what was known before is kept.

## References
- Crossref, *REST API*: answers 429 and 5xx say that a request was refused or failed, 404 alone that a DOI is not held.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Finding
from evidencecheck.model.resolution import Outcome


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry."""
    for reference in view.sources():
        resolution = view.resolutions.get(reference.label)
        if resolution and resolution.outcome is Outcome.UNREACHABLE:
            why = f": {resolution.reason}" if resolution.reason else ""
            message = f"could not be looked up, a source did not answer{why}; nothing is known of it"
            yield check.open(message, reference.span, reference=reference.label)


CHECK = Check("EC901", "unreachable-source", Needs.RECORD, run)
