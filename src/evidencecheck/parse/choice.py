"""The best of several readings of a reference, by what each tells as a whole.

The tagger's own likelihood is weighed together with `whole`'s facts; the weights lie in ``evidencecheck/data/`` and are
made by ``tasks/train_choice.py`` from readings of strings that the tagger had not seen, the right one marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, repeat
from math import log

from evidencecheck.parse.whole import Pair, Run, Whole, together

Reading = tuple[float, tuple[Run, ...]]
"""How likely the tagger finds it, and its fields in order."""

Fact = tuple[str, str]
"""The field that it is told of, "" for what is told of several, and the fact."""

LIKELIHOOD: Fact = ("", "log")
"""What the weight of the tagger's own likelihood stands under."""

_TINY = 1e-30


class Choice:
    """Weights of facts, by which readings are told apart."""

    def __init__(self, text: str) -> None:
        """``text`` is what `print_weights` gave."""
        self._weights: dict[str, dict[str, float]] = {"": {}}
        for line in filter(None, text.split("\n")):
            weight, field, fact = line.split("\t")
            self._weights.setdefault(field, {})[fact] = float(weight)
        self._likelihood = self._weights[""].get(LIKELIHOOD[1], 1.0)
        self._together = lru_cache(maxsize=4096)(lambda *asked: self._sum("", together(*asked)))

    def best(self, whole: Whole, readings: Sequence[Reading]) -> int:
        """The number of the best reading; the first of equals."""
        start, end = shared(readings)
        best, most = 0, float("-inf")
        worth: dict[Run | Pair, float] = {}
        for n, (likely, runs) in enumerate(readings):
            score = self._likelihood * log(likely + _TINY)
            score += self._together(tuple([name for name, _, _ in runs]), whole.style, whole.quoted)
            own = runs[start : len(runs) - end]
            for run in own:
                known = worth.get(run)
                if known is None:
                    known = worth[run] = self._sum(run[0], whole.field(run))
                score += known
            for pair in neighbours(runs, start, end):
                known = worth.get(pair)
                if known is None:
                    known = worth[pair] = self._sum("", whole.between(*pair))
                score += known
            if score > most:
                best, most = n, score
        return best

    def _sum(self, field: str, facts: Iterable[str]) -> float:
        weights = self._weights.get(field)
        return sum(map(weights.get, facts, repeat(0.0))) if weights else 0.0


def told(whole: Whole, readings: Sequence[Reading]) -> Iterator[list[Fact]]:
    """For each reading the facts whose weights `Choice.best` adds up."""
    start, end = shared(readings)
    for _, runs in readings:
        facts = [("", fact) for fact in together(tuple(name for name, _, _ in runs), whole.style, whole.quoted)]
        for run in runs[start : len(runs) - end]:
            facts += [(run[0], fact) for fact in whole.field(run)]
        for pair in neighbours(runs, start, end):
            facts += [("", fact) for fact in whole.between(*pair)]
        yield facts


def neighbours(runs: Sequence[Run], start: int, end: int) -> Iterator[Pair]:
    """Each field with the one behind it, the ends with None, but for the first and last ones that all readings have."""
    return pairwise([runs[start - 1] if start else None, *runs[start : len(runs) - end], runs[-end] if end else None])


def shared(readings: Sequence[Reading]) -> tuple[int, int]:
    """How many fields at the start, and how many at the end, all readings have: these tell nothing of which is best."""
    rows = [runs for _, runs in readings]
    shortest = min(rows, key=len)
    start = next((n for n, run in enumerate(shortest) if any([row[n] != run for row in rows])), len(shortest))  # noqa: C419 - quicker
    left = len(shortest) - start
    end = next((n for n in range(left) if any([row[-1 - n] != shortest[-1 - n] for row in rows])), left)  # noqa: C419 - quicker
    return start, end


def print_weights(weights: Mapping[Fact, float]) -> str:
    """The file that `Choice` reads: a weight a line with the fact that it weighs, tabs between; sorted."""
    return "".join(f"{weight:.3g}\t{field}\t{fact}\n" for (field, fact), weight in sorted(weights.items()))
