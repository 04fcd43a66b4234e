"""A document as its format's reader hands it over: the text, and the prose in it with a way back to the text.

Two texts matter. `Document.text` is what the user sees in an editor, and every published span counts in it.
`Document.flow` is the prose alone: markup, code and addresses taken out, entities read. The extraction rooms read
the flow, and `Flow.span` leads back. For plain text the two are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from evidencecheck.model.spans import Span

STAND_IN = "\ufffc"
"""Stands in a flow for what has no words: code, an image, a formula."""

_RUN = re.compile(r"\s\s|[\r\t\f\v]")
_WORD_OR_SPACE = re.compile(r"\s+|\S+")


@attrs.frozen(eq=False, repr=False)
class Flow:
    """A string whose characters know where in the document they stand.

    It is a row of pieces: piece ``k`` begins at ``starts[k]`` of `text` and stands for ``origins[k]:ends[k]`` of the
    document. A piece as long as its origin maps character by character; any other (an entity, a wrapped word's
    hyphen, a newline put between two blocks) maps as a whole. Pieces need not stand in the document's order.
    """

    text: str
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)
    ends: tuple[int, ...] = attrs.field(default=attrs.Factory(lambda self: (len(self.text),), takes_self=True))

    def _piece(self, offset: int) -> tuple[int, bool]:
        k = max(bisect_right(self.starts, offset) - 1, 0)
        after = self.starts[k + 1] if k + 1 < len(self.starts) else len(self.text)
        return k, after - self.starts[k] == self.ends[k] - self.origins[k]

    def start(self, offset: int) -> int:
        """Where in the document the character at ``offset`` of the flow begins."""
        if not self.starts:
            return 0
        k, even = self._piece(offset)
        if offset >= len(self.text):
            return self.ends[k]
        return self.origins[k] + (offset - self.starts[k] if even else 0)

    def end(self, offset: int) -> int:
        """Where in the document the character before ``offset`` of the flow ends."""
        if offset <= 0 or not self.starts:
            return self.start(0)
        k, even = self._piece(offset - 1)
        return self.origins[k] + (offset - self.starts[k]) if even else self.ends[k]

    def span(self, start: int, end: int) -> Span:
        """The span of the document that ``text[start:end]`` stands for."""
        first = self.start(start)
        return Span(first, max(first, self.end(end)))

    @cached_property
    def _in_document(self) -> tuple[Sequence[int], Sequence[int]]:
        """The pieces in the document's order: where each begins there, and its number."""
        order = sorted(range(len(self.origins)), key=self.origins.__getitem__)
        return sorted(self.origins), order

    def find(self, origin: int) -> int:
        """The offset in the flow of the first character that stands at or after ``origin`` in the document."""
        if not self.starts:
            return 0
        origins, order = self._in_document
        place = bisect_right(origins, origin) - 1
        k = order[max(place, 0)]
        after = self.starts[k + 1] if k + 1 < len(self.starts) else len(self.text)
        if origin >= self.ends[k]:
            following = order[place + 1] if place + 1 < len(order) else None
            return after if following in {k + 1, None} else self.starts[following or 0]
        if place < 0:
            return self.starts[k]
        if after - self.starts[k] == self.ends[k] - self.origins[k]:
            return self.starts[k] + max(origin - self.origins[k], 0)
        return self.starts[k] if origin <= self.origins[k] else after

    def place(self, span: Span) -> Span:
        """What ``span`` of the document is in the flow: from its first character there to behind its last.

        A format may set pieces in another order than the document has them, as a note below what it is called in; so
        the end is not where the next character of the document stands.
        """
        start = self.find(span.start)
        origins, order = self._in_document
        before = bisect_left(origins, span.end) - 1
        if before < 0:
            return Span(start, start)
        k = order[before]
        after = self.starts[k + 1] if k + 1 < len(self.starts) else len(self.text)
        if span.end < self.ends[k] and after - self.starts[k] == self.ends[k] - self.origins[k]:
            after = self.starts[k] + span.end - self.origins[k]
        return Span(start, max(start, after))

    def slice(self, start: int, end: int) -> Flow:
        """``text[start:end]`` as a flow of its own, into the same document."""
        if len(self.starts) == 1 and len(self.text) == self.ends[0] - self.origins[0] and 0 <= start < end:
            words = self.text[start:end]
            return Flow(words, (0,), (self.origins[0] + start,), (self.origins[0] + start + len(words),))
        end = min(end, len(self.text))
        first = max(bisect_right(self.starts, start) - 1, 0)
        after = bisect_left(self.starts, end, first)
        if start >= end or first >= after:
            return Flow(self.text[start:end], (), (), ())
        starts = [at - start for at in self.starts[first:after]]
        origins, ends = list(self.origins[first:after]), list(self.ends[first:after])
        if self._piece(end - 1)[1]:
            ends[-1] = origins[-1] + end - self.starts[after - 1]
        if self._piece(start)[1]:
            origins[0] += start - self.starts[first]
        starts[0] = 0
        return Flow(self.text[start:end], tuple(starts), tuple(origins), tuple(ends))

    def levelled(self) -> Flow:
        """The flow with each run of white space as one character: a newline where the run holds one, else a blank."""
        if not _RUN.search(self.text):
            return self
        builder = FlowBuilder()
        for piece in _WORD_OR_SPACE.finditer(self.text):
            if piece[0].isspace():
                blank = "\n" if "\n" in piece[0] or "\r" in piece[0] else " "
                builder.add(blank, self.start(piece.start()), self.end(piece.end()))
            else:
                builder.extend(self.slice(*piece.span()))
        return builder.build()


class FlowBuilder:
    """Puts a flow together piece by piece; neighbouring pieces that run on are joined."""

    def __init__(self) -> None:
        """Begin with an empty flow."""
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._ends: list[int] = []
        self._even = False
        self.length = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Append ``text``, which stands for ``start:end`` of the document."""
        size = len(text)
        if not size:
            return
        even = size == end - start
        if even and self._even and self._ends[-1] == start:
            self._ends[-1] = end
        else:
            self._starts.append(self.length)
            self._origins.append(start)
            self._ends.append(end)
            self._even = even
        self._parts.append(text)
        self.length += size

    def extend(self, flow: Flow) -> None:
        """Append another flow into the same document; only where the two meet may pieces be joined."""
        if not flow.starts:
            return
        second = flow.starts[1] if len(flow.starts) > 1 else len(flow.text)
        self.add(flow.text[:second], flow.origins[0], flow.ends[0])
        if second == len(flow.text):
            return
        base = self.length - second
        self._starts += [base + at for at in flow.starts[1:]]
        self._origins += flow.origins[1:]
        self._ends += flow.ends[1:]
        self._parts.append(flow.text[second:])
        self.length = base + len(flow.text)
        self._even = len(flow.text) - flow.starts[-1] == flow.ends[-1] - flow.origins[-1]

    def build(self) -> Flow:
        """The finished flow."""
        return Flow("".join(self._parts), tuple(self._starts), tuple(self._origins), tuple(self._ends))


class BlockKind(StrEnum):
    """What a stretch of the flow is to a reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"
    RULE = "rule"


@attrs.frozen
class Block:
    """A paragraph, heading, list item, table cell or note, as a span *of the flow*.

    ``level`` is a heading's rank (1 is highest) or an item's depth; ``label`` an ordered item's number or a note's
    name as printed; ``names`` are what the format calls the block by (an ``id``, a key), for a `Pointer` to name.
    ``written`` is where it stands in the document, said of an entry whose words are read in another order than they
    have there or whose tags belong to it; it is one work then. Blocks do not overlap; a note of several paragraphs is
    one block.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: str | None = None
    names: tuple[str, ...] = ()
    written: Span | None = None


@attrs.frozen
class Raised:
    """Text that the format itself raises: ``span`` of the flow, ``outer`` of the document with its tags."""

    span: Span
    outer: Span


@attrs.frozen
class Link:
    """A hyperlink: ``span`` of the flow, its address, and where in the document the address is written."""

    span: Span
    target: str
    written: Span


@attrs.frozen
class Pointer:
    r"""Words that point at blocks by the format's own means, as ``<a href="#fn3">`` and ``\\cite{knuth}`` do.

    ``span`` is of the flow; ``targets`` are names of blocks (`Block.names`), in order. ``cites`` says that it is a
    citation though no block has such a name; without it, it is one only where it leads to a reference. ``external``:
    what it names may stand in another file by its nature, as a key in a bibliography does. ``written`` is where it
    stands in the document with its tags, said where they belong to it.
    """

    span: Span
    targets: tuple[str, ...]
    cites: bool = False
    external: bool = False
    written: Span | None = None


@attrs.frozen
class Stated:
    """What the format itself says that words of an entry are: ``span`` of the flow, ``field`` as CSL names it.

    Fields are title, container-title, volume, issue, page, date, publisher, place, doi, url, pmid, pmcid, arxiv, isbn,
    type; author and editor for names in one string, else author.family, author.given, author.suffix, author.literal,
    author.others (and editor's), a person's parts side by side. ``value`` is what the words say where that is not the
    words alone (a type that is not printed, a date in ISO 8601).
    """

    span: Span
    field: str
    value: str = ""


@attrs.frozen
class Beside:
    """Another file that a document names and its keys may stand in: ``path`` as written, and where.

    ``span`` is of the document. A relative path counts from the document's folder.
    """

    path: str
    span: Span


@attrs.frozen
class Segment:
    """A stretch of a text that was rendered from a container, and where in the container it comes from.

    ``span`` is in the document's text, ``place`` is how people name it ("footnote 12", "cell 4, line 2"), ``member``
    the part of the container that holds it ("word/footnotes.xml"), ``offset`` where in that part it begins, counted as
    the format's reader says. From there it runs on in its source character by character, but for the last, which may
    be written as an entity. ``put``: it is a mark or label that the reader put for what stands there.
    """

    span: Span
    place: str
    member: str
    offset: int
    put: bool = False


@attrs.frozen
class Remark:
    """A remark to this program that a reader of the page does not see: ``ignore[EC304] the volume has two years``.

    ``span`` is the whole remark with its signs, in the document's text, ``text`` what it says behind
    "evidencecheck:", and ``at`` where in the document that begins. ``about`` is what it belongs to where the format
    says so and the lines do not: the docstring beside which it stands. A comment of a word processor stands nowhere in
    the text: ``span`` is what it is about, too, and ``at`` is None.
    """

    span: Span
    text: str
    at: int | None = None
    about: Span | None = None


@attrs.frozen(eq=False)
class Document:
    """One document, read. ``path`` is as given, None for a text from memory; ``notices`` say what had to be mended.

    ``segments`` lead from a text that was rendered (docx, odt, ipynb) back to its source, in order; a document that is
    its own text has none. ``pointers`` and ``stated`` are in the order of the flow; ``beside`` are files that it names;
    ``remarks`` are to this program.
    """

    text: str
    format: str
    flow: Flow
    blocks: tuple[Block, ...]
    path: str | None = None
    raised: tuple[Raised, ...] = ()
    links: tuple[Link, ...] = ()
    notices: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    stated: tuple[Stated, ...] = ()
    beside: tuple[Beside, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def place(self, offset: int) -> str:
        """How people name the place of ``offset`` in the document's source; "" where lines and columns do."""
        if not self.segments:
            return ""
        k = bisect_right(self.segments, offset, key=lambda segment: segment.span.start) - 1
        return self.segments[max(k, 0)].place
