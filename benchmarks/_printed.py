"""References made of records, and how they are printed: Vancouver, APA, a numbered list in Markdown, BibTeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

Name = tuple[str, str]
"""Family and given name; an organisation has no given name and stands in ``Cited.body``."""

_SHOWN = 6
_BOOKS = frozenset({"book", "monograph", "edited-book"})
_PARTS = frozenset({"book-chapter", "proceedings-article", "reference-entry"})
_DATES = ("issued", "published", "published-print", "published-online", "posted")
_SPECIAL = re.compile(r"([&%$#_{}])")


@attrs.frozen
class Cited:
    """What a reference says of its work.

    ``others`` where its list of authors ends in "et al.", ``years`` all that the record gives.
    """

    type: str
    title: str
    authors: tuple[Name, ...]
    year: int
    container: str = ""
    editors: tuple[Name, ...] = ()
    volume: str = ""
    issue: str = ""
    first: str = ""
    last: str = ""
    article: str = ""
    publisher: str = ""
    isbn: str = ""
    pmid: str = ""
    doi: str = ""
    others: bool = False
    years: tuple[int, ...] = ()

    @property
    def place(self) -> str:
        """Pages, or the article number."""
        return f"{self.first}-{self.last}" if self.last else self.first or self.article


def cited(record: Mapping[str, Any]) -> Cited | None:
    """A full reference to the work of a Crossref-shaped record; None where it has no title, person or year."""
    title, year = _first(record, "title"), record["issued"]["date-parts"][0][0] if record.get("issued") else None
    kind = record.get("type", "")
    names = people(record, "author")
    if not title or not names or not isinstance(year, int) or len(names) != len(record["author"]):
        return None
    subtitle = _first(record, "subtitle")
    first, _, last = str(record.get("page", "")).replace("\u2013", "-").partition("-")
    return Cited(
        kind,
        f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title,
        names,
        year,
        container=_first(record, "container-title"),
        editors=people(record, "editor") if kind in _PARTS else (),
        volume=str(record.get("volume", "")),
        issue=str(record.get("issue", "")),
        first=first.strip(),
        last=last.strip() if last.strip() != first.strip() else "",
        article=str(record.get("article-number", "")),
        publisher=record.get("publisher", "") if kind in _BOOKS | _PARTS else "",
        isbn=_first(record, "ISBN").rpartition("/")[2] if kind in _BOOKS else "",
        doi=record["DOI"],
        years=tuple(record[key]["date-parts"][0][0] for key in _DATES if record.get(key)),
    )


def people(record: Mapping[str, Any], role: str) -> tuple[Name, ...]:
    """The persons of a record, organisations left out."""
    return tuple((one["family"], one.get("given", "")) for one in record.get(role, ()) if one.get("family"))


def _first(record: Mapping[str, Any], key: str) -> str:
    found = record.get(key) or ""
    return str((found if isinstance(found, str) else found[0]) or "")


def vancouver(own: Cited) -> str:
    """Citing Medicine: initials without stops, six names and "et al.", year;volume(issue):pages."""
    shown = own.authors[:_SHOWN]
    ended = ", et al" if own.others or len(shown) < len(own.authors) else ""
    who = ", ".join(f"{family} {initials(given)}".strip() for family, given in shown) + ended
    title = _stopped(own.title)
    if own.type in _BOOKS:
        told = f"{own.publisher or 's.n.'}; {own.year}." + (f" ISBN {own.isbn}." if own.isbn else "")
    elif own.type in _PARTS:
        editors = ", ".join(f"{family} {initials(given)}".strip() for family, given in own.editors)
        edited = f"{editors}, editor{'s' if len(own.editors) > 1 else ''}. " if editors else ""
        told = f"In: {edited}{_stopped(own.container)} {own.publisher + '; ' if own.publisher else ''}{own.year}."
        told += f" p. {own.place}." if own.place else ""
    else:
        issue, place = f"({own.issue})" if own.issue else "", f":{own.place}" if own.place else ""
        told = f"{_stopped(own.container)} {own.year}" + (f";{own.volume}{issue}" if own.volume else "") + f"{place}."
    return f"{who}. {title} {told}" + (f" PMID: {own.pmid}." if own.pmid else "") + _doi(own.doi, " doi:")


def apa(own: Cited, *, emphasis: str = "") -> str:
    """APA, 7th edition: initials with stops, year behind the names, twenty names; ``emphasis`` around a journal."""
    shown = [f"{family}, {dotted(given)}".strip(", ") for family, given in own.authors]
    who = _listed(shown, own) if len(shown) <= 20 else f"{', '.join(shown[:19])}, . . . {shown[-1]}"
    title, mark = _stopped(own.title), emphasis
    if own.type in _BOOKS:
        told = f"{mark}{title}{mark} {own.publisher}{'.' if own.publisher else ''}"
    elif own.type in _PARTS:
        editors = " & ".join(f"{dotted(given)} {family}".strip() for family, given in own.editors)
        edited = f"{editors} (Ed{'s' if len(own.editors) > 1 else ''}.), " if editors else ""
        place = f" (pp. {own.place.replace('-', '–')})" if own.place else ""
        told = f"{title} In {edited}{mark}{own.container}{mark}{place}. {own.publisher}{'.' if own.publisher else ''}"
    else:
        volume = f", {mark}{own.volume}{mark}" + (f"({own.issue})" if own.issue else "") if own.volume else ""
        article = f", Article {own.article}" if own.article and not own.first else ""
        place = f", {own.place.replace('-', '–')}" if own.first else article
        told = f"{title} {mark}{own.container}{mark}{volume}{place}."
    more = f" PMID {own.pmid}." if own.pmid else ""
    return f"{who} ({own.year}). {told.strip()}{more}" + _doi(own.doi, " https://doi.org/")


def bibtex(own: Cited) -> str:
    """An entry of BibTeX."""
    kind = "book" if own.type in _BOOKS else "inproceedings" if own.type == "proceedings-article" else "article"
    if own.type in _PARTS - {"proceedings-article"}:
        kind = "incollection"
    fields = {
        "author": " and ".join([*map(_inverted, own.authors), *(["others"] if own.others else [])]),
        "title": own.title,
        "journal" if kind == "article" else "booktitle": own.container if kind != "book" else "",
        "editor": " and ".join(map(_inverted, own.editors)),
        "year": str(own.year),
        "volume": own.volume if kind == "article" else "",
        "number": own.issue if kind == "article" else "",
        "pages": own.place.replace("-", "--") if own.first else "",
        "eid": own.article if not own.first else "",
        "publisher": own.publisher,
        "isbn": own.isbn,
        "pmid": own.pmid,
        "doi": own.doi,
    }
    return entry(kind, fields)


def entry(kind: str, fields: Mapping[str, str], key: str = "one") -> str:
    """An entry of BibTeX of ``fields`` as they are, what the language reads as its own escaped, but in a DOI."""
    written = {
        name: value if name in {"doi", "url"} else _SPECIAL.sub(r"\\\1", value) for name, value in fields.items()
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in written.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _inverted(name: Name) -> str:
    family, given = name
    return ", ".join(filter(None, (f"{{{family}}}" if " and " in family else family, given)))


def _listed(names: list[str], own: Cited) -> str:
    if own.others:
        return ", ".join(names) + ", et al."
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def initials(given: str) -> str:
    """The initials in one word: of "Mary-Ann Lee" MAL."""
    return "".join(part[0] for part in re.split(r"[\s.\-]+", given) if part).upper()


def dotted(given: str) -> str:
    """The initials with stops: of "Mary-Ann Lee" M. A. L."""
    return " ".join(f"{letter}." for letter in initials(given))


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _doi(name: str, lead: str) -> str:
    return f"{lead}{name}" if name else ""


Page = tuple[bytes, str]
"""A document's bytes and the name of its format."""


def note(text: str) -> Page:
    """A page of Markdown that cites one source in a footnote."""
    return f"A claim stands here.[^1]\n\n[^1]: {text}\n".encode(), "markdown"


def listed(text: str) -> Page:
    """A page of Markdown that ends in a numbered list of references of which it cites the one there is."""
    return f"A claim stands here [1].\n\n## References\n\n1. {text}\n".encode(), "markdown"


FORMS: Mapping[str, Callable[[Cited], Page]] = {
    "vancouver": lambda own: note(vancouver(own)),
    "apa": lambda own: note(apa(own)),
    "markdown list": lambda own: listed(apa(own, emphasis="*")),
    "bib": lambda own: (bibtex(own).encode(), "bibtex"),
}
"""Each form with what prints a page of it."""
