"""What is counted of the words of a field, packed into one whole number, so that any stretch's is one difference."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from evidencecheck.parse.segments import Told

PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("‘", "’"))
_HALVES = frozenset('"').union(*PAIRS)
_BITS = 20
_MOST = (1 << _BITS) - 1


def packed(word: str, told: Told) -> int:
    """What ``word`` counts as; of how much rather a journal's word it is, last as it may be less than nothing."""
    counts = (told.alpha, told.capital, told.alpha and told.family > 0, word == ",", word == ".", word in _HALVES)
    return sum([one << n * _BITS for n, one in enumerate((*counts, told.journal if told.alpha else 0))])


def sums(counts: Iterable[int]) -> list[int]:
    """For each place, and that behind the last, what all words before it count."""
    return [0, *accumulate(counts)]


def unpacked(counts: int) -> tuple[int, int, int, int, int, int, int]:
    """Words of letters, capitals, family names, commas, stops, halves of brackets and quotes; the journal's sum."""
    return (
        counts & _MOST,
        counts >> _BITS & _MOST,
        counts >> 2 * _BITS & _MOST,
        counts >> 3 * _BITS & _MOST,
        counts >> 4 * _BITS & _MOST,
        counts >> 5 * _BITS & _MOST,
        counts >> 6 * _BITS,
    )
