"""Whether a journal or a book of chapters is named, in full or abbreviated.

Abbreviations follow ISO 4 and the NLM's title abbreviations: words are cut at their end ("Psychiatr Serv"), a few are
contracted ("Natl"), articles and prepositions fall away; some journals go by their initials ("PNAS").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import attrs

from evidencecheck.resolve._printed import Printed, named
from evidencecheck.text.late import late
from evidencecheck.text.similarity import title_in

_NOISE_WORDS = (
    "an and at da das de del der des di die do dos du el en et for fur het im in la las le les los of on the to und "
    "van von y"
)
_NOISE = frozenset(_NOISE_WORDS.split())
_QUALIFIER = late(r"\s*[:=/(\[\u2013\u2014].*$", re.DOTALL)

LEAST = 4  # letters in all: "J P" is no name


def agree(cited: str, names: Iterable[str]) -> bool:
    """Whether ``cited`` can be one of ``names``."""
    mine = telling(cited)
    return any(
        _same(mine, theirs) or _same(theirs, mine) or title_in(" ".join(theirs), " ".join(mine), 0.9)[0] > 0.9
        for name in names
        for theirs in _forms(name)
    )


def find(reference: Printed, names: Iterable[str], but: range) -> range | None:
    """The words of ``reference`` that name one of ``names``, outside the words ``but`` (the title), or None."""
    outside = _outside(reference, but.start, but.stop)
    for name in names:
        for theirs in _forms(name):
            # A word, its abbreviation and the initials all begin with the same letter.
            for at in outside.begun.get(theirs[0][0], ()):
                if size := _begins(outside.words[at : at + len(theirs)], theirs):
                    return range(outside.indices[at], outside.indices[at + size - 1] + 1)
        full = " ".join(named(name))
        if len(full) > 15:
            likeness, start, end = title_in(full, reference.text, 0.9)
            found = range(reference.word_at(start), reference.word_at(max(start, end - 1)) + 1)
            if likeness >= 0.9 and not set(found) & set(but):
                return found
    return None


@attrs.frozen(eq=False)
class _Outside:
    """The words outside a title, without articles and prepositions, their indices, and which words a letter begins."""

    words: tuple[str, ...]
    indices: tuple[int, ...]
    begun: Mapping[str, Sequence[int]]


@lru_cache(maxsize=256)
def _outside(reference: Printed, start: int, stop: int) -> _Outside:
    places = [
        (word, index) for index, word in enumerate(reference.words) if word not in _NOISE and not start <= index < stop
    ]
    begun: dict[str, list[int]] = {}
    for at, (word, _) in enumerate(places):
        begun.setdefault(word[0], []).append(at)
    return _Outside(tuple(word for word, _ in places), tuple(index for _, index in places), begun)


@lru_cache(maxsize=1024)
def telling(name: str) -> tuple[str, ...]:
    """The words of a name without articles and prepositions."""
    found = named(name)
    return tuple(word for word in found if word not in _NOISE) or found


@lru_cache(maxsize=1024)  # the candidates of one reference share journals
def _forms(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(filter(None, (telling(name), telling(_QUALIFIER.sub("", name))))))


def _begins(here: tuple[str, ...], name: tuple[str, ...]) -> int:
    """How many words of ``here`` name ``name``, 0 for none."""
    if not here:
        return 0
    if len(name) > 2 and len(here[0]) >= 3 and "".join(word[0] for word in name).startswith(here[0]):
        return 1
    return len(name) if _same(here, name) else 0


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
