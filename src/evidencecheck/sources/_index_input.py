"""Crossref-shaped records out of the files that people have of them.

JSON lines; one JSON document with ``items``, a list, or a single record or answer of the API; each plain or in gzip;
tars of such files, as Crossref's public data file comes; and folders.
https://www.crossref.org/learning/public-data-file/
"""

from __future__ import annotations

import gzip
import json
import tarfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

import attrs

from evidencecheck.errors import UnreadableError

Tell = Callable[[str], object]
Place = tuple[str, int]
"""Where a record stands: its file (and its member in a tar), and its number in there, from 1."""

_RECORDS = (".json", ".jsonl", ".ndjson")
_TARS = (".tar", ".tar.gz", ".tgz")
_DAMAGED = (EOFError, OSError, zlib.error, tarfile.TarError)
_LONGEST = 64 * 1024 * 1024  # bytes of a line: what is longer is no record


@attrs.frozen
class Input:
    """One record, and where it stands."""

    place: Place
    record: dict[str, Any]


def inputs(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files that ``paths`` name: folders are walked in the order of names. Raises `UnreadableError`."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            names = (*_RECORDS, *(name + ".gz" for name in _RECORDS), *_TARS)
            inside = sorted(file for file in path.rglob("*") if file.name.lower().endswith(names) and file.is_file())
            if not inside:
                raise UnreadableError(f"{path}: no files of records in this folder")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise UnreadableError(f"{path}: No such file or directory")
    return tuple(dict.fromkeys(found))


def records(path: Path, tell: Tell) -> Iterator[Input]:
    """The records of one file; what is damaged is told, with its place, and passed over."""
    try:
        if path.name.lower().endswith(_TARS):
            with tarfile.open(path, "r|*") as tar:
                for member in tar:
                    stream = tar.extractfile(member) if member.isfile() else None
                    if stream:
                        yield from _file(f"{path}:{member.name}", stream, tell)
        else:
            with path.open("rb") as plain:
                yield from _file(str(path), plain, tell)
    except _DAMAGED as error:
        tell(f"{path}: {_why(error)}; what came before it was read")


def _file(name: str, stream: IO[bytes], tell: Tell) -> Iterator[Input]:
    opened: IO[bytes] = gzip.GzipFile(fileobj=stream) if name.lower().endswith(".gz") else stream  # type: ignore[assignment]
    number = 0
    try:
        first = opened.readline(_LONGEST)
        whole = _parsed(first)
        rest: Iterator[bytes] = iter(lambda: opened.readline(_LONGEST), b"")
        if whole is None:  # a document over several lines, or a damaged first line
            text = first + opened.read()
            whole, first, rest = _parsed(text), b"", iter(text.splitlines(keepends=True))
        if whole is None or (isinstance(whole, dict) and not whole.keys() & {"items", "message"} and first):
            for number, line in enumerate(chain([first] if first else [], rest), 1):
                if record := _line(line, f"{name}:{number}", tell):
                    yield Input((name, number), record)
        else:
            for number, record in enumerate(_items(whole), 1):
                yield Input((name, number), record)
    except _DAMAGED as error:
        tell(f"{name}:{number + 1}: {_why(error)}; what came before it was read")


def _line(line: bytes, place: str, tell: Tell) -> dict[str, Any] | None:
    if not line.strip():
        return None
    record = _parsed(line)
    if not isinstance(record, dict):
        tell(f"{place}: no record in JSON")
        return None
    return record


def _parsed(text: bytes) -> Any:  # noqa: ANN401 - JSON
    """What ``text`` says in JSON, None where it is none, or too deep to be a record."""
    try:
        return json.loads(text.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None


def _items(whole: object) -> list[dict[str, Any]]:
    match whole:
        case {"items": [*items]} | {"message": {"items": [*items]}}:
            pass
        case {"message": dict(one)}:
            items = [one]
        case [*items]:
            pass
        case _:
            items = [whole]
    return [item for item in items if isinstance(item, dict)]


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or "damaged"
