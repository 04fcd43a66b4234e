"""References in JATS and the NLM DTDs: which of their elements are what.

Source: NISO Z39.96 (JATS 1.3), "<element-citation>", "<mixed-citation>", "<pub-id>", "<person-group>"; NLM DTD 2.3.
"""

from __future__ import annotations

import re

from evidencecheck.formats._xml_entry import Entry
from evidencecheck.formats._xml_tree import Node

CITATIONS = frozenset("mixed-citation element-citation citation nlm-citation product related-article".split())
_FIELDS = {
    "article-title": "title",
    "chapter-title": "title",
    "part-title": "title",
    "data-title": "title",
    "source": "container-title",
    "year": "date",
    "volume": "volume",
    "issue": "issue",
    "fpage": "page",
    "lpage": "page",
    "page-range": "page",
    "elocation-id": "page",
    "publisher-name": "publisher",
    "publisher-loc": "place",
    "isbn": "isbn",
    "uri": "url",
    "ext-link": "url",
}
_PARTS = {"surname": "family", "given-names": "given", "collab": "literal", "etal": "others", "string-name": ""}
_PERSONS = frozenset({"name", "string-name"})
_IDS = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid", "arxiv": "arxiv", "isbn": "isbn", "url": "url"}
_ROLES = {
    "author": "author",
    "allauthors": "author",
    "inventor": "author",
    "editor": "editor",
    "guest-editor": "editor",
    "compiler": "editor",
}
_TYPES = {
    "journal": "journal-article",
    "article-journal": "journal-article",
    "article": "journal-article",
    "book": "book",
    "chapter": "book-chapter",
    "book-chapter": "book-chapter",
    "edited-book": "book",
    "thesis": "dissertation",
    "dissertation": "dissertation",
    "report": "report",
    "confproc": "proceedings-article",
    "conf-proc": "proceedings-article",
    "conference": "proceedings-article",
    "paper-conference": "proceedings-article",
    "data": "dataset",
    "dataset": "dataset",
    "preprint": "posted-content",
    "web": "webpage",
    "website": "webpage",
    "webpage": "webpage",
}


class Citation(Entry):
    """A citation's elements."""

    structure = frozenset("person-group name name-alternatives date pub-date string-date collab-alternatives".split())
    quiet = frozenset(
        "month day season era date-in-citation access-date issn prefix suffix role degrees fax phone email".split()
    )
    skipped = frozenset("label object-id alt-text long-desc index-term x".split())

    _titled = False

    def enter(self, node: Node) -> None:
        if node.name == "person-group":
            self.role = _ROLES.get(node.attributes.get("person-group-type", "author").lower())
        elif node.name in _PERSONS and self._titled and self.role == "author" and self.stated[0].field != "title":
            # "Cook J. A chapter. In: Boyd M, editor": behind the title of a part, who is not grouped edited the whole.
            self.role = "editor"

    def is_structure(self, node: Node) -> bool:
        """A name in one string is a structure where its parts are told."""
        return node.name in self.structure or (node.name == "string-name" and node.child("surname") is not None)

    def field(self, node: Node) -> str | None:
        name = node.name
        if name in _PARTS:
            return f"{self.role}.{_PARTS[name]}".rstrip(".") if self.role else None
        if name == "pub-id":
            return _IDS.get(node.attributes.get("pub-id-type", "").lower())
        found = _FIELDS.get(name)
        self._titled = self._titled or found == "title"
        return found

    def value(self, node: Node, field: str) -> str:
        if field == "url":
            return node.attributes.get("href", "")
        iso = node.attributes.get("iso-8601-date", "")[:10]
        return iso if field == "date" and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", iso) else ""

    def instead(self, node: Node) -> str:
        return "et al." if node.name == "etal" else node.attributes.get("href", "")

    def type(self, node: Node) -> str:
        said = node.attributes.get("publication-type") or node.attributes.get("citation-type") or ""
        found = _TYPES.get(said.lower(), "")
        within = {"title", "container-title"} <= {one.field for one in self.stated}
        return "book-chapter" if found == "book" and within else found
