"""A page of LaTeX in the making: a flow, and the blocks that open and close in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import attrs

from evidencecheck.formats._gathered import Gathered
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Flow, Pointer
from evidencecheck.model.spans import Span

_Piece = tuple[str, int, int]


@attrs.define
class _Open:
    """The block that is open: it stands in the flow from its first word on, ``begin``, -1 before that."""

    kind: BlockKind
    level: int = 0
    label: str | None = None
    names: list[str] = attrs.field(factory=list)
    head: str = ""
    mark: Span = attrs.field(factory=lambda: Span(0, 0))
    written: Span | None = None
    cover: Span | None = None
    begin: int = -1


@attrs.define
class Mark:
    """Where in the flow something stands, None where it has no words."""

    span: Span | None = None


class Page(Gathered):
    """Flow, blocks and what is marked in them. ``silent``: nothing is set for the time being but marks."""

    def __init__(self, text: str) -> None:
        """Begin with an empty page of ``text``."""
        super().__init__()
        self.text = text
        self.silent = False
        self.usual = BlockKind.PARAGRAPH
        self._open: _Open | None = None
        self._held: list[_Piece] = []
        self._waiting = 0
        self._marked = -1

    @contextmanager
    def marking(self) -> Iterator[Mark]:
        """Give a mark that has the span of all that is set meanwhile, if it is a block's own."""
        mark = Mark()
        one, begin = self._open, self.length
        yield mark
        if self._open is None or self.silent:
            return
        if one is not self._open or begin < self._open.begin + len(self._open.head):
            begin = self._open.begin + len(self._open.head)
        if 0 <= begin < self.length:
            mark.span = Span(begin, self.length)

    @property
    def length(self) -> int:
        """How long the flow is by now."""
        return self.flow.length + self._waiting

    @property
    def in_note(self) -> bool:
        """Whether the open block is a note."""
        return self._open is not None and self._open.kind is BlockKind.NOTE

    @property
    def in_heading(self) -> bool:
        """Whether the open block is a heading."""
        return self._open is not None and self._open.kind is BlockKind.HEADING

    @property
    def started(self) -> bool:
        """Whether the open block has words."""
        return self._open is not None and self._open.begin >= 0

    def start(
        self, kind: BlockKind, level: int = 0, label: str | None = None, head: str = "", mark: Span | None = None
    ) -> None:
        """Begin a block; within a note it is but a new line of that."""
        if self.silent:
            return
        if self.in_note and kind is not BlockKind.NOTE:
            if self.started:
                at = mark.start if mark else self._end()
                self.add("\n" + head, at, mark.end if mark else at)
            return
        self.close()
        self._open = _Open(kind, level, label, [], head, mark or Span(0, 0))

    def note(self, label: str, names: Iterable[str], *, written: Span | None = None, cover: Span | None = None) -> None:
        """Begin a note.

        ``written`` makes it one work, wherever its words stand; else its words stand for all of ``cover``, braces and
        commands at its ends with them.
        """
        self.close()
        self._open = _Open(BlockKind.NOTE, 0, label, list(names), written=written, cover=cover)

    def name(self, name: str) -> None:
        """Let the open item or note be called ``name``, too."""
        if self._open is not None and self._open.kind in {BlockKind.NOTE, BlockKind.ITEM}:
            self._open.names.append(name)

    def parted(self) -> None:
        """A blank line: the next paragraph, within a note the next line."""
        if self.silent:
            return
        if self.in_note:
            if self.started:
                self.add("\n", self._end(), self._end())
        else:
            self.close()

    def close(self) -> None:
        """End the open block; white space at its end is dropped."""
        one = self._open
        if one is not None and one.begin >= 0:
            self._drop_space()
            if one.cover is not None:
                self._reach(one.cover.end)
            self.settle()
            span = Span(one.begin, self.flow.length)
            self.blocks.append(
                Block(one.kind, span, one.level, one.label, tuple(dict.fromkeys(one.names)), one.written)
            )
        self._open = None

    def add(self, words: str, start: int, end: int) -> None:
        """Set words; white space at a block's start is dropped."""
        if self.silent or not words:
            return
        one = self._open
        if one is None or one.begin < 0:
            bare = words.lstrip()
            if not bare:
                return
            if end - start == len(words):
                start += len(words) - len(bare)
            words = bare
            one = self._begin(start)
            if one.cover is not None and one.cover.start < start:
                first = start + 1 if end - start == len(words) else end
                self._hold(words[0] if first < end or len(words) == 1 else words, one.cover.start, first)
                words, start = (words[1:], first) if first < end else ("", end)
        if words:
            self._hold(words, start, end)

    def copy(self, start: int, end: int) -> None:
        """Set what stands in the text."""
        if start < end:
            self.add(self.text[start:end], start, end)

    def set(self, words: Flow) -> None:
        """Set what has been read already."""
        for k, start in enumerate(words.starts):
            after = words.starts[k + 1] if k + 1 < len(words.starts) else len(words.text)
            self.add(words.text[start:after], words.origins[k], words.ends[k])

    def point(
        self, words: str, span: Span, targets: tuple[str, ...] = (), *, cites: bool = False, external: bool = False
    ) -> None:
        """Set a mark for ``span`` of the document, even where the page is silent, and what it points at."""
        if self._open is None or self._open.begin < 0:
            self._begin(span.start)
        begin = self.length
        self._hold(words, span.start, span.end)
        if targets:
            place = Span(begin, begin + len(words))
            self.pointers.append(Pointer(place, targets, cites=cites, external=external))
        self._marked = self.length

    def stand_in(self, start: int, end: int) -> None:
        """Set a sign for what has no words."""
        self.add(STAND_IN, start, end)

    def settle(self) -> None:
        """Give all that is held back to the flow."""
        for piece in self._held:
            self.flow.add(*piece)
        self._held.clear()
        self._waiting = 0

    def _begin(self, start: int) -> _Open:
        if self._open is None:
            self._open = _Open(self.usual)
        one = self._open
        first = one.mark.start if one.head else start
        self.settle()
        if self.flow.length:
            self.flow.add("\n\n", first, first)
        one.begin = self.flow.length
        self.flow.add(one.head, one.mark.start, one.mark.end)
        return one

    def _hold(self, words: str, start: int, end: int) -> None:
        if not words.isspace():
            self.settle()
        self._held.append((words, start, end))
        self._waiting += len(words)

    def write(self, span: Span) -> None:
        """Say where in the document the open note is written."""
        if self._open is not None:
            self._open.written = span

    def _end(self) -> int:
        """Where in the document the last piece ends."""
        return self._held[-1][2] if self._held else 0

    def _drop_space(self) -> None:
        while self._held and self._held[-1][0].isspace():
            self._waiting -= len(self._held.pop()[0])
        if self._held:
            words, start, end = self._held[-1]
            bare = words.rstrip()
            if bare != words:
                even = len(words) == end - start
                self._held[-1] = (bare, start, start + len(bare) if even else end)
                self._waiting -= len(words) - len(bare)

    def _reach(self, end: int) -> None:
        """Let the last character stand for all up to ``end`` of the document, but for a mark, which has its place."""
        if not self._held or self._held[-1][2] >= end or self._marked == self.length:
            return
        words, start, stop = self._held.pop()
        if len(words) > 1 and len(words) == stop - start:
            self._held += [(words[:-1], start, stop - 1), (words[-1], stop - 1, end)]
        else:
            self._held.append((words, start, end))
