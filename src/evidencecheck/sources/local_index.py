"""A local index of works, made by ``evidencecheck index build``: a registry that is asked without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from evidencecheck.errors import LocalIndexError
from evidencecheck.model.journal import Journal
from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Update, Work
from evidencecheck.sources import _index_manifest as manifests
from evidencecheck.sources._base import Lookup
from evidencecheck.sources._crossref_record import work_from_record
from evidencecheck.sources._crossref_standing import merged
from evidencecheck.text.normalise import fold

if TYPE_CHECKING:
    from evidencecheck.sources._tantivy import Reader

MOST = 5  # of 100 works that are in the index at all, 99.6 are among the first five, and 99.7 among the first ten
SHARED = 0.2  # of the weight of what is searched for; works that share less are never the one (docs/decisions/0010)
BEHIND = 0.4  # of the best one's score; the same, save in an index of few works, where no word is rare
FEW = 1000
LONGEST = 4000  # characters of a reference that are searched for; what is longer is a page and no reference

NOTICES = 20  # about one work that are read; more than a handful are records gone wrong

_EQUAL = 0.001  # BM25 scores nearer than this are one: sums of the same floats in another order


class LocalIndex:
    """The works of a local index as a `Source`; works name the index by its path.

    It is exhaustive: what it was asked for and does not hold is *not found*. It answers for what it was built from and
    no more, which is why every outcome names what was searched; only where it is ``whole``, as whoever built it has
    said, does an absence speak. ``size`` is the number of its records.
    """

    online = False
    exhaustive = True

    def __init__(self, path: str | PathLike[str]) -> None:
        """The index in the folder ``path``; raises `LocalIndexError` for one that is damaged, half-built or not there.

        What searches is loaded with the first question.
        """
        self._path = Path(path)
        self._manifest = manifests.usable(self._path)
        self.name = self._path.as_posix()
        self.size = self._manifest.records
        self.whole = self._manifest.holds == manifests.ALL

    @cached_property
    def _reader(self) -> Reader:
        from evidencecheck.sources._tantivy import Reader  # noqa: PLC0415 - an index that is not asked loads nothing

        reader = Reader(self._path / manifests.SEARCH)
        if len(reader) != self.size:
            raise LocalIndexError(f"{self.name}: damaged ({len(reader)} of {self.size} records); build the index anew")
        return reader

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """One answer per normalised DOI; raises `LocalIndexError` for an index that cannot be read."""
        found = {doi: self._reader.find(doi.encode("utf-8", "replace").decode()) for doi in dict.fromkeys(dois)}
        return {doi: self._answer([self._work(record)] if record else []) for doi, record in found.items()}

    def search(self, raw: str, fields: Fields) -> Lookup:
        """At most five works that share enough of the rarest words and marks of ``raw``, best first, equals by DOI.

        Raises as `by_doi`.
        """
        return self.nearest(raw, fields, SHARED, BEHIND if self.size > FEW else 0.0)

    def nearest(self, raw: str, fields: Fields, least: float = 0.0, behind: float = 0.0) -> Lookup:
        """As `search`; a work needs ``least`` of the weight that is searched for, ``behind`` of the best score."""
        from evidencecheck.sources._index_words import query, weight  # noqa: PLC0415 - as above

        wanted = query(raw[:LONGEST], fields, self._reader.frequency)
        if not wanted:
            return self._answer([])
        hits = self._reader.search(wanted, 2 * MOST)
        if len(hits) == 2 * MOST and hits[MOST - 1][0] - hits[-1][0] < _EQUAL:
            hits = self._reader.search(wanted, 20 * MOST)  # more that are equal than are wanted: all are compared
        if not hits:
            return self._answer([])
        best, fifth = hits[0][0], hits[:MOST][-1][0]
        last = max(fifth - _EQUAL, least * weight(wanted.values(), self.size), behind * best)
        ranked = [(score, self._work(self._reader.read(place))) for score, place in hits if score >= last]
        ranked.sort(key=lambda hit: (-round(hit[0], 2), hit[1].doi, hit[1].title))
        return self._answer([work for _, work in ranked[:MOST]])

    def journals(self, name: str, issn: str) -> Lookup:
        """The journals that may be called ``name``, or have ``issn``, and what it holds of them; raises as `by_doi`."""
        near = self._journals.get(fold(name)[:1], ())
        found = tuple(journal for journal in near if issn in journal.issn) if issn else ()
        return Lookup(retrieved=self._manifest.day, journals=found or near)

    def recall_journals(self, name: str, issn: str) -> Lookup | None:
        """The same: nothing is sent."""
        return self.journals(name, issn)

    @cached_property
    def _journals(self) -> dict[str, tuple[Journal, ...]]:
        from evidencecheck.sources._index_journals import load  # noqa: PLC0415 - only where something was not found

        return load(self._path, len(self._manifest.runs))

    def _answer(self, works: Sequence[Work]) -> Lookup:
        return Lookup(tuple(works), retrieved=self._manifest.day)

    def _work(self, record: bytes) -> Work:
        work = self._bare(record)
        notices = tuple(self._notices(work.doi)) if work.doi else ()
        return attrs.evolve(work, updates=merged((*work.updates, *notices))) if notices else work

    def _notices(self, own: str) -> Iterator[Update]:
        """What other records say of the work ``own``: often it is the notice alone that knows what it is about."""
        from evidencecheck.sources._index_words import about  # noqa: PLC0415 - as above

        mark = about(own.encode("utf-8", "replace").decode())
        if not self._reader.frequency(mark):
            return
        for _, place in self._reader.search([mark], NOTICES):
            notice = self._bare(self._reader.read(place))
            if notice.doi != own:
                yield from (attrs.evolve(one, doi=notice.doi) for one in notice.notice_of if one.doi == own)

    def _bare(self, record: bytes) -> Work:
        """The work as its own record has it."""
        try:
            return _read(record, self._manifest.day, self.name)
        except (ValueError, RecursionError):
            raise LocalIndexError(f"{self.name}: damaged; build the index anew") from None


@lru_cache(maxsize=4096)  # the references of one field cite the same works, and have the same ones for candidates
def _read(record: bytes, day: str, name: str) -> Work:
    return work_from_record(json.loads(record), day, name)
