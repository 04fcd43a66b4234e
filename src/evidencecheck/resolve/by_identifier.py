"""Look a reference up by the DOI that it gives, and see whether the record is of the work that it describes."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.resolve._dialogue import Dialogue, settled
from evidencecheck.resolve.by_search import searched, unreachable
from evidencecheck.resolve.score import Score, score
from evidencecheck.sources._base import Question, Source

_LIKE = 0.3  # agreement: titles of which a few common words are the same have less
_SAME = 0.7  # agreement: a year beside the record's says nothing of one work


def by_identifier(doi: str, raw: str, fields: Fields, sources: Sequence[Source]) -> Resolution:
    """`identified` with its questions asked at once."""
    return settled(identified(doi, raw, fields, sources))


def identified(doi: str, raw: str, fields: Fields, sources: Sequence[Source]) -> Dialogue:
    """Ask ``sources`` in their order for ``doi`` (normalised).

    Matched where the record is, or may be, of the work described; conflicting where the words clearly tell of another
    one; not found where no registry knows the DOI. In the last two cases what a search offers is listed as candidates.
    """
    answered: list[str] = []
    problems: list[str] = []
    retrieved, asked_registry = "", False
    for source in sources:
        found = yield Question(source, doi, raw, fields)
        if found.problem:
            problems.append(f"{source.name}: {found.problem}")
            continue
        answered.append(source.name)
        asked_registry = asked_registry or source.exhaustive
        retrieved = found.retrieved or retrieved
        if found.works:
            work = found.works[0]
            known = Resolution(
                Outcome.MATCHED,
                work,
                matched_by="doi",
                searched=tuple(answered),
                reason=_other_name(doi, work),
                retrieved=found.retrieved,
            )
            return (yield from _verified(known, work, raw, fields, sources))
    if problems:
        held = yield from searched(raw, fields, [source for source in sources if not source.online])
        if held.outcome is Outcome.MATCHED:  # good enough to go by, until the DOI can be asked for
            return attrs.evolve(held, partial=True)
        return unreachable(problems, held)
    elsewhere = yield from searched(raw, fields, sources)
    if not asked_registry:
        return elsewhere
    return Resolution(
        Outcome.NOT_FOUND,
        candidates=_offers(elsewhere),
        searched=tuple(answered),
        reason=f"the DOI {doi} is not known to {', '.join(answered)}",
        retrieved=retrieved,
        partial=elsewhere.outcome is Outcome.UNREACHABLE,
    )


def describes_another(fit: Score) -> bool:
    """Whether the words of a reference clearly tell of another work than the one that ``fit`` was made with.

    Title and first author both disagree, and the page as well where the volume is the same; or the title does and the
    first author is not in his place, and no more than the year agrees, by chance; or, where one of them cannot be
    compared or is the same by chance (two papers of one group), so do at least two of journal, year, volume and page,
    and none of these agrees.
    """
    title, author = fit.of("title"), fit.of("author")
    places = [fit.of(field) for field in ("container-title", "year", "volume", "page")]
    against, agree = sum((p or 0.0) < 0 for p in places), sum((p or 0.0) >= _SAME for p in places)
    if (title or 0.0) < 0 and (author or 0.0) < 0:
        return agree < 3 or (fit.of("page") or 0.0) < 0
    if (title or 0.0) < 0 and author == 0.0 and against and agree <= 1:
        return True
    weak = title is None or title < _LIKE
    return ((title or 0.0) < 0 or (weak and (author or 0.0) < 0)) and against >= 2 and not agree


def _verified(known: Resolution, work: Work, raw: str, fields: Fields, sources: Sequence[Source]) -> Dialogue:
    """``known`` as it is, or conflicting where the words tell of another work than the DOI's."""
    fit = score(raw, fields, work)
    known = attrs.evolve(known, score=round(fit.value, 3))
    if not describes_another(fit):
        return known
    reason = f"the DOI belongs to another work: {'; '.join(fit.against)}"
    elsewhere = yield from searched(raw, fields, sources)
    candidates = tuple(c for c in _offers(elsewhere) if c.work.doi != work.doi)
    return attrs.evolve(
        known,
        outcome=Outcome.CONFLICTING,
        reason=reason,
        candidates=candidates,
        partial=elsewhere.outcome is Outcome.UNREACHABLE,
    )


def _other_name(doi: str, work: Work) -> str:
    """Where a registry answers for ``doi`` with a record of another DOI, that it does: the two name one work."""
    return f"the DOI {doi} is another name of {work.doi}" if work.doi and work.doi != doi else ""


def _offers(found: Resolution) -> tuple[Candidate, ...]:
    """What a search offers, a match first."""
    match = (Candidate(found.work, found.score or 0.0),) if found.work else ()
    return (*match, *found.candidates)
