"""Which characters of a reference are which field: a linear-chain conditional random field over its tokens.

The model (python-crfsuite) and what it knows of words lie in ``evidencecheck/data/``, with a card that says what they
were made from and how well they read; ``tasks/train_tagger.py`` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pycrfsuite

from evidencecheck import data
from evidencecheck.parse.bundles import Bundles
from evidencecheck.parse.completion import completed
from evidencecheck.parse.features import Looker
from evidencecheck.parse.lexicon import Phrases, read_lexicon
from evidencecheck.parse.tokens import Token, tokens

BEGINS = frozenset({"author", "title", "container-title", "date", "place", "publisher", "editor", "page", "volume"})
"""Fields whose first token has a label of its own, so that the model knows that a field mostly begins once."""

_BARE = re.compile(r"[^\W\d_].* [A-Z]{1,4}")
_DOUBTFUL = 0.9
_INNER = frozenset("-–—'’&/")
_SURROGATES = re.compile("[\ud800-\udfff]")  # CRFsuite takes UTF-8, which has no half characters
_OUTER = " \t\r\n.,;:\"“”‘’'«»„‚‹›[](){}<>*"
_PEOPLE = frozenset({"author", "editor", "translator"})
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«", "’": "‘"}


Run = tuple[str, int, int]
"""A field's name, its first token and its last."""


class Tag(NamedTuple):
    """A stretch of the string that is one field, and how surely: the least of its tokens' and borders' marginals."""

    name: str
    start: int
    end: int
    confidence: float = 1.0


class Tagger:
    """A model, open."""

    def __init__(self, model: bytes, looker: Looker) -> None:
        """``model`` in CRFsuite's format, ``looker`` with the words that it was trained with."""
        self._looker = looker
        self._tagger = pycrfsuite.Tagger()
        self._model = model  # CRFsuite reads it in place, and does not keep it alive
        self._tagger.open_inmemory(model)
        self._labels: dict[str, tuple[str, ...]] = {}
        for label in self._tagger.labels():
            self._labels.setdefault(label.removeprefix("B-"), ())
            self._labels[label.removeprefix("B-")] += (label,)

    def read(self, text: str) -> tuple[Tag, ...]:
        """The fields of the reference ``text``, in order; a field may stand twice."""
        row = tokens(text if text.isascii() else _SURROGATES.sub("\ufffd", text))
        if not row:
            return ()
        labels = completed(row, self.labels(row), self.mass)
        return tuple(self._rated(text, row, run) for run in runs(text, row, labels))

    def others(self, text: str, most: int = 3) -> tuple[tuple[Tag, ...], ...]:
        """Other readings of ``text``, likeliest first: a doubtful border is moved to another sign, a long title parted.

        CRFsuite gives only its best row of labels; others are made by hand and weighed by their probability.
        """
        row = tokens(_SURROGATES.sub("\ufffd", text))
        if not row:
            return ()
        labels = completed(row, self.labels(row), self.mass)
        found = runs(text, row, labels)
        rows = [*self._moved(row, labels, found), *self._parted(row, labels, found)]
        rows.sort(key=self._tagger.probability, reverse=True)
        return tuple(tuple(self._rated(text, row, run) for run in runs(text, row, moved)) for moved in rows[:most])

    def _moved(self, row: Sequence[Token], labels: list[str], found: Sequence[Run]) -> Iterator[list[str]]:
        """Rows in which a doubtful border between two fields stands at another sign within them."""
        for (name, first, last), (following, begin, end) in pairwise(found):
            if begin - last > 3 or min(self.mass(name, last), self.mass(following, begin)) >= _DOUBTFUL:
                continue
            for cut in range(first + 1, end):
                if _parts(row[cut]) and not last < cut < begin:
                    yield self._cut(labels, (name, first, cut), (following, cut + 1, end + 1))

    def _parted(self, row: Sequence[Token], labels: list[str], found: Sequence[Run]) -> Iterator[list[str]]:
        """Rows in which a title of several sentences, where no container was read, ends with its container."""
        names = [name for name, _, _ in found]
        if "title" not in names or "container-title" in names:
            return
        _, first, last = found[names.index("title")]
        for cut in range(first + 2, last):
            if row[cut][0] in {".", "?", "!"}:
                yield self._cut(labels, ("title", first, cut), ("container-title", cut + 1, last + 1))

    def _cut(self, labels: list[str], one: Run, other: Run) -> list[str]:
        """``labels`` with two fields (name, first token, one past the last) and a sign between them."""
        changed = [*labels]
        for name, first, end in (one, other):
            begin = f"B-{name}" if name in BEGINS else name
            changed[first:end] = [begin, *[name] * (end - first - 1)]
        changed[one[2]] = "O"
        return changed

    def labels(self, row: Sequence[Token]) -> list[str]:
        """The likeliest label of each token; `mass` speaks of the row that was read last."""
        self._tagger.set(self._looker.features(row))
        found: list[str] = self._tagger.tag()
        return [_IDENTIFIERS.get(token[0], label) for token, label in zip(row, found, strict=True)]

    def mass(self, name: str, at: int) -> float:
        """How likely the token at ``at`` of the row that was read last is part of a field ``name``."""
        return self._least(name, (at,)) if name in self._labels else 0.0

    def _least(self, name: str, places: Iterable[int]) -> float:
        """The least of the masses of a field that the model knows."""
        marginal, labels = self._tagger.marginal, self._labels[name]
        if len(labels) == 1:
            return float(min([marginal(labels[0], at) for at in places]))
        begins, goes_on = labels
        return float(min([marginal(begins, at) + marginal(goes_on, at) for at in places]))

    def _rated(self, text: str, row: Sequence[Token], run: Run) -> Tag:
        name, first, last = run
        start, end = trimmed(text, row[first][1], row[last][2], name)
        if row[first][0] in _IDENTIFIERS:
            return Tag(name, start, end)
        sure = self._least(name, [n for n in range(first, last + 1) if first == last or row[n][0].isalnum()])
        before = self.mass(name, first - 1) if first else 0.0
        after = self.mass(name, last + 1) if last + 1 < len(row) else 0.0
        return Tag(name, start, end, round(min(sure, 1 - before, 1 - after), 3))


_IDENTIFIERS = {"<doi>": "doi", "<url>": "url"}


def _parts(token: Token) -> bool:
    """Whether a token is a sign at which one field may end and another begin."""
    return not token[0][0].isalnum() and token[0] not in _INNER


def runs(text: str, row: Sequence[Token], labels: Iterable[str]) -> list[Run]:
    """Tokens of one label that follow each other, at most a sign between: (name, first token, last token)."""
    found: list[Run] = []
    name, first, last = "O", 0, 0
    for n, label in enumerate(labels):
        own = label.removeprefix("B-")
        if own == "O":
            continue
        if own != name or not _near(text[row[last][2] : row[n][1]]):
            if name != "O":
                found.append((name, first, last))
            name, first = own, n
        last = n
    if name != "O":
        found.append((name, first, last))
    return [run for run in found if any(map(str.isalnum, text[row[run[1]][1] : row[run[2]][2]]))]


def _near(gap: str) -> bool:
    """Whether what stands between two tokens is a sign at most."""
    return len(gap) <= 3 and not any(map(str.isalnum, gap))


def trimmed(text: str, start: int, end: int, name: str) -> tuple[int, int]:
    """``start:end`` without outer signs; a stop that closes an initial stays with its name, a bracket with its pair."""
    while start < end and text[start] in _OUTER and not (text[start] in "([" and _closes(text, start, end)):
        start += 1
    while end > start and text[end - 1] in _OUTER:
        last = text[end - 1]
        if last in _PAIRS and _PAIRS[last] in text[start : end - 1]:
            break
        if last == "." and name in _PEOPLE and text[end - 2 : end - 1].isalpha() and not _bare(text[start:end]):
            break
        end -= 1
    return start, end


def _bare(names: str) -> bool:
    """Whether names print their initials bare ("Cook JA, Lee K."), so that a last stop closes the list."""
    pieces = re.split(r", |; | & | and ", names.removesuffix("."))
    return "." not in names[:-1] and all(map(_BARE.fullmatch, pieces))


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the bracket at ``start`` is closed before the end, and so opens the value: "(Re)reading"."""
    closing = {"(": ")", "[": "]"}[text[start]]
    return closing in text[start + 1 : end - 1]


@cache
def default() -> Tagger:
    """The tagger that the package carries."""
    lexicon = read_lexicon(data.read("words.txt").decode())
    looker = Looker(lexicon, Phrases(data.read("journals.bloom")), Bundles(data.read("bundles.txt").decode()))
    return Tagger(data.read("tagger.crfsuite"), looker)
