"""From tagged stretches to values: each field's own reader, what cannot be one left out.

A stretch's printed form is kept beside its value by the caller; nothing here loses a letter of a name or a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from evidencecheck.identifiers import doi, url
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People
from evidencecheck.parse import dates
from evidencecheck.parse.people import read_people
from evidencecheck.parse.shadow import shadow

_LABEL = re.compile(
    r"^\W*(?:(?:vol(?:ume|s)?|bd|band|tomo?|jg|jahrgang|no|nr|num|number|issue|iss|heft|h|fasc|pp?|pgs?|pages?|seiten?|ss?|"
    r"p\u00e1gs?)\b[.\s]*|[\u7b2c])(?=[\dA-Z(])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9])(1[4-9][0-9]{2}|20[0-9]{2})(?![0-9])")
_FAMILY = re.compile(r"[^\W\d_]{2}|^[^\x00-\u2e7f]$")
_LINE_END = re.compile(r"(?<=[a-z])- (?=[a-z])")


def words(text: str) -> str | None:
    """Words on one line, a word that was broken over two joined where the break shows."""
    return _LINE_END.sub("-", " ".join(text.split())) or None


def people(text: str) -> object | None:
    """Names; None where there is no name in it."""
    found = read_people(text)
    return found if found.names else None


def number(text: str) -> str | None:
    """A volume or an issue, without the word for it."""
    return _LABEL.sub("", " ".join(text.split())) or None


def pages(text: str) -> PageRange | None:
    """Pages, an article number; spaces that crept into numbers are gone."""
    plain = _LABEL.sub("", re.sub(r"\s*([-\u2010-\u2015\u2212])\s*", r"\1", " ".join(text.split())))
    return PageRange.parse(plain) if any(map(str.isalnum, plain)) else None


def date(text: str) -> PartialDate | None:
    """A date as far as it is printed; of several years the first; "in press" and the like as a status."""
    shade = shadow(text)
    if found := dates.read(shade.strip(" .,;:()[]")):
        return found
    year = _YEAR.search(shade)
    if year is None:
        return None
    last = _YEAR.search(shade, year.end())
    return (dates.read(shade[: last.start()]) if last else None) or PartialDate(int(year[1]))


def address(text: str) -> str | None:
    """A web address, also one with spaces in it, as PDF text has them."""
    plain = "".join(text.split()).rstrip(".,;")
    return next((found for _, found in url.find(plain)), plain if "." in plain or "/" in plain else None)


def identifier(text: str) -> str | None:
    """A DOI with spaces in it, as PDF text has them; None where it is none even so."""
    return next((found for _, found in doi.find("".join(text.split()))), None)


def plausible(value: object) -> bool:
    """Whether a value can be what it was read as: every person with a family name, pages that do not run backwards."""
    if isinstance(value, People):
        return all(person.literal or _FAMILY.search(person.family) for person in value.names)
    if isinstance(value, PageRange):
        first, last = re.search(r"[0-9]+", value.first), re.search(r"[0-9]+", value.last)
        return not (first and last and int(last[0]) < int(first[0]) and "." not in value.first)
    return True


READERS: dict[str, tuple[str, Callable[[str], object | None]]] = {
    "author": ("author", people),
    "editor": ("editor", people),
    "title": ("title", words),
    "container-title": ("container_title", words),
    "volume": ("volume", number),
    "issue": ("issue", number),
    "page": ("page", pages),
    "date": ("issued", date),
    "publisher": ("publisher", words),
    "institution": ("institution", words),
    "place": ("publisher_place", words),
    "doi": ("doi", identifier),
    "url": ("url", address),
}
"""For each label of the tagger the attribute of `Fields` that it fills, and how its text is read.

An institution is the publisher of a work that names no other.
"""

BY_NAME: dict[str, Callable[[str], object | None]] = dict(READERS.values())
"""The same, by attribute."""
