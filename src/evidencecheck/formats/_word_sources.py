"""Word's own list of sources, which its citations name by their tags: ``b:Sources`` (ECMA-376 part 1, 22.6)."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from evidencecheck.formats._entry import Kept, Name
from evidencecheck.formats._record import fields_of, person

PREFIXES = {
    "http://schemas.openxmlformats.org/officeDocument/2006/bibliography": "b",
    "http://purl.oclc.org/ooxml/officeDocument/bibliography": "b",
}
_TYPES = {
    "ArticleInAPeriodical": "journal-article",
    "JournalArticle": "journal-article",
    "Book": "book",
    "BookSection": "book-chapter",
    "ConferenceProceedings": "proceedings-article",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
}
_FIELDS = {
    "Title": "title",
    "JournalName": "container-title",
    "BookTitle": "container-title",
    "ConferenceName": "container-title",
    "PeriodicalTitle": "container-title",
    "InternetSiteTitle": "container-title",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Year": "date",
    "Publisher": "publisher",
    "Institution": "publisher",
    "City": "place",
    "DOI": "doi",
    "URL": "url",
}
_ROLES = {"Author": "author", "Editor": "editor", "BookAuthor": ""}


@attrs.define(eq=False)
class _Source:
    tag: str = ""
    kind: str = ""
    pairs: dict[str, str] = attrs.Factory(dict)
    names: dict[str, list[Name]] = attrs.Factory(dict)


class Sources:
    """A handler of ``customXml/item1.xml`` and its like; a part of another kind holds nothing for it."""

    wanted = frozenset(
        f"b:{name}"
        for name in (
            *_FIELDS,
            *_ROLES,
            *"Source Tag SourceType Person Last First Middle Corporate Translator Performer".split(),
        )
    )

    def __init__(self) -> None:
        """Begin with no sources."""
        self._sources: list[_Source] = []
        self._open: list[str] = []
        self._person: dict[str, str] = {}
        self._words = ""

    def found(self) -> dict[str, Kept]:
        """The sources by their tags."""
        return {
            one.tag: Kept(
                {role: tuple(some) for role, some in one.names.items()}, fields_of(one.pairs), _TYPES.get(one.kind, "")
            )
            for one in self._sources
            if one.tag
        }

    def start(self, name: str, _attributes: Mapping[str, str], _offset: int) -> None:
        """A source, or something that it says of itself."""
        self._open.append(name.removeprefix("b:"))
        self._words = ""
        if name == "b:Source":
            self._sources.append(_Source())
        elif name == "b:Person":
            self._person = {}

    def end(self, name: str) -> None:
        """The source says it."""
        short = name.removeprefix("b:")
        self._open.pop()
        words = " ".join(self._words.split())
        self._words = ""
        if not self._sources:
            return
        source = self._sources[-1]
        if short == "Tag":
            source.tag = words
        elif short == "SourceType":
            source.kind = words
        elif short in {"Last", "First", "Middle"}:
            self._person[short] = words
        elif short in {"Person", "Corporate"}:
            given = " ".join(filter(None, (self._person.get("First"), self._person.get("Middle"))))
            one = person(self._person.get("Last", ""), given) if short == "Person" else person("", "", words)
            # The outer "Author" holds people of every role: the inner name is theirs.
            role = next((_ROLES.get(at, "") for at in reversed(self._open) if at != "Person"), "")
            if role and one:
                source.names.setdefault(role, []).append(one)
        elif short in _FIELDS and words:
            source.pairs.setdefault(_FIELDS[short], words)

    def text(self, words: str, _offset: int) -> None:
        """A part of what the source says."""
        self._words += words
