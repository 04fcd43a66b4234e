"""Readings that are wrong in a common way, for the choice to learn from; the tagger itself seldom comes upon them.

A title or a container ends elsewhere, both are one, one field bears another's name. Where the choice has seen enough of
these it tells the right readings better from those that it does weigh, at no cost in reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidencecheck.parse.rivals import relabelled
from evidencecheck.parse.tagger import runs
from evidencecheck.parse.tokens import Token
from evidencecheck.parse.whole import Run

_SIGNS, _INNER = frozenset(".?!,\"”»’';:)"), frozenset("-–’'&/")
_INS = frozenset({"in", "In", "IN"})
_OTHERS = {"container-title": ("publisher", "title"), "publisher": ("container-title",), "title": ("container-title",)}
_OTHERS |= {"author": ("editor",), "editor": ("author",)}


def foils(row: Sequence[Token], labels: Sequence[str]) -> Iterator[list[str]]:
    """Rows of labels that ``labels`` may be mistaken for."""
    found = runs(row, labels)
    names = {name for name, _, _ in found}
    for one, other in pairwise(found):
        if (one[0], other[0]) == ("title", "container-title") and other[1] - one[2] <= 4:
            yield from _moved(row, labels, one, other)
            yield relabelled(labels, ("title", one[1], other[2] + 1))
            break
    for name, first, last in found:
        for other_name in _OTHERS.get(name, ()):
            if other_name not in names:
                yield relabelled(labels, (other_name, first, last + 1))
        if name == "container-title":
            for cut in range(last - 1, first + 1, -1):
                if not row[cut][0][0].isalnum() and row[cut][0] not in _INNER:
                    yield [*labels[:cut], *["O"] * (last + 1 - cut), *labels[last + 1 :]]


def _moved(row: Sequence[Token], labels: Sequence[str], one: Run, other: Run) -> Iterator[list[str]]:
    """The border between a title and its container stands at another sign, or "in"."""
    for cut in range(one[1] + 1, other[2]):
        if (row[cut][0] in _SIGNS or row[cut][0] in _INS) and not one[2] < cut < other[1]:
            begin = cut + 1
            while begin < other[2] and (not row[begin][0][0].isalnum() or row[begin][0] in _INS):
                begin += 1
            head = row[begin][0]
            if begin != other[1] and (head[0].isupper() or head[0].isdigit() or not head.isascii()):
                yield relabelled(labels, ("title", one[1], cut), ("container-title", begin, other[2] + 1))
