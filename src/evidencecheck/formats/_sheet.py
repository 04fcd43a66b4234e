"""A document put together paragraph by paragraph from a source that is no text: its text, flow and segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import attrs

from evidencecheck.formats._cited import Cite, Goto
from evidencecheck.formats._gathered import Rendered
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Link, Raised, Segment, Stated
from evidencecheck.model.spans import Span


@attrs.frozen(eq=False)
class Anchor:
    """One hyperlink, whose words may come in several pieces."""

    target: str


@attrs.frozen(eq=False)
class Piece:
    """Words of a paragraph as they stand at ``offset`` of the source; ``code`` is not read as prose, but for notes.

    ``cite`` is what they point at; ``quiet`` words are shown and are no prose: a label. ``put``: the reader has put
    them for something else that stands at ``offset``.
    """

    text: str
    offset: int
    raised: bool = False
    code: bool = False
    anchor: Anchor | None = None
    cite: Cite | Goto | None = None
    quiet: bool = False
    put: bool = False


@attrs.frozen
class Place:
    """Where a paragraph stands: how people name it, and the part of the container."""

    name: str
    member: str


class Tables:
    """The tables that are open: they are counted as they begin, and the rows in each."""

    def __init__(self) -> None:
        """Begin outside of any."""
        self._open: list[list[int]] = []
        self._count = 0

    @property
    def place(self) -> str:
        """How people name the row of the innermost one, "" outside of tables."""
        return "table {}, row {}".format(*self._open[-1]) if self._open else ""

    def begin(self) -> None:
        """A table begins."""
        self._count += 1
        self._open.append([self._count, 0])

    def row(self) -> None:
        """A row begins."""
        if self._open:
            self._open[-1][1] += 1

    def end(self) -> None:
        """The innermost table ends."""
        self._open.pop()


@attrs.frozen
class Kind:
    """What a paragraph is, as `Block` has it; ``lead`` is put before its words. Without a block kind it is code.

    ``listed``: a field says that it is a part of the bibliography; ``names`` are those of places in it.
    """

    block: BlockKind | None = BlockKind.PARAGRAPH
    level: int = 0
    label: str | None = None
    lead: str = ""
    listed: bool = False
    names: tuple[str, ...] = ()


class Sheet(Rendered):
    """Takes paragraphs and notes in the order of reading; each paragraph is a line of the text, blank lines between."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.listed: list[int] = []
        """The blocks, by number, that a field says are the bibliography."""
        self.cites: list[tuple[Cite | Goto, Span, bool]] = []
        """The citations of fields, where in the flow, and whether in a note."""
        self._runs_on = -1

    def paragraph(self, pieces: Sequence[Piece], kind: Kind, place: Place, offset: int) -> None:
        """Add a paragraph, whose element stands at ``offset`` of its source. What holds no words is none."""
        self.note([(pieces, offset)], kind, place)

    def note(self, paragraphs: Sequence[tuple[Sequence[Piece], int]], kind: Kind, place: Place) -> None:
        """Add several paragraphs, each with its offset, as one block: the lead stands before the first."""
        told = [(trimmed(pieces), offset) for pieces, offset in paragraphs]
        told = [(pieces, offset) for pieces, offset in told if pieces]
        if not told and not (kind.lead and paragraphs and kind.block is BlockKind.NOTE):
            return
        quiet = kind.block is None
        self.part(quiet=quiet)
        begin = self.flow.length
        if kind.lead:
            self._words(Piece(kind.lead, paragraphs[0][1], put=True), place)
        for n, (shown, _) in enumerate(told):
            if n:
                self.part(quiet=quiet)
            # A DOI in a note may be set as code.
            plain = [attrs.evolve(piece, code=False) for piece in shown] if kind.block is BlockKind.NOTE else shown
            self._pieces(plain, place, kind)
        if kind.block is not None:
            if kind.listed:
                self.listed.append(len(self.blocks))
            self.blocks.append(Block(kind.block, Span(begin, self.flow.length), kind.level, kind.label, kind.names))

    def entry(self, text: str, stated: Iterable[Stated], names: Iterable[str], place: Place, offset: int) -> None:
        """Add an entry that is printed nowhere but kept as fields: its words, and what is stated of them."""
        self.part(quiet=False)
        begin = self.flow.length
        self._words(Piece(text, offset, put=True), place)
        self.stated += [attrs.evolve(one, span=one.span.shift(begin)) for one in stated]
        self.blocks.append(Block(BlockKind.NOTE, Span(begin, self.flow.length), names=tuple(names)))

    def name(self, number: int, names: Iterable[str]) -> None:
        """Call a block by these names, too."""
        block = self.blocks[number]
        self.blocks[number] = attrs.evolve(block, names=(*block.names, *names))

    def declare(self, number: int, label: str | None = None) -> None:
        """A block is an entry by itself."""
        self.blocks[number] = attrs.evolve(self.blocks[number], kind=BlockKind.NOTE, level=0, label=label)

    def words(self) -> str:
        """The flow's text so far."""
        return self.flow.build().text

    def _pieces(self, pieces: Sequence[Piece], place: Place, kind: Kind) -> None:
        quiet = kind.block is None
        written = [self._words(piece, place, quiet=quiet) for piece in pieces]
        if quiet:
            return
        for raised, group in groupby(written, key=lambda one: one.piece.raised):
            kept = list(group)
            while raised and kept and not kept[-1].piece.text.strip():
                kept.pop()
            if raised and kept:
                span, own = _whole(kept)
                blank = len(kept[-1].piece.text) - len(kept[-1].piece.text.rstrip())
                self.raised.append(Raised(Span(span.start, span.end - blank), Span(own.start, own.end - blank)))
        for anchor, group in groupby(written, key=lambda one: one.piece.anchor):
            if anchor:
                span, own = _whole(group)
                self.links.append(Link(span, anchor.target, own))
        for cite, group in groupby(written, key=lambda one: one.piece.cite):
            if cite:
                self.cites.append((cite, _whole(group)[0], kind.block is BlockKind.NOTE))

    def _words(self, piece: Piece, place: Place, *, quiet: bool = False) -> _Written:
        """Write one piece: shown always, in the flow unless ``quiet``, code there by its stand-in."""
        begin, own = self.flow.length, self.write(piece.text)
        if not quiet and not piece.quiet:
            self.flow.add(STAND_IN if piece.code else piece.text, own.start, own.end)
        # A piece that goes on where the last one ended is of the same segment.
        last = self.segments[-1] if self.segments else None
        if (
            last
            and not piece.put
            and piece.offset == self._runs_on
            and (last.place, last.member) == (place.name, place.member)
        ):
            self.segments[-1] = Segment(Span(last.span.start, own.end), last.place, last.member, last.offset)
        else:
            self.segments.append(Segment(own, place.name, place.member, piece.offset, piece.put))
        self._runs_on = -1 if piece.put else piece.offset + len(piece.text.encode())
        return _Written(piece, Span(begin, self.flow.length), own)


@attrs.frozen(eq=False)
class _Written:
    piece: Piece
    span: Span
    own: Span


def _whole(group: Iterable[_Written]) -> tuple[Span, Span]:
    """The spans of neighbouring pieces, taken together: in the flow and in the document."""
    pieces = list(group)
    first, last = pieces[0], pieces[-1]
    return Span(first.span.start, last.span.end), Span(first.own.start, last.own.end)


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without white space at either end."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip():
        first += 1
    while last > first and not pieces[last - 1].text.strip():
        last -= 1
    kept = list(pieces[first:last])
    if kept:
        head = kept[0].text
        bare = head.lstrip()
        kept[0] = attrs.evolve(kept[0], text=bare, offset=kept[0].offset + len(head[: len(head) - len(bare)].encode()))
        kept[-1] = attrs.evolve(kept[-1], text=kept[-1].text.rstrip())
    return kept
