"""Time as tests may speak of it: how it grows, and again where the machine was busy with something else."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")
TRIES = 6


def in_line(
    make: Callable[[int], Made],
    run: Callable[[Made], object],
    size: int,
    times: int,
    *,
    most: float,
    least: float = 0.005,
) -> bool:
    """Whether to ``run`` what is ``times`` as large takes at most ``most`` times as long, in one of several tries.

    ``make`` makes what is run, and is not timed. CPU time under ``least`` seconds says nothing, and counts as that.
    """
    small, large = make(size), make(size * times)
    run(small)
    return any(_spent(run, large) <= most * max(_spent(run, small), least) for _ in range(TRIES))


def _spent(run: Callable[[Made], object], made: Made) -> float:
    started = time.process_time()
    run(made)
    return time.process_time() - started
