"""What the tagger looks at in each token of a reference: its features, as CRFsuite takes them.

What depends on the word alone is worked out once a word (`Word`), what depends on the stretch between two signs once a
stretch (`segments`). Features that depend on little come through `Bundles.pack`, which gives one attribute for many
where the model has one. So a token costs a few look-ups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from evidencecheck.parse.bundles import Bundles, Features
from evidencecheck.parse.counts import packed
from evidencecheck.parse.cues import CLASSES
from evidencecheck.parse.lexicon import Lexicon, Phrases, key
from evidencecheck.parse.segments import Stretches, Told, told
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


class Word(NamedTuple):
    """What a word says wherever it stands: features by where the token is that it is seen from, and plain facts."""

    own: Features
    before: Features
    after: Features
    two_before: Features
    two_after: Features
    shape: str
    low: str
    """In small letters, "#" for a number."""
    sign: str
    """The sign that it is, "<id>" for an identifier; "" for words and numbers."""
    letter: bool
    """Whether it is one letter by itself."""
    year: bool
    leads_in: bool
    """Whether it means "in"."""
    languages: tuple[str, ...]
    key: bytes
    """As `Phrases.longest` takes it."""
    names: bool
    """Whether a journal's name can begin with it."""
    told: Told
    brief: str
    """Its class, else itself if it is short or a sign, else its look."""
    counts: int
    """As `counts` packs them."""


class Looker:
    """Features of tokens, with what records taught of words at hand; keeps what it has worked out of a word."""

    def __init__(self, lexicon: Lexicon, journals: Phrases, bundles: Bundles | None = None) -> None:
        """``lexicon`` is asked in small letters, ``journals`` for names of periodicals; to train, no ``bundles``."""
        self._given = (lexicon, journals, bundles)
        self._lexicon = lexicon
        self.journals = journals
        self._pack = (bundles or Bundles()).pack
        self._stretches = Stretches(self._pack)
        self._told: dict[Told, Told] = {}  # few, and shared by many words
        self._word = lru_cache(maxsize=65536)(self._word_of)
        self._shared = lru_cache(maxsize=2048)(self._shared_of)
        self._shapes = lru_cache(maxsize=49152)(self._shapes_of)
        self._state = lru_cache(maxsize=4096)(self._state_of)
        self._course = lru_cache(maxsize=2048)(self._course_of)
        self._spoken = lru_cache(maxsize=8192)(self._spoken_of)
        self._start, self._end = self._word_of("<s>"), self._word_of("</s>")

    def __reduce__(self) -> tuple[type[Looker], tuple[Lexicon, Phrases, Bundles | None]]:
        """For a process that trains beside this one: what is kept of words stays behind."""
        return Looker, self._given

    def words(self, texts: Iterable[str]) -> list[Word]:
        """What is known of each token."""
        return list(map(self._word, texts))

    def features(self, row: Sequence[Token]) -> list[list[str]]:
        """The features of each token, in order."""
        texts = [token[0] for token in row]
        words = self.words(texts)
        states, courses = self._states(row, words), self._courses(words)
        stretches = self._stretches.features(row, texts, [word.told for word in words])
        around = (self._start, self._start, *words, self._end, self._end)
        owns, befores, afters, two_befores, two_afters, shapes, lows = zip(*[word[:7] for word in around], strict=True)
        looks = map(self._shapes, shapes, shapes[1:], shapes[2:], shapes[3:], shapes[4:])
        beside = zip(owns[2:], befores[1:], afters[3:], two_befores, two_afters[4:], looks, strict=False)
        found = [
            [
                *own,
                *before,
                *after,
                *two_before,
                *two_after,
                *look,
                *state,
                *course,
                *stretch,
                f"b={b}|{low}",
                f"a={low}|{a}",
                f"h={b}|{a}",
            ]
            for (own, before, after, two_before, two_after, look), b, low, a, state, course, stretch in zip(
                beside, lows[1:], lows[2:], lows[3:], states, courses, stretches, strict=False
            )
        ]
        for n, told_name in self._named(texts, words):
            found[n] += told_name
        return found

    def _word_of(self, word: str) -> Word:
        low, look = word.lower(), shape(word)
        classes, marks = CLASSES.get(low, ()), self._lexicon.get(low, ())
        alpha, digits = word.isalpha(), word.isdigit()
        own, before, after = self._shared(look, classes, marks if alpha else None)
        held = key(word) if alpha or word == "&" else b"." if word in {".", "-"} else b""
        said = self._told.setdefault(said := told(word, classes, marks), said)
        far = classes[0] if classes else word if not word.isalnum() else look
        plain, itself = ("#", f"n={number(word)}") if digits else (low, f"w={low}")
        return Word(
            self._pack(own, _spelt(low)) if alpha else self._pack((*own, itself)),
            self._pack(before, (f"-1{itself}",)),
            self._pack(after, (f"+1{itself}",)),
            self._pack((f"-2={far}",), (f"2w={plain}",)),
            self._pack((f"+2={far}",), (f"2a={plain}",)),
            look,
            plain,
            "" if word.isalnum() else word if len(word) == 1 else "<id>",
            alpha and len(word) == 1,
            is_year(word),
            "in" in classes,
            _LANGUAGES.get(low, ()),
            held,
            word[0].isupper() and self.journals.begins(held),
            said,
            classes[0] if classes else look if alpha and len(word) > 4 else plain,
            packed(word, said),
        )

    def _shared_of(
        self, look: str, classes: tuple[str, ...], marks: tuple[str, ...] | None
    ) -> tuple[Features, Features, Features]:
        """What a word has in common with many, by itself and for its neighbours; no ``marks``: a number, a sign."""
        common = (f"s={look}", *[f"c={name}" for name in classes], *[f"l={mark}" for mark in marks or ()])
        unknown = ("l=0",) if marks == () else ()
        return ("_", *common, *unknown), tuple([f"-1{one}" for one in common]), tuple([f"+1{one}" for one in common])

    def _shapes_of(self, *shapes: str) -> Features:
        """``shapes`` are a token's and its two neighbours' on each side."""
        return self._pack((f"t={'|'.join(shapes[1:4])}", f"f={'|'.join(shapes)}"))

    def _states(self, row: Sequence[Token], words: Sequence[Word]) -> list[Features]:
        """For each token where in the string it stands: by what is before it, by the next year, by its number."""
        count = len(row)
        distances = _years_ahead(words)
        early = any([word.year for word in words[: ceil(0.45 * count)]])  # noqa: C419 - quicker
        found = []
        depth, quoted, seen, inside, stop, last, before = 0, "-", 0, False, "<s>", row[0][1] if row else 0, self._start
        for n, (text, start, end) in enumerate(row):
            word, closing = words[n], False
            if sign := word.sign:
                if sign in _QUOTES_OPEN or (sign == '"' and quoted != "in"):
                    quoted = "in"
                elif sign in _QUOTES_CLOSE or sign == '"':
                    quoted = "out" if quoted == "in" else quoted
                elif sign in {"(", "["}:
                    depth = min(depth + 1, 2)
                closing = sign in {")", "]"}
                stop = sign if _stops(word, before) else stop
            found.append(self._state(last < start, quoted, depth, seen, early, inside, distances[n], n * 10 // count))
            if closing:
                depth = max(depth - 1, 0)
            elif word.year:
                seen = min(seen + 1, 2)
            elif word.leads_in and not inside:
                colon = n + 1 < count and row[n + 1][0] == ":"
                inside = colon or (text[0].isupper() and stop in ".,?!”")
            last, before = end, word
        return found

    def _courses(self, words: Sequence[Word]) -> list[Features]:
        """For each token how it stands to the stops around it, and what the string's language makes of that."""
        signs = _signs_ahead(words)
        tongue = _language_of(words)
        found = []
        stop, since, before = "<s>", 0, self._start
        for word, sign in zip(words, signs, strict=True):
            found.append(self._course(stop, since, sign) + self._spoken(tongue, stop, word.shape, before.shape))
            since = min(since + 1, 6)
            if word.sign and _stops(word, before):
                stop, since = word.sign, 0
            before = word
        return found

    def _state_of(  # noqa: PLR0913, PLR0917 - a key of plain values
        self,
        space: bool,  # noqa: FBT001
        quoted: str,
        depth: int,
        seen: int,
        early: bool,  # noqa: FBT001
        inside: bool,  # noqa: FBT001
        year: int,
        tenth: int,
    ) -> Features:
        years = f"{seen}{early}"
        return self._pack(
            (f"sp={space}", f"q={quoted}", f"b={depth}", f"y={years}", f"i={inside}", f"qy={quoted}{years}"),
            (f"ny={year}", f"at={tenth}"),
        )

    def _course_of(self, stop: str, since: int, sign: str) -> Features:
        return self._pack((f"ps={stop}", f"ps={stop}{since}", f"ns={sign}", f"psns={stop}{sign}"))

    def _spoken_of(self, language: str, stop: str, own: str, before: str) -> Features:
        return self._pack((f"lg={language}", f"lgps={language}{stop}"), (f"lgsh={language}{own}{before}",))

    def _named(self, texts: Sequence[str], words: Sequence[Word]) -> list[tuple[int, Features]]:
        """The tokens that stand in the name of a known journal, and where in it."""
        keys = [word.key for word in words]
        found: list[tuple[int, Features]] = []
        free = 0
        for at, word in enumerate(words):
            if not word.names or at < free:
                continue
            end, count = self.journals.longest(keys, at)
            if count > 1 or (count and len(texts[at]) > 2):
                for n in range(at, end):
                    place = "B" if n == at else "E" if n == end - 1 else "I"
                    found.append((n, (f"jz={place}{min(count, 4)}", "jz")))
                free = end
        return found


def _spelt(low: str) -> Features:
    """A word in small letters, its beginning and its ends."""
    told_all = f"w={low}", f"x={low[-3:]}", f"p={low[:3]}"
    return (*told_all, f"x4={low[-4:]}") if len(low) > 5 else told_all


def _stops(word: Word, before: Word) -> bool:
    """Whether a token is a stop, and none behind an initial."""
    return word.sign in _STOPS and not (word.sign == "." and before.letter)


def _language_of(words: Sequence[Word]) -> str:
    """The language whose small words are the most, "-" where there are hardly any."""
    counts = dict.fromkeys(_ARTICLES, 0)
    for word in words:
        for language in word.languages:
            counts[language] += 1
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > 1 else "-"


def _signs_ahead(words: Sequence[Word]) -> list[str]:
    """For each token the next sign behind it."""
    found = ["</s>"] * len(words)
    sign = "</s>"
    for n in range(len(words) - 1, -1, -1):
        found[n] = sign
        sign = words[n].sign or sign
    return found


def _years_ahead(words: Sequence[Word]) -> list[int]:
    """For each token how far the next year is, in steps of doubling length; 9 where none comes."""
    found: list[int] = []
    for year in [n for n, word in enumerate(words) if word.year]:
        found += [min((year - n).bit_length(), 7) for n in range(len(found), year)]
    return found + [9] * (len(words) - len(found))
