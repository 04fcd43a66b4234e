"""One Crossref record as a `Work`. Pure, and calm about anything that a record may lack or hold.

Fields: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md. What is said of a work's standing is read
by `_crossref_standing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.work import Work
from evidencecheck.sources._crossref_standing import date, related, updates
from evidencecheck.sources._plain import doi, plain

# What is asked of lists, where a record can be cut to its fields; a single record comes whole.
SELECT = (
    "DOI", "title", "subtitle", "author", "editor", "container-title", "short-container-title", "volume", "issue",
    "page", "article-number", "issued", "published", "published-print", "published-online", "posted", "publisher",
    "type", "ISBN", "ISSN", "URL", "updated-by", "update-to", "relation", "abstract",
)  # fmt: skip
# What is used, too, where it is sent: a list cannot be asked for these.
KEPT = (*SELECT, "subtype", "edition-number", "PMID")

_DATES = ("issued", "published", "published-print", "published-online", "posted")
_ET_AL = {"et al", "et al.", "others", "and others"}


def work_from_crossref(message: object, retrieved: str) -> Work | None:
    """The work that ``message`` records, None where it is no record with a DOI. ``retrieved`` is a UTC day."""
    if not isinstance(message, Mapping) or not doi(message.get("DOI")):
        return None
    return work_from_record(message, retrieved, "Crossref")


def work_from_record(message: Mapping[str, Any], retrieved: str, source: str) -> Work:
    """As `work_from_crossref`, for a record of this shape that ``source`` keeps, and that need have no DOI."""
    own = doi(message.get("DOI"))
    dates = [found for key in _DATES if (found := date(message.get(key)))]
    containers = (*_strings(message.get("container-title")), *_strings(message.get("short-container-title")))
    page, url = plain(message.get("page")), plain(message.get("URL"))
    return Work(
        title=_title(message),
        author=_people(message.get("author")),
        editor=_people(message.get("editor")),
        container_title=tuple(dict.fromkeys(containers)),
        volume=plain(message.get("volume")),
        issue=plain(message.get("issue")),
        page=PageRange.parse(page) if page else None,
        article_number=plain(message.get("article-number")),
        issued=dates[0] if dates else None,
        years=tuple(sorted({one.year for one in dates if one.year})),
        publisher=plain(message.get("publisher")),
        type=plain(message.get("type")),
        doi=own,
        isbn=tuple(dict.fromkeys(_isbn(value) for value in _strings(message.get("ISBN")))),
        issn=tuple(dict.fromkeys(_strings(message.get("ISSN")))),
        url="" if doi(url) else url,
        updates=updates(message.get("updated-by"), own),
        notice_of=updates(message.get("update-to"), own),
        relations=related(message.get("relation"), own),
        subtype=plain(message.get("subtype")),
        edition=plain(message.get("edition-number")),
        pmid=plain(message.get("PMID")),
        source=source,
        key=own,
        retrieved=retrieved,
        abstract=plain(message.get("abstract")),
    )


def _title(message: Mapping[str, Any]) -> str:
    """Title and subtitle, joined as citations print them; some records hold the subtitle in the title already."""
    title = next(iter(_strings(message.get("title"))), "")
    subtitle = next(iter(_strings(message.get("subtitle"))), "")
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{' ' if title.endswith((':', '?', '!')) else ': '}{subtitle}" if title else subtitle


def _strings(value: object) -> tuple[str, ...]:
    """The non-empty strings of a list; a bare string counts as a list of one."""
    values = value if isinstance(value, list) else [value]
    return tuple(text for item in values if (text := plain(item)))


def _people(value: object) -> People:
    names, others = [], False
    for item in value if isinstance(value, list) else ():
        if not isinstance(item, Mapping):
            continue
        family, given, name = (plain(item.get(key)) for key in ("family", "given", "name"))
        if (family or name).casefold() in _ET_AL:
            others = True
        elif family:
            names.append(Person(family=family, given=given))
        elif name or given:
            names.append(Person(literal=name or given))
    return People(tuple(names), others)


def _isbn(text: str) -> str:
    return text.rpartition("/")[2].replace("-", "")
