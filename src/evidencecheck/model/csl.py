"""Fields and works as CSL-JSON and back: one shape for the lock, the JSON report, `extract` and `parse`.

Names and shapes follow the CSL-JSON schema (citationstyles.org, csl-data.json) and, for what CSL lacks, Crossref's
REST API: ``article-number``, ``subtype``, ``updated-by``, ``update-to``, ``relation``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidencecheck.model.dates import PartialDate
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Relation, Update, Work

Csl = dict[str, Any]

CSL_NAMES = {
    "container_title": "container-title",
    "publisher_place": "publisher-place",
    "doi": "DOI",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "arxiv": "arXiv",
    "isbn": "ISBN",
    "issn": "ISSN",
    "article_number": "article-number",
}


def csl_name(attribute: str) -> str:
    """The CSL name of an attribute of `Fields` or `Work`."""
    return CSL_NAMES.get(attribute, attribute)


def fields_to_csl(fields: Fields) -> Csl:
    """What was read from a reference, as CSL-JSON; what is not written is left out.

    Pages stand as they are printed ("541-4"), which CSL allows: a short range is completed when it is compared.
    """
    csl: Csl = {"type": fields.type} if fields.type else {}
    for name, field in fields.items():
        csl[csl_name(name)] = _plain(field.value)
    if fields.page and fields.page.raw:
        csl["page"] = _printed_pages(fields.page.raw)
    return csl


def work_to_csl(work: Work) -> Csl:
    """A record as CSL-JSON, empty fields left out, the abstract never in it."""
    container, *short = work.container_title or ("",)
    csl: Csl = {
        "type": work.type,
        "subtype": work.subtype,
        "title": work.title,
        "author": _plain(work.author),
        "author-others": work.author.others,
        "editor": _plain(work.editor),
        "editor-others": work.editor.others,
        "container-title": container,
        "container-title-short": short,
        "volume": work.volume,
        "issue": work.issue,
        "page": _plain(work.page) if work.page else "",
        "article-number": work.article_number,
        "issued": _plain(work.issued) if work.issued else None,
        "years": list(work.years),
        "publisher": work.publisher,
        "edition": work.edition,
        "DOI": work.doi,
        "PMID": work.pmid,
        "ISBN": list(work.isbn),
        "ISSN": list(work.issn),
        "URL": work.url,
        "updated-by": [_update(update) for update in work.updates],
        "update-to": [_update(update) for update in work.notice_of],
        "relation": [{"type": relation.type, "DOI": relation.doi} for relation in work.relations],
        "note": work.note,
    }
    return {name: value for name, value in csl.items() if value}


def work_from_csl(csl: Mapping[str, Any], source: str = "", key: str = "", retrieved: str = "") -> Work:
    """The inverse of `work_to_csl`; raises KeyError, TypeError or ValueError on another shape."""
    containers = [csl["container-title"]] if csl.get("container-title") else []
    return Work(
        title=csl.get("title", ""),
        author=_people(csl, "author"),
        editor=_people(csl, "editor"),
        container_title=(*containers, *csl.get("container-title-short", ())),
        volume=csl.get("volume", ""),
        issue=csl.get("issue", ""),
        page=PageRange.parse(csl["page"]) if csl.get("page") else None,
        article_number=csl.get("article-number", ""),
        issued=_date(csl["issued"]) if csl.get("issued") else None,
        years=tuple(csl.get("years", ())),
        publisher=csl.get("publisher", ""),
        type=csl.get("type", ""),
        doi=csl.get("DOI", ""),
        isbn=tuple(csl.get("ISBN", ())),
        issn=tuple(csl.get("ISSN", ())),
        url=csl.get("URL", ""),
        updates=_updates(csl, "updated-by"),
        notice_of=_updates(csl, "update-to"),
        relations=tuple(Relation(one["type"], one["DOI"]) for one in csl.get("relation", ())),
        subtype=csl.get("subtype", ""),
        edition=csl.get("edition", ""),
        pmid=csl.get("PMID", ""),
        source=source,
        key=key,
        retrieved=retrieved,
        note=csl.get("note", ""),
    )


def _plain(value: object) -> object:
    if isinstance(value, People):
        return [_person(p) for p in value.names]
    if isinstance(value, PageRange):
        return f"{value.first}-{value.last}" if value.last else value.first
    if isinstance(value, PartialDate):
        return {"date-parts": [list(value.parts)]} if value.year else {"literal": value.status}
    return value


def _printed_pages(raw: str) -> str:
    return re.sub(r"\s*[-\u2010-\u2015\u2212]+\s*", "-", " ".join(raw.split()))


def _update(update: Update) -> Csl:
    csl = {"type": update.type, "DOI": update.doi, "date": update.date, "source": update.source}
    return {name: value for name, value in csl.items() if value}


def _updates(csl: Mapping[str, Any], name: str) -> tuple[Update, ...]:
    told = csl.get(name, ())
    return tuple(Update(u["type"], u.get("DOI", ""), u.get("date", ""), u.get("source", "")) for u in told)


def _person(person: Person) -> Csl:
    if person.literal:
        return {"literal": person.literal}
    parts = (("family", person.family), ("given", person.given), ("suffix", person.suffix))
    return {name: part for name, part in parts if part}


def _people(csl: Mapping[str, Any], name: str) -> People:
    names = tuple(
        Person(p.get("family", ""), p.get("given", ""), p.get("literal", ""), p.get("suffix", ""))
        for p in csl.get(name, ())
    )
    return People(names, bool(csl.get(f"{name}-others")))


def _date(csl: Mapping[str, Any]) -> PartialDate:
    if "literal" in csl:
        return PartialDate(status=csl["literal"])
    parts: list[int | None] = [*csl["date-parts"][0], None, None]
    return PartialDate(parts[0], parts[1], parts[2])
