"""What the tagger looks at in each token of a reference: its features, as CRFsuite takes them.

What depends on the word alone is worked out once a word; neighbours' features are the same under other names; what
depends on the stretch between two signs is worked out once a stretch (`segments`). So a token costs a few look-ups.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from evidencecheck.parse import segments
from evidencecheck.parse.cues import CLASSES
from evidencecheck.parse.lexicon import Lexicon, Phrases, key
from evidencecheck.parse.shapes import is_year, number, shape
from evidencecheck.parse.tokens import Token

_QUOTES_OPEN, _QUOTES_CLOSE = frozenset("“«„‘‹「『《"), frozenset("”»’›」』》")
_STOPS = frozenset(".,;:?!")
_ARTICLES = {
    "it": "il lo la gli le di del della dei degli delle nel nella e per con storia una un da dal",
    "de": "der die das und des zur zum von im für den dem ein eine über",
    "fr": "le la les des du et dans pour sur une un au aux",
    "es": "el la los las y en del por para una un",
    "en": "the of and in for on to with a an by from at",
}
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _language, _words in _ARTICLES.items():
    for _word in _words.split():
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _language)


class Looker:
    """Features of tokens, with what records taught of words at hand; keeps what it has worked out of a word."""

    def __init__(self, lexicon: Lexicon, journals: Phrases) -> None:
        """``lexicon`` is asked in small letters, ``journals`` for names of periodicals."""
        self._lexicon = lexicon
        self._journals = journals
        self._own = lru_cache(maxsize=50_000)(self._own_of)
        self._beside = lru_cache(maxsize=100_000)(self._beside_of)
        self._told = lru_cache(maxsize=50_000)(lambda word: segments.told(word, lexicon.get(word.lower(), ())))

    def features(self, row: Sequence[Token]) -> list[list[str]]:
        """The features of each token, in order."""
        count = len(row)
        texts = [text for text, _, _ in row]
        words = ["<s>", "<s>", *texts, "</s>", "</s>"]
        years = [n for n, text in enumerate(texts) if is_year(text)]
        early = bool(years) and years[0] < 0.45 * count
        next_signs, next_years = _ahead(texts)
        stretches = segments.features(row, texts, self._told)
        known = self._named(texts)
        tongue = _language_of(texts)
        found: list[list[str]] = []
        depth, quoted, seen, stop, since, inside = 0, "-", 0, "<s>", 0, False
        for n, (word, start, _) in enumerate(row):
            if word in _QUOTES_OPEN or (word == '"' and quoted != "in"):
                quoted = "in"
            elif word in _QUOTES_CLOSE or word == '"':
                quoted = "out" if quoted == "in" else quoted
            elif word in {"(", "["}:
                depth = min(depth + 1, 2)
            before, two_before, after, two_after = words[n + 1], words[n], words[n + 3], words[n + 4]
            found.append(
                [
                    "_",
                    *self._own(word),
                    *self._beside(before, "-1"),
                    *self._beside(after, "+1"),
                    *_around(two_before, before, word, after, two_after),
                    *_state(n > 0 and row[n - 1][2] < start, quoted, depth, f"{min(seen, 2)}{early}", inside),
                    *_course(stop, min(since, 6), next_signs[n], next_years[n], n * 10 // count),
                    *stretches[n],
                    *known[n],
                    *_spoken(tongue, stop, word, before),
                ]
            )
            since += 1
            if word in {")", "]"}:
                depth = max(depth - 1, 0)
            seen += is_year(word)
            if word in _STOPS and not (word == "." and len(before) == 1 and before.isalpha()):
                stop, since = word, 0
            if "in" in CLASSES.get(word.lower(), ()) and (after == ":" or (word[0].isupper() and stop in ".,?!”")):
                inside = True
        return found

    def _own_of(self, word: str) -> tuple[str, ...]:
        """What a word tells by itself."""
        low = word.lower()
        told = [f"s={shape(word)}"]
        if word.isalpha():
            known = self._lexicon.get(low, ("0",))
            told += [f"w={low}", f"x={low[-3:]}", f"p={low[:3]}", *(f"l={said}" for said in known)]
            if len(low) > 5:
                told.append(f"x4={low[-4:]}")
        else:
            told.append(f"n={number(word)}" if word.isdigit() else f"w={low}")
        return (*told, *(f"c={name}" for name in CLASSES.get(low, ())))

    def _beside_of(self, word: str, where: str) -> tuple[str, ...]:
        """The same, shorter, for a neighbour."""
        low = word.lower()
        told = [f"{where}s={shape(word)}", f"{where}n={number(word)}" if word.isdigit() else f"{where}w={low}"]
        told += [f"{where}c={name}" for name in CLASSES.get(low, ())]
        told += [f"{where}l={said}" for said in (self._lexicon.get(low, ()) if word.isalpha() else ())]
        return tuple(told)

    def _named(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """Which tokens stand in the name of a known journal, and where in it."""
        keys = [key(t) if t.isalpha() or t == "&" else b"." if t in {".", "-"} else b"" for t in texts]
        found: list[tuple[str, ...]] = [()] * len(texts)
        at = 0
        while at < len(texts):
            end, words = self._journals.longest(keys, at) if texts[at][0].isupper() else (at, 0)
            if words > 1 or (words and len(texts[at]) > 2):
                for n in range(at, end):
                    place = "B" if n == at else "E" if n == end - 1 else "I"
                    found[n] = (f"jz={place}{min(words, 4)}", "jz")
                at = end
            else:
                at += 1
        return found


@lru_cache(maxsize=200_000)
def _around(two_before: str, before: str, word: str, after: str, two_after: str) -> tuple[str, ...]:
    """Words and shapes of a token and its two neighbours on each side, in pairs, threes and five."""
    two_b, b, low, a, two_a = (
        "#" if text.isdigit() else text.lower() for text in (two_before, before, word, after, two_after)
    )
    shapes = (shape(two_before), shape(before), shape(word), shape(after), shape(two_after))
    return (
        f"-2={_far(two_before)}",
        f"+2={_far(two_after)}",
        f"t={'|'.join(shapes[1:4])}",
        f"b={b}|{low}",
        f"a={low}|{a}",
        f"f={'|'.join(shapes)}",
        f"h={b}|{a}",
        f"2w={two_b}",
        f"2a={two_a}",
    )


@lru_cache(maxsize=50_000)
def _far(word: str) -> str:
    """One word for a neighbour's neighbour: its class, or itself if it is a sign, else its shape."""
    classes = CLASSES.get(word.lower())
    return classes[0] if classes else word if not word.isalnum() else shape(word)


@lru_cache(maxsize=4096)
def _state(space: bool, quoted: str, depth: int, years: str, inside: bool) -> tuple[str, ...]:  # noqa: FBT001 - a key
    """Where in the string a token stands, as far as what is before it tells."""
    return (f"sp={space}", f"q={quoted}", f"b={depth}", f"y={years}", f"i={inside}", f"qy={quoted}{years}")


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


@lru_cache(maxsize=100_000)
def _spoken(language: str, stop: str, word: str, before: str) -> tuple[str, ...]:
    """The string's language with what it changes: how names and places follow titles."""
    return (f"lg={language}", f"lgps={language}{stop}", f"lgsh={language}{shape(word)}{shape(before)}")


def _language_of(texts: Sequence[str]) -> str:
    """The language whose small words are the most, "-" where there are hardly any."""
    counts = dict.fromkeys(_ARTICLES, 0)
    for text in texts:
        for language in _LANGUAGES.get(text.lower(), ()):
            counts[language] += 1
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > 1 else "-"


def _ahead(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """For each token the next sign behind it, and how far the next year is (in steps of doubling length)."""
    count = len(texts)
    signs, distances = ["</s>"] * count, [9] * count
    sign, year = "</s>", -1
    for n in range(count - 1, -1, -1):
        signs[n] = sign
        distances[n] = min((year - n).bit_length(), 7) if year >= 0 else 9
        word = texts[n]
        if not word.isalnum():
            sign = word if len(word) == 1 else "<id>"
        if is_year(word):
            year = n
    return signs, distances
