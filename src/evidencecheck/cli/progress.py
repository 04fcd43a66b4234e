"""Progress of long work: one line on stderr that rewrites itself, on a terminal only."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from typing import Self

WINDOW = 10.0  # seconds: work whose first half is answered by one request says nothing of the pace of the second


class Progress:
    """Counts what is done of a total, with the time that is left; silent where stderr is no terminal."""

    def __init__(self, what: str) -> None:
        """``what`` is counted: "references"."""
        self._what = what
        self._shown = sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
        self._marks = deque([(time.monotonic(), 0)])
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` are done."""
        if self._due(last=done >= total):
            pace = self._pace(done)
            self._show(f"{done} of {total} {self._what}" + (f", {(total - done) / pace:.0f} s left" if pace else ""))

    def _due(self, *, last: bool = False) -> bool:
        now = time.monotonic()
        if not self._shown or (now - self._last < 0.1 and not last):
            return False
        self._last = now
        return True

    def _pace(self, done: int) -> float:
        """How many a second, of late."""
        now = time.monotonic()
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[1][0] > WINDOW:
            self._marks.popleft()
        began, before = self._marks[0]
        return (done - before) / (now - began) if now > began else 0.0

    def _show(self, line: str) -> None:
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
