"""A remark that was to suppress findings, and suppresses none.

## What it does
Reports a remark `evidencecheck: ignore[…]` (or `ignore-next`, `disable`, `ignore-file`) under which no finding of the
checks that it names falls any more, one that names no check, and one that cannot be read. Only checks that have spoken
of the document are judged: what has not been looked up may still turn out to be at fault. An `[[ignore]]` of the
configuration that is of no use is told of as a notice of the run, since it stands in no document.

## Why it matters
A remark that is left behind hides the next fault of its place. One that is misspelt hides nothing, and its writer
believes that it does.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. <!-- evidencecheck: ignore[EC304] printed in 2019 -->
    (The record has 2018, too.)

## Fix
Take the remark out, or the codes that are of no use; `--fix` does it where that is all there is to do.

## References
- None: this is about what the tool was told.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Mends, Needs, View
from evidencecheck.model.finding import Finding


def run(check: Check, view: View) -> Iterator[Finding]:  # noqa: ARG001 - which remarks are used is known when all have run
    """Nothing: triage makes the findings, once it has seen those of the other checks."""
    yield from ()


CHECK = Check("EC902", "unused-suppression", Needs.STRUCTURE, run, mends=Mends.SOMETIMES)
