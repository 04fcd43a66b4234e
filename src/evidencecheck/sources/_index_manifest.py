"""What an index folder says of itself: of which format it is, what went in, and whether it is whole."""

from __future__ import annotations

import json
from pathlib import Path

import attrs

from evidencecheck import files
from evidencecheck.errors import DamagedIndexError

FORMAT = 1
_NAME = "evidencecheck-index.json"


@attrs.frozen
class Manifest:
    """``done`` are the files that are in, ``half`` the one that was being read and how many of its records are in.

    ``whole`` is false from the first record to the last; ``built`` and ``updated`` are UTC days (ISO 8601). ``records``
    counts what was read, ``damaged`` what could not be.
    """

    done: tuple[str, ...] = ()
    half: tuple[str, int] | None = None
    records: int = 0
    damaged: int = 0
    whole: bool = False
    built: str = ""
    updated: str = ""

    def save(self, folder: Path) -> None:
        """Replace the folder's manifest in one step."""
        said = {"format": FORMAT, **attrs.asdict(self)}
        files.write_atomic(folder / _NAME, (json.dumps(said, indent=1) + "\n").encode())


def load(folder: Path) -> Manifest | None:
    """The manifest of ``folder``, None where there is none. Raises `DamagedIndexError` for one that cannot be read."""
    path = folder / _NAME
    if not path.is_file():
        return None
    try:
        said = json.loads(files.read_bytes(path))
        if said.pop("format") != FORMAT:
            raise DamagedIndexError(f"{folder}: an index of another version of evidencecheck; build it anew")
        half = said.pop("half")
        return Manifest(**{**said, "done": tuple(said["done"]), "half": tuple(half) if half else None})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DamagedIndexError(f"{path}: damaged; build the index anew in an empty folder") from None


def whole(folder: Path) -> Manifest:
    """The manifest of an index that may be used. Raises `DamagedIndexError` where it is none, or half built."""
    manifest = load(folder)
    if manifest is None:
        raise DamagedIndexError(f"{folder}: no index; make one with evidencecheck index build")
    if not manifest.whole:
        raise DamagedIndexError(f"{folder}: half built; the same evidencecheck index command goes on from there")
    return manifest
