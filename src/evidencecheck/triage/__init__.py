"""Findings in their final form: a chain of small steps after the checks, none of which knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from evidencecheck.checks._base import Check, View
from evidencecheck.checks.run import expired_acceptance, unused_suppression
from evidencecheck.model.finding import Finding
from evidencecheck.model.settings import Rules
from evidencecheck.triage.accept import accept
from evidencecheck.triage.ignores import Ignores
from evidencecheck.triage.order import order, place
from evidencecheck.triage.remarks import orders
from evidencecheck.triage.select import chosen, louder
from evidencecheck.triage.suppress import Parted, suppress
from evidencecheck.triage.unused import unused

__all__ = ["Triaged", "chosen", "place", "triage"]


@attrs.frozen
class Triaged:
    """The findings that are told, in their order, and those that someone has accepted, with their suppressions."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()


def triage(
    findings: Iterable[Finding], view: View, rules: Rules = Rules(), ran: Sequence[Check] = (), now: str = ""
) -> Triaged:
    """The findings in their final form, as ``rules`` have them on the UTC day ``now`` (ISO 8601, "": none has passed).

    ``ran`` are the checks that have spoken of the document, all of them: what suppresses none of their findings is
    told, and what was accepted until a day before ``now``, as far as the checks that say so are among them.
    """
    document, codes = view.document, {check.code for check in ran}
    ignores = Ignores(rules.ignores, view, now)
    remarks = orders(document, view.references)
    told = tuple(accept(findings, view.resolutions, now))
    told = (*told, *ignores.expired(told))
    told = tuple(one for one in told if one.code != expired_acceptance.CHECK.code or one.code in codes)
    parted = suppress(order(louder(told, rules), document), remarks, ignores, rules.baseline)
    if remarks and unused_suppression.CHECK.code in codes:
        idle = order(louder(unused(remarks, parted.used, view, ran), rules), document)
        parted = _joined(parted, suppress(idle, remarks, ignores, rules.baseline))
    return Triaged(parted.told, parted.suppressed)


def _joined(one: Parted, other: Parted) -> Parted:
    told = tuple(sorted((*one.told, *other.told), key=place))
    return Parted(told, tuple(sorted((*one.suppressed, *other.suppressed), key=place)), one.used | other.used)
