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

    @property
    def wanted(self) -> AbstractSet[str]:
        """The elements that it asks for."""

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
    teller = _Teller(parser, handler, prefixes)
    parser.StartElementHandler = teller.start
    parser.EndElementHandler = teller.end
    parser.CharacterDataHandler = teller.text
    parser.StartDoctypeDeclHandler = teller.refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature: this is all
    except (expat.ExpatError, ValueError, LookupError) as error:  # ValueError, LookupError: an encoding Python lacks
        raise UnfitError(f"the XML is damaged ({error})") from error


class _Teller:
    """Between the parser and a handler: short names, and only those that are wanted."""

    def __init__(self, parser: expat.XMLParserType, handler: Handler, prefixes: Mapping[str, str]) -> None:
        self._parser, self._handler, self._prefixes = parser, handler, prefixes
        self._names: dict[str, str] = {}
        self._depth = 0

    def _short(self, name: str) -> str:
        if name not in self._names:
            space, _, local = name.rpartition(_SEPARATOR)
            self._names[name] = f"{self._prefixes.get(space, '?')}:{local}" if space else local
        return self._names[name]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnfitError(f"elements are nested more than {DEEPEST} deep")
        known = self._short(name)
        if known in self._handler.wanted:
            named = {self._short(key): value for key, value in attributes.items()}
            self._handler.start(known, named, self._parser.CurrentByteIndex)

    def end(self, name: str) -> None:
        self._depth -= 1
        known = self._short(name)
        if known in self._handler.wanted:
            self._handler.end(known)

    def text(self, words: str) -> None:
        self._handler.text(words, self._parser.CurrentByteIndex)

    def refuse(self, *_: object) -> None:
        raise UnfitError("it declares a document type, which may hide entities that grow without end")
