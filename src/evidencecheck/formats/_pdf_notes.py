"""Notes at the foot of a page or at the end, and where the text calls them.

Sure signs only: below a short rule, or in smaller type than the text, the last lines of a column, of which the first
begins with a raised number or sign (or, below a rule, a plain number). What a note is called by is searched for among
the raised characters of the same page, then of its neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import attrs

from evidencecheck.formats._pdf_drafts import Draft, Setting
from evidencecheck.formats._pdf_page import Line, Rule
from evidencecheck.model.document import BlockKind

_SMALLER, _SHORT = 0.94, 0.72
# In ems: how far apart the paragraphs of a note may be.
_FARTHEST = 2.6
# Of so many rules the one above the notes is among the lowest.
_MOST_RULES = 60
_SIGNS = "*†‡§¶‖#"
_RAISED = re.compile(rf"(\d{{1,3}}|[ivxl]{{1,7}}|[a-z]|[{_SIGNS}]{{1,4}})[.)]?$")
_PLAIN = re.compile(rf"(\d{{1,3}}|[ivxl]{{1,7}}|[{_SIGNS}]{{1,4}})([.)]?)\s+(?=\S)")
_CLOSED = re.compile(r"[.!?/)\d]['\"”’]*$")
CALL = re.compile(rf"\d{{1,9}}|[ivxl]{{1,7}}|[a-z]|[{_SIGNS}]{{1,4}}")


@attrs.frozen(eq=False)
class Label:
    """A note's label at the start of a line, and how many characters it takes with the blank after it."""

    text: str
    width: int
    raised: bool

    @property
    def number(self) -> int:
        """The number, 0 for a sign."""
        return int(self.text) if self.text.isdecimal() else 0


def label_of(line: Line, *, plain: bool = False, called: AbstractSet[str] = frozenset()) -> Label | None:
    """The label that a line begins with: raised, linked to its mark, one that is ``called``, any ``plain`` one."""
    first = line.runs[0]
    if first.raised or (first.area and first.area.spot):
        alike = [n for n, run in enumerate(line.runs) if (run.raised, run.area) != (first.raised, first.area)]
        text = "".join(run.text for run in line.runs[: alike[0] if alike else len(line.runs)])
        match = _RAISED.match(text.strip())
        after = line.text[len(text) :]
        if match and (first.raised or after.strip()):
            return Label(match[1], len(text) + len(after) - len(after.lstrip()), raised=True)
        if first.raised:
            return None
    match = _PLAIN.match(line.text)
    if match and (plain or (match[1] in called and not match[2])):
        return Label(match[1], match.end(), raised=False)
    return None


def marks_of(lines: Iterable[Line]) -> set[str]:
    """What is raised behind words: all that may call a note."""
    return {
        match[0]
        for line in lines
        for before, run in pairwise(line.runs)
        if run.raised and not before.text[-1:].isdigit()
        for match in CALL.finditer(run.text)
    }


def parted(lines: Sequence[Line], rules: Sequence[Rule], setting: Setting, before: Draft | None) -> set[int]:
    """The ids of the lines of one page that are notes; ``before`` is the last note of the page before it."""
    last = before.text if before else None
    columns: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.name].append(line)
    called = marks_of(lines)
    found: set[int] = set()
    for column in columns.values():
        start = _below_rule(column, rules, setting, last)
        if start is None:
            start = _smaller(column, setting, called)
        if start is not None:
            zone = column[start : start + _length(column[start:])]
            found |= {id(line) for line in zone}
            last = zone[-1].text
    return found


def _length(zone: Sequence[Line]) -> int:
    """How many lines the notes have: a table may stand below them, in larger type or farther off."""
    for n, (before, line) in enumerate(pairwise(zone), 1):
        if label_of(line, plain=True):
            continue
        if line.size > 1.06 * zone[0].size or before.y - line.y > _FARTHEST * line.size:
            return n
    return len(zone)


def _below_rule(column: Sequence[Line], rules: Sequence[Rule], setting: Setting, last: str | None) -> int | None:
    """Where the notes below a short rule begin; ``last`` is what the note before them says, that may go on first."""
    left, right = column[0].left, column[0].right
    for rule in sorted(rules, key=lambda rule: -rule.y)[-_MOST_RULES:]:
        if not left - 12 < rule.x0 < left + 12 or rule.x1 - rule.x0 > _SHORT * max(right - left, 1):
            continue
        start = next((n for n, line in enumerate(column) if line.y < rule.y), None)
        if start is None or any(line.y > rule.y for line in column[start:]):
            continue
        line = column[start]
        if rule.y - line.y > 3 * line.size or any(one.size > 1.02 * setting.size for one in column[start:]):
            continue
        if label_of(line, plain=True):
            return start
        if last is not None and (any(label_of(one) for one in column[start:]) or (start and is_open(last))):
            return start
    return None


def _smaller(column: Sequence[Line], setting: Setting, called: AbstractSet[str]) -> int | None:
    start = len(column)
    while start and column[start - 1].size < _SMALLER * setting.size:
        start -= 1
    # Without a rule a table or caption may be above.
    for n in range(start, len(column)):
        if label_of(column[n], called=called):
            # All of a column in small type is a list of its own, or a title page.
            return n or None
    return None


def is_open(text: str) -> bool:
    """Whether a note may go on at the foot of the next column or page."""
    return not _CLOSED.search(text.rstrip())


def drafts_of(lines: Iterable[Line], before: Draft | None) -> Iterator[Draft]:
    """The notes of one page; what goes on with ``before``, the last of the page before it, comes first, with it."""
    note: list[Line] = list(before.lines) if before else []
    head = before
    last: Label | None = None
    for line in lines:
        label = label_of(line, plain=last is None or not last.raised)
        if label and last and not (label.raised or label.number == last.number + 1):
            label = None
        if label is None:
            note.append(line)
            continue
        if note:
            yield _draft(note, head)
        note, last = [line], label
        head = Draft((line,), BlockKind.NOTE, 0, label=label.text, lead=label.width)
    if note:
        yield _draft(note, head)


def _draft(lines: Sequence[Line], head: Draft | None) -> Draft:
    if head is None:
        return Draft(tuple(lines))
    name = f"note {head.label} on page {head.lines[0].page}"
    return attrs.evolve(head, lines=tuple(lines), names=(name,))


def ending(drafts: Sequence[Draft], setting: Setting) -> list[Draft]:
    """The blocks, those that are notes at the end made notes: in the second half, with labels that count on.

    The labels are raised or linked, or the type is smaller and the text calls them.
    """
    called = marks_of(line for draft in drafts for line in draft.lines)
    lengths = [len(draft.text) for draft in drafts]
    whole, above = sum(lengths), 0
    found: list[Draft] = []
    last = ""
    for draft, length in zip(drafts, lengths, strict=True):
        small = draft.lines[0].size < _SMALLER * setting.size
        label = label_of(draft.lines[0], called=called if small else frozenset()) if 2 * above >= whole else None
        above += length
        if label is None or draft.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or not _follows(last, label.text):
            found.append(draft)
            continue
        last = label.text
        name = f"note {label.text} on page {draft.lines[0].page}"
        found.append(
            attrs.evolve(draft, kind=BlockKind.NOTE, label=label.text, lead=label.width, names=(name,), ends=True)
        )
    return found


def _follows(last: str, label: str) -> bool:
    if label.isdecimal():
        return int(label) == (int(last) if last.isdecimal() else 0) + 1
    numerals = [*_ROMANS]
    return label in numerals and numerals.index(label) == (numerals.index(last) + 1 if last in numerals else 0)


_ROMANS = tuple(
    tens + ones
    for tens in ("", "x", "xx", "xxx", "xl", "l")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    if tens + ones
)
