"""Where the lists of references and notes are.

A list is found by its heading, by its labels (numbers that rise, signs that the text carries), by the format's own
notes, or, with neither, by the look of what stands at the end. What is found by labels alone must look like
references, or be pointed at from the text: a recipe's steps are neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import attrs

from evidencecheck.extract import headings
from evidencecheck.extract.likeness import AUTHOR_START, DASHES, likeness, org_start, starts_entry
from evidencecheck.extract.lines import Label, Line, split
from evidencecheck.extract.numeric import clear_numbers
from evidencecheck.extract.prose import Prose
from evidencecheck.extract.sign import Sign
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span

SURE = 3
PLAIN = 2
# How far a list's numbers may jump: entries do get lost in pasting.
LARGEST_GAP = 3


@attrs.frozen
class Entry:
    """One entry: its number or sign as printed (None for none) and its body as a span of the flow."""

    number: str | None
    span: Span


@attrs.frozen
class EntryList:
    """A list of entries: ``span`` of the flow with heading and labels, the heading's name, and the labels' form."""

    span: Span
    entries: tuple[Entry, ...]
    name: str | None = None
    form: str = ""


def find_lists(document: Document, signs: Sequence[Sign]) -> tuple[EntryList, ...]:
    """All lists of a document, in order."""
    lines = split(document)
    lists = [_notes(lines)]
    taken = _taken(lists[0], len(lines), lines)
    for finder in (_titled, _labelled, _signed, _closing):
        for found in finder(document, lines, taken, signs):
            lists.append(found)
            taken |= _taken(found, len(lines), lines)
    return tuple(sorted((found for found in lists if found.entries), key=lambda found: found.span))


def unread_passages(document: Document, prose: Prose) -> tuple[Span, ...]:
    """Passages outside every list that look like references beyond doubt: what a list was missed at."""
    flow = document.flow
    passages = (block.span for block in prose.blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM})
    return tuple(
        flow.span(span.start, span.end)
        for span in passages
        if len(span) < 600 and likeness(span.of(flow.text)) > SURE and starts_entry(_unlabelled(span.of(flow.text)))
    )


def _unlabelled(text: str) -> str:
    line = Line(0, len(text), text, 0, None, opens=False)
    return text[line.labels[0].width :] if line.labels else text[line.bullet :]


def _taken(found: EntryList, _count: int, lines: Sequence[Line]) -> set[int]:
    return {n for n, line in enumerate(lines) if found.entries and found.span.start <= line.start < found.span.end}


def _notes(lines: Sequence[Line]) -> EntryList:
    """The format's own footnotes: blocks that are notes to it."""
    entries: list[Entry] = []
    for n, line in enumerate(lines):
        if line.kind is BlockKind.NOTE and line.opens:
            label = line.label("note")
            last = n
            while last + 1 < len(lines) and (
                (lines[last + 1].kind is BlockKind.NOTE and not lines[last + 1].opens)
                or (lines[last + 1].blank and last + 2 < len(lines) and _same_note(lines, last + 2))
            ):
                last += 1
            body = Span(line.start + (label.width if label else 0), max(line.end, lines[last].end))
            entries.append(Entry(line.note, body))
    if not entries:
        return EntryList(Span(0, 0), ())
    # Definitions may stand anywhere: the list's own span is empty and its entries cover themselves.
    return EntryList(Span(entries[0].span.start, entries[0].span.start), tuple(entries), None, "note")


def _same_note(lines: Sequence[Line], at: int) -> bool:
    return lines[at].kind is BlockKind.NOTE and not lines[at].opens


def _titled(
    document: Document, lines: Sequence[Line], taken: AbstractSet[int], signs: Sequence[Sign]
) -> list[EntryList]:
    """Lists under a heading that names them."""
    found: list[EntryList] = []
    for n, line in enumerate(lines):
        name = headings.list_name(line.text) if n not in taken and line.kind is not BlockKind.CELL else None
        if name is None or (n + 1 < len(lines) and n > 0 and not _stands_alone(lines, n)):
            continue
        first = _after_introduction(lines, n + 1)
        last = _region_end(lines, first, taken)
        entries, form = _entries(lines[first:last])
        if not entries:
            continue
        cited = clear_numbers(signs, before=line.start)
        like = sum(likeness(_words(document, entry)) >= PLAIN for entry in entries)
        pointed = sum(entry.number is not None and _int(entry.number) in cited for entry in entries)
        if like * 5 >= len(entries) * 2 or (form and pointed * 2 >= len(entries)):
            found.append(EntryList(Span(line.start, entries[-1].span.end), entries, name, form))
    return found


def _after_introduction(lines: Sequence[Line], first: int) -> int:
    """The line at which a list begins below its heading: past a subheading, or a sentence about the list."""
    solid = [n for n in range(first, min(first + 12, len(lines))) if not lines[n].blank]
    starts = [n for n in solid if lines[n].opens or n == first or lines[n - 1].blank]
    if len(starts) < 2:
        return first
    above, below = starts[0], starts[1]
    text = _paragraph(lines, above)
    is_entry = lines[above].labels or lines[above].bullet or likeness(text) >= 1
    begins = lines[below].labels or lines[below].bullet or likeness(_paragraph(lines, below)) >= PLAIN
    return below if begins and not is_entry else first


def _int(number: str) -> int:
    return int(number) if number.isdecimal() else 0


def _stands_alone(lines: Sequence[Line], n: int) -> bool:
    """A heading is a block of its own: the line above it is blank, or it is a heading to the format."""
    line = lines[n]
    return line.kind is BlockKind.HEADING or lines[n - 1].blank or lines[n - 1].kind is BlockKind.RULE or line.opens


def _region_end(lines: Sequence[Line], first: int, taken: AbstractSet[int]) -> int:
    """The line after the last that can belong to the list that begins at ``first``."""
    n, last, form, number = first, first, "", 0
    counted = 0
    while n < len(lines):
        line = lines[n]
        if n in taken or headings.list_name(line.text) or line.kind is BlockKind.CELL:
            break
        if line.blank or line.kind is BlockKind.RULE:
            n += 1
            continue
        after_gap = n == first or lines[n - 1].blank or line.opens
        label = _next_label(line, form, number) if form or not counted else None
        if label is not None:
            form, number, counted = label.form, label.value, counted + 1
        elif after_gap and counted and not _belongs(lines, n, form):
            if not (_is_subheading(lines, n, form, number)):
                break
        elif not form:
            counted += 1
        n += 1
        last = n
    return last


def _next_label(line: Line, form: str, number: int) -> Label | None:
    """The line's label where it carries on the list's numbers."""
    for label in line.labels:
        if form and label.form != form:
            continue
        if label.form in {"note", "sign"}:
            return label
        if (not form and label.value <= 1 + LARGEST_GAP) or number < label.value <= number + LARGEST_GAP:
            return label
    return None


def _belongs(lines: Sequence[Line], n: int, form: str) -> bool:
    """Whether a passage that begins at line ``n``, after a gap, can be part of a list of references."""
    line = lines[n]
    text = _paragraph(lines, n)
    if line.kind is BlockKind.HEADING and likeness(text) < SURE:
        return False
    if line.indent and not lines[n - 1].blank:
        return True
    if form:
        # A labelled list goes on without a label only where a wrapped entry was torn apart.
        return line.indent > 0 and line.kind is not BlockKind.ITEM and likeness(text) >= 1
    like, body = likeness(text), text[line.bullet :]
    named = AUTHOR_START.match(body) or org_start(body) or DASHES.match(body) or body[:1] in '“"«„'
    return like >= PLAIN or (like >= 1 and bool(named))


def _is_subheading(lines: Sequence[Line], n: int, form: str, number: int) -> bool:
    """A short line inside a list ("Books", "Websites") with entries of the same kind below."""
    line = lines[n]
    if len(line.text) > 40 or len(line.text.split()) > 4 or line.text.endswith((".", "→")):
        return False
    below = next((m for m in range(n + 1, len(lines)) if not lines[m].blank), None)
    if below is None:
        return False
    if form:
        return _next_label(lines[below], form, number) is not None
    return likeness(_paragraph(lines, below)) >= SURE and starts_entry(lines[below].text[lines[below].bullet :])


def _paragraph(lines: Sequence[Line], n: int) -> str:
    """The words from line ``n`` to the next blank line or block."""
    words = [lines[n].text]
    for line in lines[n + 1 : n + 12]:
        if line.blank or line.opens:
            break
        words.append(line.text)
    return " ".join(words)


def _entries(lines: Sequence[Line]) -> tuple[tuple[Entry, ...], str]:
    """Cut the lines of a list into entries; with the form of its labels, "" where it has none."""
    solid = [line for line in lines if not line.blank]
    if not solid:
        return (), ""
    form, number, starts = "", 0, []
    for line in solid:
        label = _next_label(line, form, number)
        if label is not None:
            form, number = label.form, label.value
            starts.append((line, label))
    if form == "sign" and len({label.number for _, label in starts}) < len(starts):
        # The same sign again and again is a bullet.
        starts = []
    if starts and starts[0][0] is solid[0] and (len(starts) > 1 or starts[0][1].value == 1 or form in {"note", "sign"}):
        return _cut(solid, [(line, label.width, label.number) for line, label in starts]), form
    from evidencecheck.extract.unnumbered import starts_of  # noqa: PLC0415 - unnumbered builds on Line as well

    return _cut(solid, [(line, line.bullet, None) for line in starts_of(lines)]), ""


def _cut(solid: Sequence[Line], starts: Sequence[tuple[Line, int, str | None]]) -> tuple[Entry, ...]:
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


def _words(document: Document, entry: Entry) -> str:
    return entry.span.of(document.flow.text)


def _labelled(
    document: Document, lines: Sequence[Line], taken: AbstractSet[int], signs: Sequence[Sign]
) -> list[EntryList]:
    """Runs of labels that rise from line to line, with no heading."""
    found: list[EntryList] = []
    n = 0
    while n < len(lines):
        best: EntryList | None = None
        if n not in taken and not lines[n].blank:
            for label in lines[n].labels:
                if label.form in {"sign", "note"} or not 1 <= label.value <= 1 + LARGEST_GAP:
                    continue
                run = _run(lines, n, label, taken)
                if run and (best is None or len(run.entries) > len(best.entries)):
                    best = run
        other = bool(best and taken and _other_heading(lines, n))
        if best and (other or _credible(document, best, signs, has_list=bool(taken))):
            found += [] if other else [best]
            n = next((m for m in range(n, len(lines)) if lines[m].start >= best.span.end), len(lines))
        else:
            n += 1
    return found


def _other_heading(lines: Sequence[Line], n: int) -> bool:
    """Whether a list stands under a heading of its own that names no list ("Illustrations") and no chapter."""
    above = next((line for line in reversed(lines[:n]) if not line.blank), None)
    return above is not None and above.kind is BlockKind.HEADING and not headings.CHAPTER.search(above.text)


def _run(lines: Sequence[Line], first: int, label: Label, taken: AbstractSet[int]) -> EntryList | None:
    starts = [(lines[first], label.width, str(label.number))]
    number, last, n = label.value, first, first + 1
    while n < len(lines):
        line = lines[n]
        if n in taken or line.kind in {BlockKind.RULE, BlockKind.CELL} or headings.list_name(line.text):
            break
        if line.blank:
            n += 1
            continue
        following = _next_label(line, label.form, number)
        if following is not None:
            starts.append((line, following.width, following.number))
            number, last = following.value, n
        elif lines[n - 1].blank or not _continues(lines, last, n):
            break
        else:
            last = n
        n += 1
    solid = [line for line in lines[first : last + 1] if not line.blank]
    return EntryList(Span(lines[first].start, lines[last].end), _cut(solid, starts), None, label.form)


def _continues(lines: Sequence[Line], last: int, n: int) -> bool:
    """Whether line ``n`` goes on with the entry of the line before it."""
    before, line = lines[last], lines[n]
    if line.indent > before.indent or line.indent > 0:
        return True
    return (len(before.text) >= 50 and not line.opens) or not before.text.endswith((".", "!", "?", "…", ")"))


def _credible(document: Document, run: EntryList, signs: Sequence[Sign], *, has_list: bool) -> bool:
    """Whether a run of labels is a list of references: it looks like one, or the text points at it."""
    like = sum(likeness(_words(document, entry)) >= PLAIN for entry in run.entries)
    sure = sum(likeness(_words(document, entry)) >= SURE for entry in run.entries)
    cited = clear_numbers(signs, before=run.span.start, raised_only=run.form in {"dot", "round", "plain"})
    pointed = sum(_int(entry.number or "") in cited for entry in run.entries)
    count = len(run.entries)
    if like * 2 >= count and (sure or pointed):
        return count > 1 or pointed > 0
    # A list of steps is numbered, too: without one reference in it the text must point at it, and at nothing else.
    return pointed * 2 >= count and (like > 0 or (pointed > 1 and not has_list))


def _signed(
    document: Document, lines: Sequence[Line], taken: AbstractSet[int], signs: Sequence[Sign]
) -> list[EntryList]:
    """Notes marked by signs: ``* …``, ``† …`` below the text that carries them."""
    carried = {sign.written for sign in signs if sign.kind == "sign"}
    entries: list[Entry] = []
    like = 0
    n = 0
    chosen = _sign_lines(lines, taken, carried)
    while n < len(lines):
        line = lines[n]
        label = line.label("sign")
        if label is None or n not in chosen:
            n += 1
            continue
        last = n
        while (
            last + 1 < len(lines)
            and last + 1 not in taken
            and not lines[last + 1].blank
            and lines[last + 1].label("sign") is None
            and _continues(lines, last, last + 1)
        ):
            last += 1
        entry = Entry(label.number, Span(line.start + label.width, lines[last].end))
        like += likeness(_words(document, entry)) >= PLAIN
        entries.append(entry)
        n = last + 1
    # One asterisk is mostly small print ("*Terms apply"): notes are what names a source at least once.
    if not like:
        return []
    first = next(line for line in lines if line.start <= entries[0].span.start <= line.end)
    return [EntryList(Span(first.start, entries[-1].span.end), tuple(entries), None, "sign")]


def _sign_lines(lines: Sequence[Line], taken: AbstractSet[int], carried: AbstractSet[str]) -> set[int]:
    """The line of each sign's note: of several that begin with the sign (bullets), the one most like a reference."""
    best: dict[str, tuple[int, int]] = {}
    for n, line in enumerate(lines):
        label = line.label("sign") if n not in taken else None
        if label is not None and label.number in carried:
            here = (likeness(line.text[label.width :]), n)
            best[label.number] = max(best.get(label.number, here), here)
    return {n for _, n in best.values()}


def _closing(
    _document: Document, lines: Sequence[Line], taken: AbstractSet[int], _signs: Sequence[Sign]
) -> list[EntryList]:
    """Unnumbered references at the end, with no heading: two or more passages beyond doubt, one after another."""
    if taken:
        return []
    starts = [n for n, line in enumerate(lines) if not line.blank and (line.opens or lines[n - 1].blank)]
    run: list[int] = []
    best: list[int] = []
    for n in starts:
        text = _paragraph(lines, n)
        if likeness(text) > SURE and starts_entry(text[lines[n].bullet :]):
            run.append(n)
        elif run:
            best, run = (run, []) if len(run) > len(best) else (best, [])
    best = max(best, run, key=len)
    if len(best) < 2:
        return []
    after = next((n for n in starts if n > best[-1]), len(lines))
    entries, form = _entries(lines[best[0] : after])
    return [EntryList(Span(lines[best[0]].start, entries[-1].span.end), entries, None, form)] if entries else []
