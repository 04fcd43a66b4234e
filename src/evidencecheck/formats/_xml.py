"""XML from strangers, by expat, which knows the place of every tag: no document type, so no entities; limited depth."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol
from xml.parsers import expat

from evidencecheck.formats._base import UnfitError

DEEPEST = 1000
_SEPARATOR = "}"


class Handler(Protocol):
    """Hears of the elements that it asks for, by short names ("w:p"), with where in the bytes each begins."""

    wanted: AbstractSet[str]

    def start(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        """An element that is wanted begins."""

    def end(self, name: str) -> None:
        """An element that is wanted ends."""

    def text(self, words: str, offset: int) -> None:
        """Text, in pieces; an entity is a piece by itself."""


def walk(content: bytes, handler: Handler, prefixes: Mapping[str, str]) -> None:
    """Tell ``handler`` what ``content`` holds; ``prefixes`` maps namespaces to the prefixes of short names.

    Raises `UnfitError` where the XML breaks off or holds a document type. What came before has been told by then.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    names: dict[str, str] = {}
    depth = 0

    def short(name: str) -> str:
        if name not in names:
            space, _, local = name.rpartition(_SEPARATOR)
            names[name] = f"{prefixes[space]}:{local}" if space in prefixes else local if not space else ""
        return names[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnfitError(f"elements are nested more than {DEEPEST} deep")
        known = short(name)
        if known in handler.wanted:
            named = {short(key): value for key, value in attributes.items()}
            handler.start(known, named, parser.CurrentByteIndex)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        known = short(name)
        if known in handler.wanted:
            handler.end(known)

    def text(words: str) -> None:
        handler.text(words, parser.CurrentByteIndex)

    def refuse(*_: object) -> None:
        raise UnfitError("it declares a document type, which may hide entities that grow without end")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature: this is all
    except (expat.ExpatError, ValueError, LookupError) as error:  # ValueError, LookupError: an encoding Python lacks
        raise UnfitError(f"the XML is damaged ({error})") from error
