"""What the fields of BibTeX and biblatex entries are: names, titles, numbers, identifiers, and what is inherited.

Sources: Oren Patashnik, *BibTeXing* (1988); Philip Kime, Moritz Wemheuer and Philipp Lehman, *The biblatex Package*,
2.2 (fields), 2.2.5 (aliases), 2.4.1 (cross-references) and appendix B (what is inherited as what).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from evidencecheck.formats._bib_latex import decoded, verbatim
from evidencecheck.formats._bib_names import names
from evidencecheck.formats._bib_parser import MONTHS, Entry
from evidencecheck.formats._entry import Kept, Name, first_isbn
from evidencecheck.model import kinds
from evidencecheck.model.document import Flow

Fields = Mapping[str, Flow]

_KINDS = {
    **kinds.BIBTEX,
    "suppbook": "book-chapter",
    "suppcollection": "book-chapter",
    "mvcollection": "edited-book",
    "mvproceedings": "proceedings",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "software": "software",
    "patent": "patent",
    "standard": "standard",
    "legislation": "legislation",
}
_NO_ENTRIES = frozenset({"set", "xdata", "string", "preamble"})
_IN_JOURNALS = frozenset({"article", "periodical", "suppperiodical"})
_IN_BOOKS = frozenset({"inproceedings", "conference", "incollection", "inbook", "suppbook", "suppcollection"})
# What names, or is, one entry alone.
_OWN = frozenset(
    "ids crossref xref xdata entryset entrysubtype execute label options presort related relatedtype shorthand sortkey"
    " key keywords abstract note annote annotation file doi url urldate eprint pages pagetotal subtitle".split()
)
_DEEPEST = 5
# For each field of a reference the fields that may hold it, the first of them.
_WORDS = tuple(
    (name, tuple(have.split()))
    for name, have in (
        ("title", "title"),
        ("container-title", "journaltitle journal booktitle maintitle shortjournal"),
        ("volume", "volume"),
        ("page", "pages"),
        ("place", "location address"),
        ("publisher", "publisher institution school organization"),
    )
)
_CODES = (("doi", ("doi",)), ("url", ("url",)), ("isbn", ("isbn",)), ("pmid", ("pmid",)), ("pmcid", ("pmcid", "pmc")))
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:.Z+-]*)?(?:[~?%]|/.*)?")
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*\{|https?://")
_ARXIV = re.compile(r"(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)


def is_reference(entry: Entry) -> bool:
    """Whether an entry is a source by itself, and no store of fields for others."""
    return entry.kind not in _NO_ENTRIES


def inherited(entries: Iterable[Entry]) -> Callable[[Entry], Fields]:
    """What gives the fields of an entry with those of the entries that it names in ``xdata`` and ``crossref``.

    What is inherited stands, as far as the entry goes, where the other is named.
    """
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key.lower(), entry)

    def fields_of(entry: Entry, depth: int = 0) -> Fields:
        if depth > _DEEPEST or not {"xdata", "crossref"} & entry.fields.keys():
            return entry.fields
        found = dict(entry.fields)
        for link in ("xdata", "crossref"):
            named = entry.fields.get(link)
            for key in named.text.split(",") if named else ():
                parent = by_key.get(key.strip().lower())
                if parent is None or parent is entry or named is None:
                    continue
                whole = {k: v for k, v in fields_of(parent, depth + 1).items() if v.text}
                passed = whole if link == "xdata" else _passed(entry.kind, parent.kind, whole)
                for field, value in passed.items():
                    found.setdefault(field, _at(value, named))
        return found

    return fields_of


def _passed(kind: str, parent: str, fields: Fields) -> dict[str, Flow]:
    """What an entry has of one that it names in ``crossref``."""
    passed = {name: value for name, value in fields.items() if name not in _OWN and name != "title"}
    if "title" in fields and kind in _IN_BOOKS:
        passed.setdefault("booktitle", fields["title"])
    elif "title" in fields and kind in _IN_JOURNALS:
        passed.setdefault("journaltitle", fields["title"])
    elif "title" in fields and parent.startswith("mv"):
        passed.setdefault("maintitle", fields["title"])
    if parent not in {"book", "mvbook"} or kind not in {"inbook", "suppbook", "book"}:
        passed.pop("author", None)
    return passed


def _at(value: Flow, link: Flow) -> Flow:
    return Flow(value.text, (0,), (link.start(0),), (link.end(len(link.text)),))


def kept(entry: Entry, fields: Fields) -> Kept:
    """An entry, to be printed; ``fields`` are its own and what it inherits."""
    people: dict[str, list[Name]] = {}
    others = False
    for role in ("author", "editor"):
        people[role], goes_on = names(fields[role]) if role in fields else ([], False)
        others = others or (goes_on and role == "author")
    found = {name: words for name, have in _WORDS if (words := _first(fields, have, decoded))}
    found |= {name: words for name, have in _CODES if (words := _first(fields, have, verbatim))}
    if entry.kind in _IN_JOURNALS or fields.keys() & {"journal", "journaltitle"}:
        found |= _some("issue", _first(fields, ("number", "issue"), decoded))
    if "page" not in found:
        found |= _some("page", _first(fields, ("eid", "article-number"), decoded))
    if "title" in found:
        found |= _some("subtitle", _first(fields, ("subtitle",), decoded))
    elif entry.kind in _IN_JOURNALS | _IN_BOOKS and "issuetitle" in fields:
        found |= _some("title", _first(fields, ("issuetitle",), decoded))
    _identify(found, fields)
    date, iso = _date(fields)
    rest = _first(fields, ("howpublished", "note", "key"), decoded)
    return Kept(
        people,
        found | _some("date", date),
        _KINDS.get(entry.kind, ""),
        others=others,
        dated=iso,
        rest=rest,
        also=_aliases(fields),
    )


def _first(fields: Fields, among: Iterable[str], read: Callable[[Flow], Flow]) -> Flow | None:
    """The first of the fields named in ``among`` that has words."""
    for name in among:
        if name in fields and (words := read(fields[name])).text:
            return words
    return None


def _some(name: str, words: Flow | None) -> dict[str, Flow]:
    return {} if words is None else {name: words}


def _identify(found: dict[str, Flow], fields: Fields) -> None:
    """Identifiers that stand in other fields than their own, preprints and addresses; of several ISBNs the first."""
    archive = " ".join(fields[name].text.lower() for name in ("eprinttype", "archiveprefix") if name in fields)
    eprint = _first(fields, ("eprint", "arxivid"), verbatim)
    if eprint and ("arxiv" in archive or "arxivid" in fields or _ARXIV.fullmatch(eprint.text)):
        found["arxiv"] = eprint
    elif eprint and "pubmed" in archive:
        found.setdefault("pmid", eprint)
    if "url" not in found and "howpublished" in fields and _ADDRESS.search(fields["howpublished"].text):
        written = fields["howpublished"]
        at = _ADDRESS.search(written.text)
        words = verbatim(_without_command(written.slice(at.start() if at else 0, len(written.text))))
        if words.text.startswith(("http", "www.")):
            found["url"] = words.slice(0, len(words.text.split(maxsplit=1)[0].rstrip(".,;")))
    isbn = first_isbn(found.pop("isbn", None))
    found |= _some("isbn", isbn)


def _without_command(written: Flow) -> Flow:
    command = re.match(r"\\[a-z]+\s*(?=\{)", written.text)
    if not command:
        space = re.search(r"\s", written.text)
        return written.slice(0, space.start()) if space else written
    end = written.text.find("}", command.end())
    return written.slice(command.end(), end + 1 if end > 0 else len(written.text))


def _date(fields: Fields) -> tuple[Flow | None, str]:
    """The words of the date, and the date in ISO 8601 where they do not say it all: biblatex's, else BibTeX's parts."""
    date = _first(fields, ("date",), decoded)
    if date is not None:
        iso = _ISO.fullmatch(fields["date"].text.strip("{} \n\t"))
        return date, "-".join(filter(None, iso.groups())) if iso else ""
    year = _first(fields, ("year", "pubstate"), decoded)
    if year is None or not re.fullmatch(r"\d{4}", year.text):
        return year, ""
    month, day = (fields[name].text.strip("{}. ").lower() if name in fields else "" for name in ("month", "day"))
    number = int(month) if month.isdecimal() else MONTHS.get(month[:3], 0)
    if not 0 < number <= 12:
        return year, ""
    on = int(day) if day.isdecimal() and len(day) < 3 else 0
    return year, f"{year.text}-{number:02d}" + (f"-{on:02d}" if 0 < on <= 31 else "")


def _aliases(fields: Fields) -> tuple[str, ...]:
    """The other keys by which biblatex knows an entry."""
    return tuple(key.strip() for key in fields["ids"].text.split(",") if key.strip()) if "ids" in fields else ()
