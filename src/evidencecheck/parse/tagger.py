"""Which characters of a reference are which field: a linear-chain conditional random field over its tokens.

The model (python-crfsuite) and what it knows of words lie in ``evidencecheck/data/``, with a card that says what they
were made from and how well they read; ``tasks/train_tagger.py`` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import pycrfsuite

from evidencecheck import data
from evidencecheck.parse.bundles import Bundles
from evidencecheck.parse.choice import Choice, Reading
from evidencecheck.parse.features import Looker
from evidencecheck.parse.lexicon import Phrases, read_lexicon
from evidencecheck.parse.rivals import parted, relabelled, rivals
from evidencecheck.parse.tokens import Token, tokens
from evidencecheck.parse.whole import Run, Whole

_BARE = re.compile(r"[^\W\d_].* [A-Z]{1,4}")
_DOUBTFUL = 0.9
_SURE, _SURE_WORD = 0.7, 0.9
"""A row of labels that is likelier than the first, or all of whose words are likelier than the second, has no rivals:
most strings are read the quicker."""
_SURE_MISSING = 0.8
"""The first again, for a row that has a title or a container and not the other: there the tagger errs more surely."""
_PLAIN = 0.9995
"""What is likelier than this leaves no other label a share that would be seen in three digits."""
_SELDOM = frozenset("arxiv citation-number collaboration doi url pmid number translator other edition".split())
"""Fields that no rival is sought for: rules find them, or they are hardly ever in doubt."""
_READINGS, _PARTED = 6, 4
"""Readings among which one is chosen; and how many more that part a title."""
_NEARLY, _HARDLY = 0.05, 0.001
"""What is less likely than this share of the first is not weighed; nor, where it parts a title, than the second."""
_INNER = frozenset("-–—'’&/")
_SURROGATES = re.compile("[\ud800-\udfff]")  # CRFsuite takes UTF-8, which has no half characters
_OUTER = " \t\r\n.,;:\"“”‘’'«»„‚‹›[](){}<>*"
_PEOPLE = frozenset({"author", "editor", "translator"})
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«", "’": "‘"}


class Tag(NamedTuple):
    """A stretch of the string that is one field, and how surely: the least of its tokens' and borders' marginals."""

    name: str
    start: int
    end: int
    confidence: float = 1.0


class Tagger:
    """A model, open."""

    def __init__(self, model: bytes, looker: Looker, choice: Choice | None = None) -> None:
        """``model`` in CRFsuite's format, ``looker`` with the words that it was trained with.

        ``choice`` weighs readings against each other; without one the likeliest labels stand.
        """
        self._looker = looker
        self._choice = choice
        self._tagger = pycrfsuite.Tagger()
        self._model = model  # CRFsuite reads it in place, and does not keep it alive
        self._tagger.open_inmemory(model)
        self._labels: dict[str, tuple[str, ...]] = {}
        for label in self._tagger.labels():
            self._labels.setdefault(label.removeprefix("B-"), ())
            self._labels[label.removeprefix("B-")] += (label,)
        self._tried = {label: None for name, some in self._labels.items() if name not in _SELDOM for label in some}

    def read(self, text: str) -> tuple[Tag, ...]:
        """The fields of the reference ``text``, in order; a field may stand twice."""
        row = tokens(text if text.isascii() else _SURROGATES.sub("\ufffd", text))
        if not row:
            return ()
        labels = self._chosen(row, self.labels(row))
        return self._rated(text, row, labels)

    def others(self, text: str, most: int = 3) -> tuple[tuple[Tag, ...], ...]:
        """Other readings of ``text``, likeliest first: a doubtful border is moved to another sign, a long title parted.

        CRFsuite gives only its best row of labels; others are made by hand and weighed by their probability.
        """
        row = tokens(_SURROGATES.sub("\ufffd", text))
        if not row:
            return ()
        labels = self._chosen(row, self.labels(row))
        found = runs(row, labels)
        rows = [*self._moved(row, labels, found), *self._parted(row, labels, found)]
        rows.sort(key=self._tagger.probability, reverse=True)
        return tuple(self._rated(text, row, moved) for moved in rows[:most])

    def _moved(self, row: Sequence[Token], labels: list[str], found: Sequence[Run]) -> Iterator[list[str]]:
        """Rows in which a doubtful border between two fields stands at another sign within them."""
        for (name, first, last), (following, begin, end) in pairwise(found):
            if begin - last > 3 or min(self.mass(name, last), self.mass(following, begin)) >= _DOUBTFUL:
                continue
            for cut in range(first + 1, end):
                if _parts(row[cut]) and not last < cut < begin:
                    yield relabelled(labels, (name, first, cut), (following, cut + 1, end + 1))

    def _parted(self, row: Sequence[Token], labels: list[str], found: Sequence[Run]) -> Iterator[list[str]]:
        """Rows in which a title of several sentences, where no container was read, ends with its container."""
        names = [name for name, _, _ in found]
        if "title" not in names or "container-title" in names:
            return
        _, first, last = found[names.index("title")]
        for cut in range(first + 2, last):
            if row[cut][0] in {".", "?", "!"}:
                yield relabelled(labels, ("title", first, cut), ("container-title", cut + 1, last + 1))

    def labels(self, row: Sequence[Token]) -> list[str]:
        """The likeliest label of each token; `mass` speaks of the row that was read last."""
        self._tagger.set(self._looker.features(row))
        found: list[str] = self._tagger.tag()
        return [_IDENTIFIERS.get(token[0], label) for token, label in zip(row, found, strict=True)]

    def _chosen(self, row: Sequence[Token], labels: list[str]) -> list[str]:
        """``labels``, or of its rivals the one that reads best as a whole; of the row that was read last."""
        if self._choice is None:
            return labels
        likely = self._tagger.probability(labels)
        missing = likely < _SURE_MISSING and ("B-title" in labels) != ("B-container-title" in labels)
        if likely >= _SURE and not missing:
            return labels
        shares = self._shares(labels)
        if not missing and not any([share < _SURE_WORD and row[n][0][0].isalnum() for n, share in enumerate(shares)]):  # noqa: C419 - quicker
            return labels
        rows = self._likeliest(row, labels, shares, (_NEARLY, _HARDLY))
        if len(rows) == 1:
            return labels
        return rows[self._choice.best(self.whole(row), [reading for _, reading in rows])][0]

    def rivals(self, row: Sequence[Token], labels: list[str]) -> list[tuple[list[str], Reading]]:
        """The likeliest readings, no two with the same fields: their labels, and what `Choice` asks; ``labels`` first.

        Of the row that was read last, whose labels these are; and those as well that are too unlikely to be weighed.
        """
        return self._likeliest(row, labels, self._shares(labels), (0.0, 0.0))

    def reading(self, row: Sequence[Token], labels: list[str]) -> Reading:
        """What `Choice` asks of ``labels``, of the row that was read last."""
        return self._tagger.probability(labels), tuple(runs(row, labels))

    def _shares(self, labels: list[str]) -> list[float]:
        """How likely each of ``labels`` is in the row that was read last."""
        return [*map(self._tagger.marginal, labels, range(len(labels)))]

    def _likeliest(
        self, row: Sequence[Token], labels: list[str], shares: list[float], least: tuple[float, float]
    ) -> list[tuple[list[str], Reading]]:
        """As `rivals`; ``least`` is what share of the first's likelihood others have, and those that part a title."""
        first, fields = self.reading(row, labels)
        found = {fields: (labels, (first, fields))}
        self._add(found, row, rivals(labels, shares, self._tried, self._tagger.marginal), least[0] * first, _READINGS)
        names = [name for name, _, _ in fields]
        if "title" in names and "container-title" not in names:
            _, begin, last = fields[names.index("title")]
            self._add(found, row, parted(row, labels, begin, last), least[1] * first, len(found) + _PARTED)
        return list(found.values())

    def _add(
        self,
        found: dict[tuple[Run, ...], tuple[list[str], Reading]],
        row: Sequence[Token],
        rows: Sequence[list[str]],
        least: float,
        most: int,
    ) -> None:
        """Put the likeliest of ``rows`` to ``found``, those that are as likely as ``least``, up to ``most``."""
        rated = [
            (share, some)
            for share, some in zip(map(self._tagger.probability, rows), rows, strict=True)
            if share >= least
        ]
        rated.sort(key=itemgetter(0), reverse=True)
        for share, some in rated:
            if len(found) == most:
                break
            fields = tuple(runs(row, some))
            found.setdefault(fields, (some, (share, fields)))

    def whole(self, row: Sequence[Token]) -> Whole:
        """What `Choice` asks about the tokens of a string."""
        texts = [token[0] for token in row]
        return Whole(texts, self._looker.words(texts), self._looker.journals)

    def mass(self, name: str, at: int) -> float:
        """How likely the token at ``at`` of the row that was read last is part of a field ``name``."""
        return float(sum([self._tagger.marginal(label, at) for label in self._labels.get(name, ())]))

    def _rated(self, text: str, row: Sequence[Token], labels: list[str]) -> tuple[Tag, ...]:
        """The fields that ``labels`` make of the row that was read last, each with how surely it is one.

        That is the least of the likelihoods that the field holds its first token, that it goes on at its other words,
        and that it ends where it does.
        """
        marginal, mass, shares = self._tagger.marginal, self.mass, self._shares(labels)
        found = []
        for name, first, last in runs(row, labels):
            start, end = trimmed(text, row[first][1], row[last][2], name)
            if row[first][0] in _IDENTIFIERS:
                found.append(Tag(name, start, end))
                continue
            sure = shares[first] if shares[first] > _PLAIN else mass(name, first)
            goes_on = self._labels[name][-1]
            for at in range(first + 1, last + 1):
                plain = labels[at] == goes_on
                if (shares[at] < sure or not plain) and row[at][0][0].isalnum():
                    sure = min(sure, shares[at] if plain else marginal(goes_on, at))
            if first and shares[first - 1] < _PLAIN:
                sure = min(sure, 1 - mass(name, first - 1))
            if last + 1 < len(row) and shares[last + 1] < _PLAIN:
                sure = min(sure, 1 - mass(name, last + 1))
            found.append(Tag(name, start, end, round(sure, 3)))
        return tuple(found)


_IDENTIFIERS = {"<doi>": "doi", "<url>": "url"}


def _parts(token: Token) -> bool:
    """Whether a token is a sign at which one field may end and another begin."""
    return not token[0][0].isalnum() and token[0] not in _INNER


def runs(row: Sequence[Token], labels: Iterable[str]) -> list[Run]:
    """Tokens of one label that follow each other, at most a sign between: (name, first token, last token)."""
    found: list[Run] = []
    name, first, last, words = "", 0, 0, False
    for n, label in enumerate(labels):
        if label == "O":
            continue
        token, start, _ = row[n]
        own = label[2:] if label[1] == "-" else label
        if own != name or start > row[last][2] + 3 or (n > last + 1 and not _near(row, last, n)):
            if words:
                found.append((name, first, last))
            name, first, words = own, n, False
        last = n
        words = words or len(token) > 1 or token.isalnum()
    if words:
        found.append((name, first, last))
    return found


def _near(row: Sequence[Token], one: int, other: int) -> bool:
    """Whether what stands between two tokens is a sign at most."""
    return not any([text[0].isalnum() for text, _, _ in row[one + 1 : other]])  # noqa: C419 - quicker


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
    return Tagger(data.read("tagger.crfsuite"), looker, Choice(data.read("choice.txt").decode()))
