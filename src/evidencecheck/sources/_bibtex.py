"""BibTeX as `Work`s: for hand-kept bibliographies and for what other registration agencies answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evidencecheck.errors import BibliographyError
from evidencecheck.formats._bib_latex import decoded, verbatim
from evidencecheck.formats._bib_names import names
from evidencecheck.formats._bib_parser import MONTHS, entries
from evidencecheck.formats._entry import Name
from evidencecheck.model import kinds
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.document import Flow
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.work import Update, Work
from evidencecheck.sources._plain import doi

Fields = Mapping[str, Flow]


def read_bibtex(text: str, name: str) -> tuple[Work, ...]:
    """The entries of ``text`` as works, in their order; ``name`` is the file's, for `Work.source` and for errors.

    Raises `BibliographyError` for an entry that cannot be read, with its line. An undefined month or string is no
    damage, nor is an ``@`` within a line of remarks.
    """
    found, damages = entries(text)
    for damage in damages:
        if not damage.unknown:
            raise BibliographyError(f"{name}, line {damage.line}: {damage}")
    return tuple(_work(entry.kind, entry.key, entry.fields, name) for entry in found)


def _work(kind: str, key: str, fields: Fields, source: str) -> Work:
    def first(*names: str) -> str:
        return next((value for name in names if (value := _text(fields, name))), "")

    def all_of(name: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[\dXx-]{8,}", fields[name].text if name in fields else ""))

    title, subtitle, pages, issued = first("title"), first("subtitle"), first("pages"), _issued(fields)
    containers = (first("journal", "journaltitle", "booktitle"), first("shortjournal"))
    return Work(
        title=f"{title}: {subtitle}" if subtitle else title,
        author=_people(fields.get("author")),
        editor=_people(fields.get("editor")),
        container_title=tuple(filter(None, containers)),
        volume=first("volume"),
        issue=first("number", "issue"),
        page=PageRange.parse(pages) if pages else None,
        article_number=first("eid", "article-number"),
        issued=issued,
        years=(issued.year,) if issued and issued.year else (),
        publisher=first("publisher", "institution", "school", "organization"),
        type=kinds.BIBTEX.get(kind, "other"),
        doi=doi(_address(fields, "doi")),
        isbn=tuple(value.replace("-", "") for value in all_of("isbn")),
        issn=all_of("issn"),
        url=_address(fields, "url"),
        source=source,
        key=key,
        updates=_standing(first("note"), source),
        edition=first("edition"),
        pmid=first("pmid"),
        note=first("note"),
        abstract=first("abstract"),
    )


def _standing(note: str, source: str) -> tuple[Update, ...]:
    """That a work is retracted, where whoever keeps the bibliography has begun the entry's note with that word."""
    said = re.match(r"\W*(?:(retracted)|withdrawn)\b", note, re.IGNORECASE)
    return (Update("retraction" if said[1] else "withdrawal", source=source),) if said else ()


def _text(fields: Fields, name: str) -> str:
    """A field's words on one line, LaTeX read; "" for none."""
    return " ".join(decoded(fields[name]).text.split()) if name in fields else ""


def _address(fields: Fields, name: str) -> str:
    return verbatim(fields[name]).text if name in fields else ""


def _people(value: Flow | None) -> People:
    listed, others = names(value) if value is not None else ([], False)
    return People(tuple(map(_person, listed)), others=others)


def _person(name: Name) -> Person:
    if name.literal is not None:
        return Person(literal=name.literal.text)
    if name.family is None:  # set apart by commas alone
        words = name.whole.text.replace(",", " ").split() if name.whole is not None else [""]
        return Person(family=words[-1], given=" ".join(words[:-1]))
    return Person(family=name.family.text, given=name.given.text if name.given is not None else "")


def _issued(fields: Fields) -> PartialDate | None:
    """The ``date`` (biblatex, ISO 8601), else ``year``, ``month``, ``day``; words such as "in press" are a status."""
    parts = (_text(fields, "year"), _month(fields), _text(fields, "day"))
    written = _text(fields, "date") or "-".join(filter(None, parts))
    match = re.match(r"(\d{4})([a-z]?)(?![a-z0-9])(?:-(\d{1,2})(?:-(\d{1,2}))?)?", written)
    if not match:
        status = _text(fields, "year") or _text(fields, "pubstate")
        return PartialDate(status=status) if status else None
    month = int(match[3]) if match[3] and 0 < int(match[3]) <= 12 else None
    day = int(match[4]) if month and match[4] and 0 < int(match[4]) <= 31 else None
    return PartialDate(int(match[1]), month, day, suffix=match[2])


def _month(fields: Fields) -> str:
    word = _text(fields, "month").strip(". ").lower()
    return word if word.isdigit() else str(MONTHS.get(word[:3], ""))
