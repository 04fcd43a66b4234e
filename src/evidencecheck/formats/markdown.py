"""Markdown: CommonMark with tables, front matter and footnotes, by pyromark, which keeps byte ranges.

The flow holds what a reader reads: text, the labels of list items and notes, ``[^id]`` as written; code, addresses,
HTML and front matter are left out. Raised text (``<sup>``) is kept apart with its tags.
"""

from __future__ import annotations

import re
from typing import Any

import pyromark

from evidencecheck.formats._base import Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Document, FlowBuilder, Link, Raised
from evidencecheck.model.spans import Span

_OPTIONS = (
    pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
_PARSER = pyromark.Markdown(options=_OPTIONS)
_SUP = re.compile(r"<(/?)sup\b[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LIST_MARK = re.compile(r"(?:[-+*]|(\d{1,9})[.)])[ \t]*")
_NOTE_MARK = re.compile(r"\[\^([^\]]+)\]:[ \t]*")


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read Markdown from decoded text; a byte order mark is skipped, newlines stay as they are."""
    walk = _Walk(text)
    walk.run()
    return Document(
        text,
        "markdown",
        walk.flow.build(),
        tuple(walk.blocks),
        path,
        raised=tuple(walk.raised),
        links=tuple(walk.links),
        notices=notices,
    )


def _offsets(text: str) -> list[int] | None:
    """Byte offset to code point for a UTF-8 text; None where the two are the same."""
    if text.isascii():
        return None
    table: list[int] = []
    for at, char in enumerate(text):
        table.extend([at] * len(char.encode("utf-8", "surrogatepass")))
    table.append(len(text))
    return table


class _Walk:
    """One pass over the parser's events, filling flow, blocks, links and raised text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flow = FlowBuilder()
        self.blocks: list[Block] = []
        self.raised: list[Raised] = []
        self.links: list[Link] = []
        self._skip = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
        self._open: list[tuple[str, int]] = []
        self._kind: tuple[BlockKind, int, str | None] | None = None
        self._begin = 0
        self._silent = 0
        self._items: list[tuple[int, str | None]] = []
        self._note: tuple[int, str] | None = None
        self._links: list[tuple[int, str, int, int]] = []
        self._sup: tuple[int, int] | None = None
        self._end = 0
        # An item's or a note's first paragraph stands on the line of its label.
        self._fresh = False

    def run(self) -> None:
        body = self.text[self._skip :]
        table = _offsets(body)
        for event, where in _PARSER.events_with_range(body):
            start, end = where["start"], where["end"]
            if table is not None:
                start, end = table[start], table[end]
            self._event(event, start + self._skip, end + self._skip)
        self._close_block()

    def _event(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - the parser's own unions
        name: str = event if isinstance(event, str) else next(iter(event))
        value: Any = None if isinstance(event, str) else event[name]
        if name in {"Start", "End"}:
            tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
            (self._start if name == "Start" else self._stop)(tag, detail, start, end)
        elif self._silent:
            return
        elif name == "Text":
            self._add(value, start, end)
        elif name in {"SoftBreak", "HardBreak"}:
            self.flow.add("\n", start, end)
        elif name == "FootnoteReference":
            self._add(self.text[start:end], start, end)
        elif name in {"Code", "InlineMath", "DisplayMath"}:
            self._add(STAND_IN, start, end)
        elif name in {"InlineHtml", "Html"}:
            self._html(value, start, end)

    def _add(self, words: str, start: int, end: int) -> None:
        self._fresh = False
        if self._kind is None:
            self._open_block(BlockKind.PARAGRAPH, start)
        self.flow.add(words, start, end)
        self._end = self.flow.length

    def _html(self, html: str, start: int, end: int) -> None:
        tag = _SUP.match(html)
        if tag and not tag[1]:
            self._sup = (self.flow.length, start)
        elif tag and self._sup:
            begin, outer = self._sup
            self.raised.append(Raised(Span(begin, self.flow.length), Span(outer, end)))
            self._sup = None
        elif _BREAK.match(html):
            self.flow.add("\n", start, end)

    def _start(self, tag: str, detail: Any, start: int, end: int) -> None:  # noqa: ANN401 - the parser's own unions
        if tag in {"CodeBlock", "MetadataBlock", "HtmlBlock"}:
            if self._note is not None and not self._silent:
                # A note may hold nothing but code, and is a note all the same.
                self._add(STAND_IN, start, start + len(self.text[start:end].rstrip()))
            self._close_block()
            self._silent += tag != "HtmlBlock"
        elif tag == "Image":
            self._add(STAND_IN, start, end)
            self._silent += 1
        elif tag == "Heading":
            self._open_block(BlockKind.HEADING, start, int(str(detail["level"])[1:]))
        elif tag == "Paragraph":
            self._paragraph(start)
        elif tag == "Item":
            self._item(start)
        elif tag == "TableCell":
            self._open_block(BlockKind.CELL, start)
        elif tag == "FootnoteDefinition":
            self._definition(start, str(detail))
        elif tag == "Link":
            self._links.append((self.flow.length, detail["dest_url"], start, end))

    def _stop(self, tag: str, _detail: Any, _start: int, end: int) -> None:  # noqa: ANN401 - the parser's own unions
        if tag in {"CodeBlock", "MetadataBlock", "Image"}:
            self._silent -= 1
        elif tag in {"Heading", "Paragraph", "TableCell"}:
            self._close_block()
        elif tag == "Item":
            self._close_block()
            self._items.pop()
        elif tag == "FootnoteDefinition":
            self._note = None
            self._close_block()
        elif tag == "Link" and self._links:
            begin, target, start, stop = self._links.pop()
            self.links.append(Link(Span(begin, self.flow.length), target, Span(start, max(stop, end))))

    def _paragraph(self, start: int) -> None:
        if self._fresh:
            self._fresh = False
        elif self._note is not None:
            self.flow.add("\n\n", start, start)
        else:
            self._open_block(BlockKind.PARAGRAPH, start)

    def _item(self, start: int) -> None:
        if self._note is not None:
            self.flow.add("\n", start, start)
            self._items.append((0, None))
            return
        mark = _LIST_MARK.match(self.text, start)
        label = mark[1] if mark else None
        self._open_block(BlockKind.ITEM, start, len(self._items), label)
        self._items.append((len(self._items), label))
        if mark:
            self.flow.add(mark[0], start, mark.end())
        self._fresh = True

    def _definition(self, start: int, label: str) -> None:
        mark = _NOTE_MARK.match(self.text, start)
        self._open_block(BlockKind.NOTE, start, 0, label)
        self._note = (start, label)
        if mark:
            self.flow.add(mark[0], start, mark.end())
        self._fresh = True

    def _open_block(self, kind: BlockKind, start: int, level: int = 0, label: str | None = None) -> None:
        if self._note is not None and kind is not BlockKind.NOTE:
            self.flow.add("\n", start, start)
            return
        self._close_block()
        if self.flow.length:
            self.flow.add("\n\n", start, start)
        self._kind = (kind, level, label)
        self._begin = self._end = self.flow.length

    def _close_block(self) -> None:
        if self._kind is None or self._note is not None:
            return
        kind, level, label = self._kind
        if self._end > self._begin:
            self.blocks.append(Block(kind, Span(self._begin, self._end), level, label))
        self._kind = None


FORMAT = Format("markdown", read)
