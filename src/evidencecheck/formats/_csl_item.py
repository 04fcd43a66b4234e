"""An item of CSL-JSON as an entry that is kept as fields, each led back to its string without the quotes.

Source: citationstyles.org, csl-data.json, and the CSL 1.0.2 specification. What is not of the shape that it should be
is passed over.
"""

from __future__ import annotations

import re
from html import unescape

from evidencecheck.formats._entry import Kept, Name, first_isbn
from evidencecheck.formats._json_places import Array, Node, Object, Scalar
from evidencecheck.formats._listed import joined
from evidencecheck.model import kinds
from evidencecheck.model.document import Flow, FlowBuilder

_FIELDS = {
    "title": "title",
    "container-title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page page-first article-number",
    "publisher": "publisher",
    "place": "publisher-place",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "url": "URL",
}
# CSL's rich text, and the entities that other programs leave in it.
_MARKUP = re.compile(
    r"</?(?:i|b|sub|sup|sc|em|strong|span)(?:\s[^<>]{0,200})?>|&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|\w{2,10});"
)
_OTHERS = frozenset({"others", "et al", "et al."})


def key_of(item: Object) -> str:
    """What an item is called, "" where it is not."""
    key = item.has.get("id")
    return key.text.strip() if isinstance(key, Scalar) else ""


def kept(item: Object) -> Kept:
    """The entry that an item is."""
    has = item.has
    people: dict[str, list[Name]] = {}
    others = False
    for role in ("author", "editor"):
        people[role], goes_on = _people(has.get(role))
        others = others or (goes_on and role == "author")
    found = {
        name: words
        for name, keys in _FIELDS.items()
        if (words := next((w for key in keys.split() if (w := words_of(has.get(key)))), None))
    }
    isbn = first_isbn(found.pop("isbn", None))
    if isbn is not None:
        found["isbn"] = isbn
    said = has.get("type")
    kind = said.text if isinstance(said, Scalar) else ""
    date, iso = _date(has.get("issued"))
    if date is not None:
        found["date"] = date
    also = words_of(has.get("citation-key"))
    rest = words_of(has.get("note")) or words_of(has.get("id"))
    return Kept(
        people,
        found,
        kinds.CSL.get(kind, kind if kind not in {"document", "article"} else ""),
        others=others,
        dated=iso,
        rest=rest,
        also=(also.text,) if also else (),
    )


def words_of(node: Node | None) -> Flow | None:
    """The words of a string or number, or of the first of several; without markup, on one line."""
    if isinstance(node, Array):
        node = node.items[0] if node.items else None
    if not isinstance(node, Scalar) or (not node.quoted and not node.text[-1:].isdecimal()):
        return None
    flow = node.flow
    if "<" in flow.text or "&" in flow.text:
        builder, at = FlowBuilder(), 0
        for mark in _MARKUP.finditer(flow.text):
            builder.extend(flow.slice(at, mark.start()))
            if mark[0].startswith("&"):
                builder.add(unescape(mark[0]), flow.start(mark.start()), flow.end(mark.end()))
            at = mark.end()
        builder.extend(flow.slice(at, len(flow.text)))
        flow = builder.build()
    flow = flow.levelled()
    bare = flow.text.strip()
    if bare != flow.text:
        begin = len(flow.text) - len(flow.text.lstrip())
        flow = flow.slice(begin, begin + len(bare))
    return flow if bare else None


def _people(node: Node | None) -> tuple[list[Name], bool]:
    """The names in a list, and whether it says that there are others."""
    found: list[Name] = []
    others = False
    if isinstance(node, Scalar) and (words := words_of(node)):
        return [Name(whole=words)], False
    for one in node.items if isinstance(node, Array) else ():
        name = _name(one)
        alone = name and (name.literal or (name.family if name.given is None else None))
        if alone and alone.text.lower() in _OTHERS:
            others = True
        elif name:
            found.append(name)
    return found, others


def _name(node: Node) -> Name | None:
    if isinstance(node, Scalar):
        words = words_of(node)
        return Name(whole=words) if words else None
    if not isinstance(node, Object):
        return None
    said = {key: words for key, value in node.has.items() if (words := words_of(value))}
    family = said.get("family")
    if family is None:
        whole = said.get("literal") or said.get("name") or said.get("given")
        return Name(literal=whole) if whole else None
    for key in ("non-dropping-particle", "dropping-particle"):
        if key in said:
            family = joined(said[key], "" if said[key].text.endswith(("'", "’", "-")) else " ", family)
    return Name(family=family, given=said.get("given"), suffix=said.get("suffix"))


def _date(node: Node | None) -> tuple[Flow | None, str]:
    """The words of the date, the year if it is kept in parts, and the date in ISO 8601 if it is.

    YAML may keep them by name, alone or in a list.
    """
    if isinstance(node, Scalar):
        return words_of(node), ""
    if isinstance(node, Array):
        node = node.items[0] if node.items else None
    if not isinstance(node, Object):
        return None, ""
    parts = node.has.get("date-parts")
    first = parts.items[0] if isinstance(parts, Array) and parts.items else None
    if isinstance(parts, Array) and isinstance(first, Scalar):
        first = parts
    numbers = [words_of(one) for one in first.items] if isinstance(first, Array) else []
    if first is None and "year" in node.has:
        numbers = [words_of(node.has[key]) for key in ("year", "month", "day") if key in node.has]
    if not numbers or numbers[0] is None:
        return next((words for key in ("raw", "literal") if (words := words_of(node.has.get(key)))), None), ""
    known = [numbers[0].text.zfill(4)]
    for number in numbers[1:3]:
        if (
            number is None
            or not number.text.isdecimal()
            or not 0 < int(number.text[:9]) <= (12 if len(known) == 1 else 31)
        ):
            break
        known.append(number.text.zfill(2))
    return numbers[0], "-".join(known) if known[0].isdecimal() else ""
