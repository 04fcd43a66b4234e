"""Blocks to the document: its text with lines joined, the flow, segments back to the page, links and pointers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from evidencecheck.formats._gathered import Rendered
from evidencecheck.formats._pdf_calls import Call
from evidencecheck.formats._pdf_drafts import Draft
from evidencecheck.formats._pdf_joints import Words, joint
from evidencecheck.formats._pdf_page import Line, Run, Spot
from evidencecheck.formats._pdf_pointers import Jump, pointers
from evidencecheck.model.document import STAND_IN, Block, BlockKind, Link, Raised, Segment
from evidencecheck.model.spans import Span

_BRACKET = re.compile(r"[\[\]()^]")


@attrs.frozen(eq=False)
class _Part:
    """A run as it is written: what of it stays, what joins it to the next."""

    run: Run
    line: Line
    text: str
    glue: str = ""


@attrs.frozen(eq=False)
class _Written:
    """A part that was written: where in the flow, where in the text."""

    part: _Part
    span: Span
    own: Span


class Writer(Rendered):
    """Takes blocks in order; each is a paragraph of the text, blank lines between."""

    def __init__(self, words: Words, calls: Mapping[int, Sequence[Call]], names: Mapping[Spot, str]) -> None:
        """Begin with nothing. ``names`` are what the places that links lead to are called."""
        super().__init__()
        self._words, self._calls, self._names = words, calls, names
        self._notes: frozenset[str] = frozenset()
        self._jumps: list[Jump] = []
        self._in_note = False

    def add(self, drafts: Sequence[Draft]) -> None:
        """Write all blocks."""
        self._notes = frozenset(name for draft in drafts if draft.kind is BlockKind.NOTE for name in draft.names)
        for draft in drafts:
            self._add(draft)
        self.pointers = list(pointers(self._jumps, self.flow.build().text))

    def _add(self, draft: Draft) -> None:
        """Write a block. What is no prose is in the text alone."""
        quiet = draft.kind is None
        self._in_note = draft.kind is BlockKind.NOTE
        code = quiet and all(line.mono for line in draft.lines)
        parts = _code(draft.lines) if code else _parts(draft.lines, self._words)
        self.part(quiet=quiet)
        begin = self.flow.length
        written: list[_Written] = []
        lead = draft.lead
        for part in parts:
            head, rest = part.text[:lead], part.text[lead:]
            lead = max(0, lead - len(part.text))
            if head:
                self._write(attrs.evolve(part, text=head), part.run.index, quiet=True)
                begin = self.flow.length
            if rest:
                one = attrs.evolve(part, text=rest)
                written.append(self._write(one, part.run.index + len(head), quiet=quiet))
            if part.glue:
                self.join(part.glue, quiet=quiet or not written)
        if quiet or not written:
            return
        kind = draft.kind or BlockKind.PARAGRAPH
        self.blocks.append(
            Block(kind, Span(begin, self.flow.length), draft.level, draft.label, tuple(dict.fromkeys(draft.names)))
        )
        self._marks(written)

    def _write(self, part: _Part, index: int, *, quiet: bool) -> _Written:
        begin, own = self.flow.length, self.write(part.text)
        if not quiet:
            self._prose(part, own)
        member = f"page {part.line.page}"
        last = self.segments[-1] if self.segments else None
        if (
            last
            and last.place == part.line.place
            and last.span.end == own.start
            and last.offset + len(last.span) == index
        ):
            self.segments[-1] = attrs.evolve(last, span=Span(last.span.start, own.end))
        else:
            self.segments.append(Segment(own, part.line.place, member, index))
        return _Written(part, Span(begin, self.flow.length), own)

    def _prose(self, part: _Part, own: Span) -> None:
        """The words into the flow; code that may be taken for a citation by its stand-in, but in a note as it is."""
        if self._in_note or not part.run.face.mono or not _is_code(part):
            self.flow.add(part.text, own.start, own.end)
            return
        bare = part.text.strip()
        head = part.text.index(bare)
        tail = head + len(bare)
        self.flow.add(part.text[:head], own.start, own.start + head)
        self.flow.add(STAND_IN, own.start + head, own.start + tail)
        self.flow.add(part.text[tail:], own.start + tail, own.end)

    def _marks(self, written: Sequence[_Written]) -> None:
        for raised, group in groupby(written, key=lambda one: one.part.run.raised):
            if raised:
                self._raise(list(group))
        for target, group in groupby(written, key=_target):
            span, own = _whole(list(group))
            if isinstance(target, str):
                self.links.append(Link(span, target, own))
            elif target is not None and target in self._names:
                name = self._names[target]
                self._jumps.append(Jump(span, name, note=name in self._notes))

    def _raise(self, group: Sequence[_Written]) -> None:
        called = [
            (one, call) for one in group for call in self._calls.get(id(one.part.run), ()) if call.end <= len(one.span)
        ]
        for one, call in called:
            span = Span(one.span.start + call.start, one.span.start + call.end)
            own = Span(one.own.start + call.start, one.own.start + call.end)
            self.raised.append(Raised(span, own))
            self._jumps.append(Jump(span, call.name, note=True, call=True))
        if not any(id(one.part.run) in self._calls for one in group):
            text = "".join(one.part.text for one in group)
            span, own = _whole(group)
            left, right = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
            if text.strip() and len(text) == len(span):
                self.raised.append(
                    Raised(Span(span.start + left, span.end - right), Span(own.start + left, own.end - right))
                )


def _is_code(part: _Part) -> bool:
    return _BRACKET.search(part.text) is not None and "://" not in part.text


def _target(one: _Written) -> str | Spot | None:
    area = one.part.run.area
    return (area.uri or area.spot) if area else None


def _whole(group: Sequence[_Written]) -> tuple[Span, Span]:
    first, last = group[0], group[-1]
    return Span(first.span.start, last.span.end), Span(first.own.start, last.own.end)


def _parts(lines: Sequence[Line], words: Words) -> Iterator[_Part]:
    """The runs of a paragraph's lines, joined."""
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else None
        cut, glue = 0, ""
        if after is not None:
            cut, glue = joint(line.text, after.text, words, _same_uri(line, after))
        for k, run in enumerate(line.runs):
            last = k + 1 == len(line.runs)
            text = run.text.rstrip() if last else run.text
            yield _Part(run, line, text[: len(text) - cut] if last and cut else text, glue if last else "")


def _same_uri(line: Line, after: Line) -> str:
    one, other = line.runs[-1].area, after.runs[0].area
    return one.uri if one and other and one.uri == other.uri else ""


def _code(lines: Sequence[Line]) -> Iterator[_Part]:
    for n, line in enumerate(lines):
        for k, run in enumerate(line.runs):
            last = k + 1 == len(line.runs)
            yield _Part(run, line, run.text, "\n" if last and n + 1 < len(lines) else "")
