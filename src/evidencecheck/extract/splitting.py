"""Where each reference of a bibliography begins, read from all of the list at once.

The text is what the extraction from a page leaves: lines as they were set, mostly without blank lines, indentation, or
a sign of where an entry ends. Every line's start, and every place within a line behind a stop at which names begin, may
open an entry. Labels that count through the list settle what they can; of all ways to cut the rest, the one whose
entries look most alike, most complete, and most in order wins. What weighs how much was learned
(`tasks/train_splitter.py`); what there is to weigh stands here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate, pairwise

import attrs

from evidencecheck.extract import headings
from evidencecheck.extract.ladder import Rung, ladder
from evidencecheck.extract.likeness import UPPER, YEAR
from evidencecheck.extract.lines import Line
from evidencecheck.extract.opening import (
    AUTHORS,
    ENDED,
    FAMILY,
    dated_early,
    ending,
    is_capitals,
    look,
    names_body,
    sort_key,
)
from evidencecheck.text.late import late

# How many places an entry may reach over.
_REACH = 40
# A line that is nothing but the dash for an author's name.
_DASHED = late(r"[-–—_~]{1,8}[\s.,~]*$")
_WITHIN = late(rf"(?<=[.;)\]\d”\"])\s+(?=[{UPPER}(]|https?:|arXiv|[a-z]{{2,3}}\s[{UPPER}]|[-–—_]{{2,}})")


@attrs.frozen(eq=False)
class Place:
    """A place at which an entry may begin.

    ``line`` and ``column`` say where; ``at`` is its offset in the passage's text, ``width`` how much of a label or a
    bullet stands there. ``settled`` places begin an entry for certain. ``look`` is what follows, ``before`` what ends.
    """

    line: int
    column: int
    at: int
    width: int
    settled: bool
    look: str
    before: str
    number: str | None = None


@attrs.frozen(eq=False, slots=False)
class Passage:
    """The lines of a list as one text, with the places at which entries may begin, and the form of its labels."""

    lines: Sequence[Line]
    text: str
    places: Sequence[Place]
    form: str
    first_label: int

    @cached_property
    def house(self) -> House:
        """What is usual in this list."""
        return House.of(self)

    @cached_property
    def years(self) -> Sequence[int]:
        """Where years stand in the text."""
        return [match.start() for match in YEAR.finditer(self.text)]

    @cached_property
    def keys(self) -> Sequence[str]:
        """What an entry that begins at each place would stand under."""
        return [sort_key(self.text[p.at + p.width : p.at + p.width + 100], p.look) for p in self.places]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [0, *accumulate(len(line.text) + 1 for line in self.lines)]

    def offset(self, at: int) -> int:
        """Where a character of the text stands in the flow."""
        n = bisect_right(self._starts, at) - 1
        return self.lines[n].start + at - self._starts[n]

    def full(self, place: Place) -> bool:
        """Whether a place is at a line's start, or in a line that holds several entries."""
        return place.column == 0 or self.lines[place.line].several

    def labelled(self, place: Place) -> bool:
        """Whether a place lies where the list has labels."""
        return place.at >= self.first_label


@attrs.frozen(eq=False)
class House:
    """What is usual in a list: the look of its entries' starts, of their ends, and how wide its lines are."""

    looks: Mapping[str, float]
    look: str
    ends: Mapping[str, float]
    dated: float
    capitals: float
    width: int
    left: int
    ordered: float
    semicolons: float
    stops: float
    inner_lines: float

    @classmethod
    def of(cls, passage: Passage) -> House:
        """Take the measure of a list."""
        settled = [p for p in passage.places if p.settled]
        loose = [p for p in passage.places if not p.settled and passage.full(p) and p.before in ENDED | {"nothing"}]
        known = AUTHORS | {"dash", "year"}
        sure = settled if len(settled) > 3 else [p for p in loose if p.look in known] or list(passage.places[:1])
        looks = Counter(p.look for p in sure)
        families = Counter(FAMILY[p.look] for p in sure if p.look in FAMILY)
        ends = Counter(p.before for p in sure[1:])
        count = len(sure) or 1
        house = max(families, key=lambda name: families[name], default="other")
        heads = [passage.text[p.at + p.width : p.at + p.width + 260] for p in sure]
        lengths = sorted(len(line.text) for line in passage.lines)
        keys = [sort_key(head, p.look) for head, p in zip(heads, sure, strict=True) if FAMILY.get(p.look) == house]
        in_order = sum(one <= other for one, other in pairwise(keys))
        rungs = len(settled) or 1
        inner = [p for p in passage.places if not p.settled and passage.labelled(p) and p.look in AUTHORS]
        return cls(
            looks={name: number / count for name, number in looks.items()},
            look=house,
            ends={name: number / max(1, sum(ends.values())) for name, number in ends.items()},
            dated=sum(map(dated_early, heads)) / count,
            capitals=sum(map(is_capitals, heads)) / count,
            width=lengths[int(len(lengths) * 0.9)] if lengths else 0,
            left=min((line.indent for line in passage.lines), default=0),
            ordered=in_order / max(1, len(keys) - 1),
            semicolons=sum(p.before == "semicolon" for p in inner) / rungs,
            stops=sum(p.column > 0 and p.before in ENDED for p in inner) / rungs,
            inner_lines=sum(p.column == 0 and p.before in ENDED and FAMILY[p.look] == house for p in inner) / rungs,
        )


def passage_of(lines: Sequence[Line], openings: AbstractSet[int] = frozenset()) -> Passage:
    """Read lines, none of them blank, as one passage.

    Without labels, its entries begin at the lines ``openings``, if any are given.
    """
    rungs, form = ladder(lines)
    at, starts = 0, []
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    by_line: dict[int, list[Rung]] = {}
    for rung in rungs:
        by_line.setdefault(rung.line, []).append(rung)
    alone = {rung.line + 1 for rung in rungs if rung.width >= len(lines[rung.line].text)}
    alone |= {n for n, line in enumerate(lines, 1) if _DASHED.match(line.text)}
    first = starts[rungs[0].line] + rungs[0].column if rungs else len(text) + 1
    flush = (openings or _hanging(lines)) if not rungs else frozenset[int]()
    places: list[Place] = []
    for n in range(len(lines)):
        if flush:
            if n in flush:
                places.append(_flush(lines[n], n, starts[n], text))
            continue
        found = _places(lines[n], starts[n], text, (n, by_line.get(n, ())), counted=starts[n] >= first)
        places += [place for place in found if place.settled or place.column or n not in alone]
    return Passage(lines, text, places, form, first)


def _hanging(lines: Sequence[Line]) -> AbstractSet[int]:
    """The lines at which entries begin where those that go on are indented; none where indents tell nothing."""
    left = min((line.indent for line in lines), default=0)
    flush = frozenset(n for n, line in enumerate(lines) if line.indent == left)
    told = 0 in flush and 3 <= len(flush) < len(lines) and len(flush) * 12 >= len(lines)
    return flush if told and not any(line.indent == left + 1 for line in lines) else frozenset()


def _flush(line: Line, n: int, base: int, text: str) -> Place:
    """The start of a line that begins an entry by its place alone."""
    head = text[base + line.bullet : base + line.bullet + 160].replace("\n", " ")
    before = ending(text[max(0, base - 90) : base]) if base else "nothing"
    return Place(n, 0, base, line.bullet, settled=True, look=look(head), before=before)


def _places(
    line: Line, base: int, text: str, rungs_of: tuple[int, Sequence[Rung]], *, counted: bool
) -> Iterator[Place]:
    """The places of one line, which begins at ``base``; ``rungs_of`` is its number, and its labels."""
    n, rungs = rungs_of
    spots = {rung.column: (rung.width, rung.number) for rung in rungs}
    first = _heading_width(line.text) if n == 0 and line.several else 0
    columns = {first, *spots}
    if counted or line.several:
        columns |= {match.end() for match in _WITHIN.finditer(line.text)}
    covered = {column for rung in rungs for column in range(rung.column + 1, rung.column + rung.width + 1)}
    for column in sorted(columns):
        if column in covered:
            continue
        settled = column in spots
        width, number = spots.get(column, (line.bullet if column == 0 else 0, None))
        at = base + column
        head = text[at + width : at + width + 160].replace("\n", " ").lstrip()
        kind = look(head)
        before = ending(text[max(0, at - 90) : at]) if at else "nothing"
        named = kind in AUTHORS or kind in {"part", "address", "dash"} or names_body(head)
        if settled or at == 0 or _may_open(kind, before, named=named, loose=column == 0 and not counted):
            yield Place(n, column, at, width, settled, kind, before, number)


def _may_open(kind: str, before: str, *, named: bool, loose: bool) -> bool:
    """Whether an entry can begin with such a look after such an end."""
    if kind == "inner" or before in {"hyphen", "address open", "joint", "list"}:
        return False
    if kind in {"address", "small"} and (before not in ENDED or kind == "small"):
        return False
    return named or (loose and kind != "bracket") or (before == "semicolon" and kind not in {"digit", "bracket"})


def _heading_width(text: str) -> int:
    """How much of a passage's start is its heading ("References Sato, K. ..."), run into the text."""
    word = re.match(r"(?:\w+\s){1,2}?(?=\S)", text)
    return word.end() if word and headings.list_name(word[0].strip()) else 0


def opening_features(passage: Passage, k: int) -> list[str]:
    """What speaks for or against an entry that begins at place ``k``, but for its length and contents."""
    place, house = passage.places[k], passage.house
    mode = ("L" if passage.labelled(place) else "U") + ("l" if place.column == 0 else "w")
    head = passage.text[place.at + place.width : place.at + place.width + 260]
    ended = place.before in ENDED
    same = FAMILY.get(place.look) == house.look
    dated, capitals = dated_early(head), is_capitals(head)
    share, listed = _step(house.ends.get(place.before, 0.0)), _step(house.looks.get(place.look, 0.0))
    found = [mode]
    for where in (mode, mode[0]):
        found += [
            f"{where} before {place.before}",
            f"{where} {ended} look {place.look}",
            f"{where} {ended} house {same}",
            f"{where} before {place.before} house {same}",
            f"{where} share {listed} {ended}",
            f"{where} {ended} {place.look} listed {listed}",
            f"{where} end {share} {place.look in AUTHORS}",
            f"{where} dated {dated} {_step(house.dated)}",
            f"{where} capitals {capitals} {_step(house.capitals)}",
            f"{where} body {names_body(head)} {ended}",
        ]
    if mode[0] == "L":
        found += [
            f"{mode} semicolons {_step(house.semicolons)} {place.before == 'semicolon'}",
            f"{mode} stops {_step(house.stops)} {ended}",
            f"{mode} inner {_step(house.inner_lines)} {ended} {same}",
        ]
    if place.column == 0 and place.line:
        line, above = passage.lines[place.line], passage.lines[place.line - 1]
        fits = len(above.text) + len(line.text.split(" ", 1)[0]) < house.width
        share = min(10, len(above.text) * 10 // max(1, house.width))
        found += [
            f"{mode} above {share}",
            f"{mode} fits {fits} {ended} {place.look in AUTHORS}",
            f"{mode} indent {line.indent > house.left} {above.indent > house.left}",
        ]
    return found


def entry_features(passage: Passage, start: int, end: int) -> list[str]:
    """What speaks for or against an entry from place ``start`` to place ``end`` (the passage's end, if beyond)."""
    first = passage.places[start]
    upto = passage.places[end].at if end < len(passage.places) else len(passage.text)
    mode = "L" if passage.labelled(first) else "U"
    years = bisect_left(passage.years, upto) - bisect_left(passage.years, first.at)
    length = upto - first.at - first.width
    found = [f"{mode} years {min(3, years)}", f"{mode} length {_size(length)}"]
    if mode == "U" and end < len(passage.places):
        one, other = passage.keys[start], passage.keys[end]
        relation = "same" if one == other else "before" if one < other else "behind"
        dash = "dash" in {first.look, passage.places[end].look}
        found.append(f"order {relation} {_step(passage.house.ordered)}" if not dash else "order dash")
    return found


def _step(share: float) -> int:
    """A share in five steps."""
    return 0 if share <= 0.02 else 1 if share < 0.2 else 2 if share < 0.5 else 3 if share < 0.8 else 4


def _size(length: int) -> int:
    return next((n for n, limit in enumerate((12, 25, 40, 60, 90, 150, 250, 400, 600, 1000)) if length < limit), 10)


def best_cut(
    passage: Passage, weights: Mapping[str, float], extra: Mapping[int, float] | None = None
) -> tuple[int, ...]:
    """The places, by number, at which the entries of a passage begin; ``extra`` is added for each place chosen."""
    places = passage.places
    opened = [_sum(weights, opening_features(passage, k)) + (extra or {}).get(k, 0.0) for k in range(len(places))]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(places) + 1):
        options = []
        for start in range(end - 1, max(-1, end - 1 - _REACH), -1):
            options.append((best[start][0] + opened[start] + _sum(weights, entry_features(passage, start, end)), start))
            if places[start].settled:
                break
        best.append(max(options))
    cut, at = [], len(places)
    while at > 0:
        at = best[at][1]
        cut.append(at)
    return tuple(reversed(cut))


def _sum(weights: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(weights.get(name, 0.0) for name in features)
