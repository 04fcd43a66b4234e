"""Markers by the format's own means: links to a note or an entry, citation commands with a key."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from evidencecheck.model.citation import CitationStyle, Marker
from evidencecheck.model.document import BlockKind, Document, Pointer, Raised
from evidencecheck.model.reference import RawReference
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_THROUGH = late(r"\W{0,3}[-‐-―−]\W{0,3}")
_RUN = late(r"[\s\[(]{0,3}(\d{1,4})\s{0,2}[-‐-―−]\s{0,2}(\d{1,4})[\s\])]{0,3}")
_NUMBERS = late(r"[\s\[(]{0,3}\d[\d\s,;‐-―−-]*[\s\]).,;]{0,3}")
_ENDS = 2
_HABIT = 3
_YEAR = late(r"\b(?:(?:1[5-9]|20)\d\d[a-z]?\b|n\. ?d\.|(?:in press|forthcoming)\b)")
_NUMBER = late(r"[\s\[(]{0,3}\d{1,3}(?!\d)")


def markers(document: Document, references: Sequence[RawReference]) -> Iterator[Marker]:
    """A marker for each pointer that leads to a reference, or that cites whatever it leads to.

    Of two with a dash between them, "[2]–[5]", the second stands for all after the first: "[3]", "[4]" and itself.
    """
    if not document.pointers:
        return
    order = {name: n for n, reference in enumerate(references) for name in reference.names}
    starts = [reference.span.start for reference in references]
    before: Pointer | None = None
    for pointer in document.pointers:
        met = [references[order[target]] for target in pointer.targets if target in order]
        # What an entry says of another of its own list is no citation: "see note 3", a way back to the text. A note
        # that cites an entry does, for a format may have but one list for both.
        known = bool(met)
        if met and not pointer.cites:
            place = document.flow.span(pointer.span.start, pointer.span.end)
            around = references[max(bisect_right(starts, place.start) - 1, 0)]
            known = not (around.span.contains(place) and any(one.scope == around.scope for one in met))
        if known or (pointer.cites and not met):
            numbers = (*_through(document, before, pointer, order, references), *pointer.targets)
            numbers += _up_to(document, pointer, order, references)
            yield _marker(document, pointer, numbers, known=known)
            before = pointer


def at_notes(document: Document) -> tuple[Span, ...]:
    """The spans of the flow that lead to the format's own notes: a number there stands for no other list's."""
    notes = {name for block in document.blocks if block.kind is BlockKind.NOTE for name in block.names}
    return tuple(one.span for one in document.pointers if not notes.isdisjoint(one.targets))


def by_number(document: Document) -> bool:
    """Whether a document cites the entries that its format declares by number.

    Names with a year are mentions there: of who is cited, or of who described a species.
    """
    entries = {name for block in document.blocks if block.written is not None for name in block.names}
    citing = [one for one in document.pointers if one.cites and not entries.isdisjoint(one.targets)]
    numbers = sum(_NUMBER.match(one.span.of(document.flow.text)) is not None for one in citing)
    return numbers >= _HABIT and numbers * 10 >= len(citing) * 9


def _through(
    document: Document,
    before: Pointer | None,
    pointer: Pointer,
    order: dict[str, int],
    references: Sequence[RawReference],
) -> tuple[str, ...]:
    """The names of the references between two pointers that a dash joins."""
    if before is None or not _THROUGH.fullmatch(document.flow.text[before.span.end : pointer.span.start]):
        return ()
    low, high = order.get(before.targets[-1], -1), order.get(pointer.targets[0], -1)
    if not 0 <= low < high or not _numbered(document, before) or not _numbered(document, pointer):
        return ()
    return tuple(reference.names[0] for reference in references[low + 1 : high] if reference.names)


def _up_to(
    document: Document, pointer: Pointer, order: dict[str, int], references: Sequence[RawReference]
) -> tuple[str, ...]:
    """The names of the references that "2–5" stands for by itself, where the format names but its ends or its first."""
    run = _RUN.fullmatch(pointer.span.of(document.flow.text)) if len(pointer.targets) <= _ENDS else None
    low = order.get(pointer.targets[0], -1) if run else -1
    if run is None or low < 0:
        return ()
    high = low + int(run[2]) - int(run[1])
    if not low < high < len(references) or order.get(pointer.targets[-1]) not in {low, high}:
        return ()
    # Numbers that are printed nowhere are the places in the list.
    sure = order.get(pointer.targets[-1]) == high or references[high].number == run[2]
    return tuple(one.names[0] for one in references[low + 1 : high + 1] if one.names) if sure else ()


def _raised(document: Document, span: Span) -> Sequence[Raised]:
    """The raised texts that share a character with ``span``; they stand in order, apart from each other."""
    low = bisect_right(document.raised, span.start, key=lambda one: one.span.end)
    high = bisect_left(document.raised, span.end, key=lambda one: one.span.start)
    return document.raised[low:high]


def _numbered(document: Document, pointer: Pointer) -> bool:
    return pointer.span.of(document.flow.text).strip(" []()").isdecimal()


def _marker(document: Document, pointer: Pointer, numbers: tuple[str, ...], *, known: bool) -> Marker:
    span = document.flow.span(pointer.span.start, pointer.span.end)
    raised = _raised(document, pointer.span)
    words = pointer.span.of(document.flow.text)
    if raised:
        style = CitationStyle.SUPERSCRIPT
        if raised[0].span == pointer.span:
            span = raised[0].outer
    elif words.startswith("[^"):
        style = CitationStyle.FOOTNOTE
    elif known and _YEAR.search(words):
        style = CitationStyle.AUTHOR_YEAR
    elif _NUMBERS.fullmatch(words):
        style = CitationStyle.BRACKET
    else:
        style = CitationStyle.KEY
    span = pointer.written or span
    external = pointer.external and not known
    return Marker(span, span.of(document.text), style, numbers, external=external, pointed=True)
