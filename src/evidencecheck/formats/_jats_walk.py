"""An article in JATS, or in the NLM DTDs before it: its prose, notes and references.

Source: NISO Z39.96 (JATS 1.3), the Archiving tag set; NLM DTD 2.3.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.formats._jats_entry import CITATIONS, Citation
from evidencecheck.formats._xml_entry import label_of
from evidencecheck.formats._xml_page import Kind, Page
from evidencecheck.formats._xml_tree import Node
from evidencecheck.model.document import BlockKind, Raised
from evidencecheck.model.spans import Span

_RECORDS = "OAI-PMH ListRecords GetRecord record metadata pmc-articleset article sub-article response"
_SECTIONS = "abstract trans-abstract sec ack app app-group glossary notes ref-list fn-group"
_OPAQUE = frozenset(
    "inline-formula disp-formula tex-math math chem-struct chem-struct-wrap graphic inline-graphic media inline-media"
    " code preformat inline-supplementary-material private-char glyph-data".split()
)
_SKIPPED = frozenset(
    "label object-id alt-text long-desc permissions copyright-statement license index-term kwd-group contrib-group aff"
    " contrib-id sec-meta history pub-date funding-group award-group counts bio author-notes textual-form".split()
)
_LINKS = frozenset("ext-link uri email self-uri related-object".split())
_PARAGRAPHS = frozenset("attrib verse-line subtitle speaker term sig fn-p".split())
# What has a title that stands at the head of no section.
_TITLED = frozenset("caption list def-list table-wrap-foot statement verse-group fn speech".split())
# Notes of these kinds are notes to the text; of any other they say something of the article: who paid, who did what.
_NOTES = frozenset({"", "other", "custom", "fn", "footnote", "note"})
_POINTED = re.compile(r"""\brid\s*=\s*["']([^"'<>]+)["']""")


class Walk:
    """Hears an article, and sets its page."""

    containers = frozenset(f"{_RECORDS} {_SECTIONS} front front-stub article-meta title-group body back floats-group".split())
    silent = _OPAQUE

    def __init__(self, text: str) -> None:
        """Find out beforehand what ``text`` points at."""
        self.page = Page()
        self._pointed = {name for match in _POINTED.finditer(text) for name in match[1].split()}
        self._inside: list[str] = []
        self._lists = 0
        self._heads = True
        self._tables = 0
        self._notes: list[Node] = []

    def enter(self, node: Node) -> None:
        self._inside.append(node.name)

    def leave(self, _node: Node) -> None:
        self._inside.pop()
        self.page.close()

    def unit(self, node: Node) -> None:
        within = self._inside[-1] if self._inside else ""
        if within == "title-group":
            read = node.name in {"article-title", "subtitle"}
        else:
            read = within in {"body", "back", "floats-group", *_SECTIONS.split()}
        if read:
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
        elif name in _LINKS:
            self._link(node)
        elif name in _TITLED:
            heads, self._heads = self._heads, False
            self._inner(node)
            self._heads = heads
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

    def _paragraph(self, node: Node) -> None:
        self._block(node, self.page.kind)

    def _title(self, node: Node) -> None:
        level = sum(name in _SECTIONS for name in self._inside)
        self._block(node, Kind(BlockKind.HEADING, max(level, 1)) if self._heads else self.page.kind)

    def _list(self, node: Node) -> None:
        self._lists += 1
        heads, self._heads = self._heads, False
        for item in node.nodes:
            if item.name in {"list-item", "def-item"}:
                self._within(item, Kind(BlockKind.ITEM, self._lists, label_of(item.child("label"))))
            else:
                self._visit(item)
        self._heads = heads
        self._lists -= 1

    def _cell(self, node: Node) -> None:
        self._within(node, Kind(BlockKind.CELL))

    def _alternatives(self, node: Node) -> None:
        """One thing in several forms: the one that has words, if any has."""
        told = [child for child in node.nodes if child.name not in _OPAQUE | _SKIPPED] or node.nodes
        for child in told[:1]:
            self._visit(child)

    def _foot(self, node: Node) -> None:
        self._tables += 1
        self._inner(node)
        self._tables -= 1

    # Within a line

    def _break(self, node: Node) -> None:
        self.page.words((" ", node.start, node.end))

    def _raised(self, node: Node) -> None:
        begin = self.page.begin(node.start)
        self._inner(node)
        if self.page.flow.length > begin:
            self.page.raised.append(Raised(Span(begin, self.page.flow.length), node.span))

    def _pointer(self, node: Node) -> None:
        begin = self.page.begin(node.start)
        self._inner(node)
        targets = tuple(node.attributes.get("rid", "").split())
        cites = node.attributes.get("ref-type") == "bibr"
        if cites or self.page.flow.length > begin:
            self.page.point(begin, node, targets, cites=cites)

    def _link(self, node: Node) -> None:
        begin = self.page.begin(node.start)
        self._inner(node)
        target = node.attributes.get("href") or node.words()
        if "://" in target[:10]:
            self.page.link(begin, node, target)

    # Notes and references

    def _note(self, node: Node) -> None:
        """A footnote. One of a table explains the table, and one that nothing calls may speak of the article."""
        name = node.attributes.get("id", "")
        kind = node.attributes.get("fn-type", "")
        group = "fn-group" in self._inside and not self.page.in_block
        called = name in self._pointed
        if self._tables or (group and not called and (kind not in _NOTES or node.child("label") is None)):
            heads, self._heads = self._heads, False
            self._inner(node)
            self._heads = heads
            return
        if not group and not called:
            name = name or f"fn@{node.start}"
            node = attrs.evolve(node, attributes={**node.attributes, "id": name})
            self.page.call(node, label_of(node.child("label")) or name, name)
        self._notes.append(node)

    def _write_notes(self) -> None:
        """Set the notes that were met, below what they were met in."""
        while self._notes:
            waiting, self._notes = self._notes, []
            for node in waiting:
                name = node.attributes.get("id", "")
                self.page.open(Kind(BlockKind.NOTE, 0, label_of(node.child("label")), (name,) if name else ()))
                self._inner(node)
                self.page.close()

    def _reference(self, node: Node) -> None:
        cited = [one for child in node.nodes for one in _citations(child)]
        label = label_of(node.child("label"))
        name = node.attributes.get("id")
        for one in cited:
            entry = Citation()
            entry.read(one)
            own = label if label or len(cited) > 1 else label_of(one.child("label"))
            names = tuple(dict.fromkeys(filter(None, [name, *_ids(node if len(cited) == 1 else one)])))
            entry.print(self.page, one, own, names)
        if not cited:
            self.page.open(Kind(BlockKind.NOTE, 0, label, tuple(dict.fromkeys(_ids(node)))))
            self._inner(node)
            self.page.close()
            if self.page.blocks and self.page.blocks[-1].kind is BlockKind.NOTE:
                self.page.blocks[-1] = attrs.evolve(self.page.blocks[-1], written=node.span)


def _citations(node: Node) -> list[Node]:
    """The citations that an element of a reference is or holds; of alternatives the first that has words of its own."""
    if node.name in CITATIONS:
        return [node]
    if node.name != "citation-alternatives":
        return []
    found = [child for child in node.nodes if child.name in CITATIONS]
    return sorted(found, key=lambda one: one.name != "mixed-citation")[:1]


def _ids(node: Node) -> list[str]:
    found = [node.attributes["id"]] if "id" in node.attributes else []
    return found + [name for child in node.nodes for name in _ids(child)]


_ELEMENTS = {
    "p": Walk._paragraph,
    "title": Walk._title,
    "article-title": Walk._title,
    "list": Walk._list,
    "def-list": Walk._list,
    "td": Walk._cell,
    "th": Walk._cell,
    "alternatives": Walk._alternatives,
    "table-wrap-foot": Walk._foot,
    "break": Walk._break,
    "sup": Walk._raised,
    "xref": Walk._pointer,
    "fn": Walk._note,
    "ref": Walk._reference,
}
