"""Make a local index, or bring newer records into it: streaming, within bounds, and going on where it was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from evidencecheck.errors import DamagedIndexError, UsageError
from evidencecheck.sources import _index_manifest as manifests
from evidencecheck.sources._crossref_record import SELECT
from evidencecheck.sources._index_input import Tell, inputs, records
from evidencecheck.sources._index_manifest import Manifest
from evidencecheck.sources._plain import doi as plain_doi
from evidencecheck.sources._tantivy import Shelf, Writer

LEAST_MEMORY = 15  # MB: tantivy takes no less
_COMMIT = 250_000  # records between two commits: what a kill may lose
_BYTES_A_DOI = 120  # of memory, for knowing that it was met
_LARGE = 6_000  # bytes of a record from which on it is cut to what we compare
_NAMES = 12  # authors whose names are looked for
_MEMBERS = ("DOI", *SELECT[1:])

Count = Callable[[int], object]


def build(  # noqa: PLR0913 - a wish each, with a default
    paths: Sequence[Path], out: Path, *, memory: int = 256, now: str = "", tell: Tell = print, count: Count = bool
) -> Manifest:
    """Index the records of ``paths`` in the folder ``out``; of several records with one DOI the first counts.

    ``memory`` bounds in MB what is kept before it is written. ``tell`` hears of what is damaged, ``count`` how many
    records were read. A build that was stopped goes on. Raises `UsageError` where ``out`` holds a whole index or
    something else, `UnreadableError` for a path, `DamagedIndexError`.
    """
    found = manifests.load(out)
    if found and found.whole:
        raise UsageError(f"{out}: holds an index already; evidencecheck index update brings newer records into it")
    if found is None and out.exists() and any(out.iterdir()):
        raise UsageError(f"{out}: not empty, and no index")
    return _fill(paths, out, found or Manifest(built=now), memory, tell, count, newer=False)


def update(  # noqa: PLR0913 - the same
    paths: Sequence[Path], out: Path, *, memory: int = 256, now: str = "", tell: Tell = print, count: Count = bool
) -> Manifest:
    """Bring the records of ``paths`` into the index ``out``, in place of those with the same DOI; as `build`."""
    found = manifests.load(out)
    if found is None:
        raise DamagedIndexError(f"{out}: no index; make one with evidencecheck index build")
    if found.whole:
        found = attrs.evolve(found, done=(), half=None, updated=now)
    return _fill(paths, out, found, memory, tell, count, newer=True)


def _fill(  # noqa: PLR0913, PLR0917 - one call for two doors
    paths: Sequence[Path], out: Path, begun: Manifest, memory: int, tell: Tell, count: Count, *, newer: bool
) -> Manifest:
    wanted = inputs(paths)
    manifest = attrs.evolve(begun, whole=False)
    try:
        shelf = Shelf(out)
    except (OSError, ValueError) as error:
        raise DamagedIndexError(f"{out}: {error}") from None
    manifest.save(out)
    damage: list[str] = []

    def damaged(what: str) -> None:
        damage.append(what)
        tell(what)

    share = max(memory, LEAST_MEMORY * 2) * 1_000_000 // 2
    writer = shelf.writer(share)
    met: set[int] = set()
    for path in wanted:
        name = str(path)
        if name in manifest.done:
            continue
        skip = manifest.half[1] if manifest.half and manifest.half[0] == name else 0
        reading = records(path, damaged)
        number = skip + sum(0 for _ in islice(reading, skip))
        while part := list(islice(reading, 1000)):
            for one in part:
                _add(writer, one.record, met, newer=newer, room=share // _BYTES_A_DOI)
            number += len(part)
            manifest = attrs.evolve(manifest, records=manifest.records + len(part))
            count(manifest.records)
            if number // _COMMIT > (number - len(part)) // _COMMIT:
                manifest = _save(writer, attrs.evolve(manifest, half=(name, number)), out, damage, begun)
        manifest = attrs.evolve(manifest, done=(*manifest.done, name), half=None)
        if path.stat().st_size > 1_000_000:
            manifest = _save(writer, manifest, out, damage, begun)
    manifest = _save(writer, manifest, out, damage, begun)
    writer.close()
    manifest = attrs.evolve(manifest, whole=True)
    manifest.save(out)
    return manifest


def _save(writer: Writer, manifest: Manifest, out: Path, damage: Sequence[str], begun: Manifest) -> Manifest:
    """Commit, then say so: a kill in between has some records read twice, and `LocalIndex` shows each DOI once."""
    writer.commit()
    manifest = attrs.evolve(manifest, damaged=begun.damaged + len(damage))
    manifest.save(out)
    return manifest


def _add(writer: Writer, record: dict[str, Any], met: set[int], *, newer: bool, room: int) -> None:
    doi = plain_doi(record.get("DOI"))
    if not doi and not record.get("title"):
        return  # nothing to find it by
    if newer and doi:
        writer.remove(doi)
    elif doi:
        key = hash(doi)
        if key in met:
            return
        if len(met) < room:
            met.add(key)
    writer.add(doi, words_of(record), _kept(record))


def words_of(record: dict[str, Any]) -> str:
    """What of a record may stand in a reference to it: title, names, journal, numbers, year."""
    parts: list[object] = []
    for key in ("title", "subtitle", "container-title", "short-container-title"):
        value = record.get(key)
        parts += value if isinstance(value, list) else [value]
    for key in ("author", "editor"):
        people = record.get(key)
        for person in people[:_NAMES] if isinstance(people, list) else ():
            if isinstance(person, dict):
                parts.append(person.get("family") or person.get("name"))
    parts += [record.get(key) for key in ("volume", "issue", "page", "article-number", "publisher")]
    for key in ("issued", "published-print", "published-online"):
        match record.get(key):
            case {"date-parts": [[int(year), *_], *_]}:
                parts.append(year)
    return " ".join(str(part) for part in parts if part)


def _kept(record: dict[str, Any]) -> bytes:
    """The record, without the long members that nobody compares (references, assertions, licences)."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    if len(text) > _LARGE:
        kept = {key: record[key] for key in _MEMBERS if key in record}
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
