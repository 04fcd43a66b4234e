"""Columns: where white runs down a page, and in which order what stands around it is read.

A gutter is a strip that few lines cross, with lines of running text on both sides. What crosses it, a title or a wide
table, parts the page into bands; each band is read column by column. Columns may have columns again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from statistics import median
from typing import Generic, Protocol, TypeVar

import attrs

# A gutter is at least so wide, in points and in ems; at most this share of what stands anywhere crosses it.
_NARROWEST, _EMS, _CROSSED = 6.0, 0.7, 0.34
# A column has so many lines, is so wide, as a share of all; lines of so many characters fill so much of it.
_FEWEST, _SHARE, _LONG, _FULL = 4, 0.12, 14, 0.5
_DEEPEST = 3
_WIDEST_PAGE = 20_000


class Placed(Protocol):
    """What has a place on the page: edges, baseline, size of type, how many characters."""

    @property
    def x0(self) -> float: ...  # noqa: D102 - said above

    @property
    def x1(self) -> float: ...  # noqa: D102

    @property
    def y(self) -> float: ...  # noqa: D102

    @property
    def size(self) -> float: ...  # noqa: D102

    @property
    def length(self) -> int: ...  # noqa: D102


P = TypeVar("P", bound=Placed)


@attrs.frozen(eq=False)
class Region(Generic[P]):
    """A column within a band, or what is as wide as the page: what stands in it, the column's edges and name."""

    pieces: tuple[P, ...]
    left: float
    right: float
    name: str = ""


def regions(pieces: Sequence[P]) -> list[Region[P]]:
    """The regions of a page in the order of reading."""
    cut = list(_cut(pieces, ()))
    edges: dict[tuple[str, ...], tuple[float, float]] = {}
    for path, inside in cut:
        left, right = edges.get(path, (math.inf, -math.inf))
        edges[path] = (min([left, *(one.x0 for one in inside)]), max([right, *(one.x1 for one in inside)]))
    return [Region(tuple(inside), *edges[path], " of the ".join(reversed(path))) for path, inside in cut]


def _cut(pieces: Sequence[P], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Sequence[P]]]:
    gutter = _gutter(pieces) if len(path) < _DEEPEST else None
    if gutter is None:
        if pieces:
            yield path, pieces
        return
    sides: tuple[list[P], list[P]] = ([], [])
    wide: list[P] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if piece.x0 < gutter < piece.x1:
            yield from _sides(sides, path)
            sides = ([], [])
            wide.append(piece)
            continue
        # A short line between wide ones is theirs: the end of a paragraph, a part of a heading.
        if wide and sides == ([], []) and piece.y > wide[-1].y - 0.3 * piece.size:
            wide.append(piece)
            continue
        if wide:
            yield path, wide
            wide = []
        sides[piece.x0 >= gutter].append(piece)
    if wide:
        yield path, wide
    yield from _sides(sides, path)


def _sides(
    sides: tuple[Sequence[P], Sequence[P]], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Sequence[P]]]:
    for name, side in zip(("left column", "right column"), sides, strict=True):
        if side:
            yield from _cut(side, (*path, name))


def _gutter(pieces: Sequence[P]) -> float | None:
    """Where the best gutter runs, None where there is none."""
    if len(pieces) < 2 * _FEWEST:
        return None
    left, right = min(one.x0 for one in pieces), max(one.x1 for one in pieces)
    if not 0 < right - left < _WIDEST_PAGE:
        return None
    steps = [0] * (math.ceil(right - left) + 2)
    for one in pieces:
        steps[max(0, round(one.x0 - left))] += 1
        steps[max(0, round(one.x1 - left))] -= 1
    covered = list(accumulate(steps))
    allowed = _CROSSED * max(covered)
    least = max(_NARROWEST, _EMS * median(one.size for one in pieces))
    best: tuple[float, float] | None = None
    for low, high in _strips(covered, allowed, least):
        at = left + (low + high) / 2
        sides = [[one for one in pieces if one.x1 <= at], [one for one in pieces if one.x0 >= at]]
        if all(_is_column(side, right - left) for side in sides):
            weight = (high - low) * min(len(side) for side in sides)
            best = max(best or (0.0, 0.0), (weight, at))
    return best[1] if best else None


def _strips(covered: Sequence[int], allowed: float, least: float) -> Iterator[tuple[int, int]]:
    """Strips that no more than ``allowed`` pieces cross: of each the part that fewest do, if it is wide enough."""
    n = 0
    while n < len(covered):
        if covered[n] > allowed:
            n += 1
            continue
        begin = n
        while n < len(covered) and covered[n] <= allowed:
            n += 1
        if begin == 0 or n == len(covered):
            continue
        fewest = min(covered[begin:n])
        # Longer and shorter lines of what crosses may end within the strip.
        for bound in sorted({fewest, *covered[begin:n]}):
            low, high = _longest(covered, begin, n, bound)
            if high - low >= least:
                yield low, high
                break


def _longest(covered: Sequence[int], begin: int, end: int, bound: int) -> tuple[int, int]:
    best, start = (begin, begin), begin
    for n in range(begin, end + 1):
        if n == end or covered[n] > bound:
            best = max(best, (start, n), key=lambda strip: strip[1] - strip[0])
            start = n + 1
    return best


def _is_column(side: Sequence[P], whole: float) -> bool:
    """Whether what stands at a side of a strip is running text: lines of some length that fill what they have."""
    if len(side) < _FEWEST:
        return False
    width = max(one.x1 for one in side) - min(one.x0 for one in side)
    characters = sum(one.length for one in side)
    long = sum(one.length for one in side if one.length >= _LONG)
    filled = sum(one.length * (one.x1 - one.x0) for one in side)
    return width >= _SHARE * whole and long >= _FULL * characters and filled >= _FULL * width * characters
