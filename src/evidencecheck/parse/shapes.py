"""The look of a token, in a few letters."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)
def shape(word: str) -> str:  # noqa: PLR0911 - a row of cases
    """``Aa``, ``AA``, ``aa``, ``A``; ``d4`` a number of four digits; ``K3`` three ideographs; a sign is itself."""
    if word.isdigit():
        return f"d{min(len(word), 5)}"
    if not word.isalpha():
        return word[:8]
    if "\u2e80" <= word[0] <= "\ud7ff":
        return f"K{min(len(word), 6)}"
    if len(word) == 1:
        return "A" if word.isupper() else "a"
    if word.isupper():
        return "AA" if len(word) < 4 else "AAA"
    if word.islower():
        return "aa"
    return "Aa" if word[0].isupper() and word[1:].islower() else "aA"


@lru_cache(maxsize=8192)
def number(word: str) -> str:
    """A number as itself when it is small, else as its length, a year as one."""
    if is_year(word):
        return "year"
    return str(len(word)) if len(word) > 2 else word


@lru_cache(maxsize=8192)
def is_year(word: str) -> bool:
    """Whether these digits are a year that a publication can have."""
    return len(word) == 4 and word.isdigit() and "1400" <= word <= "2049"
