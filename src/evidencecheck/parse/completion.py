"""What a reference must have and the likeliest labels left out: a title, a journal before its volume.

A chain of labels cannot ask for one title in the whole string. Where there is none, the best stretch of tokens that
are at all likely to be one is taken. Its confidence stays as low as its tokens' marginals are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidencecheck.parse.tokens import Token

Mass = Callable[[str, int], float]
"""How likely the token at a place is part of a field."""

_WANTED: tuple[tuple[str, frozenset[str], float], ...] = (
    ("title", frozenset({"author"}), 0.1),
    ("container-title", frozenset({"volume", "page", "issue"}), 0.1),
)
"""A field, which others make one miss it, and how likely its tokens must be at least (measured on held-out strings)."""


def completed(row: Sequence[Token], labels: Sequence[str], mass: Mass) -> list[str]:
    """``labels`` with a stretch for each field that is missing and likely somewhere."""
    found = list(labels)
    for name, others, least in _WANTED:
        names = {label.removeprefix("B-") for label in found}
        if name in names or not names & others:
            continue
        first, last = _likeliest(row, [mass(name, n) for n in range(len(row))], least)
        if any(text[0].isalpha() for text, _, _ in row[first:last]):
            found[first:last] = [name] * (last - first)
    return found


def _likeliest(row: Sequence[Token], masses: Sequence[float], least: float) -> tuple[int, int]:
    """The stretch with the most mass in which every word has at least ``least``; signs between two such words count."""
    best, best_sum = (0, 0), 0.0
    first, total = 0, 0.0
    for n, one in enumerate([*masses, 0.0]):
        inside = n < len(row) and (
            one >= least or (not row[n][0][0].isalnum() and n + 1 < len(row) and masses[n + 1] >= least and first < n)
        )
        if inside:
            total += one
            continue
        if total > best_sum:
            best, best_sum = (first, n), total
        first, total = n + 1, 0.0
    return best
