"""How alike two printings of a title or a name are, from 0 to 1. The one importer of rapidfuzz.

All functions take folded text (`text.normalise.fold`), so that a caller folds each string once. What is less than
``least`` may be told as 0, which is found sooner.
"""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA


def title(one: str, other: str) -> float:
    """The likeness of two whole titles; words glued or broken by a printer cost little."""
    return max(fuzz.ratio(one, other), fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))) / 100


def title_in(short: str, text: str, least: float = 0.0) -> tuple[float, int, int]:
    """How well ``short`` is found as a stretch of ``text``, and where that stretch begins and ends.

    Order counts, since a bag of the same words is another title; a few words changed, added or lost cost a little.
    """
    if not short or not text:
        return 0.0, 0, 0
    at = text.find(short)
    if at >= 0:
        return 1.0, at, at + len(short)
    if len(short) >= len(text):
        return fuzz.ratio(short, text) / 100, 0, len(text)
    found = fuzz.partial_ratio_alignment(short, text, score_cutoff=100 * least)
    return (found.score / 100, found.dest_start, found.dest_end) if found else (0.0, 0, 0)


def loosely_in(short: str, text: str, least: float = 0.0) -> float:
    """How well ``short`` is found in ``text``, both without blanks; for names as well as for titles."""
    if not short or not text:
        return 0.0
    if short in text:
        return 1.0
    alike = fuzz.partial_ratio if len(short) < len(text) else fuzz.ratio
    return alike(short, text, score_cutoff=100 * least) / 100


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """The likeness of two words, each slip counted as a letter lost and one added."""
    return fuzz.ratio(one, other, score_cutoff=100 * least) / 100


def name(one: str, other: str) -> float:
    """The likeness of two family names: a letter lost, added, changed or two swapped count as one slip."""
    return OSA.normalized_similarity(one, other)
