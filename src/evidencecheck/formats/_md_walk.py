"""The events of the Markdown parser, heard one after another, and the page that they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pyromark

from evidencecheck.formats import _md_mask as masks
from evidencecheck.formats._csl_item import kept
from evidencecheck.formats._json_places import Object, value_in
from evidencecheck.formats._md_inline import Inline, one_word
from evidencecheck.formats._md_offsets import code_points
from evidencecheck.formats._md_page import Page
from evidencecheck.model.document import STAND_IN, BlockKind
from evidencecheck.model.spans import Span

_OPTIONS = (
    pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    | pyromark.Options.ENABLE_MATH
)
PARSER = pyromark.Markdown(options=_OPTIONS)
_LIST_MARK = re.compile(r"(?:[-+*]|(\d{1,9})[.)])[ \t]*")
_NOTE_MARK = re.compile(r"\[\^([^\]]+)\]:[ \t]*")


class Walk:
    """One pass over the parser's events."""

    def __init__(self, masked: masks.Masked, start: int) -> None:
        """Read the masked text from ``start`` on."""
        self.text = masked.source
        self.page = Page(masked.source)
        self._body = masked.text[start:]
        self._at = code_points(self._body, start)
        self._inline = Inline(masked, self.page)
        self._special = masks.ANY_MASK.search(self._body) is not None
        self._depth = 0
        # The name of a note that ended just now without a word.
        self._hollow: str | None = None
        self._begins: dict[str, Callable[[Any, int, int], None]] = {
            "Paragraph": self._paragraph,
            "Heading": self._heading,
            "TableCell": self._cell,
            "Item": self._item,
            "FootnoteDefinition": self._definition,
            "Link": self._inline.link,
            "Image": self._inline.image,
            "CodeBlock": self._code_block,
            "HtmlBlock": self._closed,
            "MetadataBlock": self._matter,
        }
        self._ends: dict[str, Callable[[int], None]] = {
            "Paragraph": self._block_ends,
            "Heading": self._block_ends,
            "TableCell": self._block_ends,
            "Item": self._item_ends,
            "FootnoteDefinition": self._definition_ends,
            "Link": self._inline.link_ends,
            "Image": self._inline.image_ends,
            "CodeBlock": self._opened,
            "HtmlBlock": self._opened,
            "MetadataBlock": self._opened,
        }
        self._others: dict[str, Callable[[Any, int, int], None]] = {
            "FootnoteReference": self._inline.reference,
            "Code": self._inline.code,
            "InlineMath": self._inline.math,
            "DisplayMath": self._inline.formula,
        }

    def run(self) -> Page:
        """Hear all events; the page that they make."""
        page, inline, at = self.page, self._inline, self._at
        begins, ends, others, set_words = self._begins, self._ends, self._others, self._words
        # The parser's own unions are told apart by hand.
        events: Iterator[tuple[Any, Any]] = PARSER.events_with_range(self._body)
        self._body = ""
        for event, where in events:
            if event.__class__ is str:
                self._break(event, where)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if not page.silent:
                    set_words(value, at(where["start"]), where)
            elif name == "Start":
                tag, detail = (value, None) if value.__class__ is str else next(iter(value.items()))
                if tag in begins:
                    begins[tag](detail, at(where["start"]), at(where["end"]))
            elif name == "End":
                tag = value if value.__class__ is str else next(iter(value))
                if tag in ends:
                    ends[tag](at(where["end"]))
            elif name in others and not page.silent:
                end = inline.reached = at(where["end"])
                others[name](value, at(where["start"]), end)
        page.close_block()
        return page

    def _break(self, event: str, where: dict[str, int]) -> None:
        if event != "Rule" and not self.page.silent:
            self.page.blank(self._at(where["start"]), self._at(where["end"]))

    def _words(self, words: str, start: int, where: dict[str, int]) -> None:
        # Words that are as long as their bytes are written as they are said.
        even = len(words) == where["end"] - where["start"]
        end = start + len(words) if even else self._at(where["end"])
        if self._special and not words.isprintable():
            self._inline.masked_words(words, start)
        elif words[0] in "[@^]" and self.text[start - 1 : start] == "\\":
            self._inline.escaped(words, start, end)
        else:
            self.page.add(words, start, end)
        self._inline.reached = end

    def _paragraph(self, _detail: None, start: int, _end: int) -> None:
        self._hollow = None
        self.page.paragraph(start)

    def _heading(self, detail: dict[str, str], start: int, _end: int) -> None:
        self.page.open_block(BlockKind.HEADING, start, int(detail["level"][1:]))

    def _cell(self, _detail: None, start: int, _end: int) -> None:
        self.page.open_block(BlockKind.CELL, start)

    def _block_ends(self, _end: int) -> None:
        self.page.close_block()

    def _item(self, _detail: None, start: int, _end: int) -> None:
        if self.page.note is not None:
            self.page.open_block(BlockKind.ITEM, start)
        else:
            mark = _LIST_MARK.match(self.text, start)
            self.page.open_block(BlockKind.ITEM, start, self._depth, mark[1] if mark else None)
            if mark:
                self.page.labelled(mark[0], start, mark.end())
            else:
                self.page.labelled("", start, start)
        self._depth += 1

    def _item_ends(self, _end: int) -> None:
        self.page.close_block()
        self._depth -= 1

    def _definition(self, name: str, start: int, _end: int) -> None:
        label = one_word(name)
        mark = _NOTE_MARK.match(self.text, start)
        self.page.open_note(label, start)
        if mark:
            space = mark[0][mark[0].rindex(":") :]
            self.page.labelled(f"[^{label}]", start, mark.end() - len(space))
            self.page.labelled(space, mark.end() - len(space), mark.end())

    def _definition_ends(self, _end: int) -> None:
        label = self.page.note
        held = self.page.close_note()
        self._hollow = None if held else label

    def _code_block(self, kind: str | dict[str, str], start: int, end: int) -> None:
        """Code. A note may hold nothing but code, and is a note all the same; CSL-JSON in it is a reference.

        Source of the latter: EIP-1, "Linking to external resources". Set too far left it still belongs to the note
        that would hold nothing, as Pandoc has it.
        """
        page = self.page
        if self._hollow is not None and page.note is None:
            page.open_note(self._hollow, start)
            if not self._reference_in(kind, start, end):
                page.add(STAND_IN, start, start + len(self.text[start:end].rstrip()))
            page.close_note()
        elif page.note is None or self.page.silent or not self._reference_in(kind, start, end):
            self._closed(kind, start, end)
            return
        self.page.silent += 1

    def _reference_in(self, kind: str | dict[str, str], start: int, end: int) -> bool:
        """Whether code is a reference in CSL-JSON, and the open note's only words; it is set as one then."""
        if not isinstance(kind, dict) or kind["Fenced"].strip() != "csl-json" or self.page.noted:
            return False
        first, last = self.text.find("\n", start, end), self.text.rfind("\n", start, end)
        node = value_in(self.text, first, last)
        return isinstance(node, Object) and self.page.entry(kept(node), node.span)

    def _closed(self, _kind: object, start: int, end: int) -> None:
        """What holds no prose."""
        if self.page.note is not None and not self.page.silent:
            self.page.add(STAND_IN, start, start + len(self.text[start:end].rstrip()))
        self.page.close_block()
        self.page.silent += 1

    def _matter(self, kind: object, start: int, end: int) -> None:
        self.page.matter.append(Span(start, end))
        self._closed(kind, start, end)

    def _opened(self, _end: int) -> None:
        self.page.silent -= 1
