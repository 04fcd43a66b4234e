"""The learned combination of a score: small trees whose leaves add up to the log-odds that a work is the one described.

Trained by ``tasks/train_matcher.py``; the card of the data is ``evidencecheck/data/matcher.md``. Reading it needs
nothing but this file. What each field weighed is told along the way from root to leaf: with each question of a tree the
mean log-odds of what is still possible change, and the change belongs to the field that was asked about (Palczewska et
al. 2013, "Interpreting random forest models using a feature contribution method", doi:10.1109/iri.2013.6642443).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import getitem, or_
from struct import Struct
from typing import Any

import attrs

from evidencecheck import data
from evidencecheck.resolve._features import NAMES, TABLE

# A leaf is its log-odds. A question is (feature, threshold, whether nan goes left, left, right, mean); left is "<=".
Node = float | tuple[int, float, bool, Any, Any, float]
_Question = tuple[float, bool, int, int]  # threshold, whether nan goes left, the leaves to the left, those to the right

_LEAVES = 32  # of a tree, at most; a bit of a lane for each


@attrs.frozen(eq=False)
class _Forest:
    """The trees, all asked at once (after Lucchese et al. 2015, "QuickScorer", doi:10.1145/2766462.2767733).

    A set of leaves is a number with a lane for each tree and a bit for each leaf. ``asked`` has for each feature its
    thresholds, the leaves that are left between each two of them, and those that are left where it is ``nan``: what all
    features leave is one leaf of each tree. ``leaves`` has their log-odds by tree and bit.
    """

    asked: tuple[tuple[int, Sequence[float], Sequence[int], int], ...]
    leaves: tuple[Mapping[int, float], ...]
    lanes: Struct


def log_odds(values: Sequence[float]) -> float:
    """The log-odds that work and reference, compared by `features`, are one."""
    forest = _forest()
    left = -1  # every leaf
    for feature, thresholds, masks, missing in forest.asked:
        value = values[feature]
        left &= masks[bisect_left(thresholds, value)] if value == value else missing  # noqa: PLR0124 - nan
    lanes = forest.lanes.unpack(left.to_bytes(forest.lanes.size, "little"))
    return sum(map(getitem, forest.leaves, lanes))


def probability(odds: float) -> float:
    """The probability, 0 to 1, that log-odds stand for."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def shares(values: Sequence[float]) -> Mapping[str, float]:
    """What each field adds to the log-odds, or takes from them; "" is what holds before anything is compared."""
    found: defaultdict[str, float] = defaultdict(float)
    for tree in _trees():
        node = tree
        mean = _mean(node)
        found[""] += mean
        while isinstance(node, tuple):
            feature, threshold, nan_left, left, right, _ = node
            value = values[feature]
            node = left if (nan_left if math.isnan(value) else value <= threshold) else right
            found[TABLE[feature].field] += _mean(node) - mean
            mean = _mean(node)
    return dict(found)


def _mean(node: Node) -> float:
    return node[5] if isinstance(node, tuple) else node


@lru_cache(maxsize=1)
def _forest() -> _Forest:
    leaves: list[dict[int, float]] = []
    questions: list[list[_Question]] = [[] for _ in NAMES]
    for number, tree in enumerate(_trees()):
        values = _gather(tree, 0, number * _LEAVES, questions)
        leaves.append({1 << bit: value for bit, value in enumerate(values)})
    every = sum((1 << len(own)) - 1 << number * _LEAVES for number, own in enumerate(leaves))
    asked = ((feature, *_masks(of, every)) for feature, of in enumerate(questions) if of)
    return _Forest(tuple(asked), tuple(leaves), Struct(f"<{len(leaves)}I"))


def _gather(node: Node, first: int, lane: int, questions: Sequence[list[_Question]]) -> list[float]:
    """The leaves under ``node``, of which ``first`` is the first one's bit; its questions go to their features."""
    if not isinstance(node, tuple):
        return [node]
    feature, threshold, nan_left, left, right, _ = node
    lefts = _gather(left, first, lane, questions)
    rights = _gather(right, first + len(lefts), lane, questions)
    bits = [((1 << len(side)) - 1) << lane + at for side, at in ((lefts, first), (rights, first + len(lefts)))]
    questions[feature].append((threshold, nan_left, bits[0], bits[1]))
    return lefts + rights


def _masks(questions: list[_Question], every: int) -> tuple[Sequence[float], Sequence[int], int]:
    """The thresholds of one feature in order, which leaves are left for a value between each two, and for ``nan``."""
    questions.sort()
    gone_left = accumulate((left for _, _, left, _ in questions), or_, initial=0)
    gone_right = accumulate((right for *_, right in reversed(questions)), or_, initial=0)
    masks = [every & ~(left | right) for left, right in zip(gone_left, reversed([*gone_right]), strict=True)]
    missing = every
    for _, nan_left, left, right in questions:
        missing &= ~(right if nan_left else left)
    return [threshold for threshold, *_ in questions], masks, missing


@lru_cache(maxsize=1)
def _trees() -> tuple[Node, ...]:
    read = json.loads(data.read("matcher.json"))
    if tuple(read["features"]) != NAMES:
        raise ValueError("matcher.json was trained on other features: run tasks/train_matcher.py")
    return tuple(map(_node, read["trees"]))


def _node(read: Any) -> Node:  # noqa: ANN401 - JSON
    if not isinstance(read, list):
        return float(read)
    feature, threshold, nan_left, left, right, mean = read
    return int(feature), float(threshold), bool(nan_left), _node(left), _node(right), float(mean)
