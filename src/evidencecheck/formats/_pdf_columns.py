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
# A gutter that is known from other pages needs so much of a page's text at either side.
_LEAST_BESIDE = 0.05
# In ems: how near in height a line of the right column is beside one of the left.
_BESIDE = 0.8
_WIDEST_PAGE = 20_000


class Placed(Protocol):
    """What has a place on the page: edges, baseline, size of type, how many characters."""

    @property
    def x0(self) -> float: ...

    @property
    def x1(self) -> float: ...

    @property
    def y(self) -> float: ...

    @property
    def size(self) -> float: ...

    @property
    def length(self) -> int: ...


P = TypeVar("P", bound=Placed)


@attrs.frozen(eq=False)
class Region(Generic[P]):
    """A column within a band, or what is as wide as the page: what stands in it, the column's edges and name."""

    pieces: tuple[P, ...]
    left: float
    right: float
    name: str = ""


def regions(pieces: Sequence[P], known: set[float]) -> list[Region[P]]:
    """The regions of a page in the order of reading. ``known`` are gutters of the pages before; new ones are added."""
    gutter = _gutter(pieces)
    if gutter is None:
        gutter = next((at for at in sorted(known) if _runs_at(pieces, at)), None)
    elif not any(abs(gutter - at) < _NARROWEST for at in known):
        known.add(gutter)
    cut = list(_cut(pieces, (), gutter))
    edges: dict[tuple[str, ...], tuple[float, float]] = {}
    for path, inside in cut:
        left, right = edges.get(path, (math.inf, -math.inf))
        edges[path] = (min([left, *(one.x0 for one in inside)]), max([right, *(one.x1 for one in inside)]))
    return [Region(tuple(inside), *edges[path], " of the ".join(reversed(path))) for path, inside in cut]


def _runs_at(pieces: Sequence[P], at: float) -> bool:
    """Whether a gutter of another page runs here, too, though code or a list stands beside it."""
    left = sum(one.length for one in pieces if one.x1 <= at)
    right = sum(one.length for one in pieces if one.x0 >= at)
    whole = sum(one.length for one in pieces)
    return min(left, right) > _LEAST_BESIDE * whole and left + right > (1 - _CROSSED) * whole


def _cut(pieces: Sequence[P], path: tuple[str, ...], gutter: float | None) -> Iterator[tuple[tuple[str, ...], list[P]]]:
    if gutter is None:
        if pieces:
            yield path, list(pieces)
        return
    sides: tuple[list[P], list[P]] = ([], [])
    wide: list[P] = []
    ordered = sorted(pieces, key=lambda piece: -piece.y)
    for n, piece in enumerate(ordered):
        if piece.x0 < gutter < piece.x1 and not _juts(ordered, n, gutter):
            yield from _sides(sides, path)
            sides = ([], [])
            wide.append(piece)
            continue
        # What stands on the height of a wide line is of it.
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


def _juts(ordered: Sequence[P], n: int, gutter: float) -> bool:
    """Whether a piece is a line of the left column that is too long: something stands beside it in the right one."""
    piece = ordered[n]
    for way in (-1, 1):
        at = n + way
        while 0 <= at < len(ordered) and abs(ordered[at].y - piece.y) < _BESIDE * piece.size:
            if ordered[at].x0 >= gutter and ordered[at].length > 1:
                return ordered[at].x0 < piece.x1 or abs(ordered[at].y - piece.y) > 0.1 * piece.size
            at += way
    return False


def _sides(sides: tuple[Sequence[P], Sequence[P]], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[P]]]:
    for name, side in zip(("left column", "right column"), sides, strict=True):
        if side:
            deeper = (*path, name)
            yield from _cut(side, deeper, _gutter(side) if len(deeper) < _DEEPEST else None)


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
