"""``manifest.json``: what a local index was made from, how far that has come, and which files belong to it.

It is written anew, in one step, before each commit of the index, with what holds after the commit and what held before.
tantivy's own stamp then tells which of the two is true, so that a build that was killed at any point goes on exactly
where the index stands.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import attrs

from evidencecheck import files
from evidencecheck.errors import LocalIndexError, UnreadableError

FORMAT = 1
"""The version of the folder's layout, of the fields, and of how words are folded."""

NAME = "manifest.json"
SEARCH = "search"
"""The folder of tantivy's own files within an index."""

COMPLETE = "complete"
ALL, SOME = "all", "some"
"""What an index holds of the journals in it: (nearly) all works, which whoever builds it has to say, or some."""

BEGUN = {"build": "building", "update": "updating"}


@attrs.frozen
class Tally:
    """What was done with the records that were read, and where reading stands.

    ``added`` counts new records, ``replaced`` newer ones of a DOI at hand, ``repeated`` those passed over for one at
    hand; ``bare`` ones have no DOI (they are among the added), ``empty`` ones neither DOI nor title, and are left out;
    ``damaged`` lines, items and files could not be read. ``file``, ``member`` and ``place`` count what is done with:
    whole files, whole members of the archive that follows, lines or items of what follows in that.
    """

    added: int = 0
    replaced: int = 0
    repeated: int = 0
    bare: int = 0
    empty: int = 0
    damaged: int = 0
    file: int = 0
    member: int = 0
    place: int = 0

    @property
    def read(self) -> int:
        """All records that could be read."""
        return self.added + self.replaced + self.repeated + self.empty


@attrs.frozen
class Run:
    """One ``build`` or ``update``: its inputs as given, a digest of the files that they are, the UTC day it began."""

    kind: str
    given: tuple[str, ...]
    digest: str
    day: str
    tally: Tally = Tally()


@attrs.frozen
class Manifest:
    """The state ("building", "updating", "complete"), all runs, the last one's tally before its last commit, the stamp
    before that commit, size and CRC-32 of each file of a complete index, and what it holds of its journals.
    """  # noqa: D205 - one sentence

    state: str
    runs: tuple[Run, ...]
    before: Tally = Tally()
    stamp: int = 0
    sums: dict[str, tuple[int, int]] = attrs.field(factory=dict)
    holds: str = SOME

    @property
    def records(self) -> int:
        """How many records there are, by what was counted."""
        return sum(run.tally.added for run in self.runs)

    @property
    def day(self) -> str:
        """The UTC day of the newest records, ISO 8601."""
        return self.runs[-1].day

    def save(self, folder: Path) -> None:
        """Write it, in one step; raises `UnreadableError`."""
        text = json.dumps({"format": FORMAT, **attrs.asdict(self)}, indent=1)
        files.write_atomic(folder / NAME, text.encode())


def load(folder: Path) -> Manifest | None:
    """The manifest of ``folder``, None where there is none; raises `LocalIndexError` for a damaged or foreign one."""
    path = folder / NAME
    if not path.exists():
        return None
    try:
        told = json.loads(files.read_bytes(path))
        version = told["format"]
        if version == FORMAT:
            return _manifest(told)
    except (UnreadableError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise LocalIndexError(f"{path}: damaged; build the index anew") from None
    raise LocalIndexError(f"{path}: of format {version}, and this version reads format {FORMAT}; build the index anew")


def usable(folder: Path) -> Manifest:
    """The manifest of an index that can be searched; raises `LocalIndexError` for a half-built or damaged one.

    Sizes only are compared here, which costs nothing; `intact` reads everything.
    """
    manifest = load(folder)
    if manifest is None:
        why = "no such folder" if not folder.is_dir() else f"no local index: it has no {NAME}"
        raise LocalIndexError(f"{folder}: {why}")
    if manifest.state != COMPLETE:
        verb = manifest.runs[-1].kind
        raise LocalIndexError(f"{folder}: half-built; run the same `evidencecheck index {verb}` again to go on with it")
    for name, (size, _) in manifest.sums.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise LocalIndexError(f"{folder}: damaged ({name} is not as it was built); build the index anew")
    return manifest


def intact(folder: Path, manifest: Manifest) -> None:
    """Compare every byte with what was built; raises `LocalIndexError`."""
    for name, expected in manifest.sums.items():
        if _sum(folder / name) != expected:
            raise LocalIndexError(f"{folder}: damaged ({name} is not as it was built); build the index anew")


def sums(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and CRC-32 of each file under ``folder`` but the manifest itself and hidden ones, which are locks."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): _sum(path) for path in paths if path != folder / NAME}


def _sum(path: Path) -> tuple[int, int]:
    size = crc = 0
    with path.open("rb") as stream:
        while chunk := stream.read(2**20):
            size, crc = size + len(chunk), zlib.crc32(chunk, crc)
    return size, crc


def _manifest(told: dict[str, Any]) -> Manifest:
    runs = tuple(
        Run(run["kind"], tuple(run["given"]), run["digest"], run["day"], Tally(**run["tally"])) for run in told["runs"]
    )
    kept = {name: (int(size), int(crc)) for name, (size, crc) in told["sums"].items()}
    if not runs or told["state"] not in {COMPLETE, *BEGUN.values()}:
        raise ValueError
    # Indices that were built before it was asked are samples, for all that is known.
    holds = ALL if told.get("holds") == ALL else SOME
    return Manifest(told["state"], runs, Tally(**told["before"]), int(told["stamp"]), kept, holds)
