"""A source that only says what it would be asked: ``--dry-run``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from evidencecheck.model.reference import Fields
from evidencecheck.sources._base import Lookup, Source


class Rehearsal:
    """Stands in for a source, tells each query and sends none. Every answer is a problem, so nothing is learnt."""

    def __init__(self, source: Source, tell: Callable[[str], object]) -> None:
        """``tell`` gets one line a query."""
        self.name = source.name
        self.online, self.exhaustive, self.size = source.online, source.exhaustive, source.size
        self._tell = tell

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """Tell the DOIs."""
        for doi in dois:
            self._tell(f"{self.name}: doi {doi}")
        return {doi: Lookup(problem="not asked: this is a rehearsal") for doi in dois}

    def search(self, raw: str, fields: Fields) -> Lookup:  # noqa: ARG002 - the protocol's signature
        """Tell the reference string."""
        self._tell(f"{self.name}: search {raw}")
        return Lookup(problem="not asked: this is a rehearsal")
