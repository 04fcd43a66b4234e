"""Records from files, streamed: JSON lines, lists, ``{"items": […]}``, answers of Crossref's API; gzip, tar."""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from evidencecheck.errors import UnreadableError

ENDINGS = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz", ".tar", ".tar.gz", ".tgz")
"""What is taken from a folder. A file that is named is read whatever its name."""

LONGEST = 32 * 2**20  # characters of one record; Crossref's largest, with all their references, stay below a third

_CHUNK = 2**20
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
# A list, or one under "items": at once, or behind what an answer of the API says first.
_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{[^\[]{,2000}?\"items\"\s*:\s*)?\[")
_HEAD = 4096  # bytes; such a list begins within them
_BETWEEN = re.compile(r"[\s,]*")
_DAMAGES = (EOFError, OSError, zlib.error, tarfile.TarError)  # gzip.BadGzipFile is an OSError


@attrs.frozen
class Damage:
    """What could not be read, in words: file, line or item, and why."""

    told: str


@attrs.frozen
class Unit:
    """One run of lines or items: the place of its file, its place in that archive (0 for a file), and its contents.

    ``records`` gives each line or item with its number, from 1: a parsed value, a `Damage`, or None for a blank line.
    """

    file: int
    member: int
    records: Iterator[tuple[int, object]]


def expand(given: Sequence[str | Path]) -> tuple[Path, ...]:
    """The files that are named, and those in the folders that are named, in the order of their names.

    Raises `UnreadableError` for a path that does not exist, and for a folder that holds nothing of the kind.
    """
    found: list[Path] = []
    for path in map(Path, given):
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if _fits(p.name) and p.is_file())
            if not inside:
                raise UnreadableError(f"{path}: no files ending in {', '.join(ENDINGS)}")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise UnreadableError(f"{path}: no such file or folder")
    return tuple(found)


def digest(paths: Sequence[Path]) -> str:
    """Names these files by their paths and sizes."""
    listed = "".join(f"{path.as_posix()}\t{path.stat().st_size}\n" for path in paths)
    return sha256(listed.encode("utf-8", "surrogateescape")).hexdigest()


class Inputs:
    """The records of files, from a place on; tells how many bytes of them have been read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """``paths`` as `expand` gives them; none is opened yet."""
        self.paths = tuple(paths)
        self.size = sum(path.stat().st_size for path in self.paths)
        self._before = 0
        self._raw: io.BufferedReader[Any] | None = None

    @property
    def done(self) -> int:
        """The bytes, of `size`, that have been read."""
        return self._before + (self._raw.tell() if self._raw and not self._raw.closed else 0)

    def units(self, file: int, member: int, place: int) -> Iterator[Unit]:
        """The units from there on: so many whole files, members, and lines or items are skipped."""
        self._before = sum(path.stat().st_size for path in self.paths[:file])
        for number, path in enumerate(self.paths[file:], file):
            first = number == file
            yield from self._file(number, path, member if first else 0, place if first else 0)
            self._before += path.stat().st_size

    def _file(self, number: int, path: Path, member: int, place: int) -> Iterator[Unit]:
        try:
            with path.open("rb") as raw:
                self._raw = raw
                if path.name.lower().endswith((".tar", ".tar.gz", ".tgz")):
                    yield from _members(raw, path.as_posix(), number, member, place)
                else:
                    yield Unit(number, 0, _records(raw, path.as_posix(), place))
        except _DAMAGES as error:
            yield Unit(number, 0, iter([(0, Damage(f"{path.as_posix()}: {_why(error)}"))]))


def _fits(name: str) -> bool:
    """Whether a file of a folder or a tar is meant; hidden ones are what an operating system has left there."""
    return name.lower().endswith(ENDINGS) and not name.startswith(".")


def _members(raw: io.BufferedReader[Any], name: str, number: int, skip: int, place: int) -> Iterator[Unit]:
    with tarfile.open(fileobj=raw, mode="r:*") as archive:
        at = -1
        while (info := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # else it keeps all that it has seen
            if not info.isfile() or not _fits(info.name.rpartition("/")[2]):
                continue
            at += 1
            stream = archive.extractfile(info) if at >= skip else None
            if isinstance(stream, io.BufferedReader):
                yield Unit(number, at, _records(stream, f"{name}/{info.name}", place if at == skip else 0))


def _records(raw: io.BufferedReader[Any], name: str, skip: int) -> Iterator[tuple[int, object]]:
    number = skip
    try:
        zipped = raw.read(2) == _GZIP
        raw.seek(0)
        # GzipFile can readline and peek by itself, but slowly; files and members of a tar are such readers already.
        stream = io.BufferedReader(gzip.GzipFile(fileobj=raw), _CHUNK) if zipped else raw
        inside = _items if _LIST.match(stream.peek(_HEAD)) else _lines
        for number, value in inside(stream, skip):
            yield number, Damage(f"{name}, {value.told}") if isinstance(value, Damage) else value
    except _DAMAGES as error:
        yield number + 1, Damage(f"{name}, after {number}: {_why(error)}")


def _lines(stream: io.BufferedReader[Any], skip: int) -> Iterator[tuple[int, object]]:
    loads = json.loads
    for number, line in enumerate(iter(partial(stream.readline, LONGEST), b""), 1):
        if len(line) == LONGEST and line[-1] != ord("\n"):
            while (rest := stream.readline(_CHUNK)) and rest[-1] != ord("\n"):
                pass
            if number > skip:
                yield number, Damage(f"line {number}: more than {LONGEST >> 20} MiB")
            continue
        if number <= skip:
            continue
        if number == 1:
            line = line.removeprefix(_BOM)  # noqa: PLW2901 - the mark belongs to the file
        try:
            yield number, loads(line.decode()) if line.strip() else None
        except UnicodeDecodeError:
            yield number, Damage(f"line {number}: not UTF-8")
        except (ValueError, RecursionError):
            yield number, Damage(f"line {number}: damaged JSON")


def _items(stream: io.BufferedReader[Any], skip: int) -> Iterator[tuple[int, object]]:
    """The members of the one list in ``stream``, of which no more than one is held at a time."""
    decode = getincrementaldecoder("utf-8")("replace").decode
    scan = json.JSONDecoder().raw_decode
    head = _LIST.match(stream.peek(_HEAD))
    stream.read(head.end() if head else 0)
    text, at, number, ended = "", 0, 0, False
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if at < len(text) and text[at] == "]":
            return
        try:
            value, at = scan(text, at)
        except RecursionError:
            value, ended = Damage(f"item {number + 1}: damaged JSON, and all after it"), True
        except ValueError:
            # Half a record, or none. Twice as much is read each time, so that a large one is not scanned too often.
            if not ended and len(text) - at < LONGEST:
                chunk = stream.read(max(_CHUNK, len(text) - at))
                text, at, ended = text[at:] + decode(chunk, not chunk), 0, not chunk
                continue
            value, ended = Damage(f"item {number + 1}: damaged JSON, and all after it"), True
        number += 1
        if number > skip:
            yield number, value
        if isinstance(value, Damage):
            return


def _why(error: Exception) -> str:
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return "damaged gzip; what follows was not read"
    if isinstance(error, tarfile.TarError):
        return "damaged tar; what follows was not read"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
