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
from evidencecheck.checks._base import Check, Mends, Needs, View
from evidencecheck.checks._one_number import compare
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with the field, at the field."""
    return compare(check, view, "issue", numbers.issue, Severity.WARNING)


CHECK = Check("EC307", "issue-mismatch", Needs.RECORD, run, mends=Mends.SOMETIMES)
