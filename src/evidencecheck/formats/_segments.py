"""Edits of a rendered text, cut at its segments: each part leads to one stretch of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import attrs

from evidencecheck.formats._base import UnfitError
from evidencecheck.model.document import Document, Segment
from evidencecheck.model.spans import Span


@attrs.frozen
class Part:
    """The part of an edit that lies in one segment: from ``start`` to ``end``, counted from the segment's begin."""

    segment: Segment
    start: int
    end: int


def parts(document: Document, span: Span) -> list[Part]:
    """The parts of what ``span`` covers, in order. Raises `UnfitError` where the reader put blank lines itself."""
    found, at = [], span.start
    k = max(_before(document.segments, span.start), 0)
    while k < len(document.segments) and document.segments[k].span.start < span.end:
        segment = document.segments[k]
        if segment.span.start <= at < segment.span.end:
            end = min(segment.span.end, span.end)
            found.append(Part(segment, at - segment.span.start, end - segment.span.start))
            at = end
        k += 1
    if at < span.end:
        raise UnfitError("an edit reaches over the end of a paragraph or cell, which can be neither moved nor removed")
    return found


def around(document: Document, at: int) -> list[Part]:
    """Where words inserted at ``at`` may go: the segment that holds the place or ends there, and that which begins."""
    k = max(_before(document.segments, at) - 1, 0)
    near = [segment for segment in document.segments[k : k + 3] if segment.span.start <= at <= segment.span.end]
    return [Part(segment, at - segment.span.start, at - segment.span.start) for segment in near]


def _before(segments: Sequence[Segment], at: int) -> int:
    return bisect_right(segments, at, key=lambda segment: segment.span.start) - 1
