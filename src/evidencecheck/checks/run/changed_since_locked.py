"""A reference that has been changed since it was looked up.

## What it does
Reports a reference that `references/evidence.lock` does not know as it is written, but that shares nearly all its words
with an entry there which the pages at hand no longer cite, and shows that entry.

## Why it matters
What was verified, and what somebody has accepted, was the text as it was. A year or a name that was altered afterwards
has been compared with nothing.

## Example
    Ito S. Buses after dark. Transp Policy. 2019;61:33-41.
    (The lock holds it with the year 2018.)

## Fix
Run `evidencecheck resolve`. Whoever has accepted the old text by hand has to look at the new one.

## References
- None: this is about what the tool has done.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry."""
    for reference in view.sources():
        resolution = view.resolutions.get(reference.label)
        if resolution and resolution.once:
            message = (
                f"not looked up as it is written; the lock holds what looks like an earlier form: {resolution.once}"
            )
            yield check.review(Severity.NOTE, message, reference.span, reference=reference.label)


CHECK = Check("EC903", "changed-since-locked", Needs.RECORD, run)
