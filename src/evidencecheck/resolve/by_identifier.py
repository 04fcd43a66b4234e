"""Look a reference up by the DOI that it gives, and see whether the record is of the work that it describes."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.resolve.by_search import by_search, unreachable
from evidencecheck.resolve.score import Score, score
from evidencecheck.sources._base import Source


def by_identifier(doi: str, raw: str, fields: Fields, sources: Sequence[Source]) -> Resolution:
    """Ask ``sources`` in their order for ``doi`` (normalised).

    Matched where the record is, or may be, of the work described; conflicting where the words clearly tell of another
    one; not found where no registry knows the DOI. In the last two cases what a search offers is listed as candidates.
    """
    searched: list[str] = []
    problems: list[str] = []
    retrieved, asked_registry = "", False
    for source in sources:
        found = source.by_doi([doi])[doi]
        if found.problem:
            problems.append(f"{source.name}: {found.problem}")
            continue
        searched.append(source.name)
        asked_registry = asked_registry or source.exhaustive
        retrieved = found.retrieved or retrieved
        if found.works:
            known = Resolution(
                Outcome.MATCHED,
                found.works[0],
                matched_by="doi",
                searched=tuple(searched),
                retrieved=found.retrieved,
            )
            return _verified(known, found.works[0], raw, fields, sources)
    if problems:
        held = by_search(raw, fields, [source for source in sources if not source.online])
        return held if held.outcome is Outcome.MATCHED else unreachable(problems, held)
    if not asked_registry:
        return by_search(raw, fields, sources)
    elsewhere = by_search(raw, fields, sources)
    return Resolution(
        Outcome.NOT_FOUND,
        candidates=_offers(elsewhere),
        searched=tuple(searched),
        reason=f"the DOI {doi} is not known to {', '.join(searched)}",
        retrieved=retrieved,
    )


def describes_another(fit: Score) -> bool:
    """Whether the words of a reference clearly tell of another work than the one that ``fit`` was made with.

    Title and first author both disagree; or, where one of them cannot be compared or is the same by chance (two papers
    of one group), so do at least two of journal, year, volume and page, and none of these agrees.
    """
    title, author = fit.of("title"), fit.of("author")
    places = [fit.of(field) for field in ("container-title", "year", "volume", "page")]
    against, agree = sum((p or 0.0) < 0 for p in places), sum((p or 0.0) > 0 for p in places)
    if (title or 0.0) < 0 and (author or 0.0) < 0:
        return agree < 3
    return ((title or 0.0) < 0 or (title is None and (author or 0.0) < 0)) and against >= 2 and not agree


def _verified(known: Resolution, work: Work, raw: str, fields: Fields, sources: Sequence[Source]) -> Resolution:
    """``known`` as it is, or conflicting where the words tell of another work than the DOI's."""
    fit = score(raw, fields, work)
    known = attrs.evolve(known, score=round(fit.value, 3))
    if not describes_another(fit):
        return known
    reason = f"the DOI belongs to another work: {'; '.join(fit.against)}"
    candidates = tuple(c for c in _offers(by_search(raw, fields, sources)) if c.work.doi != work.doi)
    return attrs.evolve(known, outcome=Outcome.CONFLICTING, reason=reason, candidates=candidates)


def _offers(found: Resolution) -> tuple[Candidate, ...]:
    """What a search offers, a match first."""
    match = (Candidate(found.work, found.score or 0.0),) if found.work else ()
    return (*match, *found.candidates)
