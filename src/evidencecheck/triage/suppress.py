"""Findings that someone has said may stand: by a remark in the text, in the configuration, or in the baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from evidencecheck.model.finding import Finding, Kind, Suppression, SuppressionKind
from evidencecheck.triage.ignores import Ignores
from evidencecheck.triage.remarks import Order


@attrs.frozen
class Parted:
    """The findings that are told, those that are not, and which remarks have suppressed something of which check."""

    told: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    used: frozenset[tuple[Order, str]]


def suppress(
    findings: Iterable[Finding], orders: Sequence[Order], ignores: Ignores, baseline: frozenset[str]
) -> Parted:
    """Part the findings. They have their fingerprints already, so that what is suppressed changes those of no other.

    What is verified is never suppressed, and of a baseline only what would be told: faults, and what is to review.
    """
    told: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[tuple[Order, str]] = set()
    for finding in findings:
        mine = [order for order in orders if order.covers(finding)] if finding.kind is not Kind.PASS else []
        used |= {(order, finding.code) for order in mine}
        found = (
            Suppression(SuppressionKind.IN_SOURCE, mine[0].reason) if mine else _elsewhere(finding, ignores, baseline)
        )
        if found:
            suppressed.append(attrs.evolve(finding, suppression=found))
        else:
            told.append(finding)
    return Parted(tuple(told), tuple(suppressed), frozenset(used))


def _elsewhere(finding: Finding, ignores: Ignores, baseline: frozenset[str]) -> Suppression | None:
    configured = next(ignores.covering(finding), None)
    if configured:
        return Suppression(SuppressionKind.CONFIGURED, configured.reason)
    if finding.kind in {Kind.FAIL, Kind.REVIEW} and finding.fingerprint in baseline:
        return Suppression(SuppressionKind.BASELINE)
    return None
