"""Sets a page block by block where what is written is markup: words lead back, notes stand at the flow's end."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from evidencecheck.formats._gathered import Gathered
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Flow, Link, Pointer, Raised
from evidencecheck.model.spans import Span

_UNFIT = re.compile(r"[\s\[\]^]+")
_LONGEST = 60


def fitting(name: str) -> str:
    """A name as a note may be called in the flow: without what would end it there."""
    return _UNFIT.sub("_", name.strip())[:_LONGEST]


@attrs.frozen(eq=False)
class Met:
    """A token that was met: in which text, to where, and what is known of the brackets and marks around it."""

    raw: Flow
    match: re.Match[str]
    stop: int
    closings: Mapping[int, int]
    depth: int

    @property
    def kind(self) -> str:
        """Which token it is."""
        return self.match.lastgroup or ""

    @property
    def written(self) -> Span:
        """Where it stands in the document."""
        return self.raw.span(self.match.start(), self.stop)


class Setting(Gathered):
    """A page in the making: its flow, with blocks, links, raised words and pointers beside it."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        super().__init__()
        self._kind: tuple[BlockKind, int, str | None] | None = None
        self._head = ("", Span(0, 0))
        self._begin = self._end = self._first = -1
        self._names: list[str] = []
        self._last = ""

    @property
    def in_note(self) -> bool:
        """Whether the open block is a note: within it nobody looks for citations."""
        return self._kind is not None and self._kind[0] is BlockKind.NOTE

    @property
    def length(self) -> int:
        """How long the flow is; where the next words of the open block begin, once it has some."""
        return self.flow.length

    @property
    def begun(self) -> bool:
        """Whether the open block has words."""
        return self._begin >= 0

    def open_block(
        self,
        kind: BlockKind,
        level: int = 0,
        label: str | None = None,
        names: tuple[str, ...] = (),
        head: tuple[str, Span] | None = None,
    ) -> None:
        """Begin a block; it stands in the flow from its first word on, ``head`` before that, and never without one."""
        self.close_block()
        self._kind, self._head, self._names = (kind, level, label), head or ("", Span(0, 0)), list(names)

    def close_block(self) -> None:
        """End the open block, if there is one."""
        if self._kind is not None and self._begin >= 0:
            kind, level, label = self._kind
            names = tuple(dict.fromkeys(self._names))
            self.blocks.append(Block(kind, Span(self._begin, self._end), level, label, names))
        self._kind, self._begin = None, -1

    def name(self, name: str) -> None:
        """Call the open block by one name more."""
        if self._kind is not None and name:
            self._names.append(name)

    def add(self, words: str, start: int, end: int) -> None:
        """Set words that stand for ``start:end`` of the document; white space at a block's start is dropped."""
        if self._begin < 0:
            bare = words.lstrip()
            if not bare:
                return
            start = start + len(words) - len(bare) if end - start == len(words) else start
            words = bare
            if self._kind is None:
                self.open_block(BlockKind.PARAGRAPH)
            head, mark = self._head
            first = mark.start if head else start
            if self.flow.length:
                self.flow.add("\n\n", first, first)
            self._begin = self.flow.length
            self.flow.add(head, mark.start, mark.end)
            self._first = self.flow.length
        self.flow.add(words, start, end)
        if not words.isspace():
            self._end = self.flow.length - len(words) + len(words.rstrip())
        self._last = words[-1:] or self._last

    def copy(self, raw: Flow, start: int, end: int) -> None:
        """Set ``raw[start:end]``, each piece of it where it is written."""
        if start >= end:
            return
        part = raw.slice(start, end)
        for k, begin in enumerate(part.starts):
            after = part.starts[k + 1] if k + 1 < len(part.starts) else len(part.text)
            self.add(part.text[begin:after], part.origins[k], part.ends[k])

    def line_end(self, start: int, end: int) -> None:
        """Set a line's end, unless one stands there."""
        if self._last != "\n":
            self.add("\n", start, end)

    def stand_in(self, written: Span) -> None:
        """Set what stands for something without words."""
        self.add(STAND_IN, written.start, written.end)

    def link(self, begin: int, target: str, written: Span) -> None:
        """Say that the words from ``begin`` on are a hyperlink."""
        first = max(begin, self._first)
        if self._begin >= 0 and self.flow.length > first:
            self.links.append(Link(Span(first, self.flow.length), target, written))

    def raise_(self, begin: int, outer: Span) -> None:
        """Say that the words from ``begin`` on are raised."""
        first = max(begin, self._first)
        if self._begin >= 0 and self.flow.length > first:
            self.raised.append(Raised(Span(first, self.flow.length), outer))

    def point(self, begin: int, targets: tuple[str, ...], *, cites: bool = False, external: bool = False) -> None:
        """Say that the words from ``begin`` on point at blocks."""
        first = max(begin, self._first)
        if self._begin >= 0 and self.flow.length > first and targets:
            self.pointers.append(Pointer(Span(first, self.flow.length), targets, cites, external))


class Prose:
    """Sets paragraphs on a page, token by token; which there are is said by who knows the markup."""

    def __init__(self, page: Setting) -> None:
        """Set on ``page``."""
        self._page = page

    def _run(self, raw: Flow, at: int, end: int, closings: Mapping[int, int], depth: int) -> None:
        """Set ``raw[at:end]``, which stands within ``depth`` tokens; ``closings`` are the text's brackets that pair."""
        raise NotImplementedError

    def _within(self, met: Met, start: int, end: int) -> None:
        """Set what stands within a token as words of its own."""
        self._run(met.raw, start, end, met.closings, met.depth + 1)

    def _raised(self, met: Met) -> None:
        begin = self._page.length
        self._within(met, *met.match.span(met.kind))
        self._page.raise_(begin, met.written)

    def _code(self, met: Met) -> None:
        if self._page.in_note:
            self._page.copy(met.raw, *met.match.span(met.kind))  # a DOI may be set as code
        else:
            self._page.stand_in(met.written)

    def _caret(self, met: Met) -> None:
        """``[^1]`` as words: a note to others, but none here."""
        self._page.copy(met.raw, met.match.start(), met.match.start() + 1)
        self._page.stand_in(met.raw.span(*met.match.span("caret")))
