"""One folder ``references/``: its lock, its bibliographies, and the texts of sources beside them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from evidencecheck import files
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Resolution
from evidencecheck.store.lock import Lock, fingerprint

if TYPE_CHECKING:
    from evidencecheck.sources.bibliography import Bibliography
    from evidencecheck.store.texts import Shelf

LOCK = "evidence.lock"
# Seconds between two savings of the lock while answers come in: what a run that is killed may lose.
SAVE_EVERY = 2.0
# A lock that takes long to write is written less often: at most a tenth of a run goes into saving.
SAVING = 0.1


class Folder:
    """One ``references/`` folder: its lock, and its bibliographies, which are read only when they are needed."""

    def __init__(self, path: Path | None, cwd: Path, now: str) -> None:
        """``path`` is None where there is no such folder; then nothing is known and nothing can be written."""
        self.lock = Lock.load(path / LOCK) if path else Lock(cwd / "references" / LOCK)
        self.bibs = tuple(sorted(path.glob("*.bib"))) if path else ()
        self._path, self._cwd = path, cwd
        self._now = now
        self._bibliography: Bibliography | None = None
        self._next_save = time.monotonic() + SAVE_EVERY
        self._compared: set[str] = set()

    @property
    def bibliography(self) -> Bibliography:
        """The hand-kept works; reading them loads pybtex."""
        if self._bibliography is None:
            from evidencecheck.sources.bibliography import Bibliography  # noqa: PLC0415 - pybtex, only when needed

            above = self.bibs[0].parent.parent if self.bibs else self._cwd
            root = self._cwd if above.is_relative_to(self._cwd) else above
            self._bibliography = Bibliography([path.relative_to(root) for path in self.bibs], root)
        return self._bibliography

    @cached_property
    def shelf(self) -> Shelf:
        """The texts of sources."""
        from evidencecheck.store.texts import Shelf  # noqa: PLC0415 - only where a source is quoted

        return Shelf(self._path / files.TEXTS if self._path else None, self._cwd)

    @cached_property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each bibliography, by file name: what the lock's answers from them rest on."""
        from hashlib import sha256  # noqa: PLC0415 - next to its only use

        return {path.name: sha256(files.read_bytes(path)).hexdigest() for path in self.bibs}

    @property
    def current(self) -> bool:
        """Whether the bibliographies are still those that the lock was made with."""
        return self.lock.bibliographies == self.digests

    @property
    def edited(self) -> tuple[str, ...]:
        """The bibliographies, by name, that are not those that the lock was made with; none where it is empty."""
        made, now = self.lock.bibliographies, self.digests
        return tuple(sorted(n for n in made.keys() | now if made.get(n) != now.get(n))) if len(self.lock) else ()

    def keep(self, reference: Reference, resolution: Resolution) -> None:
        """Take an answer down, and save what there is from time to time."""
        self.lock.put(reference, resolution, self._now or today())
        began = time.monotonic()
        if began > self._next_save:
            self.lock.save()
            ended = time.monotonic()
            self._next_save = ended + max(SAVE_EVERY, (ended - began) / SAVING)

    def compared(self, references: Sequence[Reference]) -> None:
        """Take down that these were looked up in the bibliographies as they now are.

        Once that holds for all that the lock knows, its answers count as made with them; before, some would count as
        compared that were not.
        """
        self._compared |= {fingerprint(one.raw) for one in references if self.lock.get(one)}
        if len(self._compared) == len(self.lock):
            self.lock.bibliographies = self.digests

    def save(self) -> None:
        """Write the lock."""
        self.lock.save()


def today() -> str:
    """The UTC day, ISO 8601."""
    return datetime.now(UTC).date().isoformat()
