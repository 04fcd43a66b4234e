"""Document to raw references and markers: where the lists are, where an entry ends, what points at what."""

from __future__ import annotations

from bisect import bisect_left

import attrs

from evidencecheck.extract import author_year, keys, numeric, pointed
from evidencecheck.extract.bibliography import find_lists, unread_passages
from evidencecheck.extract.entries import raw_references
from evidencecheck.extract.prose import Prose
from evidencecheck.model.citation import Marker
from evidencecheck.model.document import Block, Document
from evidencecheck.model.reference import RawReference
from evidencecheck.model.spans import Span


@attrs.frozen(eq=False)
class Extraction:
    """What was found, in the order of the text; ``unread`` looks like references and is in no list.

    ``prose`` are the blocks that a citation can stand in: no lists of references, no notes, no code.
    """

    references: tuple[RawReference, ...]
    markers: tuple[Marker, ...]
    unread: tuple[Span, ...]
    prose: tuple[Block, ...] = ()


def extract(document: Document) -> Extraction:
    """Find the references of a document and the markers in its prose."""
    settled = pointed.at_notes(document)
    signs = tuple(
        attrs.evolve(sign, noted=True) if _among(sign.span, settled) else sign for sign in numeric.candidates(document)
    )
    lists = find_lists(document, signs)
    references = raw_references(document, lists)
    prose = Prose(document, lists)
    named = () if pointed.by_number(document) else author_year.markers(prose)
    found = (
        *pointed.markers(document, references),
        *numeric.markers(prose, signs, lists),
        *keys.markers(prose, lists),
        *named,
    )
    markers = _apart(found)
    return Extraction(references, markers, unread_passages(document, prose, markers), tuple(prose))


def _among(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a span overlaps one of ``others``, which are in order and apart."""
    at = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return at >= 0 and others[at].overlaps(span)


def _apart(markers: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """Markers in order of place; of two that overlap the one that was found by the surer rule, given first, stays."""
    kept: list[Marker] = []
    for marker in markers:
        at = bisect_left(kept, marker.span, key=lambda other: other.span)
        before, after = kept[at - 1 : at], kept[at : at + 1]
        if not any(marker.span.overlaps(other.span) for other in before + after):
            kept.insert(at, marker)
    return tuple(kept)
