"""From candidates to an outcome: matched, ambiguous, or not found with what came nearest."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.resolve._features import hopeless
from evidencecheck.resolve._printed import printed
from evidencecheck.resolve._recorded import recorded
from evidencecheck.resolve.score import Score, score
from evidencecheck.text.normalise import fold

MOST = 5  # candidates that are kept
LEAST = 0.05  # a candidate below is hardly ever the work; but the same title is always worth a look
MARGIN = 0.75  # log-odds: two works that are nearer to each other than this are not told apart


@attrs.frozen
class Ranked:
    """A candidate and how well it fits."""

    work: Work
    score: Score


def rank(raw: str, fields: Fields, works: Sequence[Work]) -> tuple[Ranked, ...]:
    """The candidates, best first, no work twice; equals stay in the order in which they came."""
    text = printed(raw)
    likely = [work for work in works if not hopeless(text, recorded(work))] or works[:1]
    ranked = sorted((Ranked(work, score(raw, fields, work)) for work in likely), key=lambda r: -r.score.odds)
    kept: list[Ranked] = []
    for one in ranked:
        if not any(same_work(one.work, other.work) for other in kept):
            kept.append(one)
    return tuple(kept)


def decide(raw: str, fields: Fields, works: Sequence[Work], among: int = 1) -> Resolution:
    """What the candidates come to for the reference ``raw``; who was asked and when is for the caller to add.

    ``among`` is how many works were searched: the more there are, the more of them agree by chance.
    """
    ranked = rank(raw, fields, works)
    candidates = offered(ranked)
    if not ranked or not ranked[0].score.fits:
        return Resolution(Outcome.NOT_FOUND, candidates=candidates, reason=_nearest(ranked))
    best = ranked[0]
    if not best.score.tells(among):
        reason = f"too little is said to tell {best.work} from others among {among:,} works"
        return Resolution(Outcome.NOT_FOUND, candidates=candidates, reason=reason)
    rivals = [other for other in ranked[1:] if _rivals(best.score, other.score)]
    value = round(best.score.value, 3)
    if rivals:
        reason = f"{len(rivals) + 1} works fit about equally well"
        return Resolution(Outcome.AMBIGUOUS, score=value, candidates=candidates, reason=reason)
    return Resolution(Outcome.MATCHED, best.work, value, "search", candidates=candidates[1:])


def offered(ranked: Sequence[Ranked]) -> tuple[Candidate, ...]:
    """The best few, as they are shown and locked."""
    return tuple(Candidate(r.work, round(r.score.value, 3)) for r in ranked[:MOST] if _worth_showing(r.score))


def same_work(one: Work, other: Work) -> bool:
    """Whether two records are of one work: the same DOI, or one printing of which one record has no DOI.

    A printing that has two DOIs is two records, and which of them was meant is for a reader to say. A record with no
    place in a journal or book is only the same by its DOI: it may be a preprint or another edition.
    """
    if one.doi and other.doi:
        return one.doi == other.doi
    return bool(one.page and one.volume) and _printing(one) == _printing(other)


def _printing(work: Work) -> tuple[str, ...]:
    family = work.author.names[0].key if work.author.names else ""
    return (fold(work.title), fold(family), fold(work.volume), fold(work.page.first if work.page else ""))


def _rivals(best: Score, other: Score) -> bool:
    return other.fits and best.odds - other.odds < MARGIN


def _worth_showing(score: Score) -> bool:
    return score.value >= LEAST or (score.of("title") or 0.0) > 0.9


def _nearest(ranked: Sequence[Ranked]) -> str:
    """Why the nearest candidate is no match, where there is one worth naming."""
    best = next((one for one in ranked if _worth_showing(one.score)), None)
    if not best:
        return "nothing that fits was found"
    why = "; ".join(best.score.against[:3])
    return f"nothing that fits was found; the nearest is {best.work}" + (f": {why}" if why else "")
