"""A reference that XML keeps in parts: its words in their order where they are punctuated, else printed as one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Set as AbstractSet

import attrs

from evidencecheck.formats._entry import Kept, Name, Printer
from evidencecheck.formats._xml_page import Line, Page
from evidencecheck.formats._xml_tree import Node
from evidencecheck.identifiers import doi
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Flow, FlowBuilder, Link, Stated
from evidencecheck.model.spans import Span

_DASH = re.compile(r"\s*[-‐-―−]\s*")
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_PUBMED = re.compile(r"(?:ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(\d{1,9})/?$")
_CODES = frozenset({"doi", "pmid", "pmcid", "arxiv", "isbn", "url"})
_NAMES = frozenset({"author", "editor"})
_LABEL = re.compile(r"[\s.,:;()\[\]{}]+")


def label_of(node: Node | None) -> str | None:
    """A printed label without its dots and brackets; None where there is none."""
    return (_LABEL.sub("", node.words()) or None) if node is not None else None


class _Tail(FlowBuilder):
    """A flow that knows what was added since it was last asked."""

    def __init__(self) -> None:
        super().__init__()
        self.since: list[str] = []

    def add(self, text: str, start: int, end: int) -> None:
        super().add(text, start, end)
        self.since.append(text)


class Entry:
    """One reference in the making. What its elements are is said by who knows the vocabulary."""

    structure: AbstractSet[str] = frozenset()
    """Elements that hold other elements; words that stand directly in them are punctuation."""
    quiet: AbstractSet[str] = frozenset()
    """Elements whose words are read but are no field, and which nobody misses where they are left out."""
    skipped: AbstractSet[str] = frozenset()

    def __init__(self) -> None:
        """Begin with no words."""
        self._flow = _Tail()
        self.line = Line(self._flow)
        self.stated: list[Stated] = []
        self.links: list[Link] = []
        self.rest: list[Span] = []
        self.role: str | None = "author"
        self.punctuated = False
        self._ended = False
        self._mute = 0

    # What a vocabulary says

    def enter(self, node: Node) -> None:
        """An element of `structure` begins: it may say whose names follow."""

    def is_structure(self, node: Node) -> bool:
        """Whether an element holds other elements, and words in it are punctuation."""
        return node.name in self.structure

    def field(self, node: Node) -> str | None:
        """The field that an element is, as `Stated` has it; None for one that only formats."""
        raise NotImplementedError

    def value(self, _node: Node, _field: str) -> str:
        """What an element says where that is not its words alone."""
        return ""

    def instead(self, _node: Node) -> str:
        """What to print of an element that has no words."""
        return ""

    def type(self, node: Node) -> str:
        """The type of the work that ``node`` speaks of, as Crossref names it."""
        raise NotImplementedError

    # Reading

    def read(self, node: Node) -> None:
        """Read the element that is the entry."""
        self._items(node, punctuation=True)

    def _items(self, node: Node, *, punctuation: bool) -> None:
        for item in node.items:
            if isinstance(item, Node):
                self._element(item, outside=punctuation)
            elif self.line.words(item):
                self.punctuated = self.punctuated or punctuation
                self._ended = False

    def _element(self, node: Node, *, outside: bool) -> None:
        if node.name in self.skipped:
            return
        if self.is_structure(node):
            self._apart(node)
            role = self.role
            self.enter(node)
            self._items(node, punctuation=outside)
            self.role, self._ended = role, True
            return
        field = None if self._mute else self.field(node)
        if outside:
            self._apart(node, "–" if field == "page" and self._pages_begun() else "")
        if field:
            self._said(node, field, outside=outside)
        else:
            self._plain(node, outside=outside)
        self._ended = self._ended or outside

    def _said(self, node: Node, field: str, *, outside: bool) -> None:
        """An element that is a field."""
        begin = self.line.bare()
        outer, self._flow.since = self._flow.since, []
        self._items(node, punctuation=False)
        if self._flow.length == begin and (words := self.instead(node)):
            self._flow.add(words, node.start, node.end)
        place, words = Span(begin, self._flow.length), "".join(self._flow.since)
        if len(place) or field.endswith(".others"):
            self._state(node, place, field, words, "".join(outer))
        if outside:
            outer = []
        else:
            outer.append(words)
        self._flow.since = outer

    def _plain(self, node: Node, *, outside: bool) -> None:
        """An element that only formats, or one whose words are no field."""
        quiet = node.name in self.quiet
        begin = self.line.bare() if outside else self._flow.length
        self._mute += quiet
        self._items(node, punctuation=False)
        self._mute -= quiet
        if outside and self._flow.length > begin:
            self._flow.since = [STAND_IN]
            if not quiet:
                self.rest.append(Span(begin, self._flow.length))

    def _apart(self, node: Node, sign: str = "") -> None:
        if self._ended:
            self.line.apart(node.start, sign)
        self._ended = False

    def _pages_begun(self) -> bool:
        last = self.stated[-1] if self.stated else None
        return last is not None and last.field == "page" and last.span.end == self._flow.length

    def _state(self, node: Node, place: Span, field: str, words: str, between: str) -> None:
        last = self.stated[-1] if self.stated else None
        if field == "url":
            self._address(node, place, words)
        elif last and last.field == field == "page" and _DASH.fullmatch(between) and "-" not in last.value:
            self.stated[-1] = Stated(Span(last.span.start, place.end), field, f"{last.value}-{words}")
        elif last and last.field == field and field.endswith(".given") and between == " ":
            self.stated[-1] = Stated(Span(last.span.start, place.end), field)
        else:
            self.stated.append(Stated(place, field, self.value(node, field) or (words if field == "page" else "")))

    def _address(self, node: Node, place: Span, words: str) -> None:
        """What an address says: a DOI, a number of PubMed's, or where the work is."""
        target = self.value(node, "url") or words
        self.links.append(Link(place, target, node.span))
        number = _PUBMED.search(target)
        found = next((name for _, name in doi.find(target)), None)
        if found:
            self.stated.append(Stated(place, "doi", found))
        elif number:
            self.stated.append(Stated(place, "pmid", number[1]))
        elif target.startswith(("http://", "https://", "ftp://")):
            self.stated.append(Stated(place, "url", target))

    # Printing

    def settle(self, kind: str) -> None:
        """Say what can be said only of the whole: a container that is all the title there is, is the title."""
        said = {one.field for one in self.stated}
        if "title" not in said and kind != "journal-article":
            k = next((k for k, one in enumerate(self.stated) if one.field == "container-title"), None)
            if k is not None:
                self.stated[k] = attrs.evolve(self.stated[k], field="title")

    def print(self, page: Page, node: Node, label: str | None, names: tuple[str, ...]) -> None:
        """Set the entry on ``page`` as a note called ``label``."""
        kind = self.type(node)
        self.settle(kind)
        page.close_block()
        bare = not self.punctuated and any("." in one.field or one.field == "title" for one in self.stated)
        if bare and self._printed(page, node, kind, label, names):
            return
        flow = self._flow.build()
        if not flow.text.strip():
            return
        if page.flow.length:
            page.flow.add("\n\n", node.start, node.start)
        base = page.flow.length
        page.flow.extend(flow)
        if kind:
            page.stated.append(Stated(Span(base, base), "type", kind))
        page.stated += [attrs.evolve(one, span=one.span.shift(base)) for one in self.stated]
        page.links += [attrs.evolve(one, span=one.span.shift(base)) for one in self.links]
        page.blocks.append(Block(BlockKind.NOTE, Span(base, page.flow.length), 0, label, names, node.span))

    def _printed(self, page: Page, node: Node, kind: str, label: str | None, names: tuple[str, ...]) -> bool:
        flow = self._flow.build()
        own: list[Stated] = []
        inside: dict[Span, list[Stated]] = defaultdict(list)
        starts = [place.start for place in self.rest]
        for one in self.stated:
            k = bisect_right(starts, one.span.start) - 1
            if k >= 0 and self.rest[k].contains(one.span):
                inside[self.rest[k]].append(one)
            else:
                own.append(one)
        printer = Printer(page.flow)
        if not printer.entry(_kept(flow, own, kind), label or "", node.span):
            return False
        block = printer.blocks[0]
        page.stated += printer.stated
        for place in self.rest:
            page.flow.add(" ", node.start, node.start)
            base = page.flow.length - place.start
            page.flow.extend(flow.slice(place.start, place.end))
            page.stated += [attrs.evolve(one, span=one.span.shift(base)) for one in inside[place]]
            if place.of(flow.text)[-1] not in ".?!":
                page.flow.add(".", node.end, node.end)
        page.blocks.append(attrs.evolve(block, span=Span(block.span.start, page.flow.length), label=label, names=names))
        return True


def _kept(flow: Flow, stated: list[Stated], kind: str) -> Kept:
    """What is stated of an entry, for the printer: of each field the first."""
    names: dict[str, list[Name]] = {}
    fields: dict[str, Flow] = {}
    dated, others = "", False
    for one in stated:
        role, _, part = one.field.partition(".")
        words = flow.slice(one.span.start, one.span.end)
        if part == "others":
            others = others or role == "author"
        elif role in _NAMES:
            people = names.setdefault(role, [])
            last = people[-1] if people else None
            part = part or "whole"
            if last and part in {"family", "given"} and not (last.literal or last.whole or getattr(last, part)):
                people[-1] = attrs.evolve(last, **{part: words})
            else:
                people.append(Name(**{part: words}))
        elif one.field not in fields:
            coded = one.field in _CODES and one.value and one.value not in words.text
            fields[one.field] = Flow(one.value, (0,), words.origins[:1], words.ends[-1:]) if coded else words
            dated = one.value if one.field == "date" and _DATE.fullmatch(one.value) else dated
    return Kept(names, fields, kind, others, dated)
