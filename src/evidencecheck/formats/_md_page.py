"""A Markdown page in the making: a flow, and the blocks, links and raised text in it."""

from __future__ import annotations

from evidencecheck.formats._entry import Kept, Printer
from evidencecheck.formats._gathered import Gathered
from evidencecheck.model.document import Block, BlockKind
from evidencecheck.model.spans import Span


class Page(Gathered):
    """Takes words in the order of the text. A note is one block, whatever stands in it."""

    def __init__(self, text: str) -> None:
        """Begin with an empty page of ``text``."""
        super().__init__()
        self.text = text
        self.anchors: list[tuple[int, str]] = []
        """Names, each with the offset of the document that it stands at."""
        self.matter: list[Span] = []
        """Metadata blocks, spans of the document."""
        self.silent = 0
        """How many of the things that hold no prose are open."""
        self.note: str | None = None
        self._kind: tuple[BlockKind, int, str | None] | None = None
        self._names: tuple[str, ...] = ()
        self._begin = self._end = 0
        # An item's or a note's first paragraph stands on the line of its label.
        self._fresh = False

    def add(self, words: str, start: int, end: int) -> None:
        """Set words; without a block they begin a paragraph."""
        self._fresh = False
        if self._kind is None:
            self.open_block(BlockKind.PARAGRAPH, start)
        flow = self.flow
        flow.add(words, start, end)
        self._end = flow.length

    def blank(self, start: int, end: int) -> None:
        """A line ends; a block neither begins nor ends with it, but for an entry on a line."""
        if self._names:
            self.close_block()
        elif self._kind is not None and (self._end > self._begin or self._fresh):
            self.flow.add("\n", start, end)

    def paragraph(self, start: int) -> None:
        """A paragraph begins, in a block or as one."""
        if self._fresh:
            self._fresh = False
        elif self.note is not None:
            self.flow.add("\n\n", start, start)
        else:
            self.open_block(BlockKind.PARAGRAPH, start)

    def labelled(self, words: str, start: int, end: int) -> None:
        """Set the label of the block that was opened just now; alone it makes no block."""
        if words:
            self.flow.add(words, start, end)
        self._fresh = True

    def open_block(self, kind: BlockKind, start: int, level: int = 0, label: str | None = None) -> None:
        """Begin a block at ``start`` of the document; in a note only a line begins, behind its first words."""
        if self.note is not None:
            self.flow.add("\n" if self.noted else "", start, start)
            return
        self.close_block()
        if self.flow.length:
            self.flow.add("\n\n", start, start)
        self._kind = (kind, level, label)
        self._begin = self._end = self.flow.length

    def open_entry(self, key: str, start: int) -> None:
        """Begin an entry that ends with its line."""
        self.open_block(BlockKind.NOTE, start, 0, key)
        self._names = (key,)

    def open_note(self, label: str, start: int) -> None:
        """Begin a note."""
        self.note = None
        self.open_block(BlockKind.NOTE, start, 0, label)
        self.note = label

    def close_note(self) -> bool:
        """End the note; whether it held anything."""
        held = self.noted or self._kind is None
        self.note = None
        self.close_block()
        return held

    @property
    def noted(self) -> bool:
        """Whether the open block has words."""
        return self._end > self._begin

    def entry(self, kept: Kept, whole: Span) -> bool:
        """Set the open note as an entry that is only fields; False where it has none to print."""
        printer = Printer(self.flow)
        if self.note is None or not printer.entry(kept, self.note, whole):
            return False
        self.blocks += printer.blocks
        self.stated += printer.stated
        self._kind = None
        return True

    def close_block(self) -> None:
        """End the block, if one is open and is no note. Without words it is none."""
        if self._kind is None or self.note is not None:
            return
        kind, level, label = self._kind
        if self._end > self._begin:
            self.blocks.append(Block(kind, Span(self._begin, self._end), level, label, self._names))
        self._kind, self._names = None, ()

    def break_at(self, kind: BlockKind, start: int, level: int = 0) -> None:
        """End the block in the midst of its words and begin another; at a block's start it stays what it is."""
        fresh = self._kind is not None and (self._fresh or self._end == self._begin)
        if not fresh or (kind is not BlockKind.PARAGRAPH and self.note is None and not self._fresh):
            self.open_block(kind, start, level)

    @property
    def begins_line(self) -> bool:
        """Whether the open block is a paragraph in which a line has just begun."""
        kind = self._kind
        return kind is not None and kind[0] is BlockKind.PARAGRAPH and self._begin < self._end < self.flow.length
