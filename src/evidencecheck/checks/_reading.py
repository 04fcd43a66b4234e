"""How far a field that was read from a reference may be held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from evidencecheck.checks._base import View
from evidencecheck.model.reference import SURE, Field, Reference, Role
from evidencecheck.model.resolution import Resolution
from evidencecheck.model.work import Work
from evidencecheck.text.late import late
from evidencecheck.text.normalise import words

IDENTIFIERS = ("doi", "url", "pmid", "pmcid", "arxiv", "isbn")
"""Fields whose digits say nothing of volume, year or pages."""

LIKELY = 0.4

_AND = late(r"&(?!#?\w+;)")

T = TypeVar("T")


def compared(view: View) -> Iterator[tuple[Reference, Resolution, Work]]:
    """Every matched reference that names a source of its own: no asides, no "ibid."."""
    return (found for found in view.matched() if found[0].role is Role.REFERENCE and found[0].repeats is None)


def sure(field: Field[T] | None) -> bool:
    """Whether ``field`` is there and was read surely enough to be held against its reference.

    An agreement with a record needs no such surety: what was read wrongly does not agree.
    """
    return field is not None and field.confidence >= SURE


def likely(field: Field[T] | None) -> bool:
    """Whether ``field`` was read more likely rightly than not: enough to ask a reader to look, and for no more."""
    return field is not None and field.confidence >= LIKELY


def joined(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, with "&" as "and"."""
    return words(_AND.sub(" and ", text.replace("&amp;", "&"))) if "&" in text else words(text)


def within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of ``part`` stand in ``whole`` one after the other; never for no words."""
    return occurrences(part, whole) > 0


def occurrences(part: tuple[str, ...], whole: tuple[str, ...]) -> int:
    """How often the words of ``part`` stand in ``whole`` one after the other; 0 for no words."""
    size = len(part)
    return sum(whole[at : at + size] == part for at in range(len(whole) - size + 1)) if size else 0


def elsewhere(value: str, reference: Reference, *known: Field[T] | None) -> bool:
    """Whether ``value`` stands in the entry outside the ``known`` fields and outside identifiers.

    If so the fields may have been read wrongly, and the reference is not to be blamed.
    """
    return within(joined(value), joined(rest(reference, *known)))


def torn(reference: Reference, field: Field[T]) -> bool:
    """Whether a field was cut out of a word: the "07" of "y07", the "2" of "2_108"."""
    text, place = reference.entry.flow.text, reference.entry.flow.place(field.span)
    return text[place.start - 1 : place.start].isalnum() or re.match(r"\w", text[place.end :]) is not None


def rest(reference: Reference, *known: Field[Any] | None) -> str:
    """The entry's prose without the ``known`` fields and without identifiers."""
    fields = reference.fields
    masked = [field.span for field in (*known, *(getattr(fields, name) for name in IDENTIFIERS)) if field]
    flow = reference.entry.flow
    pieces, at = [], 0
    for place in sorted(map(flow.place, masked)):
        pieces.append(flow.text[at : max(place.start, at)])
        at = max(at, place.end)
    pieces.append(flow.text[at:])
    # A letter that no reference holds keeps the words on both sides from being read as neighbours.
    return " \u16a0 ".join(pieces)
