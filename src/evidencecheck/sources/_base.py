"""What every source offers, and the one shape of its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

import attrs

from evidencecheck.model.journal import Journal
from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work
from evidencecheck.text.normalise import fold


@attrs.frozen
class Lookup:
    """One answer. No works and no problem means that the source answered and holds nothing of the kind.

    ``problem`` says in words why there is no answer (timeout, 503, damaged JSON …); then nothing is known.
    ``retrieved`` is the UTC day of the answer, ISO 8601; "" for files. Asked for a journal, it answers with
    ``journals``.
    """

    works: tuple[Work, ...] = ()
    problem: str = ""
    retrieved: str = ""
    journals: tuple[Journal, ...] = ()


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


@runtime_checkable
class Keeper(Source, Protocol):
    """A registry that can say which journals it holds works of, so that an absence from it can be judged."""

    whole: bool
    """Whether it means to hold all works of its journals. What a sample lacks need not be there."""

    def journals(self, name: str, issn: str) -> Lookup:
        """The journals that ``name`` may name; or the one with this ``issn``, where that is known."""

    def recall_journals(self, name: str, issn: str) -> Lookup | None:
        """The answer, where it is kept from an earlier run; else None, and nothing is sent."""


@attrs.frozen(eq=False)
class Question:
    """One thing to ask a source: whose ``doi`` it is, what it holds of a ``journal``, or what ``raw`` tells of.

    That of a journal is one question however its name is set, and with whatever ``issn``.
    """

    source: Source
    doi: str = ""
    raw: str = ""
    fields: Fields = attrs.Factory(Fields)
    journal: str = ""
    issn: str = ""

    @property
    def key(self) -> tuple[int, str, str]:
        """Equal for questions that have the same answer."""
        if self.journal:
            return id(self.source), "journal", fold(self.journal)
        return id(self.source), *(("doi", self.doi) if self.doi else ("search", self.raw))

    def ask(self) -> Lookup:
        """Put it to the source, and wait for the answer."""
        if self.journal:
            return self.source.journals(self.journal, self.issn) if isinstance(self.source, Keeper) else Lookup()
        if self.doi:
            return self.source.by_doi([self.doi])[self.doi]
        return self.source.search(self.raw, self.fields)

    def recall(self) -> Lookup | None:
        """What the source can answer without being asked."""
        if self.journal:
            return self.source.recall_journals(self.journal, self.issn) if isinstance(self.source, Keeper) else None
        if not isinstance(self.source, Bulk):
            return None
        return self.source.recall_doi(self.doi) if self.doi else self.source.recall_search(self.raw)
