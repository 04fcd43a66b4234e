"""Where the lists of references and notes are.

A list is found by its heading, by its labels (numbers that rise, signs that the text carries), by the format's own
notes, or, with neither, by the look of what stands at the end. What is found by labels alone must look like
references, or be pointed at from the text: a recipe's steps are neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from evidencecheck.extract import dense, keyed, labelled, signed, titled
from evidencecheck.extract.entry_list import PLAIN, SURE, Entry, EntryList, body_of, cut_entries, passage
from evidencecheck.extract.likeness import TRACE, likeness, starts_entry
from evidencecheck.extract.lines import BULLET, Line, labels_of, split
from evidencecheck.extract.prose import Prose
from evidencecheck.extract.sign import Sign
from evidencecheck.extract.traits import are_references
from evidencecheck.model.citation import CitationStyle, Marker
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span


def find_lists(document: Document, signs: Sequence[Sign]) -> tuple[EntryList, ...]:
    """All lists of a document, in order."""
    lines = split(document)
    lists = _notes(document, lines)
    taken = {n for n, line in enumerate(lines) if line.kind is BlockKind.NOTE}
    for finder in (titled.find, keyed.find, signed.find, dense.find, labelled.find, _closing):
        for found in finder(document, lines, taken, signs):
            lists.append(found)
            taken |= {n for n, line in enumerate(lines) if found.span.start <= line.start < found.span.end}
    return tuple(sorted((found for found in lists if found.entries), key=lambda found: found.span))


def unread_passages(document: Document, prose: Prose, markers: Iterable[Marker]) -> tuple[Span, ...]:
    """Passages outside every list that look like references beyond doubt: what a list was missed at.

    One that cites somebody in brackets is prose, whatever else it looks like; entries cite nobody.
    """
    flow = document.flow
    citing = [m.span for m in markers if m.style is CitationStyle.AUTHOR_YEAR and m.text.startswith(("(", "["))]
    passages = (block.span for block in prose.blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM})
    found = (
        flow.span(span.start, span.end)
        for span in passages
        if len(span) < 600
        and TRACE.search(flow.text, span.start, span.end)
        and starts_entry(_unlabelled(span.of(flow.text)))
        and likeness(span.of(flow.text)) > SURE
    )
    return tuple(place for place in found if not any(place.contains(span) for span in citing))


def _unlabelled(text: str) -> str:
    label, bullet = next(iter(labels_of(text)), None), BULLET.match(text)
    return text[label.width if label else bullet.end() if bullet else 0 :]


def _notes(document: Document, lines: Sequence[Line]) -> list[EntryList]:
    """What the format itself calls notes: its footnotes and, where it tells them apart, the entries of its lists."""
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
    kept = {block.span.start for block in document.blocks if block.written is not None}
    parts = ([e for e in entries if e.span.start not in kept], [e for e in entries if e.span.start in kept])
    # Definitions may stand anywhere: a list's own span is empty and its entries cover themselves.
    return [
        EntryList(Span(part[0].span.start, part[0].span.start), tuple(part), None, "note") for part in parts if part
    ]


def _same_note(lines: Sequence[Line], at: int) -> bool:
    return lines[at].kind is BlockKind.NOTE and not lines[at].opens


def _closing(
    document: Document, lines: Sequence[Line], taken: AbstractSet[int], _signs: Sequence[Sign]
) -> list[EntryList]:
    """Unnumbered references under no heading that names them: passages beyond doubt, one after another.

    Two of them make a list where the document has no other, else three; what follows and belongs goes with them, as
    does what stands between them and begins as an entry does.
    """
    starts = [n for n, line in enumerate(lines) if n not in taken and not line.blank and _opens(lines, n)]
    runs: list[list[int]] = [[]]
    for n in starts:
        text = passage(lines, n)
        if starts_entry(text[lines[n].bullet :]) and likeness(text) >= PLAIN:
            runs[-1].append(n)
        elif runs[-1]:
            runs.append([])
    best = max((_core(lines, run) for run in runs), key=len)
    if len(best) < (3 if taken else 2) or not any(likeness(passage(lines, n)) > SURE for n in best):
        return []
    entries, form = cut_entries(lines[best[0] : titled.region_end(lines, best[0], taken)])
    if not are_references([body_of(document, entry) for entry in entries]):
        return []
    return [EntryList(Span(lines[best[0]].start, entries[-1].span.end), entries, None, form)] if entries else []


def _core(lines: Sequence[Line], run: Sequence[int]) -> list[int]:
    """From the first to the last passage of a run that is beyond doubt, where most of those between are, too."""
    sure = [n for n in run if likeness(passage(lines, n)) >= SURE]
    whole = [n for n in run if sure and sure[0] <= n <= sure[-1]]
    return whole if 2 * len(sure) > len(whole) else []


def _opens(lines: Sequence[Line], n: int) -> bool:
    return lines[n].opens or n == 0 or lines[n - 1].blank
