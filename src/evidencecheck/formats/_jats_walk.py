"""An article in JATS, or in the NLM DTDs before it: its prose, notes and references.

Source: NISO Z39.96 (JATS 1.3), the Archiving tag set; NLM DTD 2.3.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.formats._jats_entry import CITATIONS, Citation
from evidencecheck.formats._xml_entry import label_of
from evidencecheck.formats._xml_page import Kind
from evidencecheck.formats._xml_tree import Node
from evidencecheck.formats._xml_walk import Walk as XmlWalk
from evidencecheck.model.document import BlockKind

_RECORDS = "OAI-PMH ListRecords GetRecord record metadata pmc-articleset article sub-article response".split()
_FRONT = "front front-stub article-meta title-group".split()
_SECTIONS = frozenset("abstract trans-abstract sec ack app app-group glossary notes ref-list fn-group".split())
_READ = frozenset({*_SECTIONS, "body", "back", "floats-group"})
_ITEMS = frozenset({"list-item", "def-item"})
# Notes of these kinds are notes to the text; of any other they say something of the article: who paid, who did what.
_NOTES = frozenset({"", "other", "custom", "fn", "footnote", "note"})


class Walk(XmlWalk):
    """Hears an article, and sets its page."""

    containers = frozenset({*_RECORDS, *_FRONT, *_READ})
    silent = frozenset(
        "inline-formula disp-formula tex-math math chem-struct chem-struct-wrap graphic inline-graphic media"
        " inline-media code preformat inline-supplementary-material private-char glyph-data".split()
    )
    skipped = frozenset(
        "label object-id alt-text long-desc permissions copyright-statement license index-term kwd-group contrib-group"
        " aff contrib-id sec-meta history pub-date funding-group award-group counts bio author-notes".split()
    )
    paragraphs = frozenset("p attrib verse-line subtitle speaker term sig".split())
    titled = frozenset("caption statement verse-group speech".split())
    pointing = re.compile(r"""\brid\s*=\s*["']([^"'<>]+)["']""")

    def __init__(self, text: str) -> None:
        """Say which elements are set how."""
        super().__init__(text)
        self._lists = self._feet = 0
        self.elements = {
            "title": self.head,
            "article-title": self.head,
            "list": self._list,
            "def-list": self._list,
            "td": self.cell,
            "th": self.cell,
            "alternatives": self._alternatives,
            "table-wrap-foot": self._foot,
            "break": self._break,
            "sup": self.raised,
            "xref": self._pointer,
            "ext-link": self._link,
            "uri": self._link,
            "fn": self._note,
            "ref": self._reference,
        }

    def reads(self, within: str, node: Node) -> bool:
        """Prose, and of what stands before it the title."""
        self.depth = sum(name in _SECTIONS for name in self.inside)
        return within in _READ or (within == "title-group" and node.name in {"article-title", "subtitle"})

    def _list(self, node: Node) -> None:
        self._lists += 1
        heads, self.heads = self.heads, False
        for item in node.nodes:
            if item.name in _ITEMS:
                self.within(item, Kind(BlockKind.ITEM, self._lists, self.label(item)))
            else:
                self.visit(item)
        self.heads = heads
        self._lists -= 1

    def _alternatives(self, node: Node) -> None:
        """One thing in several forms: the one that has words, if any has."""
        told = [child for child in node.nodes if child.name not in self.silent | self.skipped] or node.nodes
        for child in told[:1]:
            self.visit(child)

    def _foot(self, node: Node) -> None:
        self._feet += 1
        self.headless(node)
        self._feet -= 1

    def _break(self, node: Node) -> None:
        self.page.words((" ", node.start, node.end))

    def _pointer(self, node: Node) -> None:
        begin = self.page.begin(node.start)
        self.inner(node)
        cites = node.attributes.get("ref-type") == "bibr"
        if cites or self.page.flow.length > begin:
            self.page.point(begin, node, tuple(node.attributes.get("rid", "").split()), cites=cites)

    def _link(self, node: Node) -> None:
        begin = self.page.begin(node.start)
        self.inner(node)
        target = node.attributes.get("href") or node.words()
        if "://" in target[:10]:
            self.page.link(begin, node, target)

    def _note(self, node: Node) -> None:
        """A footnote. One of a table explains the table, and one that nothing calls may speak of the article."""
        group = "fn-group" in self.inside and not self.page.in_block
        called = node.attributes.get("id") in self.pointed
        of_article = group and (node.attributes.get("fn-type", "") not in _NOTES or self.label(node) is None)
        if self._feet or (of_article and not called):
            self.headless(node)
        else:
            self.put_off(node, called=called or group)

    def _reference(self, node: Node) -> None:
        cited = [one for child in node.nodes for one in _citations(child)]
        label = self.label(node)
        name = node.attributes.get("id")
        for n, one in enumerate(cited, 1):
            entry = Citation()
            entry.read(one)
            several = len(cited) > 1
            own = label if label or several else label_of(one.child("label"))
            ids = [name, *(_ids(one) or [f"{name}.{n}"])] if several else _ids(node)
            entry.print(self.page, one, own, tuple(dict.fromkeys(filter(None, ids))))
        if not cited:
            before = len(self.page.blocks)
            self.page.open_block(Kind(BlockKind.NOTE, 0, label, tuple(dict.fromkeys(_ids(node)))))
            self.inner(node)
            self.page.close_block()
            for k in range(before, len(self.page.blocks)):
                self.page.blocks[k] = attrs.evolve(self.page.blocks[k], written=node.span)


def _citations(node: Node) -> list[Node]:
    """The citations that an element of a reference is or holds; of alternatives the one with words of its own."""
    if node.name in CITATIONS:
        return [node]
    if node.name != "citation-alternatives":
        return []
    found = [child for child in node.nodes if child.name in CITATIONS]
    return sorted(found, key=lambda one: one.name != "mixed-citation")[:1]


def _ids(node: Node) -> list[str]:
    found = [node.attributes["id"]] if "id" in node.attributes else []
    for child in node.nodes:
        found += _ids(child)
    return found
