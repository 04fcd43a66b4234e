"""A page in the making: a flow, and the blocks that open and close in it."""

from __future__ import annotations

from evidencecheck.formats._gathered import Gathered
from evidencecheck.model.document import Block, BlockKind, Pointer, Stated
from evidencecheck.model.spans import Span


class Page(Gathered):
    """Flow, blocks, links and raised text. ``silent`` says that nothing is set for the time being."""

    def __init__(self, text: str) -> None:
        """Begin with an empty page of ``text``."""
        super().__init__()
        self.text = text
        self.cites = 0
        self._names: list[str] = []
        self.kind: tuple[BlockKind, int, str | None] | None = None
        self.begin = self.end = -1
        self.last = ""
        self.silent = False
        self.sup: tuple[int, int] | None = None
        self._head = ("", Span(0, 0))

    @property
    def in_note(self) -> bool:
        """Whether the open block is a note."""
        return self.kind is not None and self.kind[0] is BlockKind.NOTE

    def open_block(
        self, kind: BlockKind, level: int = 0, label: str | None = None, head: str = "", mark: Span | None = None
    ) -> None:
        """Begin a block; it stands in the flow from its first word on, and never without one."""
        self.close_block()
        self.kind, self._head = (kind, level, label), (head, Span(0, 0) if mark is None else mark)

    def close_block(self) -> None:
        if self.kind is not None and self.begin >= 0:
            kind, level, label = self.kind
            self.blocks.append(Block(kind, Span(self.begin, self.end), level, label, tuple(self._names)))
            if self.cites > 1:  # several works in one note: which field is whose, the prose says
                self.stated = [one for one in self.stated if one.span.start < self.begin]
        self.kind, self.begin, self.sup, self.cites = None, -1, None, 0
        self._names.clear()

    def name(self, name: str) -> None:
        """Call the open block by a name, that of an anchor in it."""
        if self.kind is not None and name not in self._names:
            self._names.append(name)

    def point(self, begin: int, targets: tuple[str, ...]) -> None:
        """Say that the words from ``begin`` on point at blocks."""
        if self.begin >= 0 and targets and not self.in_note and self.flow.length > max(begin, self.begin):
            self.pointers.append(Pointer(Span(max(begin, self.begin), self.flow.length), targets))

    def add(self, words: str, start: int, end: int) -> None:
        """Set words; white space at a block's start is dropped."""
        if self.silent:
            return
        if self.begin < 0:
            bare = words.lstrip()
            if not bare:
                return
            start = start + len(words) - len(bare) if end - start == len(words) else start
            words = bare
            if self.kind is None:
                self.open_block(BlockKind.PARAGRAPH)
            head, mark = self._head
            first = mark.start if head else start
            if self.flow.length:
                self.flow.add("\n\n", first, first)
            self.begin = self.flow.length
            self.flow.add(head, mark.start, mark.end)
        self.flow.add(words, start, end)
        if not words.isspace():
            self.end = self.flow.length - len(words) + len(words.rstrip())
        self.last = words[-1:] or self.last

    def copy(self, start: int, end: int) -> None:
        if start < end:
            self.add(self.text[start:end], start, end)

    def state(self, field: str, begin: int, value: str = "") -> None:
        """Say that what was set from ``begin`` on is a field's words; a type has none, and is said where it begins."""
        begin = max(begin, self.begin + len(self._head[0]))
        if self.begin < 0 or begin >= self.end or not field or (field == "type" and not value):
            return
        self.stated.append(Stated(Span(begin, begin if field == "type" else self.end), field, value))
