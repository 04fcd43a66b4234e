"""How well a claim fits what it cites: the features of three questions, and what was learned of them.

Is another entry of the list far nearer? Do claim and source share hardly a word? How much of the claim is in the
abstract? Weights and cuts are of `data/claims.json`, made by ``tasks/train_claims.py``; they were learned from titles
and abstracts, and say nothing of a whole paper.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

import attrs

from evidencecheck import data
from evidencecheck.text.overlap import Words, built_in, coverage, weight

_IN_ABSTRACT = 0.6
"""What a term counts that stands in the abstract and not in the title."""
MOST = 6
_LONG = 12
_CROWD = 5
_LOG = 5.0
_HEAVY = 10.0

RIVAL = ("own", "best", "lead", "extra", "extra weight", "extra terms", "terms", "next", "crowd", "entries", "near")
TOPIC = ("coverage", "in title", "heaviest", "shared weight", "terms")


class Listed:
    """The words of the entries of one list, so that it is found at once which of them hold a term."""

    def __init__(self, entries: Sequence[Words]) -> None:
        """The entries count from 0 in this order."""
        self.size = len(entries)
        self._whole = _Found([(one.whole, one.whole_run) for one in entries])
        self._title = _Found([(one.title, one.title_run) for one in entries])

    def holding(self, term: str) -> frozenset[int]:
        """The entries that hold a term, as `Words.holds` has it."""
        return self._whole.of(term)

    def in_title(self, term: str) -> frozenset[int]:
        """Those that hold it in their title."""
        return self._title.of(term)


class _Found:
    """Terms and the entries that they are in; all entries stand in one string, which is searched once for each term."""

    def __init__(self, entries: Sequence[tuple[frozenset[str], str]]) -> None:
        self._exact: dict[str, set[int]] = {}
        for number, (terms, _) in enumerate(entries):
            for term in terms:
                self._exact.setdefault(term, set()).add(number)
        self._run = "\n".join(run for _, run in entries)
        self._starts = [0, *accumulate(len(run) + 1 for _, run in entries)]
        self._known: dict[str, frozenset[int]] = {}

    def of(self, term: str) -> frozenset[int]:
        if term not in self._known:
            self._known[term] = frozenset(self._exact.get(term, ())) | self._with(built_in(term))
        return self._known[term]

    def _with(self, part: str) -> set[int]:
        found: set[int] = set()
        at = self._run.find(part) if part else -1
        while at >= 0:
            entry = bisect_right(self._starts, at) - 1
            found.add(entry)
            at = self._run.find(part, self._starts[entry + 1])
        return found


@attrs.frozen
class Rival:
    """Another entry that a claim fits better.

    It is told by its place in the list, with the terms that it ``shared`` with the claim, those among them that no
    cited entry has (``extra``), and the features by which all that is judged.
    """

    place: int
    shared: tuple[str, ...]
    extra: tuple[str, ...]
    features: tuple[float, ...]


def rival(claim: Sequence[str], listed: Listed, own: Collection[int]) -> Rival | None:
    """The entry of a list that fits a claim's terms best, against the best of its ``own``, those that it cites.

    A term tells the less, the more entries of the list hold it. None where there is nothing to compare.
    """
    if not claim or not own or listed.size == len(own):
        return None
    size = math.log(listed.size + 1)
    scores = [0.0] * listed.size
    several = [0] * listed.size
    whole = 0.0
    weights: dict[str, float] = {}
    for term in claim:
        holding, titled = listed.holding(term), listed.in_title(term)
        weights[term] = weight(term)
        if len(holding) > 1:
            weights[term] *= math.log((listed.size + 1) / len(holding)) / size
        whole += weights[term]
        for entry in holding:
            scores[entry] += weights[term] * (1.0 if entry in titled else _IN_ABSTRACT)
            several[entry] += 1
    whole = whole or 1.0
    mine = max(scores[entry] for entry in own)
    others = sorted((entry for entry in range(listed.size) if entry not in own), key=lambda n: (-scores[n], n))
    best = others[0]
    shared = tuple(term for term in claim if best in listed.holding(term))
    extra = tuple(term for term in shared if listed.holding(term).isdisjoint(own))
    more = sum(weights[term] for term in extra)
    features = (
        mine / whole,
        scores[best] / whole,
        (scores[best] - mine) / whole,
        more / whole,
        math.log1p(more),
        min(len(extra), MOST) / MOST,
        min(len(claim), _LONG) / _LONG,
        scores[others[1]] / whole if len(others) > 1 else 0.0,
        sum(scores[n] for n in others[1 : _CROWD + 1]) / _CROWD / whole,
        math.log(listed.size) / _LOG,
        math.log1p(sum(several[n] > 1 for n in others)) / _LOG,
    )
    return Rival(best, shared, extra, features)


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
