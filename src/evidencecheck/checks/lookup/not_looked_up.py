"""A reference that has not been looked up.

## What it does
Lists a reference of which nothing is known yet, because no source was asked for it, and says what kind of source it is.

## Why it matters
It is no fault. An audit names it so that silence is not taken for approval.

## Example
    Kane R. Depots. In: Lund T, editor. The working bus. Leeds: Cogwheel; 2011. pp. 4-19.

## Fix
Run `evidencecheck resolve`, or describe the source in a `.bib` file in `references/`.

## References
- None: this is about what the tool has done.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._kinds import kind_of
from evidencecheck.model.finding import Finding
from evidencecheck.model.resolution import Outcome


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry."""
    for reference in view.sources():
        resolution = view.resolutions.get(reference.label)
        if not resolution or resolution.outcome is not Outcome.NOT_ATTEMPTED:
            continue
        kind = kind_of(reference.fields)
        parts = ["not looked up", kind.words, kind.reason, resolution.reason]
        yield check.open("; ".join(filter(None, parts)), reference.span, reference=reference.label)


CHECK = Check("EC604", "not-looked-up", Needs.RECORD, run)
