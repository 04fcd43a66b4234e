"""Progress of long work: one line on stderr that rewrites itself, on a terminal only."""

from __future__ import annotations

import os
import sys
import time
from typing import Self


class Progress:
    """Counts what is done of a total, with the time that is left; silent where stderr is no terminal."""

    def __init__(self, what: str) -> None:
        """``what`` is counted: "references"."""
        self._what = what
        self._shown = sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
        self._began = time.monotonic()
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` are done."""
        left = (time.monotonic() - self._began) / done * (total - done) if done else 0.0
        self._show(f"{done} of {total} {self._what}, {left:.0f} s left", last=done >= total)

    def _show(self, line: str, *, last: bool = False) -> None:
        now = time.monotonic()
        if not self._shown or (now - self._last < 0.1 and not last):
            return
        self._last = now
        sys.stderr.write(f"\r\033[K{line}")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the line."""
        if self._shown and self._last:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


class Counter(Progress):
    """Counts what is done where nobody knows of how many."""

    def __call__(self, done: int, total: int = 0) -> None:  # noqa: ARG002 - the signature above
        """Tell that ``done`` are done."""
        took = time.monotonic() - self._began
        self._show(f"{done:,} {self._what}, {done / took if took else 0:,.0f} a second")
