"""Links of a page to pointers: with the brackets around them, those of one bracket or raised together as one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from evidencecheck.formats._html_stream import Anchor
from evidencecheck.model.document import Pointer, Raised
from evidencecheck.model.spans import Span

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.")
_JOIN = re.compile(r"\s*[,;]?\s*")
_BEFORE = re.compile(r"\(\s*(?:[^\W\d_][^()\[\]]{0,40}\s)?$")
_AFTER = re.compile(r"(?:[,;:]?\s[^()\[\]]{0,60})?\s*\)")
_FURTHER = 60


def pointers(text: str, anchors: Sequence[Anchor], raised: Sequence[Raised]) -> Iterator[Pointer]:
    """The pointers of a flow's ``text``, in order. Words that name keys yield to the links in them."""
    row = [one for anchor in sorted(anchors, key=_order) if (one := _trimmed(text, anchor))]
    groups = [one.span for one in raised]
    at = 0
    while at < len(row):
        whole, after = _named(row, at)
        if whole is None:
            whole, after = _together(text, row, at, groups)
        if whole is None:
            whole, after = _alone(text, row, at), at + 1
        yield whole
        at = after


def _order(anchor: Anchor) -> tuple[int, int]:
    return anchor.span.start, -anchor.span.end


def _trimmed(text: str, anchor: Anchor) -> Anchor | None:
    words = anchor.span.of(text)
    start = anchor.span.start + len(words) - len(words.lstrip())
    end = anchor.span.start + len(words.rstrip())
    return attrs.evolve(anchor, span=Span(start, end)) if start < end else None


def _pointer(span: Span, parts: Sequence[Anchor]) -> Pointer:
    targets = tuple(dict.fromkeys(target for part in parts for target in part.targets))
    return Pointer(span, targets, any(part.marker for part in parts), any(part.external for part in parts))


def _named(row: Sequence[Anchor], at: int) -> tuple[Pointer | None, int]:
    """Words that name keys: whole where they name one; several keys by the links among the words, if there are any."""
    first = row[at]
    if not first.cites:
        return None, at
    after = at + 1
    while after < len(row) and row[after].span.end <= first.span.end:
        after += 1
    inner = [one for one in row[at + 1 : after] if not one.cites]
    if not inner:
        return _pointer(first.span, [first]), after
    if first.cites == 1:
        return _pointer(first.span, inner), after
    row[at + 1 : after] = inner  # type: ignore[index]
    return None, at


def _together(
    text: str, row: Sequence[Anchor], at: int, groups: Sequence[Span]
) -> tuple[Pointer | None, int]:
    """Links that stand in one pair of square brackets, or raised together, with nothing but commas between."""
    first = row[at]
    after = at + 1
    while after < len(row) and _JOIN.fullmatch(text, row[after - 1].span.end, row[after].span.start):
        after += 1
    for last in range(after - 1, at - 1, -1):
        start, end = first.span.start, row[last].span.end
        before, behind = text[:start][-2:].rstrip(), text[end : end + 2].lstrip()
        if before.endswith("[") and behind.startswith("]"):
            span = Span(text.rindex("[", 0, start), text.index("]", end) + 1)
            return _pointer(span, row[at : last + 1]), last + 1
        if last > at:
            k = bisect_left(groups, start, key=lambda one: one.end)
            if k < len(groups) and groups[k].start <= start and end <= groups[k].end:
                return _pointer(groups[k], row[at : last + 1]), last + 1
    return None, at


def _alone(text: str, row: Sequence[Anchor], at: int) -> Pointer:
    """A link by itself; of a work that alone stands in a parenthesis, the parenthesis."""
    one = row[at]
    span = one.span
    words = span.of(text)
    before = _BEFORE.search(text, max(0, span.start - _FURTHER), span.start)
    after = _AFTER.match(text, span.end, span.end + _FURTHER + 4)
    lone = not any(
        other.span.end > before.start() and other.span.start < after.end()
        for other in (*row[max(at - 1, 0) : at], *row[at + 1 : at + 2])
    ) if before and after else False
    if before and after and lone and (_YEAR.search(words) or (before[0] == "(" and after[0] == ")")):
        span = Span(before.start(), after.end())
    return _pointer(span, [one])
