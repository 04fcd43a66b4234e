"""A name of our house that we no longer go by.

## What it does
Reports an entry that still names "Acme & Sons".

## Why it matters
It is Acme Ltd now.

## Example
    Acme & Sons. Annual report. 1998.

## Fix
Write the new name, where the report was not printed with the old one.

## References
- House rules, 4.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per entry."""
    for reference in view.references:
        if "Acme & Sons" in reference.raw:
            yield check.review(Severity.NOTE, "this is Acme Ltd now", reference.span, reference=reference.label)


CHECK = Check("ACME101", "house-name", Needs.STRUCTURE, run)
