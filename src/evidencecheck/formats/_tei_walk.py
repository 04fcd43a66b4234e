"""A text in TEI: its prose, notes and references.

Source: TEI P5 Guidelines; what GROBID makes of articles is TEI as well.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.formats._tei_entry import Bibl
from evidencecheck.formats._xml_entry import label_of
from evidencecheck.formats._xml_page import Kind, Page
from evidencecheck.formats._xml_tree import Node
from evidencecheck.model.document import BlockKind, Raised
from evidencecheck.model.spans import Span

_DIVISIONS = "div div0 div1 div2 div3 div4 div5 div6 div7"
_READ = f"abstract front body back group listBibl listNote {_DIVISIONS}".split()
_HEADER = "TEI TEI.2 teiCorpus text teiHeader fileDesc titleStmt profileDesc facsimile standOff".split()
_OPAQUE = frozenset("formula graphic binaryObject media notatedMusic math code egXML gap".split())
_SKIPPED = frozenset("fw del sic orig index label interp spanGrp biblFull".split())
_ENTRIES = frozenset({"biblStruct", "bibl", "biblFull"})
_PARAGRAPHS = frozenset(
    "p ab l figDesc trailer opener closer dateline salute signed byline speaker stage argument"
    " epigraph docTitle titlePart docAuthor docDate docImprint".split()
)
_CITES = frozenset({"bibr", "bibl", "biblio", "bib", "cit", "citation"})
_RAISED = frozenset({"sup", "superscript", "super"})
_POINTED = re.compile(r"""\btarget\s*=\s*["']([^"'<>]+)["']""")


class Walk:
    """Hears a text, and sets its page."""

    containers = frozenset([*_READ, *_HEADER])
    silent = _OPAQUE

    def __init__(self, text: str) -> None:
        """Find out beforehand what ``text`` points at."""
        self.page = Page()
        self._pointed = {name[1:] for match in _POINTED.finditer(text) for name in match[1].split() if name[0] == "#"}
        self._inside: list[str] = []
        self._lists = 0
        self._heads = True
        self._notes: list[Node] = []

    def enter(self, node: Node) -> None:
        self._inside.append(node.name)

    def leave(self, _node: Node) -> None:
        self._inside.pop()
        self.page.close()

    def unit(self, node: Node) -> None:
        within = self._inside[-1] if self._inside else ""
        if within == "titleStmt":
            if node.name == "title":
                self._block(node, Kind(BlockKind.HEADING, 1))
        elif within in _READ:
            if node.name in _ENTRIES and (within == "listBibl" or "id" in node.attributes):
                self._reference(node)
            else:
                self._visit(node)
        self.page.close()
        self._write_notes()

    def _visit(self, node: Node) -> None:
        name = node.name
        if name in _OPAQUE:
            self.page.stand_in(node)
        elif name in _SKIPPED:
            return
        elif name in _ELEMENTS:
            _ELEMENTS[name](self, node)
        elif name in _PARAGRAPHS:
            self._block(node, self.page.kind)
        else:
            self._inner(node)

    def _inner(self, node: Node) -> None:
        for item in node.items:
            if isinstance(item, Node):
                self._visit(item)
            else:
                self.page.words(item)

    # Blocks

    def _block(self, node: Node, kind: Kind) -> None:
        if self.page.in_note:
            self.page.part(node.start)
            self._inner(node)
            self.page.part(node.end)
            return
        self.page.open(kind)
        self._inner(node)
        self.page.close()

    def _within(self, node: Node, kind: Kind) -> None:
        """A block of which each paragraph is one of its kind."""
        before, self.page.kind = self.page.kind, kind
        self._block(node, kind)
        self.page.kind = before

    def _head(self, node: Node) -> None:
        level = sum(name in _READ for name in self._inside)
        self._block(node, Kind(BlockKind.HEADING, max(level - 1, 1)) if self._heads else self.page.kind)

    def _titled(self, node: Node) -> None:
        heads, self._heads = self._heads, False
        self._inner(node)
        self._heads = heads

    def _list(self, node: Node) -> None:
        self._lists += 1
        heads, self._heads = self._heads, False
        label = None
        for item in node.nodes:
            if item.name == "item":
                self._within(item, Kind(BlockKind.ITEM, self._lists, item.attributes.get("n") or label))
                label = None
            elif item.name == "label":
                label = label_of(item)
            elif item.name == "biblStruct":
                self._reference(item)
            else:
                self._visit(item)
        self._heads = heads
        self._lists -= 1

    def _cell(self, node: Node) -> None:
        self._within(node, Kind(BlockKind.CELL))

    def _choice(self, node: Node) -> None:
        """Two readings of one place: what an editor made of it, but a short form as it was written."""
        for child in sorted(node.nodes, key=lambda one: one.name not in {"corr", "reg", "abbr"})[:1]:
            self._inner(child)

    # Within a line

    def _break(self, node: Node) -> None:
        if node.attributes.get("break") != "no":
            self.page.words((" ", node.start, node.end))

    def _formatted(self, node: Node) -> None:
        raised = not _RAISED.isdisjoint((node.attributes.get("rend") or node.attributes.get("rendition") or "").split())
        if not raised:
            self._inner(node)
            return
        begin = self.page.begin(node.start)
        self._inner(node)
        if self.page.flow.length > begin:
            self.page.raised.append(Raised(Span(begin, self.page.flow.length), node.span))

    def _pointer(self, node: Node) -> None:
        begin = self.page.begin(node.start)
        self._inner(node)
        target = node.attributes.get("target", "")
        names = tuple(name[1:] for name in target.split() if name[0] == "#" and name[1:])
        cites = node.attributes.get("type") in _CITES and bool(names)
        if cites or (names and self.page.flow.length > begin):
            self.page.point(begin, node, names, cites=cites)
        elif "://" in target[:10]:
            self.page.link(begin, node, target)

    # Notes and references

    def _note(self, node: Node) -> None:
        """A note, set below what it stands in; where nothing points at it, it is called where it stands."""
        name = node.attributes.get("id", "")
        if name not in self._pointed and self.page.in_block:
            name = name or f"note@{node.start}"
            node = attrs.evolve(node, attributes={**node.attributes, "id": name})
            self.page.call(node, node.attributes.get("n") or name, name)
        self._notes.append(node)

    def _write_notes(self) -> None:
        while self._notes:
            waiting, self._notes = self._notes, []
            for node in waiting:
                name = node.attributes.get("id", "")
                label = node.attributes.get("n") or label_of(node.child("label"))
                self.page.open(Kind(BlockKind.NOTE, 0, label, (name,) if name else ()))
                self._inner(node)
                self.page.close()

    def _reference(self, node: Node) -> None:
        if node.name == "biblFull":
            return
        entry = Bibl()
        entry.read(node)
        name = node.attributes.get("id")
        label = node.attributes.get("n") or label_of(node.child("label"))
        entry.print(self.page, node, label, (name,) if name else ())


_ELEMENTS = {
    "head": Walk._head,
    "figure": Walk._titled,
    "table": Walk._titled,
    "list": Walk._list,
    "cell": Walk._cell,
    "choice": Walk._choice,
    "lb": Walk._break,
    "pb": Walk._break,
    "cb": Walk._break,
    "hi": Walk._formatted,
    "ref": Walk._pointer,
    "ptr": Walk._pointer,
    "note": Walk._note,
}
