"""The fields of a reference that its format keeps as such: BibTeX, CSL-JSON, JATS, citing templates.

Each value is read by the same reader as a tagged one, or is what the format says it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from evidencecheck.identifiers import doi
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.document import Flow, Stated
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Field, Fields
from evidencecheck.model.spans import Span
from evidencecheck.parse import typed

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_CODES = {"pmid": r"\d{1,9}", "pmcid": r"(?:PMC)?\d{1,9}", "arxiv": r"\S+", "isbn": r"[\dXx -]{9,20}"}


def stated_fields(flow: Flow, stated: Sequence[Stated]) -> Fields:
    """The fields that ``stated`` names, spans of ``flow``; of each the first that can be read as it."""
    found: dict[str, Field[object]] = {}
    kind: str | None = None
    for role in ("author", "editor"):
        parts = [one for one in stated if one.field.split(".")[0] == role]
        if parts and (people := _people(flow, parts)):
            span = Span(parts[0].span.start, max(one.span.end for one in parts))
            # A name may be written in another order than it is printed in: the field is all of its words.
            pieces = flow.slice(span.start, span.end)
            place = Span(min(pieces.origins), max(pieces.ends))
            found[role] = Field(people, span.of(flow.text), place)
    for one in stated:
        words = one.value or one.span.of(flow.text)
        if one.field == "type":
            kind = kind or words
        elif "." not in one.field and one.field in _READERS:
            name, read = _READERS[one.field]
            value = read(words) if name not in found else None
            if value is not None:
                found[name] = Field(value, one.span.of(flow.text), flow.span(one.span.start, one.span.end))
    return Fields(type=kind, **found)  # type: ignore[arg-type]  # by name


def _people(flow: Flow, parts: Sequence[Stated]) -> People | None:
    """Names: in one string, or a part each; a part that a name has already begins the next."""
    others = any(one.field.endswith(".others") for one in parts)
    names: list[Person] = []
    for group in _persons(parts):
        if "" in group:
            read = typed.people(group[""].span.of(flow.text))
            if isinstance(read, People):
                names += read.names
                others = others or read.others
            continue
        said = {key: " ".join((one.value or one.span.of(flow.text)).split()) for key, one in group.items()}
        if said.get("literal"):
            names.append(Person(literal=said["literal"]))
        elif said.get("family"):
            names.append(Person(said["family"], said.get("given", ""), suffix=said.get("suffix", "")))
        elif said.get("given"):
            names.append(Person(literal=said["given"]))
    return People(tuple(names), others=others) if names else None


def _persons(parts: Sequence[Stated]) -> Iterator[dict[str, Stated]]:
    person: dict[str, Stated] = {}
    for one in parts:
        part = one.field.partition(".")[2]
        if part == "others":
            continue
        if person and (part in person or part in {"", "literal"} or {"", "literal"} & person.keys()):
            yield person
            person = {}
        person[part] = one
    if person:
        yield person


def _date(words: str) -> object | None:
    iso = _ISO.fullmatch(words.strip())
    if iso:
        year, month, day = (int(part) if part else None for part in iso.groups())
        return PartialDate(year, month, day)
    return typed.date(words)


def _doi(words: str) -> object | None:
    return next((found for _, found in doi.find(words)), None) or typed.identifier(words)


def _code(name: str) -> Callable[[str], object | None]:
    def read(words: str) -> object | None:
        plain = "".join(words.split()) if name != "isbn" else words.strip()
        if name == "pmcid" and plain.isdecimal():
            plain = f"PMC{plain}"
        return plain if re.fullmatch(_CODES[name], plain) else None

    return read


_READERS: dict[str, tuple[str, Callable[[str], object | None]]] = {
    **{label: pair for label, pair in typed.READERS.items() if label not in {"author", "editor", "institution"}},
    "date": ("issued", _date),
    "doi": ("doi", _doi),
    **{name: (name, _code(name)) for name in _CODES},
}
