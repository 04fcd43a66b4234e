"""The learned combination of a score: small trees whose leaves add up to the log-odds that a work is the one described.

Trained by ``tasks/train_matcher.py``; the card of the data is ``evidencecheck/data/matcher.md``. Reading it needs
nothing but this file. What each field weighed is told along the way from root to leaf: with each question of a tree the
mean log-odds of what is still possible change, and the change belongs to the field that was asked about (Palczewska et
al. 2013, "Interpreting random forest models using a feature contribution method", doi:10.1109/iri.2013.6642443).
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from evidencecheck import data
from evidencecheck.resolve._features import NAMES, TABLE

# A leaf is its log-odds. A question is (feature, threshold, whether nan goes left, left, right, mean); left is "<=".
Node = float | tuple[int, float, bool, Any, Any, float]

# Log-odds after a part of the trees below which the rest are not asked: of 12,500 candidates of real strings none that
# fell below rose above -2 again.
_HOPELESS = -4.25
_PART = 5


def log_odds(values: Sequence[float]) -> float:
    """The log-odds that work and reference, compared by `features`, are one; exact where they may come to anything."""
    total = 0.0
    for number, tree in enumerate(_trees(), 1):
        node: Any = tree
        while type(node) is tuple:  # isinstance would cost a tenth of the whole
            value = values[node[0]]
            node = node[3] if (value <= node[1] if value == value else node[2]) else node[4]  # noqa: PLR0124 - nan
        total += node
        if number % _PART == 0 and total < _HOPELESS:
            break
    return total


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
