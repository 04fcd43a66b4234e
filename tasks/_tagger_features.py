"""A reference string as tokens, and what the tagger looks at in each.

Letters, digits and signs are tokens apart, with "space before" as a feature, so that lost spaces cost nothing. What
depends on the word alone is worked out once a word; neighbours' features are the same strings under other names, so a
token costs a few look-ups.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import attrs
from _tagger_words import CLASSES

Lexicon = Mapping[str, tuple[str, ...]]
"""Words in small letters with what was learned of them from records: names, words of journals, words of titles."""

# A string longer than this many tokens is no reference; its beginning is read.
LONGEST = 1200
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
_QUOTES_OPEN, _QUOTES_CLOSE, _QUOTES_BOTH = set("“«„‘‹「『《"), set("”»’›」』》"), set("\"'")


@attrs.frozen
class Token:
    """A token: its text and where it stands in the string."""

    text: str
    start: int
    end: int


def tokens(text: str, whole: Sequence[tuple[int, int, str]] = ()) -> list[Token]:
    """The tokens of ``text``; ``whole`` are stretches (start, end, name) that stand as one: identifiers."""
    found: list[Token] = []
    at = 0
    for start, end, name in [*whole, (len(text), len(text), "")]:
        found.extend(Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, at, start))
        if name:
            found.append(Token(f"<{name}>", start, end))
        at = max(at, end)
        if len(found) > LONGEST:
            break
    return found[:LONGEST]


class Looker:
    """Features of tokens, with a lexicon at hand; keeps what it has worked out of a word."""

    def __init__(self, lexicon: Lexicon) -> None:
        """``lexicon`` is asked in small letters."""
        self._lexicon = lexicon
        self._own = lru_cache(maxsize=50_000)(self._own_of)
        self._beside = lru_cache(maxsize=100_000)(self._beside_of)

    def _own_of(self, word: str) -> tuple[str, ...]:
        """What a word tells by itself."""
        low = word.lower()
        told = [f"s={_shape(word)}"]
        if word.isalpha():
            known = self._lexicon.get(low, ("0",))
            told += [f"w={low}", f"x={low[-3:]}", f"p={low[:3]}", *(f"l={said}" for said in known)]
        else:
            told.append(f"n={_number(word)}" if word.isdigit() else f"w={low}")
        return (*told, *(f"c={name}" for name in CLASSES.get(low, ())))

    def _beside_of(self, word: str, where: str) -> tuple[str, ...]:
        """The same, shorter, for a neighbour."""
        low = word.lower()
        told = [f"{where}s={_shape(word)}", f"{where}n={_number(word)}" if word.isdigit() else f"{where}w={low}"]
        told += [f"{where}c={name}" for name in CLASSES.get(low, ())]
        told += [f"{where}l={said}" for said in (self._lexicon.get(low, ()) if word.isalpha() else ())]
        return tuple(told)

    def features(self, row: Sequence[Token]) -> list[list[str]]:
        """The features of each token, in order."""
        count = len(row)
        words = ["<s>", "<s>", *(token.text for token in row), "</s>", "</s>"]
        years = [n for n, token in enumerate(row) if _number_is_year(token.text)]
        early = bool(years) and years[0] < 0.45 * count
        next_signs, next_years = _ahead(row, count)
        found: list[list[str]] = []
        depth, quoted, seen, stop, since, inside = 0, "-", 0, "<s>", 0, False
        for n, token in enumerate(row):
            word = token.text
            space = n > 0 and row[n - 1].end < token.start
            if word in _QUOTES_OPEN or (word == '"' and quoted != "in"):
                quoted = "in"
            elif word in _QUOTES_CLOSE or word == '"':
                quoted = "out" if quoted == "in" else quoted
            elif word in "([":
                depth = min(depth + 1, 2)
            before, two_before, after, two_after = words[n + 1], words[n], words[n + 3], words[n + 4]
            found.append(
                [
                    "_",
                    *self._own(word),
                    *self._beside(before, "-1"),
                    *self._beside(after, "+1"),
                    _far(two_before, "-2"),
                    _far(two_after, "+2"),
                    _three(before, word, after),
                    *_wide(two_before, before, word, after, two_after),
                    *_state(space, quoted, depth, f"{min(seen, 2)}{early}", inside),
                    *_course(stop, min(since, 6), next_signs[n], next_years[n], n * 10 // count),
                ]
            )
            since += 1
            if word in ")]":
                depth = max(depth - 1, 0)
            if _number_is_year(word):
                seen += 1
            if word in ".,;:?!" and not (word == "." and len(before) == 1 and before.isalpha()):
                stop, since = word, 0
            if "in" in CLASSES.get(word.lower(), ()) and (after == ":" or (word[0].isupper() and stop in ".,?!”")):
                inside = True
        return found


@lru_cache(maxsize=50_000)
def _far(word: str, where: str) -> str:
    """One word for a neighbour's neighbour: itself if it is a sign, else its shape or class."""
    classes = CLASSES.get(word.lower())
    return f"{where}={classes[0] if classes else word if not word.isalnum() else _shape(word)}"


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    if word.isdigit():
        return f"d{min(len(word), 5)}"
    if not word.isalpha():
        return word[:8]
    if len(word) == 1:
        return "A" if word.isupper() else "a"
    if word.isupper():
        return "AA" if len(word) < 4 else "AAA"
    if word.islower():
        return "aa"
    return "Aa" if word[0].isupper() and word[1:].islower() else "aA"


@lru_cache(maxsize=20_000)
def _number(word: str) -> str:
    if len(word) == 4 and "1500" <= word <= "2049":
        return "year"
    return str(len(word)) if len(word) > 2 else word


@lru_cache(maxsize=100_000)
def _three(before: str, word: str, after: str) -> str:
    return f"t={_shape(before)}|{_shape(word)}|{_shape(after)}"


@lru_cache(maxsize=100_000)
def _wide(two_before: str, before: str, word: str, after: str, two_after: str) -> tuple[str, ...]:
    low = word.lower() if not word.isdigit() else "#"
    b = before.lower() if not before.isdigit() else "#"
    a = after.lower() if not after.isdigit() else "#"
    return (
        f"b={b}|{low}",
        f"a={low}|{a}",
        f"f={_shape(two_before)}|{_shape(before)}|{_shape(word)}|{_shape(after)}|{_shape(two_after)}",
        f"h={b}|{a}",
        f"2w={two_before.lower() if not two_before.isdigit() else '#'}",
        f"2a={two_after.lower() if not two_after.isdigit() else '#'}",
    )


@lru_cache(maxsize=4096)
def _state(space: bool, quoted: str, depth: int, years: str, inside: bool) -> tuple[str, ...]:  # noqa: FBT001 - a key
    """Where in the string a token stands, as far as what is before it tells."""
    return (
        f"sp={space}",
        f"q={quoted}",
        f"b={depth}",
        f"y={years}",
        f"i={inside}",
        f"qy={quoted}{years}",
    )


@lru_cache(maxsize=100_000)
def _course(stop: str, since: int, next_sign: str, next_year: int, tenth: int) -> tuple[str, ...]:
    """How a token stands to the stops and years around it."""
    return (
        f"ps={stop}",
        f"ps={stop}{since}",
        f"ns={next_sign}",
        f"psns={stop}{next_sign}",
        f"ny={next_year}",
        f"at={tenth}",
    )


@lru_cache(maxsize=20_000)
def _number_is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1500" <= word <= "2049"


def _ahead(row: Sequence[Token], count: int) -> tuple[list[str], list[int]]:
    """For each token the next sign behind it, and how far the next year is (in steps of doubling length)."""
    signs, distances = ["</s>"] * count, [9] * count
    sign, year = "</s>", -1
    for n in range(count - 1, -1, -1):
        signs[n] = sign
        distances[n] = min((year - n).bit_length(), 7) if year >= 0 else 9
        word = row[n].text
        if not word.isalnum():
            sign = word if len(word) == 1 else "<id>"
        if _number_is_year(word):
            year = n
    return signs, distances
