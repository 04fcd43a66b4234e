"""What every source offers, and the one shape of its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work


@attrs.frozen
class Lookup:
    """One answer. No works and no problem means that the source answered and holds nothing of the kind.

    ``problem`` says in words why there is no answer (timeout, 503, damaged JSON …); then nothing is known.
    ``retrieved`` is the UTC day of the answer, ISO 8601; "" for files.
    """

    works: tuple[Work, ...] = ()
    problem: str = ""
    retrieved: str = ""


class Source(Protocol):
    """A place to look works up in. Methods answer with `Lookup`s and never raise for what a service does."""

    name: str
    online: bool
    """Whether it is asked over the network."""
    exhaustive: bool
    """Whether an absence says something: of a registry it does, of a hand-kept bibliography it does not."""
    size: int
    """About how many works it holds: what a reference must be told from."""

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """One answer per normalised DOI; a DOI that the source does not hold has a `Lookup` without works."""

    def search(self, raw: str, fields: Fields) -> Lookup:
        """Candidates for a reference without a DOI, best first, at most five."""


@runtime_checkable
class Bulk(Source, Protocol):
    """A source that takes many questions: from several threads, several DOIs in one, and some without being asked."""

    at_once: int
    """How many threads may ask; how many requests it then sends at a time is for the source to see to."""

    def parcels(self, dois: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """``dois`` cut into what one call of `by_doi` may ask with one request."""

    def recall_doi(self, doi: str) -> Lookup | None:
        """The answer, where it is kept from an earlier run; else None, and nothing is sent."""

    def recall_search(self, raw: str) -> Lookup | None:
        """The same for a search."""


@attrs.frozen(eq=False)
class Question:
    """One thing to ask a source: whose ``doi`` it is, or, where that is "", what the words of ``raw`` tell of."""

    source: Source
    doi: str = ""
    raw: str = ""
    fields: Fields = attrs.Factory(Fields)

    @property
    def key(self) -> tuple[int, str, str]:
        """Equal for questions that have the same answer."""
        return id(self.source), self.doi, "" if self.doi else self.raw

    def ask(self) -> Lookup:
        """Put it to the source, and wait for the answer."""
        if self.doi:
            return self.source.by_doi([self.doi])[self.doi]
        return self.source.search(self.raw, self.fields)

    def recall(self) -> Lookup | None:
        """What the source can answer without being asked."""
        if not isinstance(self.source, Bulk):
            return None
        return self.source.recall_doi(self.doi) if self.doi else self.source.recall_search(self.raw)
