"""An item of CSL-JSON, as Zotero and Mendeley write it into documents, as an entry that is kept as fields.

Source: the schema csl-data.json of citationstyles.org. What is not of the shape that it should be is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from evidencecheck.formats._entry import Kept, Name
from evidencecheck.model.document import Flow

TYPES = {
    "article": "posted-content",
    "article-journal": "journal-article",
    "book": "book",
    "chapter": "book-chapter",
    "dataset": "dataset",
    "entry-dictionary": "reference-entry",
    "entry-encyclopedia": "reference-entry",
    "paper-conference": "proceedings-article",
    "post-weblog": "webpage",
    "report": "report",
    "standard": "standard",
    "thesis": "dissertation",
    "webpage": "webpage",
}
"""CSL's types by Crossref's names; what is not here is left to the reader of references."""
_FIELDS = {
    "title": "title",
    "container-title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "publisher": "publisher",
    "publisher-place": "place",
    "DOI": "doi",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "ISBN": "isbn",
    "URL": "url",
}
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)\b[^<>]*>", re.IGNORECASE)
# Halves of characters, signs that steer a printer, and private ones mean nothing here.
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffc\ufffe\uffff]")
_LONGEST = 2000
_MOST_NAMES = 200


def words(value: object) -> str:
    """A value as one line of plain words, "" for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    plain = _STRANGE.sub(" ", _MARKUP.sub("", str(value)[:_LONGEST]))
    return " ".join(plain.split())


def fields_of(pairs: Mapping[str, str]) -> dict[str, Flow]:
    """Fields that hold something."""
    return {name: Flow(value) for name, value in pairs.items() if value}


def person(family: str, given: str = "", literal: str = "") -> Name | None:
    """A name of its parts, None without any."""
    if not (family or given or literal):
        return None
    return Name(*(Flow(part) if part else None for part in (family, given, literal)))


def kept(item: Mapping[str, Any]) -> Kept:
    """The entry that a CSL item is."""
    pairs = {ours: words(item.get(theirs)) for theirs, ours in _FIELDS.items()}
    year, iso = _date(item.get("issued"))
    pairs["date"] = year
    names = {role: tuple(_names(item.get(role))) for role in ("author", "editor")}
    return Kept(
        {role: some for role, some in names.items() if some},
        fields_of(pairs),
        TYPES.get(words(item.get("type")), ""),
        dated=iso,
    )


def _names(value: object) -> Iterator[Name]:
    for one in (value if isinstance(value, list) else ())[:_MOST_NAMES]:
        if not isinstance(one, dict):
            continue
        parts = {key: words(part) for key, part in one.items()}
        family = " ".join(filter(None, (parts.get("non-dropping-particle"), parts.get("family"))))
        given = " ".join(filter(None, (parts.get("given"), parts.get("dropping-particle"), parts.get("suffix"))))
        name = person(family, given, parts.get("literal", ""))
        if name:
            yield name


def _date(value: object) -> tuple[str, str]:
    """A date as it is printed, the year, and in ISO 8601."""
    if not isinstance(value, dict):
        return "", ""
    rows = value.get("date-parts")
    row = rows[0] if isinstance(rows, list) and rows else None
    parts = [words(part) for part in row[:3]] if isinstance(row, list) else []
    if parts and re.fullmatch(r"\d{4}", parts[0]):
        parts = [part for n, part in enumerate(parts) if n == 0 or re.fullmatch(r"\d{1,2}", part)]
        return parts[0], "-".join(part.zfill(2) for part in parts)
    return words(value.get("literal")) or words(value.get("raw")), ""
