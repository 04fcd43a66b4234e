"""What a run may look references up in: the folders ``references/`` near its documents, then the sources it was given.

Offline and with a lock that knows every reference this loads neither a network library nor pybtex nor rapidfuzz.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evidencecheck import files
from evidencecheck.model.citation import Citation
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Hint, Outcome, Resolution
from evidencecheck.model.settings import Settings
from evidencecheck.sources._base import Source
from evidencecheck.store.lock import Lock

if TYPE_CHECKING:
    from evidencecheck.sources.bibliography import Bibliography

LOCK = "evidence.lock"
Progress = Callable[[int, int], None]


class Folder:
    """One ``references/`` folder: its lock, and its bibliographies, which are read only when they are needed."""

    def __init__(self, path: Path | None, cwd: Path) -> None:
        """``path`` is None where there is no such folder; then nothing is known and nothing is written."""
        self.path = path
        self.lock = Lock.load(path / LOCK) if path else Lock()
        self.bibs = tuple(sorted(path.glob("*.bib"))) if path else ()
        self._cwd = cwd
        self._bibliography: Bibliography | None = None

    @property
    def bibliography(self) -> Bibliography:
        """The hand-kept works; reading them loads pybtex."""
        if self._bibliography is None:
            from evidencecheck.sources.bibliography import Bibliography  # noqa: PLC0415 - pybtex, only when needed

            self._bibliography = Bibliography([_shown(path, self._cwd) for path in self.bibs])
        return self._bibliography

    def digests(self) -> dict[str, str]:
        """The SHA-256 of each bibliography, by file name: what the lock's answers from them rest on."""
        from hashlib import sha256  # noqa: PLC0415 - next to its only use

        return {path.name: sha256(files.read_bytes(path)).hexdigest() for path in self.bibs}


def _shown(path: Path, cwd: Path) -> Path:
    """The path as the user would write it: relative to where they are, where it lies below."""
    try:
        return path.relative_to(cwd)
    except ValueError:
        return path.relative_to(path.parent.parent)
