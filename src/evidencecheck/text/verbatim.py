"""Whether a source has quoted words, word for word.

What printers and writers may change counts for nothing: marks, dashes, spaces, hyphens, capitals, accents and stops.
Omissions ("…", "[...]"), "[sic]" and what stands in brackets are the quoting author's own. So two strings are compared
by their letters and digits alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from re import IGNORECASE

import attrs

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late
from evidencecheck.text.normalise import fold
from evidencecheck.text.quotations import CHANGED, LEAST, WORD

_MOST_CHANGED = 120  # letters that words in brackets may stand for
_LEAST_RUN = 3  # words of a near miss that stand together
_COMMON = 20  # times that a word stands in a source, and says little of where
_WINDOWS = 4
_SLACK = 3  # words that a source may have more than the quotation

_LETTER = late(r"\[(\w)\](?=\w)")
_OMITTED = late(r"[\[(]?(?:\.\s?\.\s?\.(?:\s?\.)?|…)[\])]?")
# Citations, calls of notes and pointers to figures, as they stand in a source.
_CITES = late(
    r"\[[^\[\]\n]{1,80}\]"
    r"|\((?:[^()]|\([^()]{1,20}\)){0,200}?(?<!\d)(?:1[5-9]|20)\d\d[a-z]?\b(?:[^()]|\([^()]{1,20}\)){0,80}?\)"
    r"|\((?:see |cf\. )?(?:fig|tab|sect|app)[a-z]*\.? ?[\dA-Z][^()]{0,40}\)",
    IGNORECASE,
)
_POINT = late(r"(?<=\d)\.(?=\d)")


@attrs.frozen(eq=False)
class Letters:
    """A text by its letters and digits alone, with where each came from."""

    text: str
    stream: str
    starts: tuple[int, ...]
    """For each word, where it begins in ``stream``."""
    spans: tuple[Span, ...]
    """For each word, where it stands in ``text``."""

    @classmethod
    def of(cls, text: str) -> Letters:
        """Read ``text`` once, for many quotations."""
        pieces: list[str] = []
        starts: list[int] = []
        spans: list[Span] = []
        length = 0
        for match in WORD.finditer(text):
            folded = _plain(match[0])
            if folded:
                starts.append(length)
                spans.append(Span(*match.span()))
                pieces.append(folded)
                length += len(folded)
        return cls(text, "".join(pieces), tuple(starts), tuple(spans))

    def word(self, number: int) -> str:
        """A word, folded."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.stream)
        return self.stream[self.starts[number] : end]

    def parted(self, at: int) -> bool:
        """Whether a word begins at that place of the stream, or the text ends."""
        place = bisect_left(self.starts, at)
        return at == len(self.stream) or (place < len(self.starts) and self.starts[place] == at)

    def at(self, start: int, end: int) -> Span:
        """Where a stretch of the stream stands in the text, in whole words."""
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end) - 1
        return Span(self.spans[first].start, self.spans[max(last, first)].end)


def uncited(text: str, marks: Iterable[Span] = ()) -> str:
    """A source without its own citations, blanks in their place; ``marks`` are those that its format tells."""
    parts: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.start >= at:
            parts += [text[at : mark.start], " " * (mark.end - mark.start)]
            at = mark.end
    text = "".join((*parts, text[at:]))
    return _CITES.sub(lambda cites: " " * len(cites[0]), text)


def found_in(words: str, source: Letters) -> Span | None:
    """Where ``source`` has the quoted ``words``, nothing left out but what they say is; None where it has them not."""
    parts = [pieces for part in _OMITTED.split(_LETTER.sub(r"\1", words)) if (pieces := _pieces(part))]
    at = 0
    first: tuple[int, int] | None = None
    for pieces in parts:  # the earliest place of each is as good as any, since what is left out may be long
        match = _search(pieces, source, at)
        if match is None:
            return None
        first = (first or match)[0], match[1]
        at = match[1]
    return source.at(*first) if first else None


def _pieces(words: str) -> list[str]:
    """The letters of the words between brackets; none where there is no letter."""
    return [piece for piece in map(_plain, CHANGED.split(words)) if piece]


def _search(pieces: Sequence[str], source: Letters, at: int) -> tuple[int, int] | None:
    """The first stretch from ``at``, in whole words, where the pieces stand, a few letters between two at the most.

    From the last piece to the first it is found out where each may begin that the rest can follow, so that many
    brackets take no longer than few.
    """
    follow: list[list[int]] = []
    for number in range(len(pieces) - 1, -1, -1):
        size = len(pieces[number])
        starts = _places(pieces[number], source.stream, at)
        if not follow:
            starts = [one for one in starts if source.parted(one + size)]
        else:
            starts = [one for one in starts if _next(follow[-1], one + size) is not None]
        if number == 0:
            starts = [one for one in starts if source.parted(one)]
        if not starts:
            return None
        follow.append(starts)
    place = first = follow.pop()[0]
    for piece, starts in zip(pieces, reversed(follow), strict=False):
        place = _next(starts, place + len(piece)) or 0
    return first, place + len(pieces[-1])


def _places(piece: str, stream: str, at: int) -> list[int]:
    """Every place from ``at`` where a piece stands, in order."""
    found = []
    while (at := stream.find(piece, at)) >= 0:
        found.append(at)
        at += 1
    return found


def _next(starts: Sequence[int], end: int) -> int | None:
    """The first of ``starts`` that is no further behind ``end`` than words in brackets may be long."""
    place = bisect_left(starts, end)
    return starts[place] if place < len(starts) and starts[place] <= end + _MOST_CHANGED else None


@attrs.frozen
class Near:
    """A stretch of a source that has most of the quoted words, in order.

    ``quoted`` and ``source`` are the words on both sides that differ, in pairs; ``span`` is where it stands there, and
    ``shared`` the share of the quoted words that it has.
    """

    span: Span
    shared: float
    differences: tuple[tuple[str, str], ...]


def nearest(words: str, source: Letters, least: float) -> Near | None:
    """The stretch that has most of the ``words`` in order, ``least`` of them (0 to 1) and three together, if there is.

    Words in brackets, and what was left out, are no differences; nor are the source's own citations.
    """
    plain = Letters.of(CHANGED.sub(lambda change: " " * len(change[0]), _LETTER.sub(r" \1 ", words)))
    mine = [plain.word(number) for number in range(len(plain.starts))]
    if len(mine) < LEAST:
        return None
    changed = {bisect_left(plain.spans, Span(m.start(), m.start())) for m in CHANGED.finditer(words)}
    found = [_aligned(plain, mine, changed, source, window) for window in _windows(mine, source)]
    return max((one for one in found if one and one.shared >= least), key=lambda near: near.shared, default=None)


def _windows(mine: Sequence[str], source: Letters) -> list[tuple[int, int]]:
    """The few stretches of the source, in words, in which most of the quoted words stand about where they should."""
    wanted: dict[str, list[int]] = {}
    for number, word in enumerate(mine):
        wanted.setdefault(word, []).append(number)
    size, total = len(mine), len(source.starts)
    there: dict[str, list[int]] = {}
    for number in range(total):
        word = source.word(number)
        if word in wanted:
            there.setdefault(word, []).append(number)
    votes: Counter[int] = Counter()
    for word, numbers in there.items():
        weight = 1 if len(numbers) > _COMMON else 4
        for number in numbers:
            for place in {(number - own) // size for own in wanted[word]}:
                votes[place] += weight
                votes[place + 1] += weight
    best = [place for place, _ in votes.most_common(_WINDOWS)]
    return [(max(0, (place - 1) * size), min(total, (place + 2) * size)) for place in best]


def _aligned(
    plain: Letters, mine: Sequence[str], changed: AbstractSet[int], source: Letters, window: tuple[int, int]
) -> Near | None:
    """How the quoted words differ from a window of the source; ``changed`` are the words before which a bracket is."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where a quotation is not found as it stands

    start, end = window
    theirs = [source.word(number) for number in range(start, end)]
    longest = SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()
    if longest.size < _LEAST_RUN:
        return None
    if not changed:  # then the rest stands next to it, and no other place has the same words by chance
        slack = max(_SLACK, len(mine) // 4)
        first = max(0, longest.b - longest.a - slack)
        theirs = theirs[first : longest.b + len(mine) - longest.a + slack]
        start += first
    blocks = [b for b in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks() if b.size]
    differences: list[tuple[str, str]] = []
    a, b = 0, max(0, blocks[0].b - blocks[0].a)
    for block in blocks:
        if block.a > a or (block.b > b and a not in changed and a):
            differences.append((_said(plain, a, block.a), _said(source, start + b, start + block.b)))
        a, b = block.a + block.size, block.b + block.size
    if a < len(mine):
        differences.append(
            (_said(plain, a, len(mine)), _said(source, start + b, start + min(b + len(mine) - a, len(theirs))))
        )
    last = start + blocks[-1].b + blocks[-1].size - 1
    place = Span(source.spans[start + blocks[0].b].start, source.spans[last].end)
    told = tuple((own, other) for own, other in differences if not _nothing(own, other))
    return Near(place, sum(block.size for block in blocks) / len(mine), told)


def _nothing(own: str, other: str) -> bool:
    """Whether two wordings differ by nothing that counts: a hyphen, or a citation that the source has there."""
    plain = _plain(other)
    return plain == _plain(own) or (plain.startswith(_plain(own)) and not plain[len(_plain(own)) :].strip("0123456789"))


def _said(letters: Letters, first: int, end: int) -> str:
    """Words ``first`` to ``end``, as they stand in the text, on one line."""
    if first >= end:
        return ""
    return " ".join(letters.text[letters.spans[first].start : letters.spans[end - 1].end].split())


def _plain(text: str) -> str:
    """Folded letters and digits, a decimal point kept as one."""
    return fold(_POINT.sub("\u16a0", text)).replace(" ", "")
