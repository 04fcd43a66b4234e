"""What the vocabularies of articles in XML have in common: blocks within blocks, and notes set below their text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from html import unescape

from evidencecheck.formats._xml_entry import label_of
from evidencecheck.formats._xml_page import Kind, Page
from evidencecheck.formats._xml_tree import Node
from evidencecheck.model.document import BlockKind, Raised
from evidencecheck.model.spans import Span


class Walk:
    """Hears an article, and sets its page. A vocabulary says which elements are what."""

    containers: AbstractSet[str] = frozenset()
    silent: AbstractSet[str] = frozenset()
    """Elements that have no words: a stand-in is set for them."""
    skipped: AbstractSet[str] = frozenset()
    paragraphs: AbstractSet[str] = frozenset()
    titled: AbstractSet[str] = frozenset()
    """Elements whose title is the head of no section."""
    pointing: re.Pattern[str]
    """Finds what the text points at, wherever it stands."""

    def __init__(self, text: str) -> None:
        """Find out beforehand what ``text`` points at."""
        self.page = Page()
        self.pointed = {
            name.removeprefix("#") for match in self.pointing.finditer(text) for name in unescape(match[1]).split()
        }
        self.inside: list[str] = []
        self.heads = True
        self.depth = 0
        self._notes: list[Node] = []
        self.elements: Mapping[str, Callable[[Node], None]] = {}

    def reads(self, within: str, node: Node) -> bool:
        """Whether an element that stands directly in the container ``within`` is read."""
        raise NotImplementedError

    def label(self, node: Node) -> str | None:
        """The printed label of a note or entry."""
        return label_of(node.child("label"))

    def enter(self, node: Node) -> None:
        """A container begins."""
        self.inside.append(node.name)

    def leave(self, _node: Node) -> None:
        """A container ends."""
        self.inside.pop()
        self.page.close_block()

    def unit(self, node: Node) -> None:
        """Set an element that stands in containers alone, and below it the notes in it."""
        if self.reads(self.inside[-1] if self.inside else "", node):
            self.visit(node)
            self.page.close_block()
            self._write_notes()

    def visit(self, node: Node) -> None:
        """Set an element as what it is."""
        if node.name in self.silent:
            self.page.stand_in(node)
        elif node.name in self.skipped:
            return
        elif node.name in self.elements:
            self.elements[node.name](node)
        elif node.name in self.paragraphs:
            self.block(node, self.page.kind)
        elif node.name in self.titled:
            self.headless(node)
        else:
            self.inner(node)

    def inner(self, node: Node) -> None:
        """Set what an element holds."""
        for item in node.items:
            if isinstance(item, Node):
                self.visit(item)
            else:
                self.page.words(item)

    def headless(self, node: Node) -> None:
        """Set what an element holds, its title as a paragraph."""
        heads, self.heads = self.heads, False
        self.inner(node)
        self.heads = heads

    def block(self, node: Node, kind: Kind) -> None:
        """Set an element as a block; a note stays one whatever is in it."""
        if self.page.in_note:
            self.page.part(node.start)
            self.inner(node)
            self.page.part(node.end)
            return
        self.page.open_block(kind)
        self.inner(node)
        self.page.close_block()

    def within(self, node: Node, kind: Kind) -> None:
        """Set an element of which each paragraph is a block of this kind."""
        before, self.page.kind = self.page.kind, kind
        self.block(node, kind)
        self.page.kind = before

    def head(self, node: Node) -> None:
        """Set a title."""
        self.block(node, Kind(BlockKind.HEADING, max(self.depth, 1)) if self.heads else self.page.kind)

    def cell(self, node: Node) -> None:
        """Set a table's cell."""
        self.within(node, Kind(BlockKind.CELL))

    def raised(self, node: Node) -> None:
        """Set raised text."""
        begin = self.page.begin(node.start)
        self.inner(node)
        if self.page.flow.length > begin:
            self.page.raised.append(Raised(Span(begin, self.page.flow.length), node.span))

    def put_off(self, node: Node, *, called: bool) -> None:
        """Keep a note for below; where nothing points at it, it is called where it stands."""
        label = self.label(node)
        name = node.attributes.get("id") or f"note@{node.start}"
        if not called:
            self.page.call(node, label or name, name)
        node.attributes = {**node.attributes, "id": name}
        self._notes.append(node)

    def _write_notes(self) -> None:
        while self._notes:
            waiting, self._notes = self._notes, []
            for node in waiting:
                self.page.open_block(Kind(BlockKind.NOTE, 0, self.label(node), (node.attributes["id"],)))
                self.inner(node)
                self.page.close_block()
