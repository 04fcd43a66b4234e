"""A text in TEI: its prose, notes and references.

Source: TEI P5 Guidelines; what GROBID makes of articles is TEI as well.
"""

from __future__ import annotations

import re

from evidencecheck.formats._tei_entry import Bibl
from evidencecheck.formats._xml_page import Kind
from evidencecheck.formats._xml_tree import Node
from evidencecheck.formats._xml_walk import Walk as XmlWalk
from evidencecheck.model.document import BlockKind

_DIVISIONS = "div div0 div1 div2 div3 div4 div5 div6 div7".split()
_READ = frozenset([*"abstract front body back group listBibl listNote".split(), *_DIVISIONS])
_HEADER = "TEI TEI.2 teiCorpus text teiHeader fileDesc titleStmt profileDesc standOff".split()
_ENTRIES = frozenset({"biblStruct", "bibl"})
_CITES = frozenset({"bibr", "bibl", "biblio", "bib", "cit", "citation"})
_RAISED = frozenset({"sup", "superscript", "super"})


class Walk(XmlWalk):
    """Hears a text, and sets its page."""

    containers = frozenset({*_READ, *_HEADER})
    silent = frozenset("formula graphic binaryObject media notatedMusic math code egXML gap".split())
    skipped = frozenset("fw del sic orig index label interp spanGrp biblFull".split())
    paragraphs = frozenset(
        "p ab l figDesc trailer opener closer dateline salute signed byline speaker stage argument epigraph docTitle"
        " titlePart docAuthor docDate docImprint".split()
    )
    titled = frozenset({"figure", "table"})
    pointing = re.compile(r"""\btarget\s*=\s*["']([^"'<>]+)["']""")

    def __init__(self, text: str) -> None:
        """Say which elements are set how."""
        super().__init__(text)
        self._lists = 0
        self.elements = {
            "title": self._title,
            "head": self.head,
            "list": self._list,
            "cell": self.cell,
            "choice": self._choice,
            "lb": self._break,
            "pb": self._break,
            "cb": self._break,
            "hi": self._formatted,
            "ref": self._pointer,
            "ptr": self._pointer,
            "note": self._note,
            "listBibl": self._entries,
        }

    def reads(self, within: str, node: Node) -> bool:
        """Prose, and of the header the title and the abstract."""
        self.depth = sum(name in _DIVISIONS for name in self.inside)
        return within in _READ or (within == "titleStmt" and node.name == "title")

    def label(self, node: Node) -> str | None:
        """The number that an element is given, or the label printed in it."""
        return node.attributes.get("n") or super().label(node)

    def _title(self, node: Node) -> None:
        if self.inside[-1:] == ["titleStmt"]:
            self.head(node)
        else:
            self.inner(node)

    def _list(self, node: Node) -> None:
        self._lists += 1
        heads, self.heads = self.heads, False
        label: str | None = None
        for item in node.nodes:
            if item.name == "label":
                label = item.words()
                continue
            if item.name == "item":
                names = [one.attributes.get("id") for one in (item, *item.nodes) if one is item or one.name in _ENTRIES]
                kind = Kind(BlockKind.ITEM, self._lists, self.label(item) or label, tuple(filter(None, names)))
                self.within(item, kind)
            else:
                self.visit(item)
            label = None
        self.heads = heads
        self._lists -= 1

    def _choice(self, node: Node) -> None:
        """Two readings of one place: what an editor made of it, but a short form as it was written."""
        for child in sorted(node.nodes, key=lambda one: one.name not in {"corr", "reg", "abbr"})[:1]:
            self.inner(child)

    def _break(self, node: Node) -> None:
        if node.attributes.get("break") != "no":
            self.page.words((" ", node.start, node.end))

    def _formatted(self, node: Node) -> None:
        rendered = (node.attributes.get("rend") or node.attributes.get("rendition") or "").replace("#", " ").split()
        if _RAISED.isdisjoint(rendered):
            self.inner(node)
        else:
            self.raised(node)

    def _pointer(self, node: Node) -> None:
        begin = self.page.begin(node.start)
        self.inner(node)
        target = node.attributes.get("target", "")
        names = tuple(name[1:] for name in target.split() if name[0] == "#" and name[1:])
        cites = node.attributes.get("type") in _CITES and bool(names)
        if cites or (names and self.page.flow.length > begin):
            self.page.point(begin, node, names, cites=cites)
        elif "://" in target[:10]:
            self.page.link(begin, node, target)

    def _note(self, node: Node) -> None:
        """A note. One that stands by itself between paragraphs calls itself nowhere."""
        called = node.attributes.get("id") in self.pointed
        self.put_off(node, called=called or not self.page.in_block)

    def unit(self, node: Node) -> None:
        """Set an element; a work that is named by itself is an entry, one named in a sentence is part of it."""
        if node.name in _ENTRIES and self.inside and self.inside[-1] in _READ:
            self._entry(node)
        else:
            super().unit(node)

    def _entries(self, node: Node) -> None:
        self.page.close_block()
        for child in node.nodes:
            if child.name in _ENTRIES:
                self._entry(child)
            else:
                self.visit(child)

    def _entry(self, node: Node) -> None:
        entry = Bibl()
        entry.read(node)
        name = node.attributes.get("id")
        entry.print(self.page, node, self.label(node), (name,) if name else ())
