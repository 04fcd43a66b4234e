"""The walk over a page's tags that fills a stream with what its reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

import attrs

from evidencecheck.formats import _html_marks as marks
from evidencecheck.formats import _html_roles as roles
from evidencecheck.formats._html_labels import OUTSIDE, Capture
from evidencecheck.formats._html_marks import Addresses
from evidencecheck.formats._html_open import BLOCKS, VOID, Element, Open
from evidencecheck.formats._html_pairs import Pairs
from evidencecheck.formats._html_stream import Anchor, Stream
from evidencecheck.formats._html_tokens import ENTITY, RAW, Tag
from evidencecheck.model.document import STAND_IN, Beside, BlockKind, Raised
from evidencecheck.model.spans import Span

_BODIES = frozenset("p div dd".split())  # what may hold a note whose label stands before it
_KINDS = {"li": BlockKind.ITEM, "td": BlockKind.CELL, "th": BlockKind.CELL}
_BOXES = frozenset(
    "body html div section article aside ul ol dl table tbody tr main header footer form fieldset details".split()
)
_LISTS = frozenset({"ul", "ol", "menu"})
_BIBLIOGRAPHIES = frozenset({"d-bibliography", "dt-bibliography"})
_BIBTEX = frozenset({"text/bibliography", "text/bibtex"})
_KEYED = frozenset({"d-cite", "dt-cite"})
_BACK_LINKS = re.compile(r"[\u21a9\u21b5\u2934\u2191][\ufe0e\ufe0f]?")
_PIECES = re.compile(r"\s*\n\s*|[^\S\n]+|\S+(?:[^\S\n]+\S+)*")
# "[3]" in an element of its own, as Sphinx and DocBook print the label of a note, with the note below it.
_LABEL = re.compile(r"\s*\[\d{1,3}\]\s*")
_AROUND = frozenset({"reference", "footnote-ref", "footnote-reference"})  # MediaWiki, markdown-it, mistune


class Walk:
    """One pass over the tags, filling a stream with blocks, links and raised text."""

    def __init__(self, text: str, addresses: Addresses, pairs: Pairs) -> None:
        """Walk over ``text``, of whose notes ``pairs`` tells what only links say."""
        self.text, self._addresses, self._pairs = text, addresses, pairs
        self.out = self.main = Stream()
        self.asides: list[Stream] = []
        self.beside: list[Beside] = []
        self.scripts: list[Span] = []
        self.read_to = 0
        self.unended: Element | None = None
        self.open = Open()
        self._silent: Element | None = None
        self._capture: Capture | None = None
        self._owner: Element | None = None
        self._terms: Element | None = None
        self._lists: list[tuple[Element, int | None]] = []
        self._listing: list[tuple[Element, bool]] = []
        self._boxes: dict[Element, tuple[str, int]] = {}
        self._begun: dict[Element, int] = {}
        self._after_break = False

    def run(self, row: Iterable[Tag | Span]) -> None:
        """Read the page."""
        for one in row:
            if isinstance(one, Span):
                if self._silent is None:
                    self._text(one)
                elif self.open.stack[-1].name == "script" and self.open.stack[-1].tag.get("type") in _BIBTEX:
                    self.scripts.append(one)
            elif one.closing:
                for element in self.open.end(one.name):
                    self._close(element, one.start, one.end)
            else:
                self._start(one)
            self.read_to = one.end
        self.unended = next((one for one in self.open.stack if one.name in RAW), None)
        size = len(self.text)
        for element in self.open.finish():
            self._close(element, size, size)
        self.out.close(size)
        for aside in self.asides:
            self.main.append(aside)

    def _start(self, tag: Tag) -> None:
        for element in self.open.ending(tag.name):
            self._close(element, tag.start, tag.start)
        opened = None if tag.name in VOID else self.open.push(tag)
        if self._silent is None:
            self._enter(tag, opened)
        if tag.closed and opened:
            for closed in self.open.end(tag.name):
                self._close(closed, tag.start, tag.end)

    def _enter(self, tag: Tag, element: Element | None) -> None:
        """Hear of an element that is not hidden by what it stands in."""
        name, out = tag.name, self.out
        if element is None:
            self._void(tag)
            return
        if self._capture:
            self._identify(tag, element)
            return
        if name == "dt" and self._terms is not None and out.note is not None:
            out.close(tag.start)
        noted = out.note is None and self._is_note(tag)
        if self._keeps_out(tag, element, noted=noted):
            return
        self._listed(tag, element)
        if noted:
            self._open_note(tag, element)
        elif name in BLOCKS and name not in _LISTS:
            self._block(tag)
        else:
            self._inline(tag, element)
        self._identify(tag, element)

    def _listed(self, tag: Tag, element: Element) -> None:
        """Begin a list, be it by its element or by what it says of itself."""
        name = tag.name
        if name in _LISTS:
            if self.out.note is None:
                self.out.close(tag.start)
            self._lists.append((element, _number(tag.get("start"), 1) if name == "ol" else None))
        listing = True if tag.start in self._pairs.lists else roles.lists_notes(tag)
        if listing is not None:
            self._listing.append((element, listing))
        if name == "dl" and roles.is_note_table(tag):
            self._terms = element

    def _inline(self, tag: Tag, element: Element) -> None:
        """Note where an element begins of which it matters what it holds."""
        name, out = tag.name, self.out
        if name in _KEYED or name == "sup" or (name == "a" and tag.written) or tag.has("data-cites"):
            if out.note is not None and out.note.held:
                out.release()
            self._begun[element] = out.flow.length
        elif out is self.main and roles.is_inline_note(tag):
            self._begun[element] = out.flow.length
            self.out = Stream()
            self.out.open_note(str(len(self.asides) + 1), tag.start)
            self.asides.append(self.out)
        elif name == "q":
            out.add("\u201c", tag.start, tag.start)
            self._begun[element] = out.flow.length

    def _is_note(self, tag: Tag) -> bool:
        if tag.start in self._pairs.notes:
            return True
        if tag.name == "dt" and self._terms is not None:
            return True
        return roles.is_note(tag, listed=self._listing[-1][1] if self._listing else None)

    def _keeps_out(self, tag: Tag, element: Element, *, noted: bool) -> bool:
        """Whether an element's words stay out of the flow: hidden, code, a label, a way back."""
        out, name = self.out, tag.name
        if name in _BIBLIOGRAPHIES and tag.get("src"):
            self.beside.append(Beside(tag.get("src"), tag.written["src"]))
        begins = out.note is not None and out.blank
        if tag.written and (tag.start in self._pairs.backs or roles.leads_back(tag)) and not noted:
            if begins and name in {"a", "sup", "td"}:
                self._capture = Capture(element, back=True)
            elif out.note is not None or not out.blank:
                self._silent = element
            if self._capture or self._silent:
                self._identify(tag, element)
                return True
        if begins and (name == "sup" or roles.is_label(tag)):
            self._capture = Capture(element, sure=name != "sup")
            self._identify(tag, element)
            return True
        if roles.is_left_out(tag) or (roles.is_hidden(tag) and not noted and roles.lists_notes(tag) is None):
            self._silent = element
            return True
        if roles.is_opaque(tag) and (out.note is None or roles.is_formula(tag)):
            self._words(STAND_IN, tag.start, tag.start)
            self._silent = element
            return True
        return False

    def _void(self, tag: Tag) -> None:
        if tag.name == "br" and not self._capture:
            self.out.add("\n", tag.start, tag.end)
            self._after_break = True
        elif tag.name == "img" and not (roles.is_hidden(tag) or roles.is_left_out(tag)):
            self._words(STAND_IN, tag.start, tag.start)
        elif tag.name == "hr" and self.out.note is None:
            self.out.close(tag.start)
        self._identify(tag, None)

    def _identify(self, tag: Tag, element: Element | None) -> None:
        """Give the names of an element to the block that it stands in, or is; a box's to the one block in it."""
        if not tag.written:
            return
        names = [tag.get("id"), tag.get("name") if tag.name == "a" else ""]
        own = [self._addresses.own(one) for one in dict.fromkeys(names) if one]
        if not own:
            return
        out = self.out
        if tag.name in _BOXES and element is not None and out.note is None and element is not self._owner:
            self._boxes[element] = (own[0], len(out.blocks))
            return
        if self._after_break and out.note is None and tag.name not in BLOCKS and out.kind[0] is BlockKind.PARAGRAPH:
            out.close(tag.start)
        out.names += own

    def _open_note(self, tag: Tag, element: Element) -> None:
        ordinal = self._count(tag) if tag.name == "li" else None
        self.out.open_note(ordinal, tag.start)
        self._owner = element
        if tag.name == "dt":
            self._capture = Capture(element, sure=True)
            self._terms = next((one for one in reversed(self.open.stack) if one.name == "dl"), None)

    def _count(self, tag: Tag) -> str | None:
        """The number that a browser prints before an item of the open list."""
        owner, following = self._lists[-1] if self._lists else (None, None)
        if owner is None or following is None:
            return None
        number = _number(tag.get("value"), following)
        self._lists[-1] = owner, number + 1
        return str(number)

    def _block(self, tag: Tag) -> None:
        """Begin a block. A paragraph right behind a label (``<li><p>``, ``[3]``) is none: it goes on with the label."""
        out, name = self.out, tag.name
        if out.note is not None:
            self._part()
            return
        if name in _BODIES and (self._labelled or out.flow.length == out.bare):
            return
        out.close(tag.start)
        level = int(name[1]) if name[0] == "h" and name[1:].isdecimal() else 0
        kind = BlockKind.HEADING if level else _KINDS.get(name, BlockKind.PARAGRAPH)
        label = None
        if name == "li":
            level, label = len(self._lists), self._count(tag)
        out.kind = (kind, level, label)
        if name == "li":
            out.flow.add(f"{label}. " if label else "\u2022 ", tag.start, tag.start)
            out.bare = out.flow.length

    def _part(self) -> None:
        """A new paragraph within a note. What stood before it alone may have been the note's label."""
        out = self.out
        if out.note is not None and out.note.held:
            said = "".join(words for words, _, _ in out.note.held).strip()
            if roles.MARK.fullmatch(said):
                out.label(said.strip(OUTSIDE) or said)
                out.note.held = []
            elif said:
                out.release()
        out.gap = True

    @property
    def _labelled(self) -> bool:
        """Whether the open block holds the label of a note and nothing else so far."""
        return self.out.kind[0] is BlockKind.PARAGRAPH and _LABEL.fullmatch(self.out.head) is not None

    def _close(self, element: Element, at: int, end: int) -> None:
        """Hear that an element ends: its end tag stands at ``at:end``, or nowhere."""
        if self._silent is not None:
            if element is self._silent:
                self._silent = None
            if element not in self._begun:
                return
        if self._capture and element is self._capture.element:
            capture, self._capture = self._capture, None
            capture.judge(self.out)
        for row in (self._listing, self._lists):
            if row and row[-1][0] is element:
                row.pop()
        self._close_block(element, at)
        if element is self._terms:
            self._terms = None
        if element in self._boxes:
            self._close_box(*self._boxes.pop(element))
        if element in self._begun:
            self._ended(element, self._begun.pop(element), end)

    def _close_box(self, name: str, count: int) -> None:
        """Give the name of a box to the block in it, where that is the only one."""
        blocks = self.out.blocks
        if len(blocks) == count + 1:
            blocks[-1] = attrs.evolve(blocks[-1], names=(*blocks[-1].names, name))

    def _close_block(self, element: Element, at: int) -> None:
        """End the block or the note that ends with an element; in a note any block's end is a paragraph's."""
        name, out = element.name, self.out
        if out.note is None:
            if name in BLOCKS and not self._labelled:
                out.close(at)
        # docutils' term is the label of a note that goes on in what it is explained by.
        elif (element is self._owner and name != "dt") or element is self._terms:
            out.close(at)
            self._owner = None
        elif name in BLOCKS:
            self._part()

    def _ended(self, element: Element, begin: int, end: int) -> None:
        """What a link, raised text, or an element that names keys holds is known now."""
        tag, out = element.tag, self.out
        whole = Span(tag.start, end)
        if out is not self.main and roles.is_inline_note(tag):
            out.close(end)
            self.out = self.main
            marks.stand_for(self.out, whole, marks.named(out, len(self.asides)), external=False)
            return
        if element.name in _KEYED:
            said = tag.get("key") or tag.get("bibtex-key")
            keys = tuple(key for one in said.split(",") if (key := one.strip()))
            marks.stand_for(out, whole, keys, external=True)
            return
        if element.name == "q":
            out.add("\u201d", end, end)
            return
        if out.note is not None and out.note.held:
            out.release()
        span = Span(min(begin, out.flow.length), out.flow.length)
        if not len(span):
            return
        if element.name == "sup":
            out.raised.append(Raised(span, whole))
        elif marks.is_bubble(tag) and out is self.main:
            self.asides.append(marks.bubble(self.text, tag, len(self.asides) + 1))
            out.anchors.append(Anchor(span, whole, marks.named(self.asides[-1], len(self.asides)), marker=True))
        else:
            marks.linked(out, tag, Anchor(span, whole, (), self._in_reference()), self._addresses)

    def _in_reference(self) -> bool:
        """Whether an element that says that it is around a marker is open."""
        return any(one.name == "sup" and not _AROUND.isdisjoint(one.tag.classes) for one in self.open.stack[-4:])

    def _text(self, span: Span) -> None:
        text, at = self.text, span.start
        if text.find("&", at, span.end) >= 0:
            for match in ENTITY.finditer(text, at, span.end):
                read = unescape(match[0])
                if read == match[0]:
                    continue
                self._plain(at, match.start())
                if not _BACK_LINKS.fullmatch(read):
                    self._words(read, *match.span())
                at = match.end()
        self._plain(at, span.end)

    def _plain(self, at: int, end: int) -> None:
        for piece in _PIECES.finditer(self.text, at, end):
            words, start = piece[0], piece.start()
            if words.isspace():
                newline = "\n" in words and not self._labelled
                blank = "\n" if newline else " " if "\n" in words else words
                if self._capture:
                    self._capture.pieces.append((" ", start, piece.end()))
                elif self.out.flow.length > max(self.out.begin, self.out.bare) or (
                    self.out.note and self.out.note.held
                ):
                    self.out.add(blank, start, piece.end())
                continue
            done = 0
            for mark in _BACK_LINKS.finditer(words):
                self._words(words[done : mark.start()], start + done, start + mark.start())
                done = mark.end()
            self._words(words[done:], start + done, start + len(words))

    def _words(self, words: str, start: int, end: int) -> None:
        if not words:
            return
        self._after_break = False
        if self._capture:
            self._capture.pieces.append((words, start, end))
        else:
            self.out.add(words, start, end)


def _number(said: str, otherwise: int) -> int:
    """A number as an attribute says it."""
    return int(said[:9]) if said.isascii() and said.isdecimal() else otherwise
