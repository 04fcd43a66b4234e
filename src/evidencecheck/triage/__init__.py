"""Findings in their final form: a chain of small steps after the checks, none of which knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from evidencecheck.model.document import Document
from evidencecheck.model.finding import Finding
from evidencecheck.model.resolution import Accepted
from evidencecheck.model.settings import Rules
from evidencecheck.triage.accept import accept
from evidencecheck.triage.order import order, place

__all__ = ["Triaged", "place", "triage"]


@attrs.frozen
class Triaged:
    """The findings that are told, in their order, and those that someone has accepted, with their suppressions."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()


def triage(
    findings: Iterable[Finding],
    document: Document,
    accepted: Mapping[str, Accepted] | None = None,
    rules: Rules = Rules(),  # noqa: ARG001 - the next steps of the chain read it
) -> Triaged:
    """The findings in their final form; ``accepted`` holds, by label, whose lookup someone has let stand."""
    return Triaged(order(accept(findings, accepted or {}), document))
