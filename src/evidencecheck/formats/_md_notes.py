"""Pandoc's inline notes, ``^[…]``, set below the text as notes, where all other rooms look for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

import attrs

from evidencecheck.model.document import Block, BlockKind, Document, FlowBuilder, Link, Pointer, Raised, Stated
from evidencecheck.model.spans import Span

_PLACE = attrgetter("span.start")
_SIGN = re.compile(r"\^\[|[\[\]]")


def set_below(document: Document, before: int = 0) -> Document:
    """A document with the bodies of its inline notes at the end of its flow, ``[^^1]`` for the first where it stood.

    The marker stands for the two characters that open the note. ``before`` is how many were counted so far. In a note
    and across the end of a block there are none, and one that holds another keeps that in its body.
    """
    if "^[" not in document.flow.text:
        return document
    bodies = [
        body for block in document.blocks if block.kind is not BlockKind.NOTE for body in _bodies(document, block)
    ]
    return _moved(document, bodies, before) if bodies else document


def is_caret(text: str, at: int) -> bool:
    """Whether a caret stands at ``at`` that no backslash takes its meaning."""
    if at < 0 or text[at] != "^":
        return False
    first = at
    while first and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 0


def _bodies(document: Document, block: Block) -> Iterator[Span]:
    """The bodies of the notes of a block, spans of the flow between ``^[`` and ``]``; none lies in another."""
    flow, text = document.flow, document.text
    opened: list[int] = []
    found: list[Span] = []
    start, end = block.span.start, block.span.end
    if flow.text.find("^[", start, end) < 0:
        return iter(())
    for sign in _SIGN.finditer(flow.text, start, end):
        at = flow.span(*sign.span())
        # Only what stands there as it is: an escaped bracket is a letter.
        if at.of(text) != sign[0] or (sign[0] == "^[" and not is_caret(text, at.start)):
            continue
        if sign[0] != "]":
            opened.append(sign.end() if sign[0] == "^[" else -1)
        elif opened and (begin := opened.pop()) >= 0 and flow.text[begin : sign.start()].strip():
            while found and found[-1].start > begin:
                found.pop()
            found.append(Span(begin, sign.start()))
    return iter(found)


def _moved(document: Document, bodies: Sequence[Span], before: int) -> Document:
    flow = document.flow
    built = FlowBuilder()
    at = 0
    # Where stretches of the old flow begin, and how far each has moved.
    begins, shifts = [0], [0]

    def copy(start: int, end: int) -> None:
        begins.append(start)
        shifts.append(built.length - start)
        built.extend(flow.slice(start, end))

    for n, body in enumerate(bodies, before + 1):
        copy(at, body.start - 2)
        mark = flow.span(body.start - 2, body.start)
        begins.append(body.start - 2)
        shifts.append(built.length - body.start + 2)
        built.add(f"[^^{n}]", mark.start, mark.end)
        # What ended with the bracket ends with the marker.
        begins.append(body.end)
        shifts.append(built.length - body.end - 1)
        at = body.end + 1
    copy(at, len(flow.text))
    notes = []
    for n, body in enumerate(bodies, before + 1):
        inner = body.trimmed(flow.text)
        place = flow.start(inner.start)
        built.add("\n\n", place, place)
        first = built.length
        built.add(f"[^^{n}]: ", place, place)
        copy(inner.start, inner.end)
        notes.append(Block(BlockKind.NOTE, Span(first, built.length), 0, f"^{n}"))
    moves = sorted(zip(begins[1:], shifts[1:], strict=True))
    starts = [start for start, _ in moves]
    untouched = bodies[0].start - 2

    def moved(span: Span) -> Span:
        if span.end <= untouched:
            return span
        k = bisect_right(starts, span.start) - 1
        shift = last = moves[k][1]
        if k + 1 < len(starts) and starts[k + 1] < span.end:
            last = moves[bisect_right(starts, span.end - 1) - 1][1]
        return Span(span.start + shift, max(span.start + shift, span.end + last))

    blocks = [
        one
        if one.span.end <= untouched
        else Block(one.kind, moved(one.span), one.level, one.label, one.names, one.written)
        for one in document.blocks
    ]
    pointers = [Pointer(moved(one.span), one.targets, one.cites, one.external) for one in document.pointers]
    return attrs.evolve(
        document,
        flow=built.build(),
        blocks=(*blocks, *notes),
        raised=tuple(sorted((Raised(moved(one.span), one.outer) for one in document.raised), key=_PLACE)),
        links=tuple(sorted((Link(moved(one.span), one.target, one.written) for one in document.links), key=_PLACE)),
        pointers=tuple(sorted(pointers, key=_PLACE)),
        stated=tuple(Stated(moved(one.span), one.field, one.value) for one in document.stated),
    )
