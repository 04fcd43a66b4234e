"""Lists under a heading that names them: where they begin, and where they end."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from evidencecheck.extract import dense, headings, labelled
from evidencecheck.extract.entry_list import (
    PLAIN,
    SURE,
    EntryList,
    body_of,
    cut_entries,
    is_empty,
    next_label,
    passage,
    value_of,
)
from evidencecheck.extract.likeness import AUTHOR_START, DASHES, likeness, org_start, starts_entry
from evidencecheck.extract.lines import Line
from evidencecheck.extract.numeric import clear_numbers
from evidencecheck.extract.sign import Sign
from evidencecheck.extract.traits import are_references, is_bibliographic, is_ware
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span

# How far below an entry of few traits one beyond doubt must stand.
_FEW = 4


def find(document: Document, lines: Sequence[Line], taken: AbstractSet[int], signs: Sequence[Sign]) -> list[EntryList]:
    """Lists under a heading that names them."""
    found: list[EntryList] = []
    for n, line in enumerate(lines):
        name = line.announces if n not in taken and line.kind is not BlockKind.CELL else None
        if name is None or (n + 1 < len(lines) and n > 0 and not _stands_alone(lines, n)):
            continue
        below = next((other for other in lines[n + 1 :] if not other.blank), None)
        if below is not None and below.announces:
            continue
        read = dense.read_list(document, lines, n + 1, taken)
        if read is not None:
            found.append(EntryList(Span(line.start, read.span.end), read.entries, name, read.form))
            continue
        first = _after_introduction(lines, n + 1)
        last = region_end(lines, first, taken)
        entries, form = cut_entries(lines[first:last])
        parted = dense.read_parted(document, lines, first, taken)
        # Blank lines that reach as far as anything else are believed.
        reaches = parted is not None and (not entries or parted.span.end >= entries[-1].span.end)
        if parted is not None and (len(parted.entries) > len(entries) or (reaches and not form)):
            found.append(EntryList(Span(line.start, parted.span.end), parted.entries, name, parted.form))
            continue
        if not entries:
            continue
        like = sum(likeness(body_of(document, entry)) >= PLAIN for entry in entries)
        # Notes that only comment are pointed at by raised numbers; a bracket may be an interval.
        cited = clear_numbers(signs, before=line.start, raised_only=not like)
        pointed = sum(entry.number is not None and value_of(entry.number) in cited for entry in entries)
        if not _promises([body_of(document, entry) for entry in entries], name, form):
            continue
        listed = EntryList(Span(line.start, entries[-1].span.end), entries, name, form)
        if like * 5 >= len(entries) * 2 or (
            form
            and pointed * 2 >= len(entries)
            and labelled.rises(signs, listed)
            and not labelled.yields(document, lines, listed, signs)
        ):
            found.append(listed)
    return found


def _promises(bodies: Sequence[str], name: str, form: str) -> bool:
    """Whether what stands under a heading can be what it names: under "Sources" also flour and honey are listed.

    Without numbers a lone paragraph must be a reference by itself there, and wares must not outnumber works.
    """
    if headings.is_of_makers(name) or (not form and headings.is_vague(name) and len(bodies) == 1):
        return are_references(bodies)
    return form != "" or not headings.is_vague(name) or sum(map(is_ware, bodies)) <= sum(map(is_bibliographic, bodies))


def _after_introduction(lines: Sequence[Line], first: int) -> int:
    """The line at which a list begins below its heading: past a subheading, or a sentence about the list."""
    solid = [n for n in range(first, min(first + 12, len(lines))) if not lines[n].blank]
    starts = [n for n in solid if lines[n].opens or n == first or lines[n - 1].blank]
    if len(starts) < 2:
        return first
    above, below = starts[0], starts[1]
    text = passage(lines, above)
    is_entry = lines[above].labels or lines[above].bullet or likeness(text) >= 1
    begins = lines[below].labels or lines[below].bullet or likeness(passage(lines, below)) >= PLAIN
    return below if begins and not is_entry else first


def _stands_alone(lines: Sequence[Line], n: int) -> bool:
    """A heading is a block of its own: the line above it is blank, or it is a heading to the format."""
    line = lines[n]
    return line.kind is BlockKind.HEADING or lines[n - 1].blank or lines[n - 1].kind is BlockKind.RULE or line.opens


def region_end(lines: Sequence[Line], first: int, taken: AbstractSet[int]) -> int:
    """The line after the last that can belong to the list that begins at ``first``."""
    n, last, form, number = first, first, "", 0
    counted = 0
    while n < len(lines):
        line = lines[n]
        if n in taken or line.announces or line.kind is BlockKind.CELL:
            break
        if line.blank or line.kind is BlockKind.RULE:
            n += 1
            continue
        if form and is_empty(lines, n, number + 1):
            number, n = number + 1, n + 1
            continue
        after_gap = n == first or lines[n - 1].blank or line.opens
        label = next_label(line, form, number) if form or not counted else None
        if counted and not form and after_gap and _begins_notes(lines, n):
            break
        if label is not None:
            form, number, counted = label.form, label.value, counted + 1
        elif after_gap and counted and not _belongs(lines, n, form):
            if not (_is_subheading(lines, n, form, number) or (not form and _is_among(lines, n))):
                break
        elif not form:
            counted += 1
        n += 1
        last = n
    return last


def _begins_notes(lines: Sequence[Line], n: int) -> bool:
    """Whether numbered notes begin below a list without numbers: "[1]" at a line's start, and "[2]" further on."""
    label = lines[n].label("bracket")
    if label is None or label.value != 1:
        return False
    following = (
        label for line in lines[n + 1 : n + 40] if (line.opens or line.blank) and (label := line.label("bracket"))
    )
    return any(label.value == 2 for label in following)


def _belongs(lines: Sequence[Line], n: int, form: str) -> bool:
    """Whether a passage that begins at line ``n``, after a gap, can be part of a list of references."""
    line = lines[n]
    text = passage(lines, n)
    if line.kind is BlockKind.HEADING and likeness(text) < SURE:
        return False
    if line.indent and not lines[n - 1].blank:
        return True
    if form:
        # A labelled list goes on without a label only where a wrapped entry was torn apart.
        return line.indent > 0 and line.kind is not BlockKind.ITEM and likeness(text) >= 1
    like, body = likeness(text), text[line.bullet :]
    named = AUTHOR_START.match(body) or org_start(body) or DASHES.match(body) or body[:1] in '“"«„'
    return like >= PLAIN or (like >= 1 and (bool(named) or _amid(lines, n, body)))


def _amid(lines: Sequence[Line], n: int, body: str) -> bool:
    """Whether what begins as an entry does stands before an entry beyond doubt: few words say what a report is."""
    after = next((m for m in range(n + 1, len(lines)) if not lines[m].blank and lines[m - 1].blank), None)
    if after is None or not starts_entry(body):
        return False
    text = passage(lines, after)
    return likeness(text) >= SURE and starts_entry(text[lines[after].bullet :])


def _is_among(lines: Sequence[Line], n: int) -> bool:
    """Whether an entry of few traits ("Guild of Bakers. A Code for Ovens. GB, 2021.") has one beyond doubt below it.

    A few of its kind may stand in between.
    """
    starts = [m for m in range(n, min(n + 30, len(lines))) if not lines[m].blank]
    starts = [m for m in starts if m == n or lines[m].opens or lines[m - 1].blank]
    for m in starts[:_FEW]:
        text = passage(lines, m)
        if lines[m].kind is BlockKind.HEADING or lines[m].announces:
            return False
        if not (likeness(text) and starts_entry(text[lines[m].bullet :])):
            return False
        if m > n and likeness(text) >= SURE:
            return True
    return False


def _is_subheading(lines: Sequence[Line], n: int, form: str, number: int) -> bool:
    """A short line inside a list ("Books", "Websites") with entries of the same kind below."""
    line = lines[n]
    if len(line.text) > 40 or len(line.text.split()) > 4 or line.text.endswith((".", "→")):
        return False
    below = next((m for m in range(n + 1, len(lines)) if not lines[m].blank), None)
    if below is None:
        return False
    if form:
        return next_label(lines[below], form, number) is not None
    return likeness(passage(lines, below)) >= PLAIN and starts_entry(lines[below].text[lines[below].bullet :])
