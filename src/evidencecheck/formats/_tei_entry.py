"""References in TEI: which elements of <biblStruct> and <bibl> are what.

Source: TEI P5 Guidelines, 3.12 "Bibliographic Citations and References"; GROBID writes <biblStruct> so.
"""

from __future__ import annotations

import re

from evidencecheck.formats._xml_entry import Entry
from evidencecheck.formats._xml_tree import Node

_FIELDS = {"date": "date", "publisher": "publisher", "pubPlace": "place", "ptr": "url", "ref": "url"}
_PARTS = {"surname": "family", "forename": "given", "orgName": "literal"}
_UNITS = {
    "volume": "volume",
    "vol": "volume",
    "issue": "issue",
    "number": "issue",
    "page": "page",
    "pages": "page",
    "pp": "page",
}
_IDS = {
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "pmc": "pmcid",
    "arxiv": "arxiv",
    "isbn": "isbn",
    "url": "url",
    "uri": "url",
}
_PEOPLE = frozenset({"author", "editor"})
_PERSONS = frozenset({"persName", "name"})


class Bibl(Entry):
    """The elements of an entry."""

    structure = frozenset("analytic monogr imprint series biblScopeGrp listBibl relatedItem biblFull".split())
    quiet = frozenset("idno note genName roleName nameLink addName lb pb".split())
    skipped = frozenset("label affiliation address email availability".split())

    def __init__(self) -> None:
        super().__init__()
        self._part = False

    def enter(self, node: Node) -> None:
        self._part = self._part or node.name == "analytic"

    def is_structure(self, node: Node) -> bool:
        """A person is one, where their names are told apart; an author, where there is a person within."""
        if node.name in _PEOPLE:
            self.role = node.name
            return any(child.name in {*_PERSONS, *_PARTS} for child in node.nodes)
        if node.name in _PERSONS:
            return any(child.name in _PARTS for child in node.nodes)
        return super().is_structure(node)

    def field(self, node: Node) -> str | None:
        """Titles by their level, numbers by their unit, identifiers by their kind."""
        name, says = node.name, node.attributes
        if name in _PARTS:
            return f"{self.role}.{_PARTS[name]}"
        if name == "title":
            return self._title(says.get("level", ""))
        if name in {"biblScope", "citedRange"}:
            return _UNITS.get((says.get("unit") or says.get("type") or "").lower())
        if name == "idno":
            return _IDS.get(says.get("type", "").lower())
        return name if name in _PEOPLE else self.role if name in _PERSONS else _FIELDS.get(name)

    def _title(self, level: str) -> str | None:
        """A part's title, or that of what it stands in; a series is neither. Without a level the first is the title."""
        if level == "s":
            return None
        titled = any(one.field == "title" for one in self.stated)
        whole = level == "j" or (level != "a" and titled) or (level == "m" and self._part)
        return "container-title" if whole else "title"

    def value(self, node: Node, field: str) -> str:
        when = node.attributes.get("when", "")[:10]
        if field == "date" and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", when):
            return when
        return node.attributes.get("target", "") if field == "url" else ""

    def instead(self, node: Node) -> str:
        says = node.attributes
        pages = "–".join(filter(None, [says.get("from"), says.get("to")]))
        return pages or says.get("when", "") or says.get("target", "")

    def type(self, node: Node) -> str:
        said = {one.field for one in self.stated}
        journal = "volume" in said and "container-title" in said
        return "journal-article" if journal or self._journal(node) else ""

    def _journal(self, node: Node) -> bool:
        return any(
            (child.name == "title" and child.attributes.get("level") == "j") or self._journal(child)
            for child in node.nodes
        )
