"""Answers of services, kept on this machine between runs: one sqlite file in the user's cache folder.

It spares a service the same question, after an interruption above all; what is known of a text is in its lock. It may
be deleted at any time. Kept are texts by key, each with the UTC day of the answer; that only answers are put here, and
no failures, is for the sources to see to. This is the one module that imports sqlite3.
"""

from __future__ import annotations

import sqlite3  # noqa: TID251 - here and nowhere else
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from evidencecheck.files import ANSWERS

SCHEMA = 1
MAX_AGE = 7  # days: standing may change any day, and whoever asks anew within a week is most likely going on with a run
KEEP = 90  # days after which an answer is thrown away
WAIT = 5.0  # seconds for another process to finish writing


class Cache:
    """Texts by key, with the day they are of. Threads and processes may share it; no method raises."""

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        folder: Path,
        *,
        name: str = ANSWERS,
        max_age: int = MAX_AGE,
        now: str = "",
        fresh: bool = False,
        tell: Callable[[str], object] = lambda _: None,
    ) -> None:
        """``max_age`` is in days up to ``now`` (a UTC day, "" for today); ``fresh`` keeps what comes and gives nothing.

        ``tell`` gets what is wrong with the file, in a sentence. A damaged one is put aside as ``….damaged``.
        """
        self._path = folder / name
        today = date.fromisoformat(now) if now else datetime.now(UTC).date()
        self._last, self._first = today.isoformat(), (today - timedelta(max_age)).isoformat()
        self._oldest = (today - timedelta(max(KEEP, max_age))).isoformat()
        self._fresh, self._tell = fresh, tell
        self._lock = threading.Lock()
        self._file: sqlite3.Connection | None = None
        self._opened = False

    def get(self, key: str) -> tuple[str, str] | None:
        """The text under ``key`` and its day; None where there is none, or it is too old, or of a day yet to come."""
        if self._fresh:
            return None
        query = "SELECT text, day FROM answers WHERE key = ? AND day BETWEEN ? AND ?"
        rows = self._do(lambda file: file.execute(query, (key, self._first, self._last)).fetchall())
        return (str(rows[0][0]), str(rows[0][1])) if rows else None

    def put(self, texts: Mapping[str, str], day: str) -> None:
        """Keep ``texts`` by their keys, all or none."""
        rows = [(key, text, day) for key, text in texts.items()]

        def write(file: sqlite3.Connection) -> list[tuple[object, ...]]:
            with file:
                file.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)
            return []

        self._do(write)

    def idle(self) -> float:
        """Seconds since any process last put something: then it was answered. Endless where there is no file yet."""
        try:
            return max(time.time() - self._path.stat().st_mtime, 0.0)
        except OSError:
            return float("inf")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._file:
                self._file.close()
            self._file, self._opened = None, False

    def _do(self, work: Callable[[sqlite3.Connection], list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
        with self._lock:
            if not self._opened:
                self._opened, self._file = True, self._open()
            if self._file is None:
                return []
            try:
                return work(self._file)
            except sqlite3.OperationalError as error:  # another process is writing; the disk is full
                if "locked" not in str(error):
                    self._give_up(error)
            except sqlite3.DatabaseError:
                self._put_aside()
            except UnicodeEncodeError:  # a lone surrogate, which no service has been asked about either
                pass
            return []

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                return self._connected()
            except sqlite3.OperationalError as error:
                self._give_up(error)
                break
            except OSError as error:
                self._give_up(error)
                break
            except sqlite3.DatabaseError:
                self._put_aside()
        return None

    def _connected(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=WAIT, check_same_thread=False)
        try:
            with file:
                # Another process may be at the same point: what one finds old, the other may just have made and filled.
                file.execute("BEGIN IMMEDIATE")
                (version,) = file.execute("PRAGMA user_version").fetchone()
                if version != SCHEMA:
                    file.execute("DROP TABLE IF EXISTS answers")
                    file.execute(f"PRAGMA user_version = {SCHEMA}")
                file.execute(
                    "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, text TEXT, day TEXT) WITHOUT ROWID"
                )
                file.execute("DELETE FROM answers WHERE day < ?", (self._oldest,))
        except sqlite3.Error:
            file.close()
            raise
        return file

    def _give_up(self, error: Exception) -> None:
        self._file = None
        self._tell(f"the cache {self._path} cannot be used ({error}); going on without it")

    def _put_aside(self) -> None:
        """Rename the damaged file, so that the next opening begins a new one; another process may have been first."""
        if self._file:
            self._file.close()
        self._file, self._opened = None, False
        aside = self._path.with_name(f"{self._path.name}.damaged")
        try:
            self._path.replace(aside)
            self._tell(f"the cache {self._path} is damaged and was put aside as {aside.name}; a new one is begun")
        except FileNotFoundError:
            pass
        except OSError as error:
            self._opened = True
            self._give_up(error)
