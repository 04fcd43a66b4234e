"""One Crossref record as a `Work`. Pure, and calm about anything that a record may lack or hold.

Fields: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md; ``updated-by`` since January 2025, with
Retraction Watch's notices beside the publishers' own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evidencecheck.model.dates import PartialDate
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.work import Update, Work
from evidencecheck.sources._plain import doi, plain

# What is asked of lists, where a record can be cut to its fields; a single record comes whole.
SELECT = (
    "DOI", "title", "subtitle", "author", "editor", "container-title", "short-container-title", "volume", "issue",
    "page", "article-number", "issued", "published", "published-print", "published-online", "posted", "publisher",
    "type", "ISBN", "ISSN", "URL", "updated-by", "abstract",
)  # fmt: skip

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
    dates = [date for key in _DATES if (date := _date(message.get(key)))]
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
        years=tuple(sorted({date.year for date in dates if date.year})),
        publisher=plain(message.get("publisher")),
        type=plain(message.get("type")),
        doi=own,
        isbn=tuple(dict.fromkeys(_isbn(value) for value in _strings(message.get("ISBN")))),
        issn=tuple(dict.fromkeys(_strings(message.get("ISSN")))),
        url="" if doi(url) else url,
        updates=_updates(message.get("updated-by"), own),
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


def _date(value: object) -> PartialDate | None:
    """``{"date-parts": [[2011, 5]]}``; Crossref writes ``[[null]]`` for a date that it does not know."""
    match value:
        case {"date-parts": [[year, *rest], *_]}:
            numbers = [_number(part, most) for part, most in zip((year, *rest), (2100, 12, 31), strict=False)]
        case _:
            return None
    if numbers[0] is None or numbers[0] < 1000:
        return None
    month = numbers[1] if len(numbers) > 1 else None
    return PartialDate(numbers[0], month, numbers[2] if month and len(numbers) > 2 else None)


def _number(value: object, most: int) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 5:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most else None


def _isbn(text: str) -> str:
    return text.rpartition("/")[2].replace("-", "")


def _updates(value: object, own: str) -> tuple[Update, ...]:
    """The notices about the work, each once; a record that points at itself (new versions at PLOS) is no notice.

    A retraction may stand there twice, from its publisher and from Retraction Watch: then both are its source, and its
    date is the publisher's. By type and DOI, so that the order in which they are sent does not matter.
    """
    items = [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
    updates = (
        Update(kind, notice, str(_date(item.get("updated")) or ""), plain(item.get("source")))
        for item in items
        if (kind := plain(item.get("type"))) and (notice := doi(item.get("DOI"))) != own
    )
    found: dict[tuple[str, str], list[Update]] = {}
    for update in sorted(updates, key=lambda u: (u.type, u.doi, u.source, u.date)):
        found.setdefault((update.type, update.doi), []).append(update)
    return tuple(
        Update(
            *key,
            next((u.date for u in same if u.date), ""),
            ", ".join(dict.fromkeys(u.source for u in same if u.source)),
        )
        for key, same in found.items()
    )
