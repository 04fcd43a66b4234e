"""How fast a service may be asked, and whether it should be asked at all."""

from __future__ import annotations

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

# Before the first answer has told its limits: 1 at a time, 3 a second, the tightest figures reported of Crossref's
# polite pool (lists, since August 2026). See https://www.crossref.org/documentation/retrieve-metadata/rest-api/
START_RATE = 3.0
START_AT_ONCE = 1
# Arrivals jitter: what leaves evenly spaced may arrive closer together than it left, by some hundredths of a second.
MARGIN = 1.06
# A service that allows less than one question a minute is not obeyed further: the run would never end.
LONGEST_SPACING = 60.0
# Where a service states a rate and no number at once (Crossref's Plus pool), as many as we ever ask at a time.
MOST_AT_ONCE = 32

# Crossref asks to stop where a tenth of what is asked fails: of this many questions at most, and not before the least.
RECENT, LEAST, SHARE = 50, 30, 0.1

_INTERVAL = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h)?\s*", re.IGNORECASE)
_SECONDS = {"ms": 0.001, "s": 1.0, "": 1.0, "m": 60.0, "h": 3600.0}


class Pacer:
    """Spaces requests evenly and keeps to the number at once; both as the service's latest answer has them.

    ``spacing`` is in seconds from the start of one request to the start of the next. A request that starts late is made
    up for by the next, but no stretch of the announced interval ever holds more starts than were announced. Safe to
    share between threads.
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
        self._next = self._held = clock()
        self._starts: deque[float] = deque(maxlen=1)
        self._busy = 0
        self._free = threading.Condition()
        self._gate = threading.Lock()

    def fork(self) -> Pacer:
        """Another pacer with the same limits, which counts what has been asked so far as asked by it, too."""
        other = Pacer(at_once=self.at_once, clock=self._clock, sleep=self._sleep)
        with self._free:
            other.spacing, other._next, other._held = self.spacing, self._next, self._held
            other._starts = deque(self._starts, self._starts.maxlen)
        return other

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a place and a moment to ask; the place is held until the block ends."""
        with self._gate:  # one waits for its moment, the others behind it: a start is noted when it has come
            with self._free:
                self._free.wait_for(lambda: self._busy < self.at_once)
            while (wait := self._moment() - self._clock()) > 0:
                self._sleep(wait)
            with self._free:
                self._busy += 1
                now = self._clock()
                self._starts.append(now)
                self._next = max(self._next, now - self.spacing) + self.spacing
        try:
            yield
        finally:
            with self._free:
                self._busy -= 1
                self._free.notify_all()

    def _moment(self) -> float:
        """When the next request may start."""
        with self._free:
            full = len(self._starts) == self._starts.maxlen
            return max(self._next, self._held, self._starts[0] + self.spacing * len(self._starts) if full else 0.0)

    def heed(self, headers: Mapping[str, str]) -> None:
        """Take over the limits of an answer: ``x-rate-limit-limit``, ``-interval`` ("1s"), ``x-concurrency-limit``."""
        limit = headers.get("x-rate-limit-limit", "").strip()
        spacing = _spacing(limit, headers.get("x-rate-limit-interval", ""))
        at_once = headers.get("x-concurrency-limit", "").strip()
        with self._free:
            if spacing:
                self._next += spacing - self.spacing
                self.spacing = spacing
                if self._starts.maxlen != int(limit):
                    self._starts = deque(self._starts, int(limit))
            if re.fullmatch(r"[1-9]\d{0,5}", at_once):
                self.at_once = int(at_once)
            elif spacing and not at_once:
                self.at_once = MOST_AT_ONCE
            self._free.notify_all()

    def hold(self, seconds: float) -> None:
        """Let nobody ask for so long from now."""
        with self._free:
            self._held = max(self._held, self._clock() + seconds)


class Pools:
    """A pacer for each pool of a service, as its answers name them (``x-api-pool``).

    Requests come in kinds ("single", "list"), and only an answer tells which pool a kind counts in: there may be one
    for all ("polite") or one for each ("polite-single", "polite-array"). Until a kind has been told its pool, it goes
    one at a time and shares the pace of the pool that was last told.
    """

    def __init__(self, rest: float = 0.0) -> None:
        """No pool is known yet. The first request waits until ``rest`` seconds from now."""
        self._latest = Pacer()
        self._latest.hold(rest)
        self._named: dict[str, Pacer] = {}
        self._told: dict[str, Pacer] = {}
        self._untold: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, kind: str) -> Iterator[Callable[[Mapping[str, str]], None]]:
        """Wait for a place and a moment to ask; what it gives takes the answer's headers, once the answer is read."""
        with ExitStack() as held:
            if kind not in self._told:
                with self._lock:
                    untold = self._untold.setdefault(kind, threading.Lock())
                held.enter_context(untold)
                if kind in self._told:  # while we waited
                    held.close()
            pacer = self._pacer(kind)
            held.enter_context(pacer.turn())
            yield lambda headers: self._heed(kind, pacer, headers)

    def hold(self, kind: str, seconds: float) -> None:
        """Let nobody ask for anything of this kind's pool for so long from now."""
        self._pacer(kind).hold(seconds)

    def _pacer(self, kind: str) -> Pacer:
        return self._told.get(kind, self._latest)

    def _heed(self, kind: str, pacer: Pacer, headers: Mapping[str, str]) -> None:
        name = headers.get("x-api-pool", "").strip()
        with self._lock:
            if name not in self._named:
                taken = any(pacer is other for other in self._named.values())
                self._named[name] = pacer.fork() if taken else pacer
            told = self._named[name]
            told.heed(headers)
            self._told[kind] = self._latest = told


class Breaker:
    """Stops asking a service that keeps failing: after ``failures`` questions in a row without an answer, or a tenth.

    What counts is a question that stayed without an answer after all its tries; a fault that a repeat overcomes is
    none. It stays open for the rest of the run; what was not asked is unreachable, and the next run asks it.
    """

    def __init__(self, failures: int) -> None:
        """``failures`` in a row open it, and so many and a tenth of the last `RECENT` questions."""
        self._most, self._count, self._last, self._open = failures, 0, "", False
        self._recent: deque[bool] = deque(maxlen=RECENT)
        self._lock = threading.Lock()

    @property
    def problem(self) -> str:
        """Why nothing is asked any more, "" while it is."""
        return f"not asked any more in this run; the last problem: {self._last}" if self._open else ""

    def note(self, problem: str) -> None:
        """Take note of how a question ended; "" is an answer."""
        with self._lock:
            self._recent.append(bool(problem))
            self._count = self._count + 1 if problem else 0
            self._last = problem or self._last
            failed, asked = sum(self._recent), len(self._recent)
            many = asked >= LEAST and failed >= max(self._most, SHARE * asked)
            self._open = self._open or self._count >= self._most or many

    def trip(self, problem: str) -> None:
        """Open at once: the service has said that it does not want to be asked."""
        with self._lock:
            self._open, self._last = True, problem


def _spacing(limit: str, interval: str) -> float:
    """Seconds between requests, 0 where the two headers do not say."""
    match = _INTERVAL.fullmatch(interval)
    if not match or not re.fullmatch(r"[1-9]\d{0,5}", limit):
        return 0.0
    seconds = float(match[1]) * _SECONDS[(match[2] or "").lower()]
    return min(seconds / int(limit) * MARGIN, LONGEST_SPACING)
