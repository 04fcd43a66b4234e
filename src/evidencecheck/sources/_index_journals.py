"""Which journals a local index holds works of, and of which years how many: what an absence from it can mean.

While an index is built, what each commit adds is written beside it under the place in the input that the commit reaches
(hidden, like all that is no part of a finished index). So a build that is killed loses no count and counts nothing
twice; when it has finished, the parts are added up into one file, a line of JSON for each journal.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from evidencecheck import files
from evidencecheck.errors import LocalIndexError
from evidencecheck.model.journal import Journal
from evidencecheck.text.normalise import fold

Place = tuple[int, int, int]
"""A file, a member of it, and a line or item of that: how far a run has come."""

_Told = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]
"""A journal's names in full and in short, its ISSNs, and a year, as a record has them."""

_PART = ".journals"
_YEARS = 1600, 2100  # what else a record has for a year is a slip, and would make a long line


@attrs.frozen
class _Count:
    """What is known of one journal: its names in full and in short, its ISSNs, its works by year."""

    full: set[str] = attrs.field(factory=set)
    short: set[str] = attrs.field(factory=set)
    issn: set[str] = attrs.field(factory=set)
    works: Counter[int] = attrs.field(factory=Counter)

    def add(self, other: Mapping[str, Any]) -> None:
        """Add a line of a file to it."""
        for mine, name in ((self.full, "full"), (self.short, "short"), (self.issn, "ISSN")):
            mine.update(map(str, other[name]))
        self.works.update({int(other["first"]) + at: int(count) for at, count in enumerate(other["works"]) if count})

    @property
    def line(self) -> str:
        """It as a line of a file."""
        first = min(self.works)
        told = {
            "full": sorted(self.full),
            "short": sorted(self.short - self.full),
            "ISSN": sorted(self.issn),
            "first": first,
            "works": [self.works[year] for year in range(first, max(self.works) + 1)],
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


class Counts:
    """The journals of the records that were added since the last commit."""

    def __init__(self) -> None:
        """Nothing was added yet."""
        self._added: Counter[_Told] = Counter()

    def add(self, record: Mapping[str, Any]) -> None:
        """Count a record, where it is an article of a journal and says of which year."""
        if record.get("type") == "journal-article" and (year := _year(record)):
            named = (_texts(record.get(key)) for key in ("container-title", "short-container-title", "ISSN"))
            self._added[*named, year] += 1  # type: ignore[index]  # three of them

    def save(self, folder: Path, run: int, place: Place) -> None:
        """Write what was counted for a commit that brings ``run`` to ``place``, and begin anew."""
        by_name: defaultdict[str, _Count] = defaultdict(_Count)
        for (full, short, issn, year), times in self._added.items():
            if full:
                count = by_name[full[0]]
                count.full.update(full)
                count.short.update(short)
                count.issn.update(issn)
                count.works[year] += times
        if by_name:
            _write(folder / _part(run, place), by_name.values())
        self._added.clear()


def name(run: int) -> str:
    """The file of an index that the run of this number has made."""
    return f"journals-{run}.jsonl"


def forget_after(folder: Path, run: int, place: Place) -> None:
    """Take away the parts of ``run`` that no commit has followed: those beyond the ``place`` where the index stands."""
    for path, reached in _parts(folder, run):
        if reached > place:
            path.unlink()


def finish(folder: Path, run: int) -> None:
    """Add what ``run`` has counted to what the run before it has made. Doing it twice is doing it once."""
    found: defaultdict[str, _Count] = defaultdict(_Count)
    before = folder / name(run - 1)
    for path in (*([before] if before.exists() else []), *(part for part, _ in _parts(folder, run))):
        for told in _read(path):
            found[fold(told["full"][0])].add(told)
    _write(folder / name(run), (found[key] for key in sorted(found)))


def tidy(folder: Path, run: int) -> None:
    """Take away what the finished ``run`` no longer needs."""
    for path in (folder / name(run - 1), *(part for part, _ in _parts(folder, run))):
        path.unlink(missing_ok=True)


def load(folder: Path, run: int) -> dict[str, tuple[Journal, ...]]:
    """The journals by the first letter of their names; empty for an index that was built before they were counted.

    Raises `LocalIndexError` for a damaged file.
    """
    found: defaultdict[str, list[Journal]] = defaultdict(list)
    path = folder / name(run)
    for told in _read(path) if path.exists() else ():
        first = int(told["first"])
        works = {first + at: count for at, count in enumerate(told["works"]) if count}
        journal = Journal((*told["full"], *told["short"]), tuple(told["ISSN"]), works)
        for letter in {fold(own)[:1] for own in journal.names}:
            found[letter].append(journal)
    return {letter: tuple(journals) for letter, journals in found.items()}


def _part(run: int, place: Place) -> str:
    return f"{_PART}-{run}-{'-'.join(map(str, place))}.jsonl"


def _parts(folder: Path, run: int) -> list[tuple[Path, Place]]:
    found = []
    for path in folder.glob(f"{_PART}-{run}-*.jsonl"):
        file, member, place = map(int, path.stem.split("-")[2:])
        found.append((path, (file, member, place)))
    return sorted(found)


def _write(path: Path, counts: Iterable[_Count]) -> None:
    files.write_atomic(path, "".join(f"{count.line}\n" for count in counts).encode("utf-8", "replace"))


def _read(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    except (OSError, ValueError, RecursionError):
        raise LocalIndexError(f"{path}: damaged; build the index anew") from None


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple([text for item in values if isinstance(item, str) and (text := " ".join(item.split()))])


def _year(record: Mapping[str, Any]) -> int | None:
    match record.get("issued"):
        case {"date-parts": [[int(year), *_], *_]} if _YEARS[0] <= year <= _YEARS[1]:
            return year
    return None
