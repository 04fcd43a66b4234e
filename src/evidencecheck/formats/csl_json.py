"""CSL-JSON: each item a reference, its fields as they are kept, printed in the order of reading.

The item is its object, its ``id`` the label; a field's place is its string without the quotes. What is no list of such
items is told and read as nothing. Source: citationstyles.org, csl-data.json, and the CSL 1.0.2 specification.
"""

from __future__ import annotations

from collections.abc import Mapping

from evidencecheck.formats._base import Format
from evidencecheck.formats._csl_item import kept, key_of
from evidencecheck.formats._json_places import Array, DamagedJsonError, Node, Object, Scalar, values
from evidencecheck.formats._listed import Listed, page
from evidencecheck.model.document import Document

NAME = "csl-json"


def read(text: str, path: str | None, notices: tuple[str, ...]) -> Document:
    """Read a file of CSL-JSON; where it is damaged, what stands before is read."""
    listed: list[Listed] = []
    told = notices
    try:
        for node in values(text):
            listed += [Listed(key_of(item), item.span, kept(item)) for item in _items(node)]
    except DamagedJsonError as error:
        line = text.count("\n", 0, error.place) + 1
        told = (*notices, f"line {line}: the JSON is damaged from here on, and read no further")
    if not listed:
        told = (*told, "this is no CSL-JSON and was not read")
    return page(text, NAME, path, listed, told)


def _items(node: Node) -> list[Object]:
    """The items that a value holds: itself, or those in the list that it is wrapped around."""
    if not isinstance(node, Object):
        return []
    if _is_item(node.has):
        return [node]
    wrapped = [node.has[name] for name in ("references", "items") if name in node.has]
    return [
        one
        for array in wrapped
        if isinstance(array, Array)
        for one in array.items
        if isinstance(one, Object) and _is_item(one.has)
    ]


def _is_item(has: Mapping[str, Node]) -> bool:
    """Whether an object is a CSL item: a type, and an id or what only references have."""
    kind = has.get("type")
    telling = has.keys() & {"title", "author", "issued", "DOI", "container-title", "editor"}
    return isinstance(kind, Scalar) and kind.quoted and bool(telling)


FORMAT = Format(NAME, read)
