"""Choose which features of the tagger are bundled, and add their attributes to its weights.

A bundle costs room in the model and saves look-ups: those are taken that would have saved the most on the strings at
hand. See `evidencecheck.parse.bundles`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from itertools import chain

from evidencecheck.parse.bundles import Bundles, Features, print_bundles, read_bundles
from evidencecheck.parse.features import Looker
from evidencecheck.parse.lexicon import Lexicon, Phrases
from evidencecheck.parse.tokens import Token

SAVED_LEAST = 4.0
"""Look-ups that a bundle saves in a thousand tokens, at least, to be taken."""


class _Asked(Bundles):
    """Gives what `pack` is asked for as it is, a tuple for a feature, so that it can be counted."""

    def __init__(self, wholes: Container[Features] | None = None) -> None:
        """``wholes``: the bundles that are taken already; then the parts of all others are given."""
        super().__init__()
        self._wholes = wholes

    def pack(self, *parts: Features) -> Features:
        """Not features, but tuples of them: `_counted` knows."""
        whole = tuple(chain.from_iterable(parts))
        if self._wholes is None:
            return (whole,)  # type: ignore[return-value]
        return () if whole in self._wholes else parts  # type: ignore[return-value]


def choose(
    rows: list[list[Token]], lexicon: Lexicon, journals: Phrases, weights: Mapping[tuple[str, str], float]
) -> str:
    """The bundles worth having, printed; ``rows`` are the tokens of strings, ``weights`` by (feature, label)."""
    known = {feature for feature, _ in weights}
    wholes = _worthy(rows, Looker(lexicon, journals, _Asked()), known)
    parts = _worthy(rows, Looker(lexicon, journals, _Asked(frozenset(wholes))), known)
    return print_bundles(dict.fromkeys([*wholes, *parts]))


def _worthy(rows: list[list[Token]], looker: Looker, known: Container[str]) -> list[Features]:
    """What is asked for so often that a bundle pays."""
    counts = Counter(
        bundle for row in rows for token in looker.features(row) for bundle in token if type(bundle) is tuple
    )
    least = SAVED_LEAST / 1000 * sum(map(len, rows))
    saved = {bundle: count * (sum(one in known for one in bundle) - 1) for bundle, count in counts.items()}
    return sorted((bundle for bundle, saves in saved.items() if saves >= least), key=lambda one: (-saved[one], one))


def summed(weights: Mapping[tuple[str, str], float], bundles: str) -> dict[tuple[str, str], float]:
    """The weights with those of the bundles, each the sum of its features' weights."""
    of: dict[str, list[tuple[str, float]]] = {}
    for (feature, label), weight in weights.items():
        of.setdefault(feature, []).append((label, weight))
    found = dict(weights)
    for name, features in read_bundles(bundles).items():
        for label, weight in chain.from_iterable(of.get(feature, ()) for feature in features):
            found[name, label] = found.get((name, label), 0.0) + weight
    return found
