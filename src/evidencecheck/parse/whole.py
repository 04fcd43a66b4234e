"""What a whole reading of a reference tells: of each field as it stands, of neighbours, of all fields together.

The tagger decides token by token and sees one label back. Whether a title has a bracket that nothing closes, whether
the words between two fields are left over, whether a journal's name fills its field, whether there is a container and
no title, shows only when the fields are there. `choice` weighs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from evidencecheck.parse.counts import PAIRS, sums, unpacked
from evidencecheck.parse.features import Word
from evidencecheck.parse.lexicon import Phrases

Run = tuple[str, int, int]
"""A field's name, its first token and its last."""
Pair = tuple[Run | None, Run | None]
"""Two fields that follow each other; None past the ends of the string."""

_QUOTES = frozenset('"“«‘')
_PEOPLE = frozenset({"author", "editor"})
_LETTERS = (
    *(("a", "author"), ("t", "title"), ("c", "container-title"), ("e", "editor"), ("v", "volume"), ("p", "page")),
    *(("P", "publisher"), ("l", "place"), ("y", "date")),
)
_SIZES, _LONG = (0, 1, 2, 3, 5, 5, 8, 8, 8, 12, 12, 12, 12, 15, 15, 15), 20
"""For a number of words the size that is told; and that of all beyond."""
_WORKS = ("author", "title", "container-title", "editor", "publisher", "place", "date")
_MARKS = ("doi", "url", "arxiv", "volume", "page", "issue")


class Whole:
    """A reference's tokens, to be asked about readings of them."""

    def __init__(self, texts: Sequence[str], words: Sequence[Word], journals: Phrases) -> None:
        """``words`` are those of ``texts``, as `Looker.words` gives them."""
        self._texts, self._words, self._journals = texts, words, journals
        self._keys = [word.key for word in words]
        self._said = ["<s>", "<s>", *[word.brief for word in words], "</s>", "</s>"]
        self._sums = sums([word.counts for word in words])
        self.style, self.quoted = _style(texts, words)

    def field(self, run: Run) -> list[str]:
        """What a field tells by itself and by what stands around it; its name is not said."""
        name, first, last = run
        before, opening = self._said[first + 1 : first + 3]
        closing, after = self._said[last + 2 : last + 4]
        count, capitals, family, commas, stops, halves, journal = unpacked(self._sums[last + 1] - self._sums[first])
        size = _SIZES[count] if count < len(_SIZES) else _LONG
        found = [
            f"fw={opening}",
            f"lw={closing}",
            f"bfaf={before}|{after}",
            f"styaf={self.style}{after}",
            f"cs{size}{min(commas, 2)}{_stops(self._texts[first : last + 1]) if stops else 0}",
        ]
        if count:
            end, known = self._journals.longest(self._keys, first)
            share = "a" if capitals == count else "h" if 2 * capitals >= count else "l" if capitals > 1 else "z"
            look = last
            while not self._words[look].told.alpha:
                look -= 1
            found += [
                f"szc{size}{share}",
                f"sc={share}{self.style}{self.quoted}",
                f"Jz{round(journal / count)}{size}",
                f"Fz{round(4 * family / count)}{size}",
                f"je{min(known, 4)}{end > last}",
                f"lwc={self._words[look].shape}",
            ]
        if halves:
            found += _unbalanced(self._texts[first : last + 1])
        if name in _PEOPLE and last - first > 4:
            shapes = [word.shape for word in self._words[first : last + 1]]
            end_shapes = shapes[-3:]
            found.append(f"as{any(shapes[n : n + 3] == end_shapes for n in range(len(shapes) - 4))}")
        return found

    def between(self, one: Run | None, other: Run | None) -> list[str]:
        """What two fields that follow each other tell with what no field claims between them; None past the ends."""
        start = one[2] + 1 if one else 0
        end = other[1] if other else len(self._texts)
        pair = f"{one[0] if one else '<'}>{other[0] if other else '>'}"
        left = {word.low for word in self._words[start:end] if word.told.alpha} if end > start else ()
        signs = " ".join(self._said[start + 2 : min(end, start + 4) + 2])
        return [
            f"bs={pair}|{signs}",
            f"bst={pair}|{self.style}{self.quoted}",
            f"bn={pair}|{min(len(left), 4)}",
            *[f"gw={word}" for word in left],
        ]


@lru_cache(maxsize=4096)
def together(names: tuple[str, ...], style: str, quoted: str) -> tuple[str, ...]:
    """What the fields of a reading tell by their names and order, and the string's style makes of that."""
    there = frozenset(names)
    core = "".join(letter if name in there else "-" for letter, name in _LETTERS)
    return (
        f"core={core}",
        f"core3={core[:4]}",
        f"core5={core[:3]}{core[6:8]}",
        f"cst={core[:4]}{style}",
        f"cq={core[:3]}{quoted}",
        f"cvp={core[1:3]}{core[4:6]}",
        *[f"h{name in there:d}{name[:2]}{mark in there:d}{mark}" for name in _WORKS for mark in _MARKS],
        *[f"dup={name}{min(names.count(name), 3)}" for name in sorted(there) if names.count(name) > 1],
        *["tri=" + ">".join(names[n : n + 3]) for n in range(len(names) - 2)],
    )


def _style(texts: Sequence[str], words: Sequence[Word]) -> tuple[str, str]:
    """How the string is printed: how its first name begins, where its year stands; whether it has quotes."""
    first = next((n for n, word in enumerate(words) if word.told.alpha), 0)
    head = "I" if len(texts[first]) == 1 else "C" if texts[first].isupper() else "w"
    after = texts[first + 1] if first + 1 < len(texts) else ""
    years = [n for n, word in enumerate(words) if word.year]
    year = "-"
    if years:
        bracket = years[0] and texts[years[0] - 1] == "("
        year = f"{'p' if bracket else 'n'}{'e' if years[0] < 0.45 * len(texts) else 'l'}"
    quoted = "-" if _QUOTES.isdisjoint(texts) else "q"
    return f"{head}{after if after in {'.', ','} else 'a'}{year}", quoted


def _stops(inner: Sequence[str]) -> int:
    """Stops behind words of some length, but for the last token; at most two."""
    return min(sum([one == "." and len(before) > 3 for before, one in pairwise(inner[:-1])]), 2)


def _unbalanced(inner: Sequence[str]) -> list[str]:
    """Brackets and quotes of which one half is in a field and the other not."""
    found = []
    for opens, closes in PAIRS:
        over = inner.count(opens) - inner.count(closes)
        if over:
            found.append(f"unb{opens}{'+' if over > 0 else '-'}")
    if inner.count('"') % 2:
        found.append('unb"')
    return found
