"""The processes of a large run: what one does with the documents that it is given, and how it ends."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from pathlib import Path

import attrs

from evidencecheck.batch.working import Done, work
from evidencecheck.evidence import Evidence
from evidencecheck.gather import Share
from evidencecheck.model.settings import Rules, Settings
from evidencecheck.plugins import plug

_evidence: Evidence | None = None


class Workers:
    """Processes that documents are sent to; each reads the store for itself."""

    def __init__(self, jobs: int, settings: Settings) -> None:
        """Start ``jobs`` processes, in the working directory as it is now."""
        self._pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(settings, Path.cwd(), os.getpid()))
        self._sent: list[Future[list[Done]]] = []

    def send(self, chunk: Sequence[tuple[Share, Rules]]) -> None:
        """Have documents worked out, each under its rules."""
        try:
            future = self._pool.submit(_work, tuple(chunk))
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self._sent.append(future)

    def results(self) -> Iterator[list[Done] | None]:
        """What came of each chunk, in the order in which they were sent; None where a process died over it.

        Raises what working it out raised there.
        """
        while self._sent:
            try:
                yield self._sent.pop(0).result()
            except BrokenExecutor:
                yield None

    def end(self) -> None:
        """Let the processes end what they are at, and nothing more."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _begin(settings: Settings, folder: Path, parent: int) -> None:
    global _evidence  # noqa: PLW0603 - what a process keeps between the chunks it is given
    # An interruption is for the parent, which ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(os.getppid(), parent), daemon=True).start()
    os.chdir(folder)
    plug(*settings.plug_ins)
    _evidence = Evidence(settings)


def _watch(above: int, parent: int) -> None:
    """End with the parent, however that ended, where its number tells: not on Windows, where that stays."""
    if above != parent:
        return  # started by a server of processes, which ends with the parent
    while os.getppid() == above:
        time.sleep(1)
    os._exit(1)


def _work(chunk: Sequence[tuple[Share, Rules]]) -> list[Done]:
    if _evidence is None:
        raise RuntimeError("a process was not begun")
    done = [work(share, rules, _evidence, pack=True) for share, rules in chunk]
    return [attrs.evolve(one, own=None) for one in done]
