"""What a person has set down in the lock about a lookup: those findings pass, on their word, until its last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from evidencecheck.checks.run.expired_acceptance import CHECK
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.resolution import Resolution

LOOKUP = ("EC203", "EC204", "EC601", "EC602", "EC603", "EC604")
"""The checks of what looking a reference up came to: what a person may accept in the lock. What is recorded of the
work, its standing above all, is told all the same."""


def accept(findings: Iterable[Finding], resolutions: Mapping[str, Resolution], now: str) -> Iterator[Finding]:
    """The findings; those about a lookup that someone has let stand pass, and say on whose word.

    ``resolutions`` are by label of reference, ``now`` is a UTC day (ISO 8601). What was let stand until a day before
    it is told as it is, and with it that the day has passed.
    """
    for finding in findings:
        resolution = resolutions.get(finding.reference or "")
        known = resolution.accepted if resolution else None
        if not known or finding.kind is Kind.PASS or finding.code not in LOOKUP:
            yield finding
            continue
        when = f" on {known.on}" if known.on else ""
        if known.until and known.until < now:
            yield finding
            yield expired(finding, f"accepted by {known.by}{when}", known.until, known.reason)
            continue
        message = f"{finding.message}; accepted by {known.by}{when}: {known.reason}"
        yield attrs.evolve(finding, kind=Kind.PASS, severity=None, message=message)


def expired(finding: Finding, who: str, until: str, reason: str) -> Finding:
    """That a finding was accepted until a day that has passed."""
    why = f": {' '.join(reason.split())}" if reason.strip() else ""
    message = f"{finding.code} was {who} until {until}, which has passed{why}"
    return CHECK.review(Severity.WARNING, message, finding.span, reference=finding.reference)
