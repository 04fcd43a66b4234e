"""Which author-year citations a document bears out (docs/decisions/0006)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from evidencecheck.model.citation import Citation, CitationStyle, Marker, Surety

if TYPE_CHECKING:
    from evidencecheck.link.citations import Catalogue

# From so many citations on, a document cites by name and year beyond doubt.
_BEYOND_DOUBT = 3


def believed(citations: Sequence[Citation], catalogue: Catalogue) -> Iterable[Citation]:
    """Citations less the author-year ones that nothing bears out.

    A name and a year in brackets may be a city and a festival. It counts if an entry answers it, if it is beyond doubt
    by itself ("et al."), or if the document cites in this way elsewhere.
    """
    if catalogue.empty:
        # Without a list, a name behind a title may be its maker's: a programme of films cites nobody.
        citations = [c for c in citations if not c.marker.credits]
    weighed = [(c, _surety(c.marker, catalogue)) for c in citations]
    named = [(c, surety) for c, surety in weighed if c.style is CitationStyle.AUTHOR_YEAR]
    if catalogue.empty:
        citing = sum(_is_strong(c.marker, surety) for c, surety in named) >= _BEYOND_DOUBT
        # The winners of a trophy, each with a year, are a row of names as well.
        weighed = [(c, surety) for c, surety in weighed if citing or not c.marker.listed]
        named = [(c, surety) for c, surety in named if citing or not c.marker.listed]
    else:
        citing = sum(bool(c.resolved) for c, _ in named) >= _BEYOND_DOUBT
    house = _is_house(named, catalogue)
    for citation, surety in weighed:
        known = surety < Surety.IF_USUAL and surety is not Surety.IF_EXACT
        if (
            citation.resolved
            or surety is Surety.CERTAIN
            or (surety is Surety.IF_USUAL and house)
            or (surety is Surety.IF_CITING and citing)
            or (known and any(catalogue.knows(work) for work in citation.marker.works))
        ):
            yield citation


def _is_house(named: Sequence[tuple[Citation, Surety]], catalogue: Catalogue) -> bool:
    """Whether a name and a year in brackets cite in this document, going by the other citations."""
    common = [(c, surety) for c, surety in named if surety is Surety.IF_USUAL]
    common = [(c, surety) for c, surety in common if _opens(c.marker) or c.marker.surety is Surety.CERTAIN]
    if catalogue.empty:
        brackets = [c for c, _ in common if _opens(c.marker)]
        closing = sum(_closes_clause(c.marker) for c in brackets)
        # What things are made by is said behind their names, in mid-sentence and in their lists.
        common = [(c, s) for c, s in common if not _opens(c.marker) or _closes_clause(c.marker)]
        common = common if closing * 2 >= len(brackets) else []
    usual = {str(work) for c, _ in common for work in c.marker.works}
    sure = any(c.resolved or surety is Surety.CERTAIN for c, surety in named)
    return sure or len(usual) > _BEYOND_DOUBT or (bool(usual) and not catalogue.empty)


def _surety(marker: Marker, catalogue: Catalogue) -> Surety:
    """How sure a marker is in its document: without a list, names before a bracket may be a team's.

    "The record set by Khan, Ellis and Otto (2015)" is as good as one name, and so is "Loc 5 (Orenstein & Koppel,
    1911)", which says who built it; "et al." is a citation's own.
    """
    if not catalogue.empty or not marker.works or any(work.others for work in marker.works):
        return marker.surety
    if _in_brackets(marker) and marker.led:
        return marker.surety
    return min(marker.surety, Surety.IF_USUAL)


def _is_strong(marker: Marker, surety: Surety) -> bool:
    """Whether a marker is beyond doubt, or closes a clause as citations do."""
    in_clause = _in_brackets(marker) and _closes_clause(marker)
    return not marker.listed and (surety is Surety.CERTAIN or (surety is Surety.IF_USUAL and in_clause))


def _closes_clause(marker: Marker) -> bool:
    """Whether a bracket stands where a clause ends: the maker of a thing stands behind its name."""
    return marker.led and marker.closes


def _opens(marker: Marker) -> bool:
    return marker.text.startswith(("(", "["))


def _in_brackets(marker: Marker) -> bool:
    """Whether a marker stands in brackets, by itself or with others, and is no name before one."""
    return _opens(marker) or not marker.text.endswith((")", "]"))
