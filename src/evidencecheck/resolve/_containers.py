"""Whether a journal or a book of chapters is named, in full or abbreviated.

Abbreviations follow ISO 4 and the NLM's title abbreviations: words are cut at their end ("Psychiatr Serv"), a few are
contracted ("Natl"), articles and prepositions fall away; some journals go by their initials ("PNAS").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from evidencecheck.resolve._printed import Printed, named
from evidencecheck.text.similarity import title_in

_NOISE_WORDS = (
    "an and at da das de del der des di die do dos du el en et for fur het im in la las le les los of on the to und "
    "van von y"
)
_NOISE = frozenset(_NOISE_WORDS.split())
_QUALIFIER = re.compile(r"\s*[:=/(\[\u2013\u2014].*$", re.DOTALL)

LEAST = 4  # letters in all: "J P" is no name


def agree(cited: str, names: Iterable[str]) -> bool:
    """Whether ``cited`` can be one of ``names``."""
    mine = telling(cited)
    return any(
        _same(mine, theirs) or _same(theirs, mine) or title_in(" ".join(theirs), " ".join(mine))[0] > 0.9
        for name in names
        for theirs in _forms(name)
    )


def find(reference: Printed, names: Iterable[str], but: range) -> range | None:
    """The words of ``reference`` that name one of ``names``, outside the words ``but`` (the title), or None."""
    places = [(index, word) for index, word in enumerate(reference.words) if word not in _NOISE and index not in but]
    for name in names:
        for theirs in _forms(name):
            starts = [at for at, (_, word) in enumerate(places) if word[0] == theirs[0][0]]
            for at in starts:  # a word, its abbreviation and the initials all begin with the same letter
                if size := _begins([word for _, word in places[at : at + len(theirs)]], theirs):
                    return range(places[at][0], places[at + size - 1][0] + 1)
        full = " ".join(named(name))
        likeness, start, end = title_in(full, reference.text)
        found = range(reference.word_at(start), reference.word_at(max(start, end - 1)) + 1)
        if len(full) > 15 and likeness >= 0.9 and not set(found) & set(but):
            return found
    return None


def telling(name: str) -> tuple[str, ...]:
    """The words of a name without articles and prepositions."""
    found = named(name)
    return tuple(word for word in found if word not in _NOISE) or found


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    yield from dict.fromkeys(filter(None, (telling(name), telling(_QUALIFIER.sub("", name)))))


def _begins(here: Sequence[str], name: tuple[str, ...]) -> int:
    """How many words of ``here`` name ``name``, 0 for none."""
    if not here:
        return 0
    if len(name) > 2 and len(here[0]) >= 3 and "".join(word[0] for word in name).startswith(here[0]):
        return 1
    return len(name) if len(here) >= len(name) and _same(tuple(here[: len(name)]), name) else 0


def _same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether ``short`` abbreviates ``full`` word by word."""
    if not short or len(short) != len(full):
        return False
    if short == full:
        return True
    letters = sum(map(len, short))
    return letters >= LEAST and all(_cut(a, b) or _cut(b, a) for a, b in zip(short, full, strict=True))


def _cut(short: str, full: str) -> bool:
    """Whether ``short`` is the beginning of ``full``, or four of its letters or more in order, from the first on."""
    if full.startswith(short):
        return True
    if len(short) < 4 or short[0] != full[0] or len(short) > len(full) - 2:
        return False
    letters = iter(full)
    return all(letter in letters for letter in short)
