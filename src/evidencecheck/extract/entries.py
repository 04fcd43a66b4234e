"""Lists to raw references: unique labels, scopes for notes that begin again, notes of several works split."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from evidencecheck.extract.entry_list import Entry, EntryList
from evidencecheck.extract.likeness import AUTHOR_START, UPPER, YEAR, is_aside, likeness
from evidencecheck.model.document import Block, Document, Stated
from evidencecheck.model.reference import RawReference, Role
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_LEAD = r"(?:and |see also |see |also |cf\.? |und |vgl\. |et |voir |y |e |zie )?"
# Notes name authors as they are spoken: "Asa Briggs, Victorian Things".
AUTHOR_NAMED = late(rf"(?:[{UPPER}][\w.'’-]*\s+){{1,3}}[{UPPER}][\w'’-]+,\s")
# "Ministry of Food, Signs in Canteens (2010)".
_BODY_NAMED = late(rf"[{UPPER}][\w'’-]+(?:\s+[\w'’&-]+){{0,7}},\s+[{UPPER}“\"‘]")
_BETWEEN = late(rf"[;.]\s+(?={_LEAD}\S)")


def raw_references(document: Document, lists: Sequence[EntryList]) -> tuple[RawReference, ...]:
    """All entries of all lists as raw references, in the order of the text."""
    used: set[str] = set()
    found: list[RawReference] = []
    unnumbered = 0
    for scope, entries in enumerate(lists):
        again = any(entry.number in used for entry in entries.entries if entry.number)
        works = _works_of_one(document, entries.entries)
        for entry in entries.entries:
            if entry.number is None:
                unnumbered += 1
                label = f"r{unnumbered}"
            else:
                label = f"{scope + 1}:{entry.number}" if again else entry.number
                label += works.get(entry.span.start, "")
            label = _unique(label, used)
            blocks = _blocks(document, entry.span)
            one = any(block.written for block in blocks)
            pieces = (entry.span,) if one else tuple(_works(document, entry))
            for n, span in enumerate(pieces, 1):
                name = label if len(pieces) == 1 else _unique(f"{label}.{n}", used)
                found.append(_raw(document, attrs.evolve(entry, span=span), name, scope, blocks))
            used.add(label)
    return tuple(sorted(found, key=lambda reference: reference.span))


def _works_of_one(document: Document, entries: Sequence[Entry]) -> dict[int, str]:
    """By where it begins, what the label of an entry gets that is one work of several in one note: ".1", ".2".

    A format that tells the works apart gives a block to each: the note's label, its name, and a name of its own.
    """
    found: dict[int, str] = {}
    before: tuple[str | None, tuple[str, ...], int, int] = (None, (), 0, 0)
    for entry in entries:
        names = next((block.names for block in _blocks(document, entry.span) if block.names), ())
        number, last, start, n = before
        if entry.number is not None and entry.number == number and names[:1] == last[:1] and names != last:
            n = max(n, 1) + 1
            found.setdefault(start, ".1")
            found[entry.span.start] = f".{n}"
        else:
            n = 0
        before = (entry.number, names, entry.span.start, n)
    return found


def _unique(label: str, used: set[str]) -> str:
    name, n = label, 1
    while name in used:
        n += 1
        name = f"{label}~{n}"
    used.add(name)
    return name


def _blocks(document: Document, span: Span) -> Sequence[Block]:
    """The blocks that hold a part of ``span``."""
    low = bisect_left(document.blocks, span.start + 1, key=lambda block: block.span.end)
    high = bisect_left(document.blocks, span.end, key=lambda block: block.span.start)
    return document.blocks[low:high]


def _stated(document: Document, span: Span) -> tuple[Stated, ...]:
    """What the format states of the words within ``span``, counted from its start."""
    low = bisect_left(document.stated, span.start, key=lambda one: one.span.start)
    high = bisect_left(document.stated, span.end, key=lambda one: one.span.start)
    return tuple(Stated(s.span.shift(-span.start), s.field, s.value) for s in document.stated[low:high])


def _raw(document: Document, entry: Entry, label: str, scope: int, blocks: Sequence[Block]) -> RawReference:
    span = entry.span
    flow = document.flow.slice(span.start, span.end)
    linked = [link for link in document.links if span.overlaps(link.span)]
    role = Role.ASIDE if not linked and is_aside(flow.text) else Role.REFERENCE
    written = next((block.written for block in blocks if block.written), None)
    own = written or document.flow.span(span.start, span.end)
    # A link at either end belongs to the entry with its brackets and address.
    whole = Span(
        min([own.start, *(link.written.start for link in linked)]),
        max([own.end, *(link.written.end for link in linked)]),
    )
    targets = tuple(link.target for link in linked)
    stated = _stated(document, span)
    if stated:
        role = Role.REFERENCE
    names = tuple(dict.fromkeys(name for block in blocks for name in block.names))
    return RawReference(label, whole, flow, entry.number, scope, role, targets, names, stated)


def _works(document: Document, entry: Entry) -> Iterator[Span]:
    """The spans of the works in one entry: mostly the whole; several where each part stands as a reference."""
    if entry.works:
        yield from entry.works
        return
    text = entry.span.of(document.flow.text)
    cuts = [0]
    for match in _BETWEEN.finditer(text):
        if match[0][0] != ";" or _inside(text, match.start()):
            continue
        rest = re.sub(rf"^{_LEAD}", "", text[match.end() :])
        before = text[cuts[-1] : match.start()]
        named = _stands(rest) and (AUTHOR_START.match(rest) or AUTHOR_NAMED.match(rest))
        # A note that has been cut once lists works: an organisation with a title and a year is the next.
        if _stands(before) and (named or (len(cuts) > 1 and _BODY_NAMED.match(rest) and YEAR.search(rest))):
            cuts.append(match.end())
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:end].rstrip()
        piece = piece.removesuffix(";") if end < len(text) else piece
        yield Span(entry.span.start + start, entry.span.start + start + len(piece.rstrip()))


def _stands(text: str) -> bool:
    """Whether a part of a note is a reference by itself."""
    return likeness(text) >= 2 and bool(YEAR.search(text) or "10." in text or "http" in text)


def _inside(text: str, at: int) -> bool:
    """Whether a place lies within brackets."""
    before = text[:at]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")
