"""A source that only says what it would be asked: ``--dry-run``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from evidencecheck.model.reference import Fields
from evidencecheck.sources._base import Bulk, Keeper, Lookup, Source

_NOT_ASKED = Lookup(problem="not asked: this is a rehearsal")


class Rehearsal:
    """Stands in for a source, tells each query and sends none. What is not kept is a problem, so nothing is learnt.

    Queries that only an answer would call for (whose DOI is it, if not Crossref's?) cannot be foreseen.
    """

    at_once = 1  # so that what is told comes in order

    def __init__(self, source: Source, tell: Callable[[str], object]) -> None:
        """``tell`` gets one line a query."""
        self.name = source.name
        self.online, self.exhaustive, self.size = source.online, source.exhaustive, source.size
        self.whole = isinstance(source, Keeper) and source.whole
        self._source, self._tell = source, tell

    def parcels(self, dois: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """As the source would cut them."""
        return self._source.parcels(dois) if isinstance(self._source, Bulk) else [(doi,) for doi in dois]

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """Tell the DOIs that one request would ask for."""
        self._tell(f"{self.name}: doi {' '.join(dois)}")
        return dict.fromkeys(dois, _NOT_ASKED)

    def search(self, raw: str, fields: Fields) -> Lookup:  # noqa: ARG002 - the protocol's signature
        """Tell the reference string."""
        self._tell(f"{self.name}: search {raw}")
        return _NOT_ASKED

    def journals(self, name: str, issn: str) -> Lookup:
        """Tell the journal whose holdings would be asked for."""
        self._tell(f"{self.name}: journal {issn or name}")
        return _NOT_ASKED

    def recall_journals(self, name: str, issn: str) -> Lookup | None:
        """What the source would not have to be asked."""
        return self._source.recall_journals(name, issn) if isinstance(self._source, Keeper) else None

    def recall_doi(self, doi: str) -> Lookup | None:
        """What the source would not have to be asked."""
        return self._source.recall_doi(doi) if isinstance(self._source, Bulk) else None

    def recall_search(self, raw: str) -> Lookup | None:
        """The same for a search."""
        return self._source.recall_search(raw) if isinstance(self._source, Bulk) else None
