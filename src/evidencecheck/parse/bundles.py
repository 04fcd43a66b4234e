"""Features that often come together, under one name: CRFsuite then looks up one attribute and not eight.

The model that is trained knows single features. Its weights are sums, so that an attribute of its own for features that
come together, with the sum of their weights, changes nothing but the time that reading takes. Which bundles the model
has stands in ``bundles.txt``; `tasks/train_tagger.py` chooses them. Where there are none, features stay single.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

Features = tuple[str, ...]
"""Features as CRFsuite takes them, bundles among them."""

_GAP = "\t"


class Bundles:
    """The bundles of a model, asked by the features that they stand for."""

    def __init__(self, text: str = "") -> None:
        """``text`` is what `print_bundles` gave: a bundle's name is its row."""
        self._names = {line: (f"~{n}",) for n, line in enumerate(text.split("\n")) if line}

    def pack(self, first: Features, *more: Features) -> Features:
        """The features of all parts in few attributes: one for all, else one for each part, else singly."""
        get = self._names.get
        if not more:
            return get(_GAP.join(first), first)
        whole = first + more[0] if len(more) == 1 else tuple(chain(first, *more))
        if not self._names:
            return whole
        name = get(_GAP.join(whole))
        if name is not None:
            return name
        found = get(_GAP.join(first), first)
        for part in more:
            found += get(_GAP.join(part), part) if len(part) > 1 else part
        return found


def print_bundles(bundles: Iterable[Features]) -> str:
    """The file that `Bundles` reads: a bundle a line, its features parted by tabs."""
    return "".join(f"{_GAP.join(bundle)}\n" for bundle in bundles)


def read_bundles(text: str) -> dict[str, Features]:
    """The attribute of each bundle, with the features that it stands for."""
    return {f"~{n}": tuple(line.split(_GAP)) for n, line in enumerate(text.split("\n")) if line}
