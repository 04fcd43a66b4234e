"""A reference that cannot be located from what is written.

## What it does
Reports an entry that names no particular work: an organisation and nothing else, a website's name, "personal archive".

## Why it matters
An organisation publishes thousands of pages. Nobody can check what one of them may have said.

## Example
    1 Source: Ministry of Transport

## Fix
Name the document: its title, its year, and its address or where it can be had.

## References
- American Psychological Association, *Publication Manual*, 7th ed., 9.4: who, when, what, where.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.resolution import Outcome


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry."""
    for reference in view.sources():
        resolution = view.resolutions.get(reference.label)
        if resolution and resolution.outcome is Outcome.NOT_SPECIFIC:
            why = f": {resolution.reason}" if resolution.reason else ""
            message = f"cannot be located from what is written{why}"
            yield check.fail(Severity.WARNING, message, reference.span, reference=reference.label)


CHECK = Check("EC602", "not-specific", Needs.RECORD, run)
