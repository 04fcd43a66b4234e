"""Links of a page to pointers: with the brackets around them, those of one bracket or raised together as one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import attrs

from evidencecheck.formats._html_stream import Anchor
from evidencecheck.model.document import Block, BlockKind, Pointer, Raised
from evidencecheck.model.spans import Span

_NUMBERS = re.compile(r"[\[(]?\s*\d{1,3}(?:\s*[,;\u2010-\u2015\u2212-]\s*\d{1,3})*\s*[\])]?")
_DIGITS = re.compile(r"\d+")
_DASH = re.compile("[\u2010-\u2015\u2212]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.")
_JOIN = re.compile(r"\s*[,;]?\s*")
_BEFORE = re.compile(r"\(\s*(?:[^\W\d_][^()\[\]]{0,40}\s)?$")
_AFTER = re.compile(r"(?:[,;:]?\s[^()\[\]]{0,60})?\s*\)")
_FURTHER = 60
_MOST = 20


def pointers(
    text: str, anchors: Sequence[Anchor], raised: Sequence[Raised], blocks: Sequence[Block]
) -> Iterator[Pointer]:
    """The pointers of a flow's ``text``, in order. Words that name keys yield to the links in them."""
    row = [one for anchor in sorted(anchors, key=_order) if (one := _trimmed(text, anchor))]
    _complete(text, row, blocks)
    groups = [one.span for one in raised]
    at = 0
    while at < len(row):
        whole, after = _named(row, at)
        if whole is None and after > at:
            at = after
            continue
        if whole is None:
            whole, after = _together(text, row, at, groups)
        if whole is None:
            whole, after = _alone(text, row, at), at + 1
        yield whole
        at = after


def called(text: str, blocks: Iterable[Block], pointed: Iterable[Pointer]) -> tuple[Block, ...]:
    """The blocks with notes called as the first marker that leads to them reads, be it "a" or "*"."""
    read: dict[str, str] = {}
    for pointer in pointed:
        words = pointer.span.of(text).strip(" \n\t[](){}^.:")
        if len(pointer.targets) == 1 and 0 < len(words) <= 8 and " " not in words and "\ufffc" not in words:
            read.setdefault(pointer.targets[0], words)
    found = []
    for block in blocks:
        said = next((read[name] for name in block.names if name in read), None)
        # A list's own number is no more than a guess where markers are letters or signs.
        counted = block.label is None or block.label.isdecimal()
        takes = said and block.kind is BlockKind.NOTE and counted and not (block.label and said.isdecimal())
        found.append(attrs.evolve(block, label=said) if takes else block)
    return tuple(found)


def _complete(text: str, row: Sequence[Anchor], blocks: Sequence[Block]) -> None:
    """Say of links what their neighbours tell: "[3, 4]" that leads to note 3 means two; one to no note is an orphan."""
    notes = {name for block in blocks if block.kind is BlockKind.NOTE for name in block.names}
    names = notes.union(name for block in blocks for name in block.names)
    marks = [one for one in row if not one.external and len(one.targets) == 1 and _NUMBERS.fullmatch(one.span.of(text))]
    shapes = {_DIGITS.sub("0", one.targets[0]) for one in marks if one.targets[0] in notes}
    for one in marks:
        target, words = one.targets[0], one.span.of(text)
        numbers = expand(words)
        if len(numbers) > 1 and target.endswith(numbers[0]):
            stem = target.removesuffix(numbers[0])
            one.targets = tuple(stem + number for number in numbers)
        if target not in names and _DIGITS.sub("0", target) in shapes:
            one.marker = True


def expand(words: str) -> tuple[str, ...]:
    """The numbers that "[2, 4-6]" means."""
    found: list[str] = []
    for part in re.split(r"\s*[,;]\s*", words.strip(" []()")):
        low, _, high = (one.strip() for one in _DASH.sub("-", part).partition("-"))
        if high and int(low) < int(high) <= int(low) + 50:
            found += map(str, range(int(low), int(high) + 1))
        else:
            found += [one for one in (low, high) if one]
    return tuple(found)


def _order(anchor: Anchor) -> tuple[int, int]:
    return anchor.span.start, -anchor.span.end


def _trimmed(text: str, anchor: Anchor) -> Anchor | None:
    anchor.span = anchor.span.trimmed(text)
    return anchor if anchor.span else None


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
    return None, at + 1


def _together(text: str, row: Sequence[Anchor], at: int, groups: Sequence[Span]) -> tuple[Pointer | None, int]:
    """Links that stand in one pair of square brackets, or raised together, with nothing but commas between."""
    start = row[at].span.start
    k = bisect_left(groups, start + 1, key=lambda one: one.end)
    group = groups[k] if k < len(groups) and groups[k].start <= start else None
    bracketed = text[max(start - 2, 0) : start].rstrip().endswith("[")
    if group is None and not bracketed:
        return None, at
    after = at + 1
    while after < min(len(row), at + _MOST) and _JOIN.fullmatch(text, row[after - 1].span.end, row[after].span.start):
        after += 1
    for last in range(after - 1, at - 1, -1):
        end = row[last].span.end
        if bracketed and text[end : end + 2].lstrip().startswith("]"):
            span = Span(text.rindex("[", 0, start), text.index("]", end) + 1)
            return _pointer(span, row[at : last + 1]), last + 1
        if last > at and group is not None and end <= group.end:
            return _pointer(group, row[at : last + 1]), last + 1
    return None, at


def _alone(text: str, row: Sequence[Anchor], at: int) -> Pointer:
    """A link by itself; of a work that alone stands in a parenthesis, the parenthesis."""
    one = row[at]
    span = one.span
    words = span.of(text)
    before = _BEFORE.search(text, max(0, span.start - _FURTHER), span.start)
    after = _AFTER.match(text, span.end, span.end + _FURTHER + 4)
    lone = (
        not any(
            other.span.end > before.start() and other.span.start < after.end()
            for other in (*row[max(at - 1, 0) : at], *row[at + 1 : at + 2])
        )
        if before and after
        else False
    )
    if before and after and lone and (_YEAR.search(words) or (before[0] == "(" and after[0] == ")")):
        span = Span(before.start(), after.end())
    return _pointer(span, [one])
