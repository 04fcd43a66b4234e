"""A page in the making from XML: its white space means nothing but that words stand apart."""

from __future__ import annotations

import re
from bisect import bisect_left

import attrs

from evidencecheck.formats._gathered import Gathered
from evidencecheck.formats._xml_tree import Node, Words
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Document, FlowBuilder, Link, Pointer
from evidencecheck.model.spans import Span

_PIECES = re.compile(r"\s+|\S+(?: \S+)*")


@attrs.frozen
class Kind:
    """What a block is to be, as `Block` has it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str | None = None
    names: tuple[str, ...] = ()


class Line:
    """Words into a flow, each run of white space as a blank between two of them."""

    def __init__(self, flow: FlowBuilder) -> None:
        """Write into ``flow``."""
        self.flow = flow
        self._due: tuple[str, int, int] | None = None
        self._bare = flow.length

    def words(self, item: Words) -> bool:
        """Write words; whether there was more than white space."""
        words, start, end = item
        if len(words) != end - start:
            self._piece(words, start, end)
            return bool(words.strip())
        found = False
        for piece in _PIECES.finditer(words):
            found = self._piece(piece[0], start + piece.start(), start + piece.end()) or found
        return found

    def _piece(self, words: str, start: int, end: int) -> bool:
        if words.isspace():
            self._due = self._due or (" ", start, end)
            return False
        self.settle()
        self.flow.add(words, start, end)
        return True

    def settle(self) -> None:
        """Write the blank that is due, so that what comes begins here."""
        if self._due is not None and self.flow.length > self._bare:
            self.flow.add(*self._due)
        self._due = None

    def bare(self) -> int:
        """Let what comes begin without a blank; where that is."""
        self.settle()
        self._bare = self.flow.length
        return self._bare

    def apart(self, at: int, sign: str = "") -> None:
        """Put a blank before what comes; with ``sign``, that instead."""
        if sign or self._due is None:
            self._due = (sign or " ", at, at)


class Page(Line, Gathered):
    """Flow, blocks and what is marked in them."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        Gathered.__init__(self)
        Line.__init__(self, self.flow)
        self.kind = Kind()
        """What words are that stand in no block of their own."""
        self._now: Kind | None = None
        self._begin = -1

    @property
    def in_note(self) -> bool:
        """Whether the open block is a note."""
        return self._now is not None and self._now.kind is BlockKind.NOTE

    @property
    def in_block(self) -> bool:
        """Whether what comes stands in a block that was begun."""
        return self._now is not None

    def open_block(self, kind: Kind) -> None:
        """Begin a block; what holds no words will be none."""
        self.close_block()
        self._now = kind

    def close_block(self) -> None:
        """End the block that is open."""
        if self._now is not None and 0 <= self._begin < self.flow.length:
            now = self._now
            self.blocks.append(Block(now.kind, Span(self._begin, self.flow.length), now.level, now.label, now.names))
        self._now, self._begin, self._due = None, -1, None

    def part(self, at: int) -> None:
        """Begin the next paragraph of a note."""
        if 0 <= self._begin < self.flow.length:
            self.apart(at, "\n\n")

    def begin(self, at: int) -> int:
        """Where in the flow what comes will begin."""
        if self._begin < 0:
            self._now, self._due = self._now or self.kind, None
            if self.flow.length:
                self.flow.add("\n\n", at, at)
            self._begin = self.flow.length
        return self.bare()

    def _piece(self, words: str, start: int, end: int) -> bool:
        if self._begin < 0 and not words.isspace():
            self.begin(start)
        return super()._piece(words, start, end)

    def stand_in(self, node: Node) -> None:
        """Put the stand-in for an element that has no words."""
        self._piece(STAND_IN, node.start, node.end)

    def point(self, begin: int, node: Node, targets: tuple[str, ...], *, cites: bool) -> None:
        """Let the words from ``begin`` on, which ``node`` holds, point at targets; its stand-in where it has none."""
        if self.flow.length == begin:
            self.stand_in(node)
        if targets:
            self.pointers.append(Pointer(Span(begin, self.flow.length), targets, cites, written=node.span))

    def call(self, node: Node, label: str, name: str) -> None:
        """Call the note ``node`` where it stands: what calls it in the document is its start tag."""
        begin = self.begin(node.start)
        tag = attrs.evolve(node, end=node.inner)
        self._piece(f"[^{label}]", tag.start, tag.end)
        self.point(begin, tag, (name,), cites=False)

    def link(self, begin: int, node: Node, target: str) -> None:
        """Let the words from ``begin`` on lead to an address."""
        if self.flow.length > begin:
            self.links.append(Link(Span(begin, self.flow.length), target, node.span))

    def document(self, text: str, name: str, path: str | None, notices: tuple[str, ...] = ()) -> Document:
        """The finished document. Raised digits are markers where no other points, and exponents where others do."""
        self.close_block()
        self.pointers.sort(key=lambda pointer: pointer.span)
        self.raised.sort(key=lambda one: one.span)
        self.links.sort(key=lambda link: link.span)
        self.stated.sort(key=lambda one: one.span.start)
        if any(pointer.cites for pointer in self.pointers):
            self.raised = [one for one in self.raised if _points(one.span, self.pointers)]
        return super().document(text, name, path, notices)


def _points(span: Span, pointers: list[Pointer]) -> bool:
    k = bisect_left(pointers, span.end, key=lambda pointer: pointer.span.start)
    return k > 0 and pointers[k - 1].span.overlaps(span)
