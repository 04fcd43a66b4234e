"""A finding that was accepted until a day which has passed.

## What it does
Reports a finding that an `[[ignore]]` of the configuration, or `accepted` in `references/evidence.lock`, let stand
`until` a day before today. The finding itself is told again beside it.

## Why it matters
Who accepts something for a time wants to be reminded. After that day it is a finding like any other.

## Example
    [[ignore]]
    codes = ["EC304"]
    reference = "10.5555/12345678"
    reason = "the publisher has been asked to correct the record"
    until = "2026-06-30"

## Fix
Look at the finding again: mend it, or set a later day.

## References
- None: this is about what the tool was told.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Finding


def run(check: Check, view: View) -> Iterator[Finding]:  # noqa: ARG001 - what would be accepted is known when all have run
    """Nothing: triage makes the findings, once it has seen those of the other checks."""
    yield from ()


CHECK = Check("EC905", "expired-acceptance", Needs.STRUCTURE, run)
