"""Documents that are reference lists by themselves, entry by entry kept as fields: what is different in them.

Nothing cites in such a document, its entries have keys rather than numbers, and what is added to one is a field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence

from evidencecheck.checks._spelling import spelled
from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit
from evidencecheck.model.people import Person
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_INDENT = late(r"\n([ \t]+)[\w\"]")


def is_list(document: Document) -> bool:
    """Whether a document is a reference list and nothing else, by its format."""
    return document.format in _WITH


def with_doi(document: Document, entry: Span, doi: str) -> Edit | None:
    """The edit that gives an entry of a list its DOI, as a field; None where its end is not as the format has it.

    None, too, where the field is there, empty or not to be read.
    """
    return with_field(document, entry, "DOI", doi)


def with_field(document: Document, entry: Span, name: str, value: str) -> Edit | None:
    """The edit that gives an entry of a list the field of that CSL name; None as for `with_doi`."""
    return _WITH[document.format](document.text, entry, name, value)


def with_authors(document: Document, entry: Span, authors: Span, missing: Sequence[Person]) -> Edit | None:
    """The edit that puts the missing names behind those of a list's entry; None where their end is not plain."""
    add = _WITH_AUTHORS.get(document.format)
    return add(document.text, entry, authors, missing) if add and missing else None


def _bibtex_authors(text: str, _entry: Span, authors: Span, missing: Sequence[Person]) -> Edit | None:
    names = [spelled(_inverted(person), "bibtex") for person in missing]
    plain = "{" not in authors.of(text) and text[authors.end : authors.end + 1] in {"}", '"'}
    if None in names or not plain or any(" and " in (name or "") for name in names):
        return None
    return Edit(Span(authors.end, authors.end), "".join(f" and {name}" for name in names))


def _csl_json_authors(text: str, _entry: Span, authors: Span, missing: Sequence[Person]) -> Edit | None:
    end = re.compile(r'"\s*}(?=\s*\])').match(text, authors.end)
    if not end or any(person.suffix for person in missing):
        return None
    names = [{"family": person.family} | ({"given": person.given} if person.given else {}) for person in missing]
    return Edit(Span(end.end(), end.end()), "".join(f", {json.dumps(name, ensure_ascii=False)}" for name in names))


def _ris_authors(text: str, _entry: Span, authors: Span, missing: Sequence[Person]) -> Edit | None:
    end = re.compile(r"(\r?\n)").match(text, authors.end)
    if not end:
        return None
    return Edit(Span(authors.end, authors.end), "".join(f"{end[1]}AU  - {_inverted(person)}" for person in missing))


def _inverted(person: Person) -> str:
    """The name as reference managers keep it: "Ito, Sora", "King, Jr., Martin"."""
    return ", ".join(part for part in (person.family, person.suffix, person.given) if part)


def _bibtex(text: str, entry: Span, name: str, value: str) -> Edit | None:
    words = entry.of(text)
    own, value = _BIBTEX.get(name, name.lower()), value.replace("\u2013", "--")
    if re.search(rf"[,\s]{own}\s*=", words, re.IGNORECASE):
        return None
    if words[-1:] not in {"}", ")"} or not re.search(r"[}\"\w,]\s*.$", words):
        return None
    return _before_end(words, entry, f"{own} = {{{value}}}")


def _csl_json(text: str, entry: Span, name: str, value: str) -> Edit | None:
    words = entry.of(text)
    kept = {"date-parts": [[int(value)]]} if name == "issued" else value.replace("\u2013", "-")
    if not words.endswith("}") or f'"{name}"' in words:
        return None
    return _before_end(words, entry, f'"{name}": {json.dumps(kept)}')


def _before_end(words: str, entry: Span, field: str) -> Edit:
    """A field behind the last, before the sign that ends the entry; indented as the first is."""
    last = len(words[:-1].rstrip())
    indent = _INDENT.search(words)
    lead = f"\n{indent[1]}" if indent else " "
    return Edit(
        Span(entry.start + last, entry.start + last),
        f"{lead}{field}," if words[last - 1] == "," else f",{lead}{field}",
    )


def _ris(text: str, entry: Span, name: str, value: str) -> Edit | None:
    end = re.search(r"(\r?\n)ER {1,2}-$", entry.of(text))
    if not end or re.search(rf"^(?:{'|'.join(_RIS[name])})  -", entry.of(text), re.MULTILINE):
        return None
    place = entry.start + end.start()
    pairs = zip(_RIS[name], value.split("\u2013"), strict=False)
    return Edit(Span(place, place), "".join(f"{end[1]}{tag}  - {part}" for tag, part in pairs))


def _none(_text: str, _entry: Span, _name: str, _value: str) -> None:
    """MEDLINE's records are PubMed's own: nobody edits them."""


_BIBTEX = {"DOI": "doi", "issue": "number", "page": "pages", "issued": "year"}
_RIS = {"DOI": ("DO",), "volume": ("VL",), "issue": ("IS",), "page": ("SP", "EP"), "issued": ("PY",)}
_WITH: Mapping[str, Callable[[str, Span, str, str], Edit | None]] = {
    "bibtex": _bibtex,
    "csl-json": _csl_json,
    "ris": _ris,
    "medline": _none,
}

_WITH_AUTHORS: Mapping[str, Callable[[str, Span, Span, Sequence[Person]], Edit | None]] = {
    "bibtex": _bibtex_authors,
    "csl-json": _csl_json_authors,
    "ris": _ris_authors,
}
