"""Lines to paragraphs, headings, list items and entries.

White between lines parts them first, then size and weight; within what is left, bullets, labels that count on, and
where lines begin: entries of a list hang (their first line begins further left), paragraphs are indented. Which of the
two it is, is told by the lines' ends: a line that the next word would have fitted on ends a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise

import attrs

from evidencecheck.formats._pdf_page import Line
from evidencecheck.model.document import BlockKind

BULLET = re.compile(r"[•◦▪‣∙●○■□·⁃∗✓➢]\s*(?=\S)|[-–—*]\s(?=\S)")
_LABEL = re.compile(r"\[(\d{1,3})\]|\((\d{1,3})\)\s|(\d{1,3})[.)]\s")
_ADDRESS = re.compile(r"(?:://|www\.|[/\-._?=&%#])\S*$")
_ENDS = re.compile(r"[.!?:;]['\"”’)\]]*$")
_CLOSED = re.compile(r"[.!?)\]/\d]['\"”’]*$")
# In ems: what is an indent; how much room a line must leave for the next word to have fitted.
_INDENT, _ROOM = 0.6, 0.6
# How much more than its usual distance parts two lines; how sizes of one paragraph may differ.
_LOOSE, _ALIKE = 1.18, 0.1
_LARGER = 1.08
_SHARED = 0.15
_LEAST_PROSE = 0.1
_LONGEST_HEADING = 200
# How many blocks of another kind may stand between the halves of a paragraph.
_BETWEEN = 6
# So many lines tell how the next would follow.
_NEAR = 8


@attrs.frozen(eq=False, slots=False)
class Draft:
    """A block before it is written: its lines, what it is; ``hangs`` as the entries of a list do.

    ``label`` and ``lead`` are a note's: what it is called and how many characters that takes; ``ends``: it is at the
    end and not at the foot of a page.
    """

    lines: tuple[Line, ...]
    kind: BlockKind | None = BlockKind.PARAGRAPH
    level: int = 0
    hangs: bool = False
    label: str | None = None
    lead: int = 0
    names: tuple[str, ...] = ()
    ends: bool = False

    @cached_property
    def text(self) -> str:
        """What its first and last lines say, for a look at both ends."""
        return " ".join(line.text for line in self.lines)


class Setting:
    """How a document is set: the size of its running text, how far apart lines of a size are."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        """Measure the lines of all pages."""
        sizes, mono = Counter[float](), Counter[float]()
        steps: dict[float, Counter[float]] = defaultdict(Counter)
        for lines in pages:
            for line in lines:
                (mono if line.mono else sizes)[round(line.size * 2) / 2] += len(line.text)
            for before, line in pairwise(lines):
                step = before.y - line.y
                if before.name == line.name and 0.8 * line.size < step < 2.6 * line.size:
                    steps[round(line.size)][round(step, 1)] += 1
        self.code = sizes.total() > _LEAST_PROSE * mono.total()
        """Whether letters of one width are code; where all is set in them they say nothing."""
        if not self.code:
            sizes += mono
        self.size = max(sizes, key=lambda size: (sizes[size], size), default=10.0)
        self._steps = {size: _usual(counted) for size, counted in steps.items()}
        larger = {round(line.size, 1) for lines in pages for line in lines if line.size > _LARGER * self.size}
        self._levels = sorted(larger, reverse=True)

    def step(self, line: Line) -> float:
        """How far below the line before it a line of this size stands within a paragraph."""
        return self._steps.get(round(line.size), 1.3 * line.size)

    def level(self, line: Line) -> int:
        """A heading's rank by its size."""
        size = round(line.size, 1)
        return self._levels.index(size) + 1 if size in self._levels else len(self._levels) + 1

    def is_code(self, line: Line) -> bool:
        """Whether a line is code: all of one width, and no address."""
        return self.code and line.mono and "://" not in line.text


def _usual(steps: Counter[float]) -> float:
    """The least of the distances that are frequent."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count * 4 >= most)


def edged(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page with the edges that their columns are set to: a formula or address may jut out."""
    columns: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.name].append(line)
    edges = {name: (min(line.x0 for line in column), _right(column)) for name, column in columns.items()}
    return [attrs.evolve(line, left=edges[line.name][0], right=edges[line.name][1]) for line in lines]


def _right(column: Sequence[Line]) -> float:
    """The outermost place that many lines end at; where none is, the outermost end."""
    counted = Counter(round(line.x1) for line in column)
    # A line's end may be off by a hanging comma or an accent.
    shared = [at for at in counted if sum(counted[at + n] for n in (-1, 0, 1)) >= max(3, _SHARED * len(column))]
    return float(max(shared)) if shared else max(line.x1 for line in column)


def drafts_of(lines: Sequence[Line], setting: Setting, aimed: AbstractSet[int] = frozenset()) -> list[Draft]:
    """The blocks of a stream of lines; ``aimed`` are the ids of lines that links lead to."""
    found: list[Draft] = []
    for group in _groups(lines, setting):
        for draft in _split(group, setting, aimed):
            at = _unfinished(found, draft)
            if at is None:
                found.append(draft)
            else:
                found[at] = attrs.evolve(found[at], lines=found[at].lines + draft.lines)
    return found


def _groups(lines: Sequence[Line], setting: Setting) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _parted(group, line, setting):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parted(group: Sequence[Line], line: Line, setting: Setting) -> bool:
    before, near = group[-1], group[-_NEAR:]
    if (before.page, before.name) != (line.page, line.name) or line.beside or line.y > before.y:
        return True
    if abs(before.size - line.size) > _ALIKE * max(before.size, line.size):
        return True
    if setting.is_code(before) != setting.is_code(line) and not _ADDRESS.search(before.text):
        return True
    if before.bold != line.bold and (len(group) == 1 or all(one.bold for one in near)):
        return True
    usual = min([one.y - other.y for one, other in pairwise(near) if one.y > other.y] or [setting.step(line)])
    return before.y - line.y > _LOOSE * max(usual, line.size) or line.x0 > before.right or line.x1 < before.left


def is_full(before: Line, line: Line) -> bool:
    """Whether the first word of ``line`` would not have fitted on the line before it."""
    return before.x1 + line.first + (0.25 + _ROOM) * before.size > before.right


def _split(group: list[Line], setting: Setting, aimed: AbstractSet[int]) -> Iterator[Draft]:
    if all(setting.is_code(line) for line in group):
        yield Draft(tuple(group), None)
        return
    if _is_heading(group, setting):
        yield Draft(tuple(group), BlockKind.HEADING, setting.level(group[0]))
        return
    left = min(line.x0 for line in group)
    hangs = _hangs(group, left)
    starts, number = [0], _number(group[0])
    for n in range(1, len(group)):
        own = _number(group[n])
        counts = own is not None and number is not None and own == number + 1
        number = number if own is None else own
        if _begins(group, n, left, hangs=hangs, marked=counts or id(group[n]) in aimed):
            starts.append(n)
    for start, end in zip(starts, [*starts[1:], len(group)], strict=True):
        kind = BlockKind.ITEM if BULLET.match(group[start].text) else BlockKind.PARAGRAPH
        yield Draft(tuple(group[start:end]), kind, 0, hangs)


def _is_heading(group: Sequence[Line], setting: Setting) -> bool:
    text = " ".join(line.text for line in group)
    if len(group) > 4 or len(text) > _LONGEST_HEADING or not any(letter.isalpha() for letter in text):
        return False
    if any(line.mono for line in group) or BULLET.match(text):
        return False
    if all(line.size > _LARGER * setting.size for line in group):
        return True
    return all(line.bold and line.size > 0.85 * setting.size for line in group) and not _ENDS.search(text)


def _indented(line: Line, left: float) -> bool:
    return line.x0 > left + _INDENT * line.size


def _hangs(group: Sequence[Line], left: float) -> bool:
    """Whether lines after the first of an entry are indented, rather than the first lines of paragraphs."""
    told = 0
    for before, line in pairwise(group):
        was, now = _indented(before, left), _indented(line, left)
        if was != now:
            told += 1 if is_full(before, line) == now else -1
    labelled = _LABEL.match(group[0].text) is not None and not _indented(group[0], left)
    return told > 0 or (labelled and any(_indented(line, left) for line in group))


def _begins(group: Sequence[Line], n: int, left: float, *, hangs: bool, marked: bool) -> bool:
    """Whether a paragraph, an item or an entry begins with line ``n`` of a group.

    ``marked``: it has the label that follows, or a link leads to it.
    """
    line, before = group[n], group[n - 1]
    new = not line.text[:1].islower()
    if BULLET.match(line.text) and not (line.text[0] in "-–—*" and is_full(before, line)):
        return True
    if marked and new and _CLOSED.search(before.text):
        return True
    now, was = _indented(line, left), _indented(before, left)
    if hangs:
        return not now
    if now and not was:
        # A formula or a quotation is set in; a paragraph's first line is followed by others that are not.
        return not is_full(before, line) or (n + 1 < len(group) and not _indented(group[n + 1], left))
    if was and not now and n > 1 and _indented(group[n - 2], left):
        return True
    return new and not is_full(before, line) and _CLOSED.search(before.text) is not None


def _number(line: Line) -> int | None:
    match = _LABEL.match(line.text)
    return int(match[match.lastindex or 1]) if match else None


def _unfinished(found: Sequence[Draft], draft: Draft) -> int | None:
    """Which block goes on with ``draft``, over the end of a column or page; None where it begins anew.

    What is set in another size stands between: a table, a caption.
    """
    line = draft.lines[0]
    if draft.kind is not BlockKind.PARAGRAPH or not found:
        return None
    for at in range(len(found) - 1, max(-1, len(found) - 1 - _BETWEEN), -1):
        one = found[at]
        last = one.lines[-1]
        if one.kind is BlockKind.HEADING:
            return None
        if one.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and abs(last.size - line.size) <= _ALIKE * line.size:
            moved = (last.page, last.name) != (line.page, line.name) or line.y > last.y
            return at if moved and _goes_on(one, draft, far=at + 1 < len(found)) else None
    return None


def _goes_on(one: Draft, draft: Draft, *, far: bool) -> bool:
    last, line = one.lines[-1], draft.lines[0]
    text, after = last.text.rstrip(), line.text.lstrip()
    number = _number(line)
    if number is not None and (one.hangs or number == (_number(one.lines[0]) or 0) + 1):
        return False
    if not is_full(last, line) and not text.endswith(("-", "/")):
        return False
    if one.hangs and len(one.lines) > 1:
        hung = min(other.x0 - other.left for other in one.lines[1:])
        return abs((line.x0 - line.left) - hung) < _INDENT * line.size and (not far or after[:1].islower())
    if text.endswith(("-", "/")) or after[:1].islower():
        return True
    if far or _indented(line, line.left):
        return False
    return not _ENDS.search(text) or (after[:1].isdigit() and re.search(r"(?:https?:|10\.)\S*$", text) is not None)
