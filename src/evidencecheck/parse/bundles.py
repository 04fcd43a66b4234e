"""Features that often come together, under one name: CRFsuite then looks up one attribute and not eight.

The model that is trained knows single features. Its weights are sums, so that an attribute of its own for features that
come together, with the sum of their weights, changes nothing but the time that reading takes. Which bundles the model
has stands in ``bundles.txt``; `tasks/train_tagger.py` chooses them. Where there are none, features stay single.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import cast

Features = tuple[str, ...]
"""Features as CRFsuite takes them, bundles among them."""

_GAP = "\t"


class Bundles:
    """The bundles of a model, asked by the features that they stand for.

    Where there are any, features are given as bytes: CRFsuite takes those as they are, and what is kept of a word is
    then encoded once and not at each token.
    """

    def __init__(self, text: str = "") -> None:
        """``text`` is what `print_bundles` gave: a bundle's name is its row."""
        self._names = {line: _encoded((f"~{n}",)) for n, line in enumerate(text.split("\n")) if line}
        self._part = lru_cache(maxsize=8192)(self._part_of)

    def pack(self, first: Features, *more: Features) -> Features:
        """The features of all parts in few attributes: one for all, else one for each part, else singly."""
        whole = first if not more else first + more[0] if len(more) == 1 else tuple(chain(first, *more))
        if not self._names:
            return whole
        get = self._names.get
        name = get(_GAP.join(whole))
        if name is not None:
            return name
        if not more:
            return _encoded(first)
        return tuple(chain.from_iterable([self._part(part) for part in (first, *more)]))

    def _part_of(self, part: Features) -> Features:
        """Kept, so that what many words have in common is one object for all of them."""
        return self._names.get(_GAP.join(part)) or _encoded(part)


def _encoded(features: Features) -> Features:
    return cast("Features", tuple([feature.encode() for feature in features]))


def print_bundles(bundles: Iterable[Features]) -> str:
    """The file that `Bundles` reads: a bundle a line, its features parted by tabs."""
    return "".join(f"{_GAP.join(bundle)}\n" for bundle in bundles)


def read_bundles(text: str) -> dict[str, Features]:
    """The attribute of each bundle, with the features that it stands for."""
    return {f"~{n}": tuple(line.split(_GAP)) for n, line in enumerate(text.split("\n")) if line}
