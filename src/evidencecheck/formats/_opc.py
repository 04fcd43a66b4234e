"""The parts of an Office file, and how they name each other (Open Packaging Conventions, ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import attrs

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._xml import walk
from evidencecheck.formats._zip import Archive

_PREFIXES = {"http://schemas.openxmlformats.org/package/2006/relationships": "p"}


@attrs.frozen
class Relation:
    """What a part names: the last word of its type ("footnotes"), and a part's name or, outside, an address."""

    type: str
    target: str
    external: bool


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """What ``part`` names, by identifier; "" stands for the archive itself. What points out of it is passed over."""
    folder, _, name = part.rpartition("/")
    content = archive.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    reader = _Relations(folder)
    if content is not None:
        try:
            walk(content, reader, _PREFIXES)
        except UnfitError as error:
            raise UnfitError(f"what {part or 'the archive'} names cannot be read: {error}") from error
    return reader.found


def part_of(named: Mapping[str, Relation], kind: str, otherwise: str) -> str:
    """The part of a kind that is named, else where it is commonly found."""
    return next((one.target for one in named.values() if one.type == kind and not one.external), otherwise)


class _Relations:
    wanted = frozenset({"p:Relationship"})

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, Relation] = {}

    def start(self, _name: str, attributes: Mapping[str, str], _offset: int) -> None:
        target = attributes.get("Target", "")
        external = attributes.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[attributes.get("Id", "")] = Relation(kind, target, external)

    def end(self, name: str) -> None:
        """Nothing: a relation is one empty element."""

    def text(self, words: str, offset: int) -> None:
        """Nothing: relations hold no text."""
