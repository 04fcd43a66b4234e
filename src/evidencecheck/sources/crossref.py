"""Crossref: works by DOI and by the words of a reference."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import quote, quote_plus

from evidencecheck.model.reference import Fields
from evidencecheck.model.settings import CROSSREF_URL
from evidencecheck.model.work import Work
from evidencecheck.sources._answer import Answer
from evidencecheck.sources._base import Lookup
from evidencecheck.sources._crossref_record import SELECT, work_from_crossref
from evidencecheck.sources._http import Patience, Service
from evidencecheck.sources.doi_agency import DOI_URL, DoiAgency

ROWS = 5  # the right work is among the first five, or it is not found by this search
LONGEST_QUERY = 4000  # bytes once encoded: services refuse addresses of more than about 8 KiB

_ABSENT = "resource not found"
_UNKNOWN_404 = "status 404, and not in Crossref's words (a proxy, or another service?)"


class Crossref:
    """Crossref's REST API as a `Source`; DOIs of other agencies are read from their own registries.

    ``mailto`` is an address for Crossref to write to (its polite pool), ``url`` the API or a mirror of it, ``token`` a
    Crossref Plus token, ``doi_url`` the DOI resolver, ``now`` the UTC day to date answers with ("" for today). Raises
    `UsageError` for a ``url`` that is none.
    """

    name = "Crossref"
    online = True
    exhaustive = True
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
    ) -> None:
        """Open no connection yet."""
        headers = {"Crossref-Plus-API-Token": f"Bearer {token}"} if token else {}
        self._service = Service(url, mailto=mailto, headers=headers, patience=patience)
        self._agency = DoiAgency(doi_url, patience=patience)
        self._now = now

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """One answer per normalised DOI: its work; no work where no registration agency knows it; or a problem."""
        return {doi: self._one(doi) for doi in dict.fromkeys(dois)}

    def search(self, raw: str, fields: Fields) -> Lookup:  # noqa: ARG002 - the whole string finds more than its fields do
        """At most five candidates for ``raw``, in Crossref's order.

        The whole string and nothing beside it: field queries and filters make Crossref's matching slower and worse
        (https://www.crossref.org/documentation/retrieve-metadata/rest-api/tips-for-using-the-crossref-rest-api/).
        """
        query = _shortened(" ".join(raw.split()))
        if not query:
            return Lookup(problem="a reference without words cannot be searched for")
        params = {"query.bibliographic": query, "rows": str(ROWS), "select": ",".join(SELECT)}
        answer, today = self._service.get("/works", params), self._today()
        if answer.problem or answer.status == 404:
            return Lookup(problem=answer.problem or _UNKNOWN_404)
        match answer.body:
            case {"message": {"items": [*items]}}:
                works = tuple(work for item in items if (work := work_from_crossref(item, today)))[:ROWS]
            case _:
                return Lookup(problem="an answer of an unknown shape")
        if items and not works:
            return Lookup(problem="an answer without a readable record")
        return Lookup(works, retrieved=today)

    def _one(self, doi: str) -> Lookup:
        path = f"/works/{quote(doi, safe='', errors='replace')}"
        answer, today = self._service.get(path), self._today()
        if answer.problem:
            return Lookup(problem=answer.problem)
        if answer.status == 404:
            return self._elsewhere(doi, path) if _absent(answer) else Lookup(problem=_UNKNOWN_404)
        work = _record(answer, today)
        return Lookup((work,), retrieved=today) if work else Lookup(problem="an answer without a readable record")

    def _elsewhere(self, doi: str, path: str) -> Lookup:
        """Crossref has no such work; that is all that is known, until it has said whether another agency has."""
        answer, today = self._service.get(f"{path}/agency"), self._today()
        if answer.problem:
            return Lookup(problem=f"Crossref has no such DOI, and did not say whose it is: {answer.problem}")
        if answer.status == 404:
            return Lookup(retrieved=today) if _absent(answer) else Lookup(problem=_UNKNOWN_404)
        match answer.body:
            case {"message": {"agency": {"id": str(agency), **more}}}:
                label = str(more.get("label") or agency)
            case _:
                return Lookup(problem="an answer of an unknown shape")
        if agency.casefold() == "crossref":
            return Lookup(problem="the DOI is registered with Crossref, which has no record of it")
        return self._agency.lookup(doi, label, today)

    def _today(self) -> str:
        return self._now or datetime.now(tz=UTC).date().isoformat()


def _record(answer: Answer, today: str) -> Work | None:
    match answer.body:
        case {"message": message}:
            return work_from_crossref(message, today)
    return None


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


def _shortened(raw: str) -> str:
    """``raw``, cut between words to what an address can hold."""
    raw = raw.encode("utf-8", "replace").decode()[:LONGEST_QUERY]  # lone surrogates cannot be sent
    while len(quote_plus(raw)) > LONGEST_QUERY:
        raw = raw.rpartition(" ")[0] or raw[: len(raw) // 2]
    return raw
