"""HTML, by the standard library's parser, which knows the place of every tag.

The flow holds the text a reader sees: scripts, styles, navigation and what is hidden are left out, entities are read.
The items of an ordered list get the number that a browser would show.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from evidencecheck.formats._base import Format
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Document, FlowBuilder, Link, Raised
from evidencecheck.model.spans import Span

_SILENT = frozenset(
    "script style head nav template noscript svg math button select textarea iframe object video audio".split()
)
_OPAQUE = frozenset("code kbd samp var pre".split())
_BLOCKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 td th dt dd blockquote section article main aside footer header figure figcaption"
    " caption address ul ol dl table tr thead tbody tfoot hr body html form fieldset details summary".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BODIES = frozenset("p div dd".split())  # what may hold a note whose label stands before it
_KINDS = {"li": BlockKind.ITEM, "td": BlockKind.CELL, "th": BlockKind.CELL}
_BACK_LINKS = re.compile(r"[\u21a9\u21b5\u2934\u2191][\ufe0e\ufe0f]?")
_PIECES = re.compile(r"\s*\n\s*|[^\S\n]+|\S+(?:[^\S\n]+\S+)*")
# "[3]" in an element of its own, as Sphinx and DocBook print the label of a note, with the note below it.
_LABEL = re.compile(r"\s*\[\d{1,3}\]\s*")
_LONGEST = 10  # characters: with more than these, a block is no label by itself
# Lists of the places that cite a note, at its head: Sphinx's "(1,2)", Wikipedia's "^ a b".
_BACK_LISTS = frozenset({"backrefs", "mw-cite-backlink"})
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);?")


class _Walk(HTMLParser):
    """One pass over the tags, filling flow, blocks, links and raised text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.flow = FlowBuilder()
        self.blocks: list[Block] = []
        self.raised: list[Raised] = []
        self.links: list[Link] = []
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._silent: list[str] = []
        self._kind: tuple[BlockKind, int, str | None] = (BlockKind.PARAGRAPH, 0, None)
        self._begin = 0
        self._head = ""
        self._bare = -1
        self._lists: list[int | None] = []
        self._sup: tuple[int, int] | None = None
        self._anchor: tuple[int, str, int] | None = None

    def _at(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start, names = self._at(), dict(attrs)
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.append(tag)
            return
        # LaTeX that a script will set: Sphinx and Pandoc both name its class so.
        opaque = tag in _OPAQUE or ("math" in _classes(names) and tag not in _VOID)
        if opaque or tag == "img":
            self._add(STAND_IN, start, start)
        if tag in _SILENT or opaque or (_is_hidden(names) and tag not in _VOID):
            self._silent.append(tag)
        elif tag in {"ul", "ol"}:
            self._close(start)
            first = names.get("start") or "1"
            self._lists.append((int(first) if first.isdecimal() else 1) if tag == "ol" else None)
        elif tag in _BLOCKS:
            self._open(tag, start)
        elif tag == "br":
            self.flow.add("\n", start, start + len(self.get_starttag_text() or ""))
        elif tag == "sup":
            self._sup = (self.flow.length, start)
        elif tag == "a" and names.get("href"):
            self._anchor = (self.flow.length, str(names["href"]), start)

    def handle_endtag(self, tag: str) -> None:
        start = self._at()
        end = self.text.find(">", start) + 1 or len(self.text)
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
        elif tag in {"ul", "ol"} and self._lists:
            self._close(start)
            self._lists.pop()
        elif tag in _BLOCKS and not self._labelled:
            self._close(start)
        elif tag == "sup" and self._sup:
            begin, outer = self._sup
            self.raised.append(Raised(Span(begin, self.flow.length), Span(outer, end)))
            self._sup = None
        elif tag == "a" and self._anchor:
            begin, target, outer = self._anchor
            if not target.startswith("#"):
                self.links.append(Link(Span(begin, self.flow.length), target, Span(outer, end)))
            self._anchor = None

    def handle_data(self, data: str) -> None:
        at = self._at()
        if self._silent:
            return
        for piece in _PIECES.finditer(data):
            start, end = at + piece.start(), at + piece.end()
            if piece[0].isspace():
                if self.flow.length > max(self._begin, self._bare):
                    newline = "\n" in piece[0] and not self._labelled
                    self.flow.add("\n" if newline else " " if "\n" in piece[0] else piece[0], start, end)
                continue
            self._words(piece[0], start)

    def _words(self, words: str, start: int) -> None:
        at = 0
        for mark in _BACK_LINKS.finditer(words):
            self._add(words[at : mark.start()], start + at, start + mark.start())
            at = mark.end()
        self._add(words[at:], start + at, start + len(words))

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def _entity(self, written: str) -> None:
        start = self._at()
        if self._silent:
            return
        match = _ENTITY.match(self.text, start)
        end = match.end() if match else start + len(written)
        read = unescape(self.text[start:end])
        if not _BACK_LINKS.fullmatch(read):
            self._add(read, start, end)

    def _add(self, words: str, start: int, end: int) -> None:
        if words:
            self._head += words if len(self._head) < _LONGEST else ""
            self.flow.add(words, start, end)

    @property
    def _labelled(self) -> bool:
        """Whether the open block holds the label of a note and nothing else so far."""
        return self._kind[0] is BlockKind.PARAGRAPH and _LABEL.fullmatch(self._head) is not None

    def _open(self, tag: str, start: int) -> None:
        """Begin a block. A paragraph right behind a label (``<li><p>``, ``[3]``) is none: it goes on with the label."""
        if tag in _BODIES and (self._labelled or self.flow.length == self._bare):
            return
        self._close(start)
        level = int(tag[1]) if tag[0] == "h" and tag[1:].isdecimal() else 0
        kind = BlockKind.HEADING if level else _KINDS.get(tag, BlockKind.PARAGRAPH)
        label = None
        if tag == "li":
            level = len(self._lists)
            number = self._lists[-1] if self._lists else None
            if number is not None:
                label, self._lists[-1] = str(number), number + 1
        self._kind, self._begin, self._head = (kind, level, label), self.flow.length, ""
        if tag == "li":
            self.flow.add(f"{label}. " if label else "\u2022 ", start, start)
            self._bare = self.flow.length

    def _close(self, at: int) -> None:
        """End the block that is open; what holds no words is none."""
        if self.flow.length > self._begin:
            kind, level, label = self._kind
            self.blocks.append(Block(kind, Span(self._begin, self.flow.length), level, label))
            self.flow.add("\n\n", at, at)
        self._kind, self._begin, self._head = (BlockKind.PARAGRAPH, 0, None), self.flow.length, ""

    def finish(self) -> None:
        """Close what the page left open."""
        self.close()
        self._close(len(self.text))


def _is_hidden(names: dict[str, str | None]) -> bool:
    """Whether a tag's attributes keep its content from readers, or name it a list of ways back from a note."""
    style = (names.get("style") or "").replace(" ", "")
    hidden = "hidden" in names or names.get("aria-hidden") == "true" or "display:none" in style
    return hidden or not _BACK_LISTS.isdisjoint(_classes(names))


def _classes(names: dict[str, str | None]) -> list[str]:
    return (names.get("class") or "").split()


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read HTML from decoded text. Broken markup is read as far as it goes, as a browser would."""
    walk = _Walk(text)
    walk.feed(text)
    walk.finish()
    flow = walk.flow.build()
    blocks = tuple(block for block in walk.blocks if block.span.of(flow.text).strip(" \n\u2022"))
    return Document(
        text, "html", flow, blocks, path, raised=tuple(walk.raised), links=tuple(walk.links), notices=notices
    )


FORMAT = Format("html", read)
