"""Look a reference up by its words: the hand-kept bibliographies first, then whoever is asked over the network."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.parse import readings
from evidencecheck.resolve._dialogue import Dialogue, settled
from evidencecheck.resolve.decide import decide
from evidencecheck.sources._base import Question, Source

NEAR = 0.05
"""A candidate with less of a score will not be the work, however the reference is read."""


def by_search(raw: str, fields: Fields, sources: Sequence[Source]) -> Resolution:
    """`searched` with its questions asked at once."""
    return settled(searched(raw, fields, sources))


def searched(raw: str, fields: Fields, sources: Sequence[Source]) -> Dialogue:
    """Ask ``sources`` in their order until one holds the work.

    A source that gave no answer leaves everything open: without a match the outcome is then unreachable. A bibliography
    is no registry, so where only such were asked an absence says nothing, and the outcome is not attempted.
    """
    works: list[Work] = []
    answered: list[str] = []
    problems: list[str] = []
    retrieved, among = "", 1
    decision = decide(raw, fields, works, among)
    for source in sources:
        found = yield Question(source, raw=raw, fields=fields)
        if found.problem:
            problems.append(f"{source.name}: {found.problem}")
            continue
        answered.append(source.name)
        works.extend(found.works)
        among = max(among, source.size)
        decision = decide(raw, fields, works, among)
        retrieved = found.retrieved or retrieved
        if decision.outcome is Outcome.MATCHED:
            return attrs.evolve(decision, searched=tuple(answered), retrieved=found.retrieved)
    decision = _read_otherwise(decision, raw, works, among)
    decision = attrs.evolve(decision, searched=tuple(answered), retrieved=retrieved)
    if problems:
        return unreachable(problems, decision)
    if decision.outcome is Outcome.NOT_FOUND and not any(source.exhaustive for source in sources):
        return not_attempted(answered, decision)
    return decision


def _read_otherwise(decision: Resolution, raw: str, works: Sequence[Work], among: int) -> Resolution:
    """``decision``; or, where it found nothing but something near, what another reading of the reference matches."""
    near = any(candidate.score >= NEAR for candidate in decision.candidates)
    if decision.outcome is not Outcome.NOT_FOUND or not near:
        return decision
    others = (decide(raw, other, works, among) for other in readings(raw))
    return next((other for other in others if other.outcome is Outcome.MATCHED), decision)


def unreachable(problems: Sequence[str], so_far: Resolution) -> Resolution:
    """Nothing is known, because a source did not answer; what others offered is kept as candidates."""
    return Resolution(
        Outcome.UNREACHABLE, candidates=so_far.candidates, searched=so_far.searched, reason="; ".join(problems)
    )


def not_attempted(searched: Sequence[str], so_far: Resolution) -> Resolution:
    """Only hand-kept bibliographies were looked into, and they need not hold everything."""
    where = ", ".join(searched) or "references/"
    reason = f"not in {where}, and looking it up was not asked for"
    return Resolution(Outcome.NOT_ATTEMPTED, candidates=so_far.candidates, searched=tuple(searched), reason=reason)
