"""A reference's own words, made ready for comparison: folded once, with what stood between them."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import pairwise

import attrs

from evidencecheck.text.late import late
from evidencecheck.text.normalise import fold, words

# Identifiers and days of access say nothing of what the words of a reference say; they are compared by themselves.
_IDENTIFIERS = late(
    r"(?:https?://|www\.)\S+|\bdoi:?\s*(?:10\.)?\S+|\b10\.\d{4,9}/\S+|\barxiv:\s*\S+|\bPMC?(?:ID)?:?\s*\d+"
    r"|\b(?:ISBN|ISSN)(?:-1[03])?:?\s*[\dXx][\dXx\s-]{6,16}"
    r"|\b(?:accessed|retrieved|abgerufen|consult\S+|geraadpleegd|viewed|visited)\b[^.;)\]]{0,20}\d{4}",
    re.IGNORECASE,
)
_TAG = late(r"</?[A-Za-z][\w:-]*[^<>]{0,200}>")
_TOKEN = late(r"([^\W_]+)")
_STOPS = frozenset('.?!,;:()[]"\u201c\u201d\u201e\u00ab\u00bb\u2014/|\u2026')
_IN = frozenset({"in", "dans", "nel", "nella"})
_AND = frozenset({"and", "et", "und", "y", "e", "en"})
_YEAR = late(r"(1[5-9]\d\d|20\d\d|2100)[a-z]?")


@attrs.frozen(eq=False)
class Stretch:
    """Some words, one after the other."""

    words: tuple[str, ...]

    @cached_property
    def known(self) -> frozenset[str]:
        """The words, in no order."""
        return frozenset(self.words)

    @cached_property
    def joined(self) -> frozenset[str]:
        """Neighbours put together, of which the first has more than three letters: "Vander" and "berg"."""
        return frozenset(word + after for word, after in pairwise(self.words) if len(word) > 3)

    @cached_property
    def by_letter(self) -> dict[str, list[str]]:
        """The words by their first letter, each once."""
        found: dict[str, list[str]] = {}
        for word in self.known:
            found.setdefault(word[0], []).append(word)
        return found

    @cached_property
    def letters(self) -> str:
        """All that is no number, with nothing between."""
        return "".join(word for word in self.words if not word.isdigit())


@attrs.frozen(eq=False)
class Printed:
    """The words of one reference. ``gaps[k]`` is what stood before word ``k``; one gap more stands at the end."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]

    @cached_property
    def whole(self) -> Stretch:
        """All words."""
        return Stretch(self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        """The words, in no order."""
        return self.whole.known

    @cached_property
    def text(self) -> str:
        """The words with one space between."""
        return " ".join(self.words)

    @cached_property
    def compact(self) -> str:
        """The words with nothing between: for printings that have lost their blanks, or have some too many."""
        return "".join(self.words)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The words of more than two letters, and the numbers."""
        return tuple(word for word in self.words if len(word) > 2 or word.isdigit())

    @cached_property
    def longer(self) -> dict[int, str]:
        """The words of more than three letters, by their index."""
        return {index: word for index, word in enumerate(self.words) if len(word) > 3 and word.isalpha()}

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where in `text` each word begins."""
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word) + 1
        return tuple(starts)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Whatever may be a year."""
        return tuple(int(match[1]) for word in self.words if (match := _YEAR.fullmatch(word)))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """All words with a digit in them, leading noughts gone."""
        return frozenset(plain_number(word) for word in self.words if digits(word))

    @cached_property
    def year_words(self) -> frozenset[str]:
        """`years` as numbers are written, without a letter behind."""
        return frozenset(map(str, self.years))

    @cached_property
    def undated(self) -> frozenset[str]:
        """`numbers` but for the years."""
        return self.numbers - self.year_words

    @cached_property
    def digits(self) -> frozenset[str]:
        """`numbers` without what else stands in them."""
        return frozenset(map(digits, self.numbers))

    @cached_property
    def second(self) -> int:
        """Where the second name may begin: after the first comma that has a whole word before it."""
        whole = False
        for index, word in enumerate(self.words):
            if whole and (word in _AND or "," in self.gaps[index] or ";" in self.gaps[index]):
                return index
            whole = whole or len(word) > 2
        return len(self.words)

    @cached_property
    def within(self) -> int:
        """The index of the "In:" behind which the book of a chapter is named, or the number of words."""
        marks = (index for index, word in enumerate(self.words) if word in _IN and index and self.stop(index))
        return next(marks, len(self.words))

    def word_at(self, offset: int) -> int:
        """The index of the word that holds ``offset`` of `text`."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def stop(self, index: int) -> bool:
        """Whether a full stop, comma, quote or the like stands before word ``index``, or the text ends there."""
        return index <= 0 or index >= len(self.words) or bool(_STOPS & set(self.gaps[index]))


@lru_cache(maxsize=256)
def printed(raw: str) -> Printed:
    """``raw`` as `Printed`: no markup, no identifiers, no day of access."""
    text = _IDENTIFIERS.sub(" ", _TAG.sub("", html.unescape(raw)))
    *parts, end = _TOKEN.split(text)  # a gap, a token, a gap, a token, …
    words: list[str] = []
    gaps: list[str] = []
    for gap, token in zip(parts[::2], parts[1::2], strict=True):
        for number, word in enumerate((token.lower(),) if token.isascii() else fold(token).split()):
            words.append(word)
            gaps.append("" if number else gap)
    return Printed(tuple(words), (*gaps, end))


@lru_cache(maxsize=256)
def stretch(reference: Printed, start: int, stop: int) -> Stretch:
    """The words from ``start`` on up to ``stop``."""
    return Stretch(reference.words[start:stop])


@lru_cache(maxsize=4096)  # the candidates of one reference share journals and names
def named(name: str) -> tuple[str, ...]:
    """The folded words of a name, a title or a number."""
    return words(name)


@lru_cache(maxsize=4096)
def plain_number(word: str) -> str:
    """A folded number without leading noughts: "0123" is "123", "e0123" is "e123"."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", word)


@lru_cache(maxsize=4096)
def glued(name: str) -> str:
    """The folded words with nothing between."""
    return "".join(named(name))


@lru_cache(maxsize=4096)
def plain(number: str) -> str:
    """A number as printed, folded to one word, without leading noughts."""
    return plain_number(glued(number))


@lru_cache(maxsize=4096)
def plain_numbers(text: str) -> frozenset[str]:
    """The folded words of ``text``, without leading noughts."""
    return frozenset(map(plain_number, named(text)))


@lru_cache(maxsize=4096)
def digits(word: str) -> str:
    """The digits of a word; "" of one without any."""
    return "".join(filter(str.isdigit, word))
