"""References that front matter holds, as CSL's fields in YAML (Pandoc User's Guide, "Inline references"), and notes in JSON."""

from __future__ import annotations

import json
from typing import Any

from evidencecheck.formats._entry import Kept, Name
from evidencecheck.formats._md_tree import Mapping, Tree
from evidencecheck.model.document import Flow, FlowBuilder
from evidencecheck.model.spans import Span

_FIELDS = {
    "title": ("title",),
    "container-title": ("container-title",),
    "volume": ("volume",),
    "issue": ("issue",),
    "page": ("page", "page-first", "number"),
    "publisher": ("publisher",),
    "place": ("publisher-place",),
    "doi": ("DOI", "doi"),
    "pmid": ("PMID", "pmid"),
    "pmcid": ("PMCID", "pmcid"),
    "isbn": ("ISBN", "isbn"),
    "url": ("URL", "url"),
}
LARGEST = 2**16
"""The characters of the largest note in JSON that is read as a reference."""
_TYPES = {
    "article-journal": "journal-article",
    "chapter": "book-chapter",
    "paper-conference": "proceedings-article",
    "thesis": "dissertation",
}


def kept(item: Mapping) -> Kept:
    """What an item keeps."""
    fields = {name: words for name, keys in _FIELDS.items() if (words := _first(item, keys))}
    date, iso = _date(item.get("issued"))
    if date is not None:
        fields["date"] = date
    kind = item.get("type")
    return Kept(
        {role: _people(item.get(role)) for role in ("author", "editor")},
        fields,
        _TYPES.get(kind.text, kind.text) if isinstance(kind, Flow) else "",
        dated=iso,
    )


def item(text: str, start: int, end: int) -> tuple[Kept, Span] | None:
    """What the one item keeps that ``start:end`` of a document is in CSL-JSON, and where it stands; None for none."""
    if end - start > LARGEST:
        return None
    try:
        said = json.loads(text[start:end])
        if isinstance(said, list) and len(said) == 1:
            said = said[0]
        if not isinstance(said, dict):
            return None
        first = text.index("{", start, end)
        tree = _Placed(text, first, end).mapping(said)
    except (ValueError, RecursionError):
        return None
    return kept(tree), Span(first, text.rindex("}", first, end) + 1)


class _Placed:
    """Finds what the json module has read, in order: each string behind the one before."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._at, self._end = text, start, end

    def mapping(self, said: dict[str, Any]) -> Mapping:
        found = Mapping(Span(self._at, self._end))
        for key, value in said.items():
            self._words(key)
            found[key] = self._tree(value)
        return found

    def _tree(self, said: object) -> Tree:
        if isinstance(said, dict):
            return self.mapping(said)
        if isinstance(said, list):
            return [self._tree(one) for one in said]
        return self._words(str(said) if isinstance(said, str | int | float) else "")

    def _words(self, words: str) -> Flow:
        for written in (words, json.dumps(words, ensure_ascii=False)[1:-1], json.dumps(words)[1:-1]):
            at = self._text.find(written, self._at, self._end)
            if at >= 0:
                self._at = at + len(written)
                return Flow(words, (0,), (at,), (self._at,)) if words else Flow("")
        return Flow(words, (0,), (self._at,), (self._end,))


def _first(item: Mapping, keys: tuple[str, ...]) -> Flow | None:
    return next((words for key in keys if isinstance(words := item.get(key), Flow) and words.text.strip()), None)


def _people(said: Tree | None) -> list[Name]:
    if isinstance(said, Flow):
        return [Name(whole=said)] if said.text.strip() else []
    rows = [said] if isinstance(said, Mapping) else said or []
    return [name for row in rows if (name := _name(row))]


def _name(said: Tree) -> Name | None:
    if isinstance(said, Flow):
        return Name(whole=said) if said.text.strip() else None
    if not isinstance(said, Mapping):
        return None
    family = _first(said, ("family",))
    if family is None:
        whole = _first(said, ("literal", "name", "given"))
        return Name(literal=whole) if whole else None
    for key in ("non-dropping-particle", "dropping-particle"):
        if particle := _first(said, (key,)):
            family = _joined(particle, family)
    return Name(family, _first(said, ("given",)))


def _joined(first: Flow, second: Flow) -> Flow:
    built = FlowBuilder()
    built.extend(first)
    built.add(" ", second.start(0), second.start(0))
    built.extend(second)
    return built.build()


def _date(said: Tree | None) -> tuple[Flow | None, str]:
    """The words of a date, the year alone where it is kept in parts, and what it is in ISO 8601 then."""
    if isinstance(said, Flow):
        return (said if said.text.strip() else None), ""
    if isinstance(said, list):
        said = said[0] if said else None
    if not isinstance(said, Mapping):
        return None, ""
    parts = said.get("date-parts")
    if isinstance(parts, list):
        row = parts[0] if parts and isinstance(parts[0], list) else parts
        numbers = [part for part in row if isinstance(part, Flow)]
    else:
        numbers = [part for key in ("year", "month", "day") if isinstance(part := said.get(key), Flow)]
    if not numbers or not numbers[0].text.isdecimal():
        return _first(said, ("raw", "literal", "year")), ""
    known = [numbers[0].text.zfill(4)]
    for number, most in zip(numbers[1:3], (12, 31), strict=False):
        if not number.text.isdecimal() or not 0 < int(number.text[:9]) <= most:
            break
        known.append(number.text.zfill(2))
    return numbers[0], "-".join(known)
