"""Crossref: works by DOI, many at a time, and by the words of a reference."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, quote_plus

from evidencecheck.model.journal import Journal
from evidencecheck.model.reference import Fields
from evidencecheck.model.settings import CROSSREF_URL, DOI_URL
from evidencecheck.sources._answer import Answer
from evidencecheck.sources._base import Lookup
from evidencecheck.sources._crossref_record import KEPT, SELECT, work_from_crossref
from evidencecheck.sources._http import UNWILLING, Patience, Service
from evidencecheck.sources._limits import MOST_AT_ONCE
from evidencecheck.sources._memory import Fact, Facts, Memory
from evidencecheck.sources._parcels import parcels
from evidencecheck.sources._plain import plain
from evidencecheck.sources.doi_agency import DoiAgency
from evidencecheck.text.normalise import fold

ROWS = 5  # the right work is among the first five, or it is not found by this search
JOURNALS = 20  # of which one is of the very name that was asked for, or none is
LONGEST_QUERY = 4000  # bytes once encoded: services refuse addresses of more than about 8 KiB

_ABSENT = "resource not found"
_UNKNOWN_404 = "status 404, and not in Crossref's words (a proxy, or another service?)"
_SHAPE = "an answer of an unknown shape"
_UNREADABLE = "an answer without a readable record"
# A list that is refused for one of its DOIs, or for its length, is cut in two and asked again.
_REFUSED = {400, 414}


class Crossref:
    """Crossref's REST API as a `Source`; DOIs of other agencies are read from their own registries.

    ``mailto`` is an address for Crossref to write to (its polite pool), ``url`` the API or a mirror of it, ``token`` a
    Crossref Plus token, ``doi_url`` the DOI resolver, ``now`` the UTC day to date answers with ("" for today),
    ``memory`` a place for its answers between runs. Raises `UsageError` for a ``url`` that is none.
    """

    name = "Crossref"
    online = True
    at_once = MOST_AT_ONCE
    exhaustive = True
    whole = True
    size = 180_000_000  # records in 2026, rounded up

    def __init__(  # noqa: PLR0913 - settings, each with a default
        self,
        mailto: str = "",
        url: str = CROSSREF_URL,
        *,
        token: str = "",
        doi_url: str = DOI_URL,
        patience: Patience = Patience(),
        now: str = "",
        memory: Memory | None = None,
    ) -> None:
        """Open no connection yet."""
        headers = {"Crossref-Plus-API-Token": f"Bearer {token}"} if token else {}
        idle = memory.idle() if memory is not None else float("inf")
        self._service = Service(url, mailto=mailto, headers=headers, patience=patience, idle=idle)
        self._agency = DoiAgency(doi_url, patience=patience)
        self._now = now
        self._facts = Facts(memory, self._service.url)

    def parcels(self, dois: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """``dois`` as they are asked: up to fifty in one list, and alone what a list cannot hold."""
        return parcels(dois)

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """One answer per normalised DOI: its work; no work where no registration agency knows it; or a problem."""
        wanted = tuple(dict.fromkeys(dois))
        found = {doi: known for doi in wanted if (known := self.recall_doi(doi))}
        for parcel in self.parcels([doi for doi in wanted if doi not in found]):
            found |= self._listed(parcel) if len(parcel) > 1 else {parcel[0]: self._single(parcel[0])}
        return {doi: found[doi] for doi in wanted}

    def search(self, raw: str, fields: Fields) -> Lookup:  # noqa: ARG002 - the whole string finds more than its fields do
        """At most five candidates for ``raw``, in Crossref's order.

        The whole string and nothing beside it: field queries and filters make Crossref's matching slower and worse
        (https://www.crossref.org/documentation/retrieve-metadata/rest-api/tips-for-using-the-crossref-rest-api/).
        """
        query = _query(raw)
        if not query:
            return Lookup(problem="a reference without words cannot be searched for")
        if known := self.recall_search(raw):
            return known
        answer = self._list({"query.bibliographic": query, "rows": str(ROWS)})
        if isinstance(answer, Answer):
            return Lookup(problem=answer.problem)
        fact, today = {"items": answer[:ROWS]}, self._today()
        self._facts.put("search", {query: fact}, today)
        return _candidates(fact, today)

    def journals(self, name: str, issn: str) -> Lookup:
        """The journals that Crossref lists under ``issn``, or finds for ``name``, each with its works by year.

        That it lists none, or a mirror has no such list, is an answer without journals: then nothing can be said of an
        absence.
        """
        if known := self.recall_journals(name, issn):
            return known
        if issn:
            answer = self._service.get(f"/journals/{quote(issn, safe='', errors='replace')}")
        else:
            answer = self._service.get("/journals", {"query": _query(name), "rows": str(JOURNALS)})
        if answer.problem and answer.status in UNWILLING:
            return Lookup(problem=answer.problem)
        today = self._today()
        match answer.body:
            case {"message": {"items": [*items]}} if not answer.problem:
                fact = {"journals": [_journal(item) for item in items if isinstance(item, Mapping)]}
            case {"message": {"title": str()} as item} if not answer.problem:
                fact = {"journals": [_journal(item)]}
            case _ if answer.status == 404 and _absent(answer):
                fact = {"journals": []}
            case _:
                return Lookup(retrieved=today)
        self._facts.put("journal", {issn or fold(name): fact}, today)
        return _journals(fact, today)

    def recall_journals(self, name: str, issn: str) -> Lookup | None:
        """What is kept from an earlier run."""
        kept = self._facts.get("journal", issn or fold(name))
        return _journals(*kept) if kept else None

    def recall_doi(self, doi: str) -> Lookup | None:
        """What is kept from an earlier run."""
        kept = self._facts.get("doi", doi)
        return self._told(doi, *kept) if kept else None

    def recall_search(self, raw: str) -> Lookup | None:
        """What is kept from an earlier run."""
        kept = self._facts.get("search", _query(raw))
        return _candidates(*kept) if kept else None

    def _listed(self, parcel: tuple[str, ...]) -> dict[str, Lookup]:
        """One answer per DOI, by one request for all; those that the list leaves out are asked about one by one."""
        answer = self._list({"filter": ",".join(f"doi:{doi}" for doi in parcel), "rows": str(len(parcel))})
        if isinstance(answer, Answer):
            if answer.status not in _REFUSED:
                return dict.fromkeys(parcel, Lookup(problem=answer.problem))
            half = len(parcel) // 2
            return {**self.by_doi(parcel[:half]), **self.by_doi(parcel[half:])}
        asked, today = set(parcel), self._today()
        facts: dict[str, Fact] = {}
        for record in answer:
            work = work_from_crossref(record, today)
            if work and work.doi in asked:
                facts.setdefault(work.doi, {"record": record})
        self._facts.put("doi", facts, today)
        found = {doi: self._told(doi, fact, today) for doi, fact in facts.items()}
        # A list is silent about what it lacks: another agency's DOI, one that has another name at Crossref, or none.
        return found | {doi: self._elsewhere(doi, listed=True) for doi in parcel if doi not in found}

    def _list(self, params: Mapping[str, str]) -> list[Any] | Answer:
        """The records of a list that can be read, cut to what is used; or the answer that is none, with its problem."""
        answer = self._service.get("/works", {**params, "select": ",".join(SELECT)})
        if answer.problem:
            return answer
        match answer.body:
            case {"message": {"items": [*items]}} if answer.status != 404:
                records = [_cut(item) for item in items if work_from_crossref(item, "")]
                return records if records or not items else Answer(answer.status, problem=_UNREADABLE)
        return Answer(answer.status, problem=_UNKNOWN_404 if answer.status == 404 else _SHAPE)

    def _single(self, doi: str) -> Lookup:
        answer, today = self._service.get(_path(doi)), self._today()
        if answer.problem:
            return Lookup(problem=answer.problem)
        if answer.status == 404:
            return self._elsewhere(doi) if _absent(answer) else Lookup(problem=_UNKNOWN_404)
        match answer.body:
            case {"message": message} if work_from_crossref(message, today):
                return self._learnt(doi, {"record": _cut(message)}, today)
        return Lookup(problem=_UNREADABLE)

    def _elsewhere(self, doi: str, *, listed: bool = False) -> Lookup:
        """Crossref has shown no such work; that is all that is known, until it has said whose the DOI is.

        ``listed`` where it was only left out of a list. Crossref may hold it under another DOI, and then says so when
        it is asked for it alone.
        """
        answer, today = self._service.get(f"{_path(doi)}/agency"), self._today()
        if answer.problem:
            return Lookup(problem=f"Crossref has no such DOI, and did not say whose it is: {answer.problem}")
        if answer.status == 404:
            return self._learnt(doi, {"absent": True}, today) if _absent(answer) else Lookup(problem=_UNKNOWN_404)
        match answer.body:
            case {"message": {"agency": {"id": str(agency), **more}}}:
                label = str(more.get("label") or agency)
            case _:
                return Lookup(problem=_SHAPE)
        if agency.casefold() != "crossref":
            text, problem = self._agency.ask(doi, label)
            return Lookup(problem=problem) if problem else self._learnt(doi, {"agency": label, "bibtex": text}, today)
        if listed:
            return self._single(doi)
        return Lookup(problem="the DOI is registered with Crossref, which has no record of it")

    def _learnt(self, doi: str, fact: Fact, today: str) -> Lookup:
        lookup = self._told(doi, fact, today)
        if not lookup.problem:
            self._facts.put("doi", {doi: fact}, today)
        return lookup

    def _told(self, doi: str, fact: Fact, day: str) -> Lookup:
        """What a fact says: the same whether it has just come or was kept."""
        if "record" in fact:
            work = work_from_crossref(fact["record"], day)
            return Lookup((work,), retrieved=day) if work else Lookup(problem=_UNREADABLE)
        if "bibtex" in fact:
            return self._agency.read(fact["bibtex"], doi, fact["agency"], day)
        return Lookup(retrieved=day)

    def _today(self) -> str:
        return self._now or datetime.now(tz=UTC).date().isoformat()


def _path(doi: str) -> str:
    return f"/works/{quote(doi, safe='', errors='replace')}"


def _cut(record: Mapping[str, Any]) -> dict[str, Any]:
    """What is used of a record; a list is cut to it by Crossref, a single record comes with all its references."""
    return {key: record[key] for key in KEPT if key in record}


def _candidates(fact: Fact, day: str) -> Lookup:
    return Lookup(tuple(work for item in fact["items"] if (work := work_from_crossref(item, day))), retrieved=day)


def _journal(item: Mapping[str, Any]) -> Fact:
    """What is used of a journal's entry: its title, its ISSNs, and how many of its DOIs are of each year."""
    match item:
        case {"breakdowns": {"dois-by-issued-year": [*pairs]}}:
            years = [pair for pair in pairs if isinstance(pair, list) and [type(part) for part in pair] == [int, int]]
        case _:
            years = []
    issn = item.get("ISSN")
    return {"title": plain(item.get("title")), "ISSN": issn if isinstance(issn, list) else [], "years": sorted(years)}


def _journals(fact: Fact, day: str) -> Lookup:
    told = fact["journals"]
    found = (Journal((one["title"],), tuple(map(str, one["ISSN"])), dict(one["years"])) for one in told if one["title"])
    return Lookup(retrieved=day, journals=tuple(found))


def _absent(answer: Answer) -> bool:
    """Whether a 404 is Crossref's own word for "no such work", and not a proxy's page or a wrong route.

    Seen: the bare text "Resource not found.", as text/plain and as application/json; and Crossref's JSON envelope.
    """
    text = str(answer.body).strip()
    if text.strip('".').casefold() == _ABSENT:
        return True
    try:
        match json.loads(text):
            case {"status": "failed" | "error", "message-type": str(kind)}:
                return kind.startswith("resource")
    except (ValueError, RecursionError):
        pass
    return False


def _query(raw: str) -> str:
    """``raw`` on one line, cut between words to what an address can hold."""
    raw = " ".join(raw.split()).encode("utf-8", "replace").decode()[:LONGEST_QUERY]  # lone surrogates cannot be sent
    while len(quote_plus(raw)) > LONGEST_QUERY:
        raw = raw.rpartition(" ")[0] or raw[: len(raw) // 2]
    return raw
