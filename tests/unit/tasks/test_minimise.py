"""The minimiser finds the least of a function whose least is known."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "tasks"))

from _minimise import minimised


def test_the_least_of_a_bowl_is_found():
    def bowl(at: list[float]) -> tuple[float, list[float]]:
        goals, scales = (3.0, -2.0, 0.5), (1.0, 10.0, 100.0)
        value = 1 + sum(s * (x - g) ** 2 for x, g, s in zip(at, goals, scales, strict=True))
        return value, [2 * s * (x - g) for x, g, s in zip(at, goals, scales, strict=True)]

    assert minimised(bowl, [0.0, 0.0, 0.0]) == pytest.approx([3.0, -2.0, 0.5], abs=0.01)
