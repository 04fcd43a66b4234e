"""Works in a folder on this machine, as a `Source`: what Crossref's public data file, or part of it, holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from evidencecheck.errors import DamagedIndexError
from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work
from evidencecheck.sources import _index_manifest as manifests
from evidencecheck.sources._base import Lookup
from evidencecheck.sources._crossref_record import work_from_crossref
from evidencecheck.sources._tantivy import Shelf

WORDS = 12  # of a reference that are looked for, the rarest: more cost time, and find one work more in a thousand
ROWS = 5
_SPARE = 3  # rows asked for above `ROWS`: one DOI may be there twice


class LocalIndex:
    """An index made by ``evidencecheck index build``; `DamagedIndexError` for a folder that is none, or a half one.

    ``online`` is false, since nothing leaves the machine; ``exhaustive`` is true: what it does not hold was not found.
    """

    online = False
    exhaustive = True

    def __init__(self, path: str | Path) -> None:
        """Open the index in the folder ``path``."""
        folder = Path(path)
        manifest = manifests.whole(folder)
        try:
            self._shelf = Shelf(folder)
        except (OSError, ValueError) as error:
            raise DamagedIndexError(f"{folder}: {error}; build the index anew in an empty folder") from None
        self.name = folder.as_posix()
        self.size = len(self._shelf)
        self._day = manifest.updated or manifest.built

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """The work of each normalised DOI."""
        return {
            doi: Lookup(self._works(self._shelf.by_doi(doi))[:1], retrieved=self._day) for doi in dict.fromkeys(dois)
        }

    def search(self, raw: str, fields: Fields) -> Lookup:  # noqa: ARG002 - the words find more than the fields do
        """At most five works that share the rarest words of ``raw``, the best first."""
        words = [(frequency, word) for word in self._shelf.words(raw) if (frequency := self._shelf.frequency(word))]
        rarest = [word for _, word in sorted(words)[:WORDS]]
        return Lookup(self._works(self._shelf.search(rarest, ROWS + _SPARE)), retrieved=self._day)

    def works(self) -> Iterator[Work]:
        """All works, for measuring; a large index has millions."""
        for record in self._shelf.every():
            yield from self._works([record])

    def _works(self, records: Sequence[bytes]) -> tuple[Work, ...]:
        works: dict[str, Work] = {}
        for record in records:
            if len(works) == ROWS:
                break
            work = work_from_crossref(json.loads(record), self._day, needs_doi=False)
            if work:
                works.setdefault(work.doi or f"{work.title}, {work.author}", attrs.evolve(work, source=self.name))
        return tuple(works.values())
