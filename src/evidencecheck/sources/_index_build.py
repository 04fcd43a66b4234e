"""Build a local index from files of Crossref-shaped records, or renew one: streamed, resumed where it was killed."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from evidencecheck.errors import LocalIndexError
from evidencecheck.sources import _index_journals as journals
from evidencecheck.sources import _index_manifest as manifests
from evidencecheck.sources._crossref_record import KEPT
from evidencecheck.sources._crossref_standing import RELATIONS
from evidencecheck.sources._index_inputs import Damage, Inputs, digest, expand
from evidencecheck.sources._index_manifest import ALL, BEGUN, COMPLETE, SEARCH, Manifest, Run, Tally
from evidencecheck.sources._index_words import words_of
from evidencecheck.sources._plain import doi, plain
from evidencecheck.sources._tantivy import Reader, Writer, stamp

COMMIT_EVERY = 200_000  # lines or items: what a build that is killed does once more, ten seconds' work
MEMORY = 512  # MiB
_OURS = 160  # MiB of these for Python, one record as parsed, and the keys that are not yet committed

_ENCODE = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode  # what was parsed has no circles
_NAMES = ("family", "given", "name")  # of a person; affiliations would be half of the index


@attrs.frozen(eq=False)
class Listener:
    """Whom a build tells of damage, line by line, and of its progress (bytes done, and of all)."""

    damage: Callable[[str], object] = lambda _: None
    progress: Callable[[int, int], object] = lambda _done, _all: None


def build(  # noqa: PLR0913 - the caller's wishes, each with a default
    folder: Path,
    given: Sequence[str | Path],
    kind: str = "build",
    *,
    day: str,
    memory: int = MEMORY,
    listener: Listener = Listener(),
    commit_every: int = COMMIT_EVERY,
    whole: bool = False,
) -> Manifest:
    """Build an index in ``folder`` from the files ``given``, or ``kind`` "update" one that is there.

    The first record of a DOI counts when building, the last when updating. The same call after an interruption goes on
    where the index stands; ``day`` is the UTC day that new runs are dated with. About ``memory`` MiB are used.
    ``whole`` says that these are (nearly) all works of the journals among them, which nothing in them could tell; an
    index stays what it was said to be. Raises
    `UnreadableError` for inputs that are not there, and `LocalIndexError` for a folder that holds something else.
    """
    paths = expand(given)
    run = Run(kind, tuple(map(str, given)), digest(paths), day)
    manifest = _begun(folder, run)
    if whole and manifest.holds != ALL:
        manifest = attrs.evolve(manifest, holds=ALL)
        manifest.save(folder)
    if manifest.state == COMPLETE:
        return manifest
    work = _Work(folder, manifest, memory)
    inputs = Inputs(paths)
    work.read(inputs, listener, commit_every)
    return work.finish(len(paths))


def _begun(folder: Path, run: Run) -> Manifest:
    """The manifest of ``run``: a new one, or the one that it left when it was interrupted, with what then held."""
    manifest = manifests.load(folder)
    if manifest is None:
        if run.kind == "update":
            raise LocalIndexError(f"{folder}: no local index to update")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise LocalIndexError(f"{folder}: not empty, and no local index")
        except OSError as error:
            raise LocalIndexError(f"{folder}: {error.strerror}") from None
        manifest = Manifest(BEGUN[run.kind], (run,))
    elif manifest.state == COMPLETE:
        same = [(old.kind, old.digest) for old in manifest.runs] == [(run.kind, run.digest)]
        if run.kind == "build" and not same:
            raise LocalIndexError(f"{folder}: holds an index of other files already; update it, or remove it")
        if run.kind == "build":
            return manifests.usable(folder)
        manifests.usable(folder)
        manifest = Manifest(BEGUN[run.kind], (*manifest.runs, run), stamp=stamp(folder / SEARCH), holds=manifest.holds)
    else:
        begun = manifest.runs[-1]
        if (begun.kind, begun.digest) != (run.kind, run.digest):
            raise LocalIndexError(
                f"{folder}: half-built, by `evidencecheck index {begun.kind}` of {', '.join(begun.given)}; "
                "run that again, or remove the folder"
            )
        committed = stamp(folder / SEARCH) != manifest.stamp
        tally = begun.tally if committed else manifest.before
        manifest = attrs.evolve(manifest, runs=(*manifest.runs[:-1], attrs.evolve(begun, tally=tally)))
    manifest.save(folder)
    return manifest


class _Work:
    """One run at work: the writer, the keys since the last commit, and the tally."""

    def __init__(self, folder: Path, manifest: Manifest, memory: int) -> None:
        self._folder, self._manifest = folder, manifest
        self._writer = Writer(folder / SEARCH, max(memory - _OURS, 0) * 2**20)
        self._reader = Reader(folder / SEARCH)
        self._newest = manifest.runs[-1].kind == "update"
        self._tally = manifest.runs[-1].tally
        self._counts: Counter[str] = Counter()
        self._fresh: set[str] = set()
        self._journals = journals.Counts()
        journals.forget_after(folder, len(manifest.runs), self._place)

    @property
    def _place(self) -> journals.Place:
        return self._tally.file, self._tally.member, self._tally.place

    def read(self, inputs: Inputs, listener: Listener, commit_every: int) -> None:
        at = self._tally
        since = 0
        for unit in inputs.units(at.file, at.member, at.place):
            place = 0
            for place, value in unit.records:
                if isinstance(value, Damage):
                    self._counts["damaged"] += 1
                    listener.damage(value.told)
                elif value is not None:
                    self._take(value)
                since += 1
                if not since % 1000:
                    listener.progress(inputs.done, inputs.size)
                if since >= commit_every:
                    self._commit(unit.file, unit.member, place)
                    since = 0
        listener.progress(inputs.size, inputs.size)

    def finish(self, files: int) -> Manifest:
        self._commit(files, 0, 0)
        self._writer.close()
        if not self._manifest.records:
            shutil.rmtree(self._folder / SEARCH)
            (self._folder / manifests.NAME).unlink()
            raise LocalIndexError(
                f"{self._folder}: no work could be read from {', '.join(self._manifest.runs[-1].given)}"
            )
        number = len(self._manifest.runs)
        journals.finish(self._folder, number)
        sums = manifests.sums(self._folder)
        sums.pop(journals.name(number - 1), None)
        self._manifest = attrs.evolve(self._manifest, state=COMPLETE, before=Tally(), stamp=0, sums=sums)
        self._manifest.save(self._folder)
        journals.tidy(self._folder, number)
        return self._manifest

    def _take(self, record: object) -> None:
        """Add a record, let it take the place of one that is held, or pass it over."""
        kept = _kept(record)
        own = doi(kept.get("DOI")) if kept else ""
        if not own and not any(map(plain, _listed(kept.get("title")))):
            self._counts["empty"] += 1
            return
        body = _ENCODE(kept).encode()
        # Half of a surrogate pair is no text. A record without a DOI is known by its words.
        key = own.encode("utf-8", "replace").decode() if own else f"sha256:{sha256(body).hexdigest()}"
        held = key in self._fresh or self._reader.holds(key)
        if held and not self._newest:
            self._counts["repeated"] += 1
            return
        if held:
            self._writer.remove(key)
        self._writer.add(key, words_of(kept), body)
        self._fresh.add(key)
        self._counts["replaced" if held else "added"] += 1
        self._counts["bare"] += not own and not held
        if not held:  # a newer record of a work is hardly ever of another journal or year
            self._journals.add(kept)

    def _commit(self, file: int, member: int, place: int) -> None:
        """Keep what was read so far. The manifest goes first, and says what holds before and after."""
        before, run = self._tally, self._manifest.runs[-1]
        told = {name: getattr(before, name) + count for name, count in self._counts.items()}
        self._tally = attrs.evolve(before, file=file, member=member, place=place, **told)
        self._journals.save(self._folder, len(self._manifest.runs), self._place)
        run = attrs.evolve(run, tally=self._tally)
        self._manifest = attrs.evolve(
            self._manifest,
            runs=(*self._manifest.runs[:-1], run),
            before=before,
            stamp=stamp(self._folder / SEARCH),
        )
        self._manifest.save(self._folder)
        self._writer.commit()
        self._reader = Reader(self._folder / SEARCH)
        self._counts.clear()
        self._fresh.clear()


def _kept(record: object) -> dict[str, Any]:
    """What is kept of a record: the fields that are read, people without affiliations; {} for what is no record."""
    if isinstance(record, dict) and isinstance(record.get("message"), dict):
        record = record["message"]  # one work, as the API answers
    if not isinstance(record, dict):
        return {}
    kept = {name: record[name] for name in KEPT if name in record}
    for name in ("author", "editor"):
        if name in kept:
            kept[name] = _bare(kept[name])
    if isinstance(kept.get("relation"), dict):  # who has reviewed a work would be most of it
        kept["relation"] = {name: told for name, told in kept["relation"].items() if name in RELATIONS}
    return {name: value for name, value in kept.items() if value or name != "relation"}


def _bare(people: object) -> object:
    """People without their affiliations and numbers."""
    if not isinstance(people, list):
        return people
    return [{name: person[name] for name in _NAMES if name in person} for person in people if isinstance(person, dict)]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
