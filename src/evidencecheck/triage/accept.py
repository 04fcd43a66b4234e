"""What a person has set down in the lock about a lookup: those findings pass, on their word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from evidencecheck.model.finding import Finding, Kind
from evidencecheck.model.resolution import Accepted

LOOKUP = ("EC203", "EC204", "EC601", "EC602", "EC603", "EC604")
"""The checks of what looking a reference up came to: what a person may accept in the lock. What is recorded of the
work, its standing above all, is told all the same."""


def accept(findings: Iterable[Finding], accepted: Mapping[str, Accepted]) -> Iterator[Finding]:
    """The findings; those about a lookup that someone has let stand pass, and say on whose word.

    ``accepted`` is by label of reference.
    """
    for finding in findings:
        known = accepted.get(finding.reference or "")
        if not known or finding.kind is Kind.PASS or finding.code not in LOOKUP:
            yield finding
            continue
        when = f" on {known.on}" if known.on else ""
        message = f"{finding.message}; accepted by {known.by}{when}: {known.reason}"
        yield attrs.evolve(finding, kind=Kind.PASS, severity=None, message=message)
