"""Lists of entries, and how the lines of a list are cut into them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from evidencecheck.extract.lines import BY_NAME, Label, Line
from evidencecheck.extract.unnumbered import starts_of
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span

# How much an entry must look like a reference (`likeness`) to count as one, and to do so beyond doubt.
PLAIN = 2
SURE = 3
# How far a list's numbers may jump: entries do get lost in pasting.
LARGEST_GAP = 3


@attrs.frozen
class Entry:
    """One entry: its number or sign as printed (None for none) and its body as a span of the flow.

    ``works`` are the parts of the body that are a reference each, where that is known.
    """

    number: str | None
    span: Span
    works: tuple[Span, ...] = ()


@attrs.frozen
class EntryList:
    """A list of entries: ``span`` of the flow with heading and labels, the heading's name, and the labels' form."""

    span: Span
    entries: tuple[Entry, ...]
    name: str | None = None
    form: str = ""


def value_of(number: str) -> int:
    """The number of a label, 0 for a sign or a name."""
    return int(number) if number.isdecimal() else 0


def body_of(document: Document, entry: Entry) -> str:
    """The words of an entry."""
    return entry.span.of(document.flow.text)


def passage(lines: Sequence[Line], n: int) -> str:
    """The words from line ``n`` to the next blank line or block."""
    words = [lines[n].text]
    for line in lines[n + 1 : n + 12]:
        if line.blank or line.opens:
            break
        words.append(line.text)
    return " ".join(words)


def next_label(line: Line, form: str, number: int) -> Label | None:
    """The line's label where it carries on the list's numbers."""
    for label in line.labels:
        if form and label.form != form:
            continue
        if label.form in BY_NAME:
            return label
        if (not form and label.value <= 1 + LARGEST_GAP) or number < label.value <= number + LARGEST_GAP:
            return label
        if form == "bracket" and label.value == number:
            return label  # a number given twice: no line of an entry begins with the entry's own
    return None


def is_empty(lines: Sequence[Line], n: int, number: int) -> bool:
    """Whether line ``n`` is the list's next number and nothing else: an entry that is still to be written.

    Where a number stands before words soon after, the line is what a wrapped entry ends in.
    """
    if not re.fullmatch(rf"\s*[\[(]?{number}[\])]?[.:]?\s*", lines[n].text):
        return False
    return not any(label.value == number for line in lines[n + 1 : n + 12] for label in line.labels)


def continues(lines: Sequence[Line], last: int, n: int) -> bool:
    """Whether line ``n`` goes on with the entry of the line before it."""
    before, line = lines[last], lines[n]
    if line.indent > before.indent or line.indent > 0:
        return True
    return (len(before.text) >= 50 and not line.opens) or not before.text.endswith((".", "!", "?", "…", ")"))


def cut_entries(lines: Sequence[Line]) -> tuple[tuple[Entry, ...], str]:
    """Cut the lines of a list into entries; with the form of its labels, "" where it has none."""
    solid = [line for line in lines if not line.blank]
    if not solid:
        return (), ""
    form, number, starts = "", 0, []
    kept = []
    for n, line in enumerate(solid):
        if form and is_empty(solid, n, number + 1):
            number += 1
            continue
        kept.append(line)
        label = next_label(line, form, number)
        if label is not None:
            form, number = label.form, label.value
            starts.append((line, label))
    if form == "sign" and len({label.number for _, label in starts}) < len(starts):
        # The same sign again and again is a bullet.
        starts = []
    if starts and starts[0][0] is solid[0] and (len(starts) > 1 or starts[0][1].value == 1 or form in BY_NAME):
        return cut_at(kept, [(line, label.width, label.number) for line, label in starts]), form
    return cut_at(solid, [(line, line.bullet, None) for line in starts_of(lines)]), ""


def cut_at(solid: Sequence[Line], starts: Sequence[tuple[Line, int, str | None]]) -> tuple[Entry, ...]:
    """Entries from each start to the line before the next."""
    entries = []
    order = {id(line): n for n, line in enumerate(solid)}
    for k, (line, width, number) in enumerate(starts):
        after = order[id(starts[k + 1][0])] if k + 1 < len(starts) else len(solid)
        last = solid[after - 1]
        # A subheading at the end belongs to no entry.
        while last is not line and last.opens and last.kind is BlockKind.HEADING:
            after -= 1
            last = solid[after - 1]
        entries.append(Entry(number, Span(line.start + width, last.end)))
    return tuple(entries)
