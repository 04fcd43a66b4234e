"""Works, references and sources for the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidencecheck.model.dates import PartialDate
from evidencecheck.model.document import Flow
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Fields, RawReference, Reference, Role
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work
from evidencecheck.parse import parse_string
from evidencecheck.sources._base import Lookup


def work(title: str, authors: str = "", year: int | None = None, **more) -> Work:
    """A work; ``authors`` are families with commas between, ``journal`` and ``page`` are strings."""
    journal, page = more.pop("journal", ""), more.pop("page", "")
    return Work(
        title=title,
        author=People(tuple(Person(family=f.strip()) for f in authors.split(",") if f.strip())),
        container_title=(journal,) if journal else (),
        page=PageRange.parse(page) if page else None,
        issued=PartialDate(year) if year else None,
        years=(year,) if year else (),
        type=more.pop("type", "journal-article"),
        source=more.pop("source", "Crossref"),
        **more,
    )


def reference(raw: str, label: str = "1", *, parsed: bool = True, **more) -> Reference:
    """A reference as the parser reads it, or with nothing read."""
    entry = RawReference(label, Span(0, len(raw)), Flow(raw), role=more.pop("role", Role.REFERENCE))
    return Reference(entry, parse_string(raw)[0] if parsed else Fields(), **more)


class Shelf:
    """A source that holds works, or has a problem; it counts what it was asked."""

    def __init__(
        self,
        works: Sequence[Work] = (),
        *,
        name: str = "Crossref",
        online: bool = True,
        exhaustive: bool | None = None,
        problem: str = "",
        size: int = 100_000,
    ) -> None:
        self.works, self.name, self.online, self.problem, self.size = tuple(works), name, online, problem, size
        self.exhaustive = online if exhaustive is None else exhaustive
        self.asked: list[str] = []

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        self.asked += dois
        return {doi: self._answer(w for w in self.works if w.doi == doi) for doi in dois}

    def search(self, raw: str, fields: Fields) -> Lookup:
        self.asked.append(raw)
        return self._answer(self.works)

    def _answer(self, works) -> Lookup:
        if self.problem:
            return Lookup(problem=self.problem)
        return Lookup(tuple(works)[:5], retrieved="2026-11-20" if self.online else "")


SLEDGE = work(
    "Effectiveness of Peer Support in Reducing Readmissions of Persons With Multiple Psychiatric Hospitalizations",
    "Sledge, Lawless, Sells, Wieland, O'Connell, Davidson",
    2011,
    journal="Psychiatric Services",
    volume="62",
    issue="5",
    page="541-544",
    doi="10.1176/ps.62.5.pss6205_0541",
)
SLEDGE_CITED = (
    "Sledge WH, Lawless M, Sells D. Effectiveness of peer support in reducing readmissions among people with multiple "
    "psychiatric hospitalizations. Psychiatr Serv. 2011;62:541–544"
)
BUSES = work(
    "Night buses and the second shift: a study of riders",
    "Aldana, Petrov",
    2012,
    journal="Journal of Urban Mobility",
    volume="4",
    issue="2",
    page="11-19",
    doi="10.5555/jum.2012.4.2",
)
BUSES_CITED = "Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19."
