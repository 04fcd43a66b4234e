"""Notes marked by signs: ``* …``, ``† …`` below the text that carries them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from evidencecheck.extract.entry_list import PLAIN, Entry, EntryList, body_of, continues
from evidencecheck.extract.likeness import likeness
from evidencecheck.extract.lines import Line
from evidencecheck.extract.sign import Sign
from evidencecheck.model.document import Document
from evidencecheck.model.spans import Span


def find(document: Document, lines: Sequence[Line], taken: AbstractSet[int], signs: Sequence[Sign]) -> list[EntryList]:
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
            and continues(lines, last, last + 1)
        ):
            last += 1
        entry = Entry(label.number, Span(line.start + label.width, lines[last].end))
        like += likeness(body_of(document, entry)) >= PLAIN
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
