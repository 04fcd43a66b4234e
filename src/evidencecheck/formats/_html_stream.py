"""What a page's walk puts down: a flow, its blocks, and what is raised or linked in it."""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.document import Block, BlockKind, FlowBuilder, Link, Raised
from evidencecheck.model.spans import Span

_TELLING = re.compile(
    r"\s*(?:[\[(]\s*(\d{1,4}|[a-zA-Z]{1,2}|[*†‡§¶#]{1,4})\s*[\])][.:]?\s+|[\[(][\s,]*[\])][.:]?\s*|(\d{1,3})[.)]\s+|([*†‡§¶]{1,3})\s*|[\^↑⬆.:)]\s+)"
)
_LONGEST = 12
_BLANK = 2  # new lines that make one blank line


@attrs.define(eq=False)
class Anchor:
    """A link into the page, or words that name keys: ``span`` of the flow, ``outer`` of the document with the tags."""

    span: Span
    outer: Span
    targets: tuple[str, ...]
    marker: bool = False
    external: bool = False
    cites: int = 0
    """For words that name keys: how many."""


@attrs.define(eq=False)
class Note:
    """A note that is being read. Its first words are held back until it is clear that they are no label."""

    label: str | None = None
    ordinal: str | None = None
    held: list[tuple[str, int, int]] | None = attrs.field(factory=list)


class Stream:
    """A flow with its blocks. A page has one; a note that stands in mid-sentence has one of its own until the end."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.flow = FlowBuilder()
        self.blocks: list[Block] = []
        self.raised: list[Raised] = []
        self.links: list[Link] = []
        self.anchors: list[Anchor] = []
        self.kind: tuple[BlockKind, int, str | None] = (BlockKind.PARAGRAPH, 0, None)
        self.begin = 0
        self.bare = -1
        self.head = ""
        self.names: list[str] = []
        self.note: Note | None = None
        self.gap = False
        self.tail = 0

    @property
    def blank(self) -> bool:
        """Whether the open block holds no words."""
        held = "".join(words for words, _, _ in (self.note and self.note.held) or ())
        return self.flow.length <= max(self.begin, self.bare) and not held.strip(" \n\t[(^")

    def add(self, words: str, start: int, end: int) -> None:
        """Words of the open block."""
        if self.note is not None and self.note.held is not None:
            self.note.held.append((words, start, end))
            if sum(len(one[0]) for one in self.note.held) > _LONGEST:
                self.release()
            return
        if self.gap and not words.isspace():
            if self.flow.length > self.begin:
                self.flow.add("\n\n"[self.tail :], start, start)
            self.gap = False
        if words.isspace() and (self.gap or self.flow.length <= max(self.begin, self.bare)):
            return
        # A note goes on over one blank line.
        if self.note is not None and words.isspace() and "\n" in words:
            words, self.tail = (words if self.tail < _BLANK else ""), min(self.tail + 1, _BLANK)
        else:
            self.tail = 0
        self.head += words if len(self.head) < _LONGEST else ""
        self.flow.add(words, start, end)

    def release(self) -> None:
        """Put down what was held back of a note's first words, less a label that they begin with."""
        note = self.note
        if note is None or note.held is None:
            return
        held, note.held = note.held, None
        text = "".join(words for words, _, _ in held)
        match = _TELLING.match(text)
        cut = len(text) - len(text.lstrip())
        if match:
            said = match[1] or match[2] or match[3]
            if said is None or (note.label in {None, said} and note.ordinal in {None, said}):
                cut, note.label = match.end(), note.label or said
        for words, start, end in held:
            left = words[cut:] if cut < len(words) else ""
            if left:
                self.add(left, start + cut if cut and len(words) == end - start else start, end)
            cut = max(cut - len(words), 0)

    def open_note(self, ordinal: str | None, at: int) -> None:
        """Begin a note, which goes on to `close` whatever blocks stand in it."""
        self.close(at)
        self.note = Note(ordinal=ordinal)
        self.begin, self.bare = self.flow.length, -1

    def label(self, said: str, *, sure: bool = False) -> None:
        """What the open note is called, where nothing else has said it before."""
        if self.note is not None and self.note.label is None and (sure or self.note.ordinal is None):
            self.note.label = said

    def close(self, at: int) -> None:
        """End the block that is open; what holds no words is none, and its names are the next one's."""
        if self.note is not None:
            self.release()
            self.kind = (BlockKind.NOTE, 0, self.note.label or self.note.ordinal)
            self.note = None
        if self.flow.length > self.begin:
            kind, level, label = self.kind
            self.blocks.append(Block(kind, Span(self.begin, self.flow.length), level, label, tuple(self.names)))
            self.names = []
            self.flow.add("\n\n", at, at)
        self.kind, self.begin, self.head, self.gap = (BlockKind.PARAGRAPH, 0, None), self.flow.length, "", False

    def append(self, other: Stream) -> None:
        """Put another stream behind this one."""
        by = self.flow.length
        self.flow.extend(other.flow.build())
        self.blocks += [attrs.evolve(one, span=one.span.shift(by)) for one in other.blocks]
        self.raised += [attrs.evolve(one, span=one.span.shift(by)) for one in other.raised]
        self.links += [attrs.evolve(one, span=one.span.shift(by)) for one in other.links]
        for one in other.anchors:
            one.span = one.span.shift(by)
        self.anchors += other.anchors
