"""Links within a PDF: which line each leads to, and the citations that their words are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import attrs

from evidencecheck.formats._pdf_page import Line, Spot
from evidencecheck.model.document import Pointer
from evidencecheck.model.spans import Span

# How far below the place that a link leads to its line may be, in ems; how far it may begin to the side, in points.
_BELOW, _BESIDE = 3.5, 36.0
# A mark leads to its note's label or first word, in points from where the note begins.
_AT_NOTE = (-10.0, 30.0)
_WITHIN = re.compile(r"[\s,(.;&’']{0,4}")
_BETWEEN = re.compile(r"[\s,;]+")
_DASH = re.compile(r"\s*[-–—]\s*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_CLOSES = {"(": ")", "[": "]"}


@attrs.frozen
class Jump:
    """Words of the flow that lead to what is called ``name``.

    ``note``: that is a note; ``call``: they are known to be its mark whatever links they are part of.
    """

    span: Span
    name: str
    note: bool = False
    call: bool = False


def aimed(spots: Iterable[Spot], lines: Iterable[Line], notes: AbstractSet[int]) -> dict[Spot, Line]:
    """The line that each place stands above, for those that stand above one; ``notes`` are the ids of notes' lines."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    found: dict[Spot, Line] = {}
    for spot in spots:
        if spot in found or spot.y is None:
            continue
        near = [line for line in pages[spot.page + 1] if -0.5 <= spot.y - line.y <= _BELOW * line.size]
        x = spot.x
        if x is not None:
            near = [line for line in near if line.x0 - _BESIDE <= x <= max(line.right, line.x1)]
            near = [line for line in near if id(line) not in notes or _AT_NOTE[0] < x - line.x0 < _AT_NOTE[1]]
        if near and (x is not None or len({line.name for line in near}) == 1):
            # Of lines on one height the leftmost; the nearest column to the right of the place.
            found[spot] = min(near, key=lambda line: (abs(line.x0 - (x or 0)) > _BESIDE, -line.y, line.x0))
    return found


def pointers(jumps: Sequence[Jump], text: str) -> Iterator[Pointer]:
    """The citations that jumps are, in the order of the flow.

    What a bracket holds is one citation; the words and the year of a work are, with the parenthesis that holds nothing
    else. Ranges of numbers, and years alone, are left to be read as they are printed.
    """
    marks = {n for jump in jumps if jump.call for n in range(jump.span.start, jump.span.end)}
    apart = [
        attrs.evolve(jump, span=_bare(jump.span, text))
        for jump in jumps
        if jump.call or marks.isdisjoint(range(jump.span.start, jump.span.end))
    ]
    joined = list(_joined(sorted(apart, key=lambda jump: jump.span), text))
    n = 0
    while n < len(joined):
        if joined[n].note:
            yield Pointer(joined[n].span, (joined[n].name,))
            n += 1
            continue
        last, ranged = n, False
        while last + 1 < len(joined) and not joined[last + 1].note and _is_numeric(joined[last], text):
            between = text[joined[last].span.end : joined[last + 1].span.start]
            dashed = _DASH.fullmatch(between) is not None
            if (
                "\n\n" in between
                or not (dashed or _BETWEEN.fullmatch(between))
                or not _is_numeric(joined[last + 1], text)
            ):
                break
            ranged, last = ranged or dashed, last + 1
        whole = _bracketed(Span(joined[n].span.start, joined[last].span.end), text)
        if not ranged and not _YEAR.fullmatch(whole.of(text).strip("()")):
            yield Pointer(whole, tuple(dict.fromkeys(jump.name for jump in joined[n : last + 1])))
        n = last + 1


def _joined(jumps: Sequence[Jump], text: str) -> Iterator[Jump]:
    """Jumps to one place with no words between them, as one: "Cook" and "2009"."""
    held: Jump | None = None
    for jump in jumps:
        alike = held is not None and held.name == jump.name and not jump.note
        if held and alike and _WITHIN.fullmatch(text[held.span.end : jump.span.start]):
            held = attrs.evolve(held, span=Span(held.span.start, jump.span.end))
            continue
        if held:
            yield held
        held = jump
    if held:
        yield held


def _bare(span: Span, text: str) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _is_numeric(jump: Jump, text: str) -> bool:
    return jump.span.of(text).strip(" []().").isdecimal()


def _bracketed(span: Span, text: str) -> Span:
    """The span with the brackets around it; with the one at its end whose other it holds."""
    words = span.of(text)
    after = text[span.end : span.end + 1]
    before = text[span.start - 1 : span.start] if span.start else ""
    if before in _CLOSES and before and after == _CLOSES[before]:
        return Span(span.start - 1, span.end + 1)
    if after in {")", "]"} and words.count({")": "(", "]": "["}[after]) > words.count(after):
        return Span(span.start, span.end + 1)
    return span
