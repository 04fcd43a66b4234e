"""Threads that put questions to a source, and hand the answers back to the one thread that thinks about them."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Self, TypeVar

T = TypeVar("T")

_LOOK_UP = 0.2  # seconds between two looks at the keyboard, where waiting for a lock does not let a Ctrl-C through


class Pool(Generic[T]):
    """Work is begun in the order in which it was submitted; how much at a time is for the number of threads to say.

    The threads are daemons, so that an interrupted run need not wait for a service that is silent.
    """

    def __init__(self) -> None:
        """No thread is begun before there is work."""
        self._work: dict[int, queue.SimpleQueue[Callable[[], T]]] = {}
        self._threads: dict[int, int] = {}
        self._done: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()
        self._open = 0
        self._closed = False

    def __len__(self) -> int:
        """How much has been submitted that `next` has not given back."""
        return self._open

    def submit(self, owner: object, threads: int, work: Callable[[], T]) -> None:
        """Have ``work`` done by one of at most ``threads`` that are ``owner``'s."""
        key = id(owner)
        waiting = self._work.setdefault(key, queue.SimpleQueue())
        waiting.put(work)
        self._open += 1
        if self._threads.get(key, 0) < threads:
            self._threads[key] = self._threads.get(key, 0) + 1
            threading.Thread(target=self._toil, args=(waiting,), daemon=True).start()

    def next(self) -> T:
        """The next result, whichever it is; raises what the work raised."""
        while True:
            with suppress(queue.Empty):
                result, error = self._done.get(timeout=_LOOK_UP)
                break
        self._open -= 1
        if error is not None:
            raise error
        return result  # type: ignore[return-value] # None is the result only where there is an error

    def _toil(self, waiting: queue.SimpleQueue[Callable[[], T]]) -> None:
        while not self._closed:
            try:
                work = waiting.get(timeout=_LOOK_UP)
            except queue.Empty:
                continue
            try:
                self._done.put((work(), None))
            except BaseException as error:  # noqa: BLE001 - raised again where the result is waited for
                self._done.put((None, error))

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Begin nothing more; what is under way is left to itself."""
        self._closed = True
