"""The lines of a file or of standard input, for commands that answer line by line."""

from __future__ import annotations

import gc
import queue
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TypeVar

from evidencecheck.cli.options import STDIN
from evidencecheck.errors import UnreadableError

# The newlines that end a line of input; a form feed or U+2028 within a reference does not.
_NEWLINE = "\r\n"

_T = TypeVar("_T")

_PAUSE = 0.05  # seconds without a line: whoever writes them waits for an answer, or has more to do


def lines(file: str) -> Iterator[str]:
    """The lines, as they come; bytes that are no UTF-8 are replaced. Raises `UnreadableError`."""
    try:
        with nullcontext(sys.stdin.buffer) if file == STDIN else Path(file).open("rb") as stream:
            for number, line in enumerate(stream):
                text = line.decode("utf-8", "replace").rstrip(_NEWLINE)
                yield text.removeprefix("\ufeff") if number == 0 else text
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror or error}") from None


def batches(lines: Iterable[str], most: int) -> Iterator[tuple[str, ...]]:
    """``lines`` by the ``most``, fewer where no more are at hand, so that nobody waits for lines that wait for him.

    They are read in a thread; what reading raises is raised here, after the lines before it.
    """
    at_hand: queue.Queue[str | BaseException | None] = queue.Queue(2 * most)
    threading.Thread(target=_read, args=(lines, at_hand), daemon=True).start()
    last: BaseException | None = None
    reading = True
    while reading:
        batch: list[str] = []
        while len(batch) < most:
            try:
                line = at_hand.get(timeout=_PAUSE)
            except queue.Empty:
                if batch:
                    break
                continue  # with a time-out, so that Ctrl-C gets through
            if not isinstance(line, str):
                reading, last = False, line
                break
            batch.append(line)
        if batch:
            yield tuple(batch)
    if last is not None:
        raise last


def settled(given: Iterable[_T]) -> Iterator[_T]:
    """``given`` as it comes, for a command that works each off before the next; behind the first it settles."""
    for number, one in enumerate(given):
        if number == 1:
            settle()
        yield one


def settle() -> None:
    """For a process that answers line by line and has loaded all it needs: that is no garbage, nor is much to come.

    Python's search for cycles would go through models and tables again and again.
    """
    gc.collect()
    gc.freeze()


def _read(lines: Iterable[str], into: queue.Queue[str | BaseException | None]) -> None:
    """Put what there is into a queue: the lines, then what went wrong, or None at the end."""
    try:
        for line in lines:
            into.put(line)
    except BaseException as error:  # noqa: BLE001 - raised again where the lines are waited for
        into.put(error)
    else:
        into.put(None)
