"""An issue that is not the record's.

## What it does
Compares the issue with the record's. Leading zeros, double issues and supplements beside the number are forgiven, and a
name ("May") is not compared with a number. Nothing is said where the record's issue stands in another place of the
entry.

## Why it matters
Journals that begin at page 1 in each issue cannot be searched without it.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61(4):33-41.
    The record has: 2

## Fix
Correct the issue.

## References
- *Citing Medicine*, 2nd ed., chapter 1: volume, issue and location of an article.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _numbers as numbers
from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared, elsewhere
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with the field, at the field."""
    for reference, resolution, work in compared(view):
        field, agrees = reference.fields.issue, numbers.issue(reference.fields, work)
        if agrees is None or not field:
            continue
        evidence = (recorded("issue", field.value, work.issue, resolution),)
        if agrees:
            yield check.passed("issue agrees", field.span, reference=reference.label, evidence=evidence)
        elif not elsewhere(work.issue, reference, field, *numbers.agreeing(reference.fields, work)):
            message = f"issue {field.value}; the record has {work.issue}"
            yield check.fail(Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence)


CHECK = Check("EC307", "issue-mismatch", Needs.RECORD, run)
