"""How well a claim fits what it cites: the features of three questions, and what was learned of them.

Is another entry of the list far nearer? Do claim and source share hardly a word? How much of the claim is in the
abstract? Weights and cuts are of `data/claims.json`, made by ``tasks/train_claims.py``; they were learned from titles
and abstracts, and say nothing of a whole paper.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from evidencecheck import data
from evidencecheck.text.overlap import Words, coverage, weight

_IN_ABSTRACT = 0.6
"""What a term counts that stands in the abstract and not in the title."""
_MOST = 6
_LONG = 12
_CROWD = 5
_LOG = 5.0
_HEAVY = 10.0

RIVAL = ("own", "best", "lead", "extra", "extra weight", "extra terms", "terms", "next", "crowd", "entries", "near")
TOPIC = ("coverage", "in title", "heaviest", "shared weight", "terms")


@attrs.frozen
class Rival:
    """Another entry that a claim fits better.

    It is told by its place among those given, with the terms that it ``shared`` with the claim, those among them that
    no cited entry has (``extra``), and the features by which all that is judged.
    """

    place: int
    shared: tuple[str, ...]
    extra: tuple[str, ...]
    features: tuple[float, ...]


def rival(claim: Sequence[str], own: Sequence[Words], others: Sequence[Words]) -> Rival | None:
    """The entry among ``others`` that fits a claim's terms best, against the best of those that it cites.

    A term tells the less, the more entries of the list hold it. None where there is nothing to compare.
    """
    if not claim or not own or not others:
        return None
    held = [frozenset(term for term in claim if one.holds(term)) for one in (*own, *others)]
    size = math.log(len(held) + 1)
    weights = {}
    for term in claim:
        entries = sum(term in terms for terms in held)
        weights[term] = weight(term) * (math.log((len(held) + 1) / entries) / size if entries > 1 else 1.0)
    scores = [
        sum(weights[t] * (1.0 if one.in_title(t) else _IN_ABSTRACT) for t in terms)
        for one, terms in zip((*own, *others), held, strict=True)
    ]
    mine = max(scores[: len(own)])
    ranked = sorted(range(len(own), len(held)), key=lambda n: (-scores[n], n))
    best = ranked[0]
    cited = frozenset().union(*held[: len(own)])
    extra = held[best] - cited
    whole = sum(weights.values()) or 1.0
    more = sum(weights[term] for term in extra)
    features = (
        mine / whole,
        scores[best] / whole,
        (scores[best] - mine) / whole,
        more / whole,
        math.log1p(more),
        min(len(extra), _MOST) / _MOST,
        min(len(claim), _LONG) / _LONG,
        scores[ranked[1]] / whole if len(ranked) > 1 else 0.0,
        sum(scores[n] for n in ranked[1 : _CROWD + 1]) / _CROWD / whole,
        math.log(len(held)) / _LOG,
        math.log1p(sum(len(terms) > 1 for terms in held[len(own) :])) / _LOG,
    )
    in_order = [term for term in claim if term in held[best]]
    return Rival(best - len(own), tuple(in_order), tuple(t for t in in_order if t in extra), features)


def topic(claim: Sequence[str], source: Words) -> tuple[float, ...]:
    """The features by which it is judged whether a claim and a source share anything."""
    shared = [term for term in claim if source.holds(term)]
    whole = sum(map(weight, claim)) or 1.0
    return (
        coverage(claim, source),
        sum(weight(term) for term in claim if source.in_title(term)) / whole,
        max(map(weight, shared), default=0.0) / _HEAVY,
        math.log1p(sum(map(weight, shared))),
        min(len(claim), _LONG) / _LONG,
    )


def misfit(found: Rival, *, described: bool, surely: bool = False) -> float:
    """By how much a rival passes what was learned to be far better (log-odds, 0 at the cut).

    ``described``: sources were held against the claim by their abstracts, too. ``surely`` asks for more.
    """
    return _odds("rival" if described else "rival by title", found.features, "sure" if surely else "cut")


def off_topic(claim: Sequence[str], source: Words) -> float:
    """By how much claim and source, abstract and all, share less than was learned to be enough (log-odds)."""
    return _odds("topic", topic(claim, source))


def least_covered() -> float:
    """The `coverage` below which an abstract was found to hold no evidence for a claim."""
    return float(_learned()["coverage"]["cut"])


def _odds(question: str, features: Sequence[float], cut: str = "cut") -> float:
    learned = _learned()[question]
    return float(sum(w * x for w, x in zip(learned["weights"], features, strict=True)) - learned[cut])


@lru_cache(maxsize=1)
def _learned() -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(data.read("claims.json"))
    return read
