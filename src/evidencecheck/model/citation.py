"""Citations and the claims that stand under them."""

from __future__ import annotations

from enum import StrEnum

import attrs

from evidencecheck.model.spans import Span


class CitationStyle(StrEnum):
    """How a citation is written."""

    SUPERSCRIPT = "superscript"
    BRACKET = "bracket"
    FOOTNOTE = "footnote"
    AUTHOR_YEAR = "author-year"
    KEY = "key"


@attrs.frozen
class Cited:
    """One work as an author-year citation names it: the names before the year, the year, its letter."""

    names: tuple[str, ...]
    year: str
    others: bool = False

    def __str__(self) -> str:
        """As a reader would say it: "Cook 2009", "Thompson & Norman 2008", "Lucksted et al. 2009"."""
        who = " & ".join(self.names[:2]) if len(self.names) <= 2 else f"{self.names[0]} et al."
        return f"{who}{' et al.' if self.others and len(self.names) < 3 else ''} {self.year}".strip()


@attrs.frozen
class Marker:
    """A place in the text that points at references, before it is known whether they exist.

    ``numbers`` are what it says: note numbers and signs, footnote ids, keys; ``works`` the names and years of an
    author-year citation instead. ``possible`` marks one that only its surroundings make a citation (a glued number
    past the end of the list). ``external``: what it names lies outside the document by its nature (a Pandoc key).
    """

    span: Span
    text: str
    style: CitationStyle
    numbers: tuple[str, ...] = ()
    works: tuple[Cited, ...] = ()
    scope: int = 0
    external: bool = False


@attrs.frozen
class Citation:
    """A marker, joined to the references it points at.

    ``labels`` are what it points at, in order: labels of references, or for an orphan the citation as read;
    ``resolved`` are those that exist. ``claim`` is the index of its claim in the document, None where none was read.
    """

    marker: Marker
    labels: tuple[str, ...]
    resolved: tuple[str, ...]
    claim: int | None = None

    @property
    def span(self) -> Span:
        """Where the citation stands in the document's text."""
        return self.marker.span

    @property
    def text(self) -> str:
        """The citation as written."""
        return self.marker.text

    @property
    def style(self) -> CitationStyle:
        """How it is written."""
        return self.marker.style

    @property
    def orphans(self) -> tuple[str, ...]:
        """The labels that no reference of the document answers."""
        return tuple(label for label in self.labels if label not in self.resolved)


@attrs.frozen
class Claim:
    """The sentence, clause or list item that citations support.

    ``text`` is what is claimed, in words: markers lifted out, a bullet completed by its lead-in. ``span`` is where the
    claim's own words stand (a completed bullet: the bullet alone, ``lead_in`` being the span of the line before).
    ``citations`` are indexes into the document's citations.
    """

    text: str
    span: Span
    citations: tuple[int, ...]
    lead_in: Span | None = None
