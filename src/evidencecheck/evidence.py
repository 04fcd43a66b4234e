"""What a run may look references up in: the folders ``references/`` near its documents, then the sources it was given.

Offline and with a lock that knows every reference this loads neither a network library nor pybtex nor rapidfuzz.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from evidencecheck import files
from evidencecheck.errors import LockError, UsageError
from evidencecheck.model.citation import Citation
from evidencecheck.model.reference import Fields, RawReference, Reference
from evidencecheck.model.resolution import Hint, Outcome, Resolution
from evidencecheck.model.settings import Settings
from evidencecheck.sources._base import Source
from evidencecheck.store.lock import Lock, fingerprint

if TYPE_CHECKING:
    from evidencecheck.sources.bibliography import Bibliography

LOCK = "evidence.lock"
# Seconds between two savings of the lock while answers come in: what a run that is killed may lose.
SAVE_EVERY = 2.0
Progress = Callable[[int, int], None]


class Folder:
    """One ``references/`` folder: its lock, and its bibliographies, which are read only when they are needed."""

    def __init__(self, path: Path | None, cwd: Path, now: str) -> None:
        """``path`` is None where there is no such folder; then nothing is known and nothing can be written."""
        self.lock = Lock.load(path / LOCK) if path else Lock(cwd / "references" / LOCK)
        self.bibs = tuple(sorted(path.glob("*.bib"))) if path else ()
        self._cwd = cwd
        self._now = now
        self._bibliography: Bibliography | None = None
        self._saved = time.monotonic()
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
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each bibliography, by file name: what the lock's answers from them rest on."""
        from hashlib import sha256  # noqa: PLC0415 - next to its only use

        return {path.name: sha256(files.read_bytes(path)).hexdigest() for path in self.bibs}

    @property
    def current(self) -> bool:
        """Whether the bibliographies are still those that the lock was made with."""
        return self.lock.bibliographies == self.digests

    def keep(self, reference: Reference, resolution: Resolution) -> None:
        """Take an answer down, and save what there is from time to time."""
        self.lock.put(reference, resolution, self._now or today())
        if time.monotonic() - self._saved > SAVE_EVERY:
            self.lock.save()
            self._saved = time.monotonic()

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


class Evidence:
    """All that a run may look references up in."""

    def __init__(self, settings: Settings, sources: Sequence[Source] = (), *, store: bool = True) -> None:
        """``sources`` are asked after the folder; ``store=False`` leaves the folders out."""
        self._settings = settings
        self._sources = tuple(sources)
        self._store = store
        self._cwd = Path.cwd()
        self._folders: dict[Path | None, Folder] = {}
        self._silent: dict[str, None] = {}
        self.written: tuple[str, ...] = ()

    @property
    def unreachable(self) -> tuple[str, ...]:
        """The names of the sources that did not answer."""
        return tuple(self._silent)

    def known(self, path: str | None) -> Callable[[RawReference], tuple[Fields, float] | None]:
        """What answers with the fields of an entry of a document, where its lock keeps them."""
        return self._folder(path).lock.parsed

    def resolve(self, path: str | None, references: Sequence[Reference]) -> dict[str, Resolution]:
        """What is known of a document's references, by label; nothing is written."""
        return self._resolve(self._folder(path), references)

    def hints(
        self, path: str | None, orphans: Mapping[str, Citation], references: Sequence[Reference]
    ) -> dict[str, Hint]:
        """For author-year citations that no entry answers: what they may mean, by label."""
        return self._hints(self._folder(path), orphans, references)

    def look_up(  # noqa: PLR0913 - the document's parts, and the wishes of a command
        self,
        path: str | None,
        references: Sequence[Reference],
        orphans: Mapping[str, Citation],
        *,
        refresh: bool = False,
        save: bool = True,
        progress: Progress | None = None,
    ) -> dict[str, Resolution]:
        """As `resolve`, and take down in the lock what was learnt, as it comes.

        Whatever ends the run, an error or the user, what was known until then is saved; only a damaged lock is left as
        it is.
        """
        folder = self._folder(path, make=True)
        try:
            found = self._resolve(
                folder, references, refresh=refresh, progress=progress, keep=folder.keep if save else None
            )
            known = self._hints(folder, orphans, references, refresh=refresh)
            for reference in references:
                folder.lock.reread(reference)
            for label in orphans:
                folder.lock.put_hint(label, known.get(label, Hint()))
            folder.compared(references)
        except LockError:
            save = False
            raise
        finally:
            if save:
                folder.save()
                place = folder.lock.path
                shown = place.relative_to(self._cwd) if place.is_relative_to(self._cwd) else place
                if place.exists():  # where nothing was learnt, none is made
                    self.written = tuple(dict.fromkeys((*self.written, shown.as_posix())))
        return found

    def _folder(self, path: str | None, *, make: bool = False) -> Folder:
        place = self._place(path) if self._store else None
        if place is None and make:
            place = self._cwd / "references"
        if self._settings.references and place and not make and not place.is_dir():
            raise UsageError(f"{self._settings.references}: no such folder to look references up in")
        if place not in self._folders:
            self._folders[place] = Folder(place, self._cwd, self._settings.now)
        return self._folders[place]

    def _place(self, path: str | None) -> Path | None:
        if self._settings.references:
            return (self._cwd / self._settings.references).resolve()
        return files.find_references(Path(path) if path else self._cwd, self._cwd)

    def _resolve(
        self,
        folder: Folder,
        references: Sequence[Reference],
        *,
        refresh: bool = False,
        progress: Progress | None = None,
        keep: Callable[[Reference, Resolution], None] | None = None,
    ) -> dict[str, Resolution]:
        from evidencecheck.resolve.plan import resolve  # noqa: PLC0415 - a page without references needs none

        settled: dict[str, Resolution] = {}
        pending: list[Reference] = []
        dated: list[Reference] = []
        for reference in references:
            locked = None if refresh else folder.lock.get(reference)
            if locked is not None and locked.work is not None and locked.work.key and not folder.current:
                dated.append(reference)  # its record is an entry of a bibliography that has been edited since
            elif locked is not None and self._settled(folder, locked):
                settled[reference.label] = locked
            else:
                pending.append(reference)
        own = (folder.bibliography,) if folder.bibs and (pending or dated) else ()
        found = settled | resolve(dated, own, folder.lock, refresh=True, on_answer=keep)
        sources = (*own, *self._sources)
        found |= resolve(pending, sources, folder.lock, refresh=refresh, progress=progress, on_answer=keep)
        for resolution in found.values():
            if resolution.outcome is Outcome.UNREACHABLE:
                self._silent |= dict.fromkeys(source.name for source in self._sources if source.online)
        return found

    def _settled(self, folder: Folder, locked: Resolution) -> bool:
        """Whether asking again would show no more: the lock names a work, or what could be asked has not changed."""
        if locked.outcome in {Outcome.MATCHED, Outcome.CONFLICTING, Outcome.NOT_SPECIFIC}:
            return True
        return folder.current and not (locked.outcome is Outcome.NOT_ATTEMPTED and self._sources)

    def _hints(
        self, folder: Folder, orphans: Mapping[str, Citation], references: Sequence[Reference], *, refresh: bool = False
    ) -> dict[str, Hint]:
        if not orphans:
            return {}
        known = {label: folder.lock.get_hint(label) for label in orphans}
        found = {label: hint for label, hint in known.items() if hint is not None}
        if not refresh and len(found) == len(orphans) and folder.current:
            return found
        from evidencecheck.resolve.hints import hints  # noqa: PLC0415 - only for orphans that the lock does not know

        cited = {
            label: tuple(work for work in citation.marker.works if str(work) == label)
            for label, citation in orphans.items()
        }
        works = folder.bibliography.works if folder.bibs else ()
        names = [person.key for r in references if r.fields.author for person in r.fields.author.value.names]
        return hints(cited, works, names)
