"""How fast a service may be asked, and whether it should be asked at all."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

# Before the first answer has told its limits: 1 at a time, 3 a second, the tightest figures reported of Crossref's
# polite pool (lists, since August 2026). See https://www.crossref.org/documentation/retrieve-metadata/rest-api/
START_RATE = 3.0
START_AT_ONCE = 1
# Arrivals jitter: what leaves evenly spaced may arrive closer together than it left.
MARGIN = 1.05
# A service that allows less than one question a minute is not obeyed further: the run would never end.
LONGEST_SPACING = 60.0

_INTERVAL = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h)?\s*", re.IGNORECASE)
_SECONDS = {"ms": 0.001, "s": 1.0, "": 1.0, "m": 60.0, "h": 3600.0}


class Pacer:
    """Spaces requests evenly and keeps to the number at once; both as the service's latest answer has them.

    ``spacing`` is in seconds from the start of one request to the start of the next. Safe to share between threads.
    """

    def __init__(
        self,
        rate: float = START_RATE,
        at_once: int = START_AT_ONCE,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``rate`` is in requests per second; ``clock`` and ``sleep`` count seconds."""
        self.spacing = 1.0 / rate
        self.at_once = at_once
        self._clock, self._sleep = clock, sleep
        self._next = clock()
        self._busy = 0
        self._free = threading.Condition()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a place and a moment to ask; the place is held until the block ends."""
        with self._free:
            self._free.wait_for(lambda: self._busy < self.at_once)
            self._busy += 1
        try:
            self._wait()
            yield
        finally:
            with self._free:
                self._busy -= 1
                self._free.notify()

    def _wait(self) -> None:
        with self._free:
            now = self._clock()
            start = max(now, self._next)
            self._next = start + self.spacing
        if start > now:
            self._sleep(start - now)

    def heed(self, headers: Mapping[str, str]) -> None:
        """Take over the limits of an answer: ``x-rate-limit-limit``, ``-interval`` ("1s"), ``x-concurrency-limit``."""
        spacing = _spacing(headers.get("x-rate-limit-limit", ""), headers.get("x-rate-limit-interval", ""))
        at_once = headers.get("x-concurrency-limit", "").strip()
        with self._free:
            if spacing:
                self._next += spacing - self.spacing
                self.spacing = spacing
            if re.fullmatch(r"[1-9]\d{0,5}", at_once):
                self.at_once = int(at_once)
                self._free.notify_all()

    def hold(self, seconds: float) -> None:
        """Let nobody ask for so long from now."""
        with self._free:
            self._next = max(self._next, self._clock() + seconds)


class Breaker:
    """Stops asking a service that keeps failing: open after ``failures`` questions in a row without an answer.

    It stays open for the rest of the run; what was not asked is unreachable, and the next run asks it.
    """

    def __init__(self, failures: int) -> None:
        """``failures`` in a row open it."""
        self._most, self._count, self._last = failures, 0, ""

    @property
    def problem(self) -> str:
        """Why nothing is asked any more, "" while it is."""
        return f"not asked any more in this run; the last problem: {self._last}" if self._count >= self._most else ""

    def note(self, problem: str) -> None:
        """Take note of how a question ended; "" is an answer."""
        self._count, self._last = (self._count + 1, problem) if problem else (0, "")

    def trip(self, problem: str) -> None:
        """Open at once: the service has said that it does not want to be asked."""
        self._count, self._last = self._most, problem


def _spacing(limit: str, interval: str) -> float:
    """Seconds between requests, 0 where the two headers do not say."""
    match = _INTERVAL.fullmatch(interval)
    if not match or not re.fullmatch(r"\s*[1-9]\d{0,5}\s*", limit):
        return 0.0
    seconds = float(match[1]) * _SECONDS[(match[2] or "").lower()]
    return min(seconds / int(limit) * MARGIN, LONGEST_SPACING)
