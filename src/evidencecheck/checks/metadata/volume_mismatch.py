"""A volume that is not the record's.

## What it does
Compares the volume with the record's. Roman numerals, leading zeros and a supplement beside the number are forgiven.
Nothing is said where the record's volume stands in another place of the entry.

## Why it matters
Who has no DOI finds the article by journal, volume and page.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;16:33-41.
    The record has: 61

## Fix
Correct the volume.

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
    return compare(check, view, "volume", numbers.volume, Severity.ERROR)


CHECK = Check("EC306", "volume-mismatch", Needs.RECORD, run, mends=Mends.SOMETIMES)
