"""Other rows of labels that a reference may have, where the tagger doubts its own.

CRFsuite gives the likeliest row of labels and how likely each label is at each token, but no second row. Where a token
is doubted its likelier labels are put together to rows, from left to right, the best few kept: what stands beside each
other must agree with how likely each is by itself, and fields mostly go on. How likely a row is as a whole, CRFsuite
then says exactly; this only has to find the few that are worth asking about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from math import log
from operator import mul, truediv

from evidencecheck.parse.tokens import Token
from evidencecheck.parse.whole import Run

Marginal = Callable[[str, int], float]
"""How likely a label is at a token."""

Labels = list[str]

_Options = list[tuple[float, str]]

_DOUBTED = 0.95
"""A token whose label is less likely than this has others."""
_LEAST = 0.02
"""Labels that are less likely than this are not tried."""
_MOST, _WIDTH = 4, 8
"""Labels that are tried at a token; rows that are kept."""
_NEAR = 3
"""How far the tokens are whose labels are asked about first."""
_FAR = 4.0
"""A row that is less likely than the best by more than this, as a logarithm, is given up."""
_GOES_ON, _BREAKS, _TURNS = 30.0, 0.02, 0.3
"""How apt a field is to go on, to begin without its first label, and to do so behind no field; all else is 1."""
_INS = frozenset({"in", "In", "IN"})
_PARTING = frozenset(".?!,\"”»’';:)") | _INS
"""Tokens behind which a title's container may begin."""


def rivals(labels: Sequence[str], shares: Sequence[float], names: Collection[str], marginal: Marginal) -> list[Labels]:
    """Rows of labels about as likely as ``labels``, these among them; ``shares`` are how likely each of these is.

    ``names`` are the labels that are tried.
    """
    doubted = [at for at, share in enumerate(shares) if share < _DOUBTED]
    rows: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    last, before = -2, _Options()
    for at in doubted:
        here = _options(shares[at], at, labels, before, names, marginal)
        if last == at - 1:
            ties = _ties(before, here)
            rows = [(score + tie, (*row, label)) for score, row in rows for tie, label in ties[row[-1]]]
        else:
            logs = [(log(share), label) for share, label in here]
            rows = [(score + own, (*row, label)) for score, row in rows for own, label in logs]
        rows.sort(reverse=True)
        least = rows[0][0] - _FAR
        rows = [row for row in rows[:_WIDTH] if row[0] > least]
        last, before = at, here
    found = []
    for _, row in rows:
        changed = [*labels]
        for at, label in zip(doubted, row, strict=True):
            changed[at] = label
        found.append(changed)
    return found


def _options(  # noqa: PLR0913, PLR0917 - all of them plain
    own: float, at: int, labels: Sequence[str], before: _Options, names: Collection[str], marginal: Marginal
) -> _Options:
    """The labels that are tried at a token, likeliest first; its own, as likely as ``own``, is among them.

    Those of the tokens around it, and those tried at the one ``before``, are asked about first: what they leave is
    mostly too little for any other.
    """
    found, left, asked = [], 1 - own, {labels[at]}
    for some in ([name for _, name in before], labels[max(at - _NEAR, 0) : at + _NEAR + 1], names):
        for name in some:
            if left < _LEAST:
                break
            if name not in asked and name in names:
                asked.add(name)
                share = marginal(name, at)
                left -= share
                if share >= _LEAST:
                    found.append((share, name))
    found.sort(reverse=True)
    return [(max(own, _LEAST), labels[at]), *found[: _MOST - 1]]


def _ties(before: _Options, here: _Options) -> dict[str, _Options]:
    """For each label before it the log of how likely each label is behind that.

    Such that both sides come out about as likely as they are by themselves: two steps of iterative scaling.
    """
    shares, ones = zip(*before, strict=True)
    own, others = zip(*here, strict=True)
    apt, columns = _table(ones, others)
    left, right, rows = shares, own, shares
    for _ in range(2):
        right = tuple(map(truediv, own, [sum(map(mul, left, column)) for column in columns]))
        rows = tuple([sum(map(mul, row, right)) for row in apt])
        left = tuple(map(truediv, shares, rows))
    return {
        one: [(log(fit * weight / total), other) for fit, weight, other in zip(row, right, others, strict=True)]
        for one, row, total in zip(ones, apt, rows, strict=True)
    }


@lru_cache(maxsize=4096)
def _table(ones: tuple[str, ...], others: tuple[str, ...]) -> tuple[tuple[tuple[float, ...], ...], ...]:
    """How apt each label is behind each of ``ones``: by rows, and by columns."""
    rows = tuple([tuple([_apt(one, other) for other in others]) for one in ones])
    return rows, tuple(zip(*rows, strict=True))


def _apt(one: str, other: str) -> float:
    """How apt ``other`` is to follow ``one``, roughly."""
    if other[:2] == "B-":
        return 1.0
    if one == other or one[2:] == other:
        return _GOES_ON
    return (_BREAKS if one != "O" else _TURNS) if other in BEGINS else 1.0


def parted(row: Sequence[Token], labels: Sequence[str], first: int, last: int) -> list[Labels]:
    """Rows in which the title from ``first`` to ``last`` ends with its container, behind a sign or "in".

    A container begins with a capital, a number, or a letter of a script that may have no capitals.
    """
    found = []
    for cut in range(first + 2, last):
        if row[cut][0] in _PARTING:
            begin = cut + 1
            while begin < last and (not row[begin][0][0].isalnum() or row[begin][0] in _INS):
                begin += 1
            head = row[begin][0]
            if head[0].isupper() or head[0].isdigit() or not head.isascii():
                found.append(relabelled(labels, ("title", first, cut), ("container-title", begin, last + 1)))
    return found


def relabelled(labels: Sequence[str], *fields: Run) -> Labels:
    """``labels`` with ``fields`` (name, first token, one past the last), and no field between these."""
    changed = [*labels]
    before = None
    for name, first, end in fields:
        if before is not None:
            changed[before:first] = ["O"] * (first - before)
        begin = f"B-{name}" if name in BEGINS else name
        changed[first:end] = [begin, *[name] * (end - first - 1)]
        before = end
    return changed


BEGINS = frozenset({"author", "title", "container-title", "date", "place", "publisher", "editor", "page", "volume"})
"""Fields whose first token has a label of its own ("B-title"), so that the model knows that a field mostly begins
once."""
