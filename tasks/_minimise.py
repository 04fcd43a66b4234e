"""Find the least of a smooth function of many numbers: L-BFGS (Liu and Nocedal 1989) with a plain line search."""

from __future__ import annotations

from collections.abc import Callable
from operator import mul

Function = Callable[[list[float]], tuple[float, list[float]]]
"""Gives its value and its gradient."""

_KEPT = 8
_FLAT = 1e-5


def minimised(function: Function, start: list[float], most: int = 80) -> list[float]:
    """Where ``function`` is least, from ``start`` in ``most`` steps; ends when a step gains next to nothing."""
    at = start
    value, slope = function(at)
    past: list[tuple[list[float], list[float], float]] = []
    for _ in range(most):
        way = _way(slope, past)
        fall, size = _dot(slope, way), 1.0
        while True:
            there = [x + size * d for x, d in zip(at, way, strict=True)]
            new, new_slope = function(there)
            if new <= value + 1e-4 * size * fall or size < 1e-6:
                break
            size /= 2
        step = [size * d for d in way]
        turn = [b - a for a, b in zip(slope, new_slope, strict=True)]
        if (curve := _dot(step, turn)) > 1e-10:
            past = [*past[1 - _KEPT :], (step, turn, curve)]
        gained = value - new
        at, value, slope = there, new, new_slope
        if gained < _FLAT * abs(value):
            break
    return at


def _way(slope: list[float], past: list[tuple[list[float], list[float], float]]) -> list[float]:
    """Where to go from a place with this slope, by what past steps told of the curvature."""
    way = list(slope)
    shares = []
    for step, turn, curve in reversed(past):
        share = _dot(step, way) / curve
        shares.append(share)
        way = [w - share * t for w, t in zip(way, turn, strict=True)]
    scale = past[-1][2] / _dot(past[-1][1], past[-1][1]) if past else 1 / max(1.0, sum(map(abs, slope)))
    way = [scale * w for w in way]
    for (step, turn, curve), share in zip(past, reversed(shares), strict=True):
        other = share - _dot(turn, way) / curve
        way = [w + other * s for w, s in zip(way, step, strict=True)]
    return [-w for w in way]


def _dot(one: list[float], other: list[float]) -> float:
    return sum(map(mul, one, other))
