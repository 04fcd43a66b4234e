"""A work about which its editors have expressed concern.

## What it does
Tells where the record of a cited work has an expression of concern, with its DOI, its date, and who reported it. It is
a warning where it is certain which work is meant. A work that was retracted since is left to EC401, and one whose entry
or whose citing sentences speak of the concern is no fault.

## Why it matters
An expression of concern says that the work may not be reliable, and that nobody has settled yet whether it is. Readers
have a right to know that before they rest on it.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.1000/tp.2018.61.33
    The record has: expression of concern of 2020-11-05, doi:10.1000/tp.2020.7 (publisher)

## Fix
Read the notice. Rest the sentence on another source, or say that there is a concern.

## References
- Committee on Publication Ethics, *Retraction guidelines*, 2019, on expressions of concern.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _standing as standing
from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._reading import compared
from evidencecheck.checks._standing import Spoken
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per matched reference, at the entry."""
    for reference, resolution, work in compared(view):
        notices = standing.notices(work, standing.CONCERN)
        if not notices or standing.retracted(work) or standing.notice_kinds(work):
            continue
        evidence = standing.evidence(notices, resolution)
        told = standing.mention(view, reference, work, standing.OF_CONCERN, standing.OF_RETRACTION)
        message = f"there is an {standing.words_of(notices[-1])} about it"
        if told.spoken is Spoken.PLAINLY:
            said = f"the expression of concern is told: {told.where}"
            yield check.passed(said, reference.span, reference=reference.label, evidence=evidence)
        elif told.spoken is Spoken.SOMEWHERE or not standing.certain(resolution):
            yield check.review(
                Severity.WARNING if told.silent else Severity.NOTE,
                message,
                reference.span,
                reference=reference.label,
                evidence=evidence,
                related=told.silent,
            )
        else:
            yield check.fail(
                Severity.WARNING,
                message,
                reference.span,
                reference=reference.label,
                evidence=evidence,
                related=told.silent,
            )


CHECK = Check("EC402", "expression-of-concern", Needs.RECORD, run)
