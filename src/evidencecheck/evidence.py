"""What a run may look references up in: the folders ``references/`` near its documents, then the sources it was given.

Offline and with a lock that knows every reference this loads neither a network library nor pybtex nor rapidfuzz.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from evidencecheck import files
from evidencecheck.errors import LockError, UsageError
from evidencecheck.model.citation import Citation
from evidencecheck.model.reference import Fields, RawReference, Reference, Role
from evidencecheck.model.resolution import Hint, Outcome, Resolution
from evidencecheck.model.settings import Settings
from evidencecheck.model.source_text import SourceText
from evidencecheck.model.store import StoreState
from evidencecheck.model.verdict import Opinion
from evidencecheck.resolve.folder import LOCK, Folder, today
from evidencecheck.sources._base import Source
from evidencecheck.store.lock import fingerprint

if TYPE_CHECKING:
    from evidencecheck.resolve.abstracts import Abstracts
    from evidencecheck.resolve.plan import Wish
    from evidencecheck.verifying import Judge

Progress = Callable[[int, int], None]


@attrs.frozen(eq=False)
class Page:
    """A document as far as looking things up goes: its path, its references, its citations that no entry answers.

    ``said`` are the claims that these stand for, by label, and ``text`` all its words: neither leaves the machine, but
    a claim where ``privacy`` is "claims".
    """

    path: str | None
    references: tuple[Reference, ...]
    orphans: Mapping[str, Citation] = attrs.Factory(dict)
    said: Mapping[str, str] = attrs.Factory(dict)
    text: str = ""

    @property
    def sources(self) -> tuple[Reference, ...]:
        """The references that name a source of their own: no asides, no "ibid."."""
        return tuple(r for r in self.references if r.role is Role.REFERENCE and r.repeats is None)


class Evidence:
    """All that a run may look references up in."""

    def __init__(
        self, settings: Settings, sources: Sequence[Source] = (), *, store: bool = True, journals: bool = True
    ) -> None:
        """``sources`` are asked after the folder; ``store=False`` leaves the folders out.

        ``journals=False`` where it will not be told what an absence means: then nobody is asked for it.
        """
        self._settings = settings
        self._sources = tuple(sources)
        self._store = store
        self._journals = journals
        self._cwd = Path.cwd()
        self._folders: dict[Path | None, Folder] = {}
        self._places: dict[Path, Path | None] = {}
        self._states: dict[Path | None, str] = {}
        self._silent: dict[str, None] = {}
        self._judge: Judge | None = None
        self.written: tuple[str, ...] = ()

    @property
    def unreachable(self) -> tuple[str, ...]:
        """The names of the sources that did not answer."""
        return tuple(self._silent)

    def known(self, path: str | None) -> Callable[[RawReference], tuple[Fields, float] | None]:
        """What answers with the fields of an entry of a document, where its lock keeps them."""
        return self._folder(path).lock.parsed

    def state(self, path: str | None) -> StoreState:
        """How old what is known of a document's references may be."""
        folder = self._folder(path)
        return StoreState(self.day, self._settings.stale_after, folder.edited)

    def digest(self, path: str | None) -> str:
        """Hex digits of all that a document's references are looked up in, sources aside, as it was when first asked.

        Raises `UnreadableError` where a file of the folder cannot be read.
        """
        place = self._place(path) if self._store else None
        if place not in self._states:
            self._states[place] = self._digest(place)
        return self._states[place]

    @property
    def unchanged(self) -> bool:
        """Whether it is still so, for all documents that were asked for."""
        return all(self._digest(place) == state for place, state in self._states.items())

    def _digest(self, place: Path | None) -> str:
        from hashlib import sha256  # noqa: PLC0415 - next to its only use

        digest = sha256(str(place).encode("utf-8", "surrogateescape"))
        if place is not None and place.is_dir():
            for file in (place / LOCK, *sorted(place.glob("*.bib"))):
                content = files.read_bytes(file) if file.is_file() else b"-"
                digest.update(f"{file.name} {len(content)} ".encode("utf-8", "surrogateescape") + content)
            for file in sorted((place / files.TEXTS).glob("*")):
                found = file.stat() if file.exists() else file.lstat()  # texts are long, and nobody edits them
                digest.update(f"{file.name} {found.st_size} {found.st_mtime_ns}".encode("utf-8", "surrogateescape"))
        if self._answers and self._answers.is_file():  # abstracts come from there
            digest.update(str(self._answers.stat().st_mtime_ns).encode())
        return digest.hexdigest()

    @property
    def sourced(self) -> bool:
        """Whether anything but the folders is asked."""
        return bool(self._sources or self._settings.verifier)

    @property
    def day(self) -> str:
        """The UTC day of the run (ISO 8601)."""
        return self._settings.now or today()

    @property
    def online(self) -> bool:
        """Whether a service may be asked: then a run's pages are best resolved together."""
        return any(source.online for source in self._sources)

    def resolve(self, path: str | None, references: Sequence[Reference]) -> dict[str, Resolution]:
        """What is known of a document's references, by label; nothing is written."""
        return self.resolve_all([Page(path, tuple(references))])[0]

    def resolve_all(self, pages: Sequence[Page]) -> tuple[dict[str, Resolution], ...]:
        """What is known of each page's references, by label, each question asked once; nothing is written."""
        return self._resolve(pages, [self._folder(page.path) for page in pages])

    def described(self, resolutions: Mapping[str, Resolution], labels: Iterable[str]) -> Mapping[str, Resolution]:
        """The same, the works of ``labels`` with the abstracts that are at hand; nobody is asked."""
        if not any(label in resolutions for label in labels):
            return resolutions
        return self._abstracts.described(resolutions, labels)

    @cached_property
    def _abstracts(self) -> Abstracts:
        from evidencecheck.resolve.abstracts import Abstracts  # noqa: PLC0415 - only where a claim rests on something

        settings = self._settings
        return Abstracts(self._sources, self._answers, settings.crossref_url, settings.now)

    @property
    def _answers(self) -> Path | None:
        """The file of what services have said, which need not be there; None where none is wanted."""
        if self._settings.cache is None or not self._store:
            return None
        return (Path(self._settings.cache) if self._settings.cache else files.cache_folder()) / files.ANSWERS

    def hints(self, page: Page) -> dict[str, Hint]:
        """For author-year citations that no entry answers: what they may mean, by label."""
        return self._hints(self._folder(page.path), page)

    def texts(
        self, page: Page, resolutions: Mapping[str, Resolution], keys: Sequence[str] = ()
    ) -> Mapping[str, SourceText]:
        """The texts of a page's sources that are at hand, by label or by one of ``keys``, read when they are asked for.

        Asking for one raises `UnreadableError` where it cannot be read.
        """
        return self._folder(page.path).shelf.of(page.path, page.references, resolutions, keys)

    def opinions(
        self,
        pairs: Iterable[tuple[int, str, str]],
        resolutions: Mapping[str, Resolution],
        texts: Mapping[str, SourceText],
    ) -> Mapping[tuple[int, str], Opinion | None]:
        """What the configured verifier makes of claims and sources; nothing where none is configured, or may be asked.

        ``pairs`` are a claim's number, the label of a source, and the claim's words.
        """
        if not self._settings.verifier:
            return {}
        from evidencecheck.verifying import Judge  # noqa: PLC0415 - only where one is configured

        self._judge = self._judge or Judge(self._settings)
        found = self._judge.opinions(pairs, resolutions, texts)
        self._silent |= dict.fromkeys(self._judge.silent)
        return found

    def look_up(
        self, pages: Sequence[Page], *, refresh: bool = False, save: bool = True, progress: Progress | None = None
    ) -> tuple[dict[str, Resolution], ...]:
        """As `resolve_all`, and take down in the locks what was learnt, as it comes.

        Whatever ends the run, an error or the user, what was known until then is saved; only a damaged lock is left as
        it is.
        """
        folders = [self._folder(page.path, make=True) for page in pages]
        try:
            found = self._resolve(pages, folders, refresh=refresh, progress=progress, keep=save)
            for page, folder in zip(pages, folders, strict=True):
                known = self._hints(folder, page, refresh=refresh)
                for reference in page.references:
                    folder.lock.reread(reference)
                for label in page.orphans:
                    folder.lock.put_hint(label, known.get(label, Hint()))
                folder.compared(page.references)
        except LockError:
            save = False
            raise
        finally:
            for folder in dict.fromkeys(folders) if save else ():
                folder.save()
                self._note(folder.lock.path)
        return found

    def rewritten(self, path: str | None, pairs: Iterable[tuple[Reference, Reference]]) -> None:
        """Take over what a document's lock knows of references to what they are, mended; `save_for` writes it."""
        folder = self._folder(path)
        for old, new in pairs:
            folder.lock.rewritten(old, new)

    def save_for(self, paths: Iterable[str | None]) -> None:
        """Write the locks of these documents, where mended references have changed them."""
        for folder in dict.fromkeys(map(self._folder, paths)):
            folder.save()

    def prune(self, pages: Sequence[Page], covered: Sequence[Path]) -> int:
        """Take out of the locks what none of ``pages`` cites, and save; what a hand has set down stays. How many went.

        ``covered`` are the folders whose documents are all among ``pages``. Raises `UsageError` where that is not so
        for every document that a lock serves: those beneath the folder that ``references/`` is in.
        """
        gone = 0
        folders = [self._folder(page.path, make=True) for page in pages]
        for folder in dict.fromkeys(folders):
            served = folder.lock.path.parent.parent
            if self._settings.references or not any(served.is_relative_to(path.resolve()) for path in covered):
                raise UsageError(f"--prune needs every document that {folder.lock.path} serves: name {served}")
            mine = [page for page, its in zip(pages, folders, strict=True) if its is folder]
            cited = [reference for page in mine for reference in page.references]
            gone += folder.lock.prune(cited, {label for page in mine for label in page.orphans})
            folder.save()
        return gone

    def _note(self, lock: Path) -> None:
        shown = lock.relative_to(self._cwd) if lock.is_relative_to(self._cwd) else lock
        if lock.exists():  # where nothing was learnt, none is made
            self.written = tuple(dict.fromkeys((*self.written, shown.as_posix())))

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
        folder = Path(path).parent if path else self._cwd
        if folder not in self._places:
            self._places[folder] = files.find_references(folder, self._cwd)
        return self._places[folder]

    def _resolve(
        self,
        pages: Sequence[Page],
        folders: Sequence[Folder],
        *,
        refresh: bool = False,
        progress: Progress | None = None,
        keep: bool = False,
    ) -> tuple[dict[str, Resolution], ...]:
        from evidencecheck.resolve.plan import resolve  # noqa: PLC0415 - a page without references needs none

        settled: dict[tuple[Folder, str], Resolution] = {}
        pending: dict[tuple[Folder, str], Wish] = {}
        for page, folder in zip(pages, folders, strict=True):
            for reference in page.sources:
                key = folder, fingerprint(reference.raw)
                if key in settled or key in pending:
                    continue
                locked = folder.lock.get(reference)
                wish = self._wish(folder, reference, locked, refresh=refresh, keep=keep)
                if wish:
                    pending[key] = wish
                elif locked:
                    settled[key] = locked
        found = settled | dict(zip(pending, resolve(tuple(pending.values()), progress), strict=True))
        if not keep:
            cited = {own for _, own in found}
            for key, wish in pending.items():
                if found[key].outcome is Outcome.NOT_ATTEMPTED:
                    found[key] = attrs.evolve(found[key], once=key[0].lock.once(wish.reference, cited))
        if any(one.outcome is Outcome.UNREACHABLE or one.partial for one in found.values()):
            self._silent |= dict.fromkeys(source.name for source in self._sources if source.online)
        return tuple(
            {r.label: found[folder, fingerprint(r.raw)] for r in page.sources}
            for page, folder in zip(pages, folders, strict=True)
        )

    def _wish(
        self, folder: Folder, reference: Reference, locked: Resolution | None, *, refresh: bool, keep: bool
    ) -> Wish | None:
        """What is still to be looked up of ``reference``; None where the lock's answer stands."""
        from evidencecheck.resolve.plan import Wish  # noqa: PLC0415 - as in _resolve

        # Its record is, or may be, an entry of a bibliography that has been edited since.
        dated = bool(locked and locked.work and locked.work.key and not refresh and not folder.current)
        if locked and not refresh and not dated and self._settled(folder, locked):
            return None
        own = (folder.bibliography,) if folder.bibs else ()
        tell = folder.keep if keep else None
        if dated:
            return Wish(reference, own, locked, refresh=True, tell=tell)
        sources = (*own, *self._sources)
        return Wish(reference, sources, locked, refresh=refresh, tell=tell, journals=self._journals)

    def _settled(self, folder: Folder, locked: Resolution) -> bool:
        """Whether asking again would show no more: the lock names a work, or what could be asked has not changed."""
        if locked.outcome in {Outcome.MATCHED, Outcome.CONFLICTING, Outcome.NOT_SPECIFIC}:
            return True
        return folder.current and not (locked.outcome is Outcome.NOT_ATTEMPTED and self._sources)

    def _hints(self, folder: Folder, page: Page, *, refresh: bool = False) -> dict[str, Hint]:
        if not page.orphans:
            return {}
        found = {label: hint for label in page.orphans if (hint := folder.lock.get_hint(label)) is not None}
        settled = len(found) == len(page.orphans) and folder.current
        if not refresh and settled and (not self._sources or all(hint.works for hint in found.values())):
            return found
        from evidencecheck.resolve.hints import hints  # noqa: PLC0415 - only for orphans that the lock does not know
        from evidencecheck.resolve.orphans import Wanted, completed  # noqa: PLC0415 - the same

        cited = {label: tuple(w for w in own.marker.works if str(w) == label) for label, own in page.orphans.items()}
        works = folder.bibliography.works if folder.bibs else ()
        names = [person.key for r in page.references if r.fields.author for person in r.fields.author.value.names]
        near = hints(cited, works, names)
        if self._sources:
            known = {} if refresh else found
            wanted = {label: Wanted(own, page.said.get(label, "")) for label, own in cited.items()}
            private = self._settings.privacy != "claims"
            near, silent = completed(near, known, wanted, page.text, self._sources, private=private)
            self._silent |= dict.fromkeys(silent)
        return near
