"""EndNote's records, as it writes them into the fields of Word documents: XML of its own, in the instruction or packed.

Shape: ``<EndNote><Cite><Author/><Year/><RecNum/><DisplayText/><record>…</record></Cite>…</EndNote>``, a record as in
EndNote's XML export, its words within ``<style>``.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from evidencecheck.formats._entry import Kept, Name
from evidencecheck.formats._record import fields_of, person
from evidencecheck.formats._xml import walk
from evidencecheck.model.document import Flow

_TYPES = {
    "Journal Article": "journal-article",
    "Book": "book",
    "Edited Book": "book",
    "Book Section": "book-chapter",
    "Conference Proceedings": "proceedings-article",
    "Conference Paper": "proceedings-article",
    "Thesis": "dissertation",
    "Report": "report",
    "Web Page": "webpage",
    "Dataset": "dataset",
    "Standard": "standard",
}
_FIELDS = {
    "title": "title",
    "secondary-title": "container-title",
    "full-title": "container-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "year": "date",
    "publisher": "publisher",
    "pub-location": "place",
    "isbn": "isbn",
    "electronic-resource-num": "doi",
}
_PEOPLE = {"authors": "author", "secondary-authors": "editor"}


@attrs.define(eq=False)
class _Cite:
    said: dict[str, str] = attrs.Factory(dict)
    names: dict[str, list[Name]] = attrs.Factory(dict)
    base: str = ""
    kind: str = ""

    def keys(self) -> tuple[str, ...]:
        """What the record is called: its number in its library; numbers are the same in all libraries."""
        number = self.said.get("rec-number") or self.said.get("RecNum", "")
        return (f"{self.base}:{number}" if self.base else number,) if number else ()

    def kept(self) -> Kept:
        """The record as an entry; without one, what the citation says of it."""
        said, names = self.said, {role: tuple(some) for role, some in self.names.items()}
        pairs = {ours: said[theirs] for theirs, ours in _FIELDS.items() if said.get(theirs)}
        if not pairs and not names:
            pairs = {"date": said.get("Year", "")}
            names = {"author": (Name(whole=Flow(said["Author"])),)} if said.get("Author") else {}
        return Kept(names, fields_of(pairs), _TYPES.get(self.kind, ""))


def records(content: bytes) -> list[tuple[tuple[str, ...], Kept]]:
    """The records that a citation names, each with what it is called. Raises `UnfitError` for broken XML."""
    reader = _Reader()
    walk(content, reader, {})
    return [(cite.keys(), cite.kept()) for cite in reader.cites if cite.keys()]


class _Reader:
    wanted = (
        frozenset("Cite Author Year RecNum rec-number key ref-type author style alt-periodical".split())
        | _FIELDS.keys()
        | _PEOPLE.keys()
    )

    def __init__(self) -> None:
        self.cites: list[_Cite] = []
        self._open: list[str] = []
        self._words = ""

    def start(self, name: str, attributes: Mapping[str, str], _offset: int) -> None:
        self._open.append(name)
        if name == "Cite":
            self.cites.append(_Cite())
        elif name != "style":
            self._words = ""
        if self.cites and name == "key":
            self.cites[-1].base = self.cites[-1].base or attributes.get("db-id", "")
        elif self.cites and name == "ref-type":
            self.cites[-1].kind = attributes.get("name", "")

    def end(self, name: str) -> None:
        self._open.pop()
        words = " ".join(self._words.split())
        if name == "style" or not self.cites or not words or "alt-periodical" in self._open:
            return
        cite = self.cites[-1]
        if name == "author":
            role = next((_PEOPLE[one] for one in self._open if one in _PEOPLE), None)
            family, _, given = words.partition(",")
            # A comma at the end of a name says that it is an organisation's.
            one = person(family, given.strip()) if given.strip() else person("", "", family)
            if role and one:
                cite.names.setdefault(role, []).append(one)
        else:
            cite.said.setdefault(name, words)
        self._words = ""

    def text(self, words: str, _offset: int) -> None:
        self._words += words
