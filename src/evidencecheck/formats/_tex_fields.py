r"""Entries that LaTeX keeps as fields: ``\bib`` of amsrefs, and ``\entry`` of the files that biber makes for biblatex.

Sources: American Mathematical Society, User's Guide to the amsrefs Package, section 5; the .bbl files of biblatex,
versions 3.2 and 3.3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidencecheck.formats._entry import Kept, Name, Printer
from evidencecheck.model.document import Flow
from evidencecheck.model.spans import Span

if TYPE_CHECKING:
    from evidencecheck.formats._tex_walk import Walk

_FIELDS = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "volume": "volume", "number": "issue", "pages": "page", "date": "date", "year": "date", "publisher": "publisher",
    "address": "place", "location": "place", "doi": "doi", "url": "url", "isbn": "isbn", "eprint": "arxiv",
    "institution": "publisher", "organization": "publisher", "school": "publisher",
}  # fmt: skip
_TYPES = {
    "article": "journal-article", "book": "book", "incollection": "book-chapter", "inbook": "book-chapter",
    "report": "report", "techreport": "report", "thesis": "dissertation", "phdthesis": "dissertation",
    "inproceedings": "proceedings-article", "proceedings": "proceedings", "collection": "edited-book",
    "mvbook": "book", "collection.article": "book-chapter",
}  # fmt: skip
_FIELD = re.compile(r"[\s,]*([A-Za-z-]{1,30})\s*=\s*(?=\{)")
_LATEX_FIELD = re.compile(
    r"\\(?:(?P<end>endentry|entry(?=\{))|(?P<kind>name|list|field|strng)\s*\{(?P<field>[a-z]{1,40})\}|verb\{(?P<verb>[a-z]{1,20})\})"
)
_PART = re.compile(r"(?<![A-Za-z])(family|given)=\s*(?=\{)")
_VERBATIM = re.compile(r"\s*\\verb[ \t]+([^\s]+)")
_ARXIV = re.compile(r"(?:arxiv:\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})", re.IGNORECASE)


class _Fields:
    """The fields of one entry as they are gathered."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._names: dict[str, list[Name]] = {}
        self._fields: dict[str, Flow] = {}

    def name(self, role: str, name: Name) -> None:
        self._names.setdefault(role, []).append(name)

    def field(self, name: str, span: Span) -> None:
        """Keep a field; of two for one thing, the first stays."""
        field = _FIELDS.get(name)
        words = self._walk.words(span) if field and field not in self._fields else None
        if field is None or words is None or not words.text.strip():
            return
        if field == "arxiv" and not _ARXIV.match(words.text):
            return
        self._fields[field] = words

    def print(self, key: str, kind: str, whole: Span, *, others: bool = False) -> None:
        """Print the entry on the page."""
        page = self._walk.page
        page.close()
        page.settle()
        printer = Printer(page.flow)
        printer.entry(Kept(self._names, self._fields, _TYPES.get(kind, ""), others), key, whole)
        page.blocks += printer.blocks
        page.stated += printer.stated
        self._walk.notes.entries += len(printer.blocks)


def amsrefs(walk: Walk, start: int, at: int) -> int:
    r"""Read ``\bib{key}{type}{author={…}, …}``; where it ends."""
    key = walk.scan.group(at)
    kind = walk.scan.group(key.end + 1) if key else None
    body = walk.scan.group(kind.end + 1) if kind else None
    if key is None or kind is None or body is None:
        return at
    found = _Fields(walk)
    place = body.start
    while (match := _FIELD.match(walk.text, place, body.end)) and (value := walk.scan.group(match.end())):
        if match[1] in {"author", "editor"}:
            words = walk.words(value)
            if words.text.strip():
                found.name(match[1], Name(whole=words))
        elif match[1] == "book":
            inner = value.start
            while (one := _FIELD.match(walk.text, inner, value.end)) and (said := walk.scan.group(one.end())):
                found.field("booktitle" if one[1] == "title" else one[1], said)
                inner = said.end + 1
        else:
            found.field(match[1], value)
        place = value.end + 1
    found.print(key.of(walk.text).strip(), kind.of(walk.text).strip(), Span(start, body.end + 1))
    return body.end + 1


def biblatex(walk: Walk, start: int, at: int) -> int:
    r"""Read from ``\entry{key}{type}{…}`` to ``\endentry``; where that ends."""
    key = walk.scan.group(at)
    kind = walk.scan.group(key.end + 1) if key else None
    if key is None or kind is None:
        return at
    found, others, place = _Fields(walk), False, kind.end + 1
    while match := _LATEX_FIELD.search(walk.text, place, walk.scan.body.end):
        place = match.end()
        if match["end"]:
            # The next entry ends one that has lost its end.
            place = match.end() if match["end"] == "endentry" else match.start()
            name = key.of(walk.text).strip()
            if name not in walk.listed:
                walk.listed.add(name)
                found.print(name, kind.of(walk.text).strip(), Span(start, place), others=others)
            return place
        if match["verb"]:
            value = _VERBATIM.match(walk.text, place)
            if value:
                found.field(match["verb"], Span(*value.span(1)))
        elif match["kind"] in {"field", "strng"}:
            said = walk.scan.group(place)
            if said:
                found.field(match["field"], said)
                place = said.end + 1
        else:
            others, place = _several(walk, found, match, place, others=others)
    return kind.end + 1


def _several(walk: Walk, found: _Fields, match: re.Match[str], at: int, *, others: bool) -> tuple[bool, int]:
    r"""Read ``\name{author}{2}{options}{…}`` or ``\list{publisher}{1}{…}``."""
    groups = []
    for _ in range(3 if match["kind"] == "name" else 2):
        group = walk.scan.group(at)
        if group is None:
            break
        groups.append(group)
        at = group.end + 1
    if not groups:
        return others, at
    body = groups[-1]
    if match["kind"] == "list":
        first = walk.scan.group(body.start)
        if first:
            found.field(match["field"], first)
        return others, at
    parts: dict[str, Flow] = {}
    for part in _PART.finditer(walk.text, body.start, body.end):
        value = walk.scan.group(part.end())
        if value is None:
            continue
        if part[1] == "family" and parts:
            _name(found, match["field"], parts)
            parts = {}
        parts[part[1]] = walk.words(value)
    _name(found, match["field"], parts)
    return others or "more=true" in walk.text[groups[0].start : groups[0].end + 40], at


def _name(found: _Fields, role: str, parts: dict[str, Flow]) -> None:
    if role in {"author", "editor"} and "family" in parts:
        found.name(role, Name(family=parts["family"], given=parts.get("given")))
