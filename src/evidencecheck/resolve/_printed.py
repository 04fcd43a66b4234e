"""A reference's own words, made ready for comparison: folded once, with what stood between them."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from functools import cached_property, lru_cache

import attrs

from evidencecheck.text.normalise import fold, words

# Identifiers and days of access say nothing of what the words of a reference say; they are compared by themselves.
_IDENTIFIERS = re.compile(
    r"(?:https?://|www\.)\S+|\bdoi:?\s*(?:10\.)?\S+|\b10\.\d{4,9}/\S+|\barxiv:\s*\S+|\bPMC?(?:ID)?:?\s*\d+"
    r"|\b(?:ISBN|ISSN)(?:-1[03])?:?\s*[\dXx][\dXx\s-]{6,16}"
    r"|\b(?:accessed|retrieved|abgerufen|consult\S+|geraadpleegd|viewed|visited)\b[^.;)\]]{0,20}\d{4}",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][\w:-]*[^<>]{0,200}>")
_TOKEN = re.compile(r"[^\W_]+")
_STOPS = frozenset('.?!,;:()[]"\u201c\u201d\u201e\u00ab\u00bb\u2014/|\u2026')
_IN = frozenset({"in", "dans", "nel", "nella"})
_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d|2100)[a-z]?")


@attrs.frozen(eq=False)
class Printed:
    """The words of one reference. ``gaps[k]`` is what stood before word ``k``; one gap more stands at the end."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The words with one space between."""
        return " ".join(self.words)

    @cached_property
    def compact(self) -> str:
        """The words with nothing between: for printings that have lost their blanks, or have some too many."""
        return "".join(self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        """The words, in no order."""
        return frozenset(self.words)

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
        return frozenset(plain_number(word) for word in self.words if any(c.isdigit() for c in word))

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
    words: list[str] = []
    gaps: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        for number, word in enumerate(fold(match[0]).split()):
            words.append(word)
            gaps.append("" if number else text[end : match.start()])
        end = match.end()
    return Printed(tuple(words), (*gaps, text[end:]))


@lru_cache(maxsize=4096)  # the candidates of one reference share journals and names
def named(name: str) -> tuple[str, ...]:
    """The folded words of a name, a title or a number."""
    return words(name)


@lru_cache(maxsize=4096)
def plain_number(word: str) -> str:
    """A folded number without leading noughts: "0123" is "123", "e0123" is "e123"."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", word)
