"""XML that is its own text, by expat: its elements one after another, each a small tree that knows its places.

Names stand without their namespace: real files forget to declare one, and no two here share a name. A document type is
passed over. What it names outside is never opened; of entities that it declares only short plain ones are read, and a
declaration that could grow is refused. HTML's names of characters are read whether declared or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from html import unescape
from typing import Protocol
from xml.parsers import expat

import attrs

from evidencecheck.formats._base import UnfitError
from evidencecheck.model.spans import Span

DEEPEST = 150
"""Elements within elements; articles have some thirty."""
_DECLARATIONS = 500
_PREDEFINED = frozenset({"lt", "gt", "amp", "quot", "apos"})
_GROWS = re.compile(r"&[^#\s]")
_LONGEST = 40  # characters of an entity or of an attribute's default

Words = tuple[str, int, int]
"""Words as read, and where in the text they begin and end."""


@attrs.define(eq=False)
class Node:
    """An element: its local name and attributes, where it begins and ends with its tags, and what it holds."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    items: list[Node | Words] = attrs.Factory(list)

    @property
    def span(self) -> Span:
        """The element with its tags."""
        return Span(self.start, self.end)

    @property
    def inner(self) -> int:
        """Where what it holds begins."""
        first = self.items[0] if self.items else None
        return self.end if first is None else first.start if isinstance(first, Node) else first[1]

    @property
    def nodes(self) -> list[Node]:
        """The elements directly within."""
        return [item for item in self.items if isinstance(item, Node)]

    def child(self, *names: str) -> Node | None:
        """The first element directly within that has one of these names."""
        return next((node for node in self.nodes if node.name in names), None)

    def words(self) -> str:
        """All words within, on one line."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> list[str]:
        found: list[str] = []
        for item in self.items:
            if isinstance(item, Node):
                found += item._words()  # noqa: SLF001 - its own kind
            else:
                found.append(item[0])
        return found


class Listener(Protocol):
    """Is told of containers as they begin and end, and of each element in them as a whole."""

    @property
    def containers(self) -> AbstractSet[str]:
        """Elements that are told of before what they hold, so that no tree is larger than a paragraph or table."""

    @property
    def silent(self) -> AbstractSet[str]:
        """Elements whose content is passed over."""

    def enter(self, node: Node) -> None:
        """A container begins."""

    def leave(self, node: Node) -> None:
        """A container ends, or the text breaks off within it."""

    def unit(self, node: Node) -> None:
        """An element has ended that stands in containers alone."""


def walk(text: str, choose: Callable[[str], Listener | None]) -> str:
    """Tell the listener that ``choose`` names for the root what ``text`` holds; what broke off, or "".

    Raises `UnfitError` where there is no listener for such a root. What stands before a fault has been told.
    """
    base = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    content = text[base:].encode("utf-8", "surrogatepass")
    parser = expat.ParserCreate("utf-8")  # whatever it declares: it has been decoded
    teller = _Teller(parser, text, content, base, choose)
    parser.StartElementHandler = teller.start
    parser.EndElementHandler = teller.end
    parser.CharacterDataHandler = teller.text
    # With a default handler expat hands over entities that a document type declares and does not expand them.
    parser.DefaultHandler = teller.other
    parser.EntityDeclHandler = teller.entity
    parser.AttlistDeclHandler = teller.default
    parser.specified_attributes = True
    parser.UseForeignDTD(True)  # noqa: FBT003 - as if there were one: an unknown entity is no fault then
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature: this is all
    except _Refusal as refusal:
        told = str(refusal)
    except expat.ExpatError as error:
        told = f"the XML is damaged ({error})"
    else:
        told = ""
    teller.finish()
    return told


class _Refusal(Exception):  # noqa: N818 - no fault of the file's
    """What is not read any further; the message says why."""


class _Teller:
    """Between the parser and a listener: offsets in the text, trees of what stands in containers."""

    def __init__(
        self,
        parser: expat.XMLParserType,
        text: str,
        content: bytes,
        base: int,
        choose: Callable[[str], Listener | None],
    ) -> None:
        self._parser, self._text, self._content, self._choose = parser, text, content, choose
        self._listener: Listener | None = None
        self._ascii, self._base = text.isascii(), base
        self._byte, self._place = 0, base
        self._containers: list[Node] = []
        self._open: list[Node] = []
        self._silent = self._depth = self._declared = 0
        self._entities: dict[str, str] = {}

    def _at(self) -> int:
        """Where in the text the parser is: its bytes, counted on from where it was."""
        byte = self._parser.CurrentByteIndex
        if self._ascii:
            return self._base + byte
        if byte > self._byte:
            self._place += len(self._content[self._byte : byte].decode("utf-8", "ignore"))
            self._byte = byte
        return self._place

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST and not self._silent:
            raise _Refusal(f"elements are nested more than {DEEPEST} deep")
        if self._silent:
            self._silent += 1
            return
        at = self._at()
        if any(":" in key for key in attributes):
            attributes = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        node = Node(name.rpartition(":")[2], attributes, at, at)
        if self._listener is None:
            self._listener = self._choose(node.name)
            if self._listener is None:
                raise UnfitError(node.name)
        if self._open:
            self._open[-1].items.append(node)
        elif node.name in self._listener.containers:
            self._containers.append(node)
            self._listener.enter(node)
            return
        self._open.append(node)
        if node.name in self._listener.silent:
            self._silent = 1

    def end(self, _name: str) -> None:
        self._depth -= 1
        if self._silent:
            self._silent -= 1
            if self._silent:
                return
        at = self._at()
        # Of an empty tag expat says where it ends, of any other where its end tag begins.
        empty = self._text[at - 2 : at] == "/>" and not (self._open and self._open[-1].items)
        if not empty and self._text.startswith("</", at):
            at = self._text.find(">", at) + 1
        self._close(at)

    def _close(self, at: int) -> None:
        listener = self._listener
        if listener is None:
            return
        if not self._open:
            if self._containers:
                node = self._containers.pop()
                node.end = at
                listener.leave(node)
            return
        node = self._open.pop()
        node.end = at
        if not self._open:
            listener.unit(node)

    def finish(self) -> None:
        """Close what the text leaves open."""
        while self._open or self._containers:
            self._close(len(self._text))

    def text(self, words: str) -> None:
        if self._silent or not self._open:
            return
        at = self._at()
        text = self._text
        if text.startswith(words, at):
            end = at + len(words)
        elif text[at] == "\r":
            end = at + (2 if text.startswith("\r\n", at) else 1)
        else:
            end = text.find(";", at) + 1
        self._open[-1].items.append((words, at, end))

    def other(self, data: str) -> None:
        """An entity that stands in no standard; remarks and instructions come here, too."""
        if self._silent or not self._open or data[0] != "&":
            return
        at = self._at()
        words = self._entities.get(data[1:-1]) or unescape(data)
        self._open[-1].items.append((words, at, at + len(data)))

    def _count(self) -> None:
        self._declared += 1
        if self._declared > _DECLARATIONS:
            raise _Refusal(f"its document type declares more than {_DECLARATIONS} things and was not read")

    def entity(self, name: str, is_parameter: int, value: str | None, *_: object) -> None:
        self._count()
        if is_parameter or value is None:
            return
        if name in _PREDEFINED:
            return
        if _GROWS.search(value) or len(value) > _LONGEST:
            raise _Refusal(f'it declares an entity "{name[:40]}" that may grow without end')
        if "<" not in value:
            self._entities[name] = unescape(value)

    def default(self, _element: str, _name: str, _type: str, value: str | None, _required: int) -> None:
        self._count()
        if value is not None and len(value) > _LONGEST:
            raise _Refusal("it declares an attribute that may grow without end")
