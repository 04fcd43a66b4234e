"""A work that was corrected after it was published.

## What it does
Notes where the record of a cited work has a correction, a corrigendum, an erratum, an addendum, a clarification or a
newer version, with its DOI and date. Nothing is said of a retracted work, nor where the entry or each citing sentence
speaks of the correction.

## Why it matters
What was corrected may be the very figure that is cited. Most corrections are of names and captions, so this is no more
than a note.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.1000/tp.2018.61.33
    The record has: erratum of 2018-09-01, doi:10.1000/tp.2018.62.1 (publisher)

## Fix
Read the correction. If it is of what is cited, correct the sentence; *Citing Medicine* adds "Erratum in: …" to it.

## References
- *Citing Medicine*, 2nd ed., National Library of Medicine: notes on errata.
- Crossref, *Updating your metadata: corrections*, types of update.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _standing as standing
from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._reading import compared
from evidencecheck.checks._standing import Spoken
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per matched reference, at the entry, with all corrections as evidence."""
    for reference, resolution, work in compared(view):
        notices = standing.notices(work, standing.CORRECTED)
        if not notices or standing.retracted(work) or standing.notice_kinds(work):
            continue
        evidence = standing.evidence(notices, resolution)
        told = standing.mention(view, reference, work, standing.OF_CORRECTION, standing.OF_CORRECTION)
        if told.spoken is Spoken.PLAINLY:
            said = f"the correction is told: {told.where}"
            yield check.passed(said, reference.span, reference=reference.label, evidence=evidence)
            continue
        more = f"; and {len(notices) - 1} more" if len(notices) > 1 else ""
        message = f"was corrected: {standing.words_of(notices[-1])}{more}"
        if all(notice.kind == "new_version" for notice in notices):
            message = f"has a newer version: {standing.words_of(notices[-1])}"
        yield check.review(
            Severity.NOTE, message, reference.span, reference=reference.label, evidence=evidence, related=told.silent
        )


CHECK = Check("EC403", "corrected-work", Needs.RECORD, run)
