"""References: what a document says of its sources, as found and as understood."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

import attrs

from evidencecheck.model.dates import PartialDate
from evidencecheck.model.document import STAND_IN, Flow, Stated
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People
from evidencecheck.model.spans import Span


class Role(StrEnum):
    """Whether an entry names a source or only comments."""

    REFERENCE = "reference"
    ASIDE = "aside"


@attrs.frozen(eq=False)
class RawReference:
    """An entry of a bibliography or the body of a note, without its label, as it stands in the document.

    ``number`` is the printed number or sign ("3", "*", "smith-2009"), None where the list has none; ``label`` is
    unique in the document. ``scope`` numbers the list it belongs to, from 0, for documents whose notes begin again.
    ``names`` are what the format calls it by, ``stated`` what it says of its words, with spans of ``flow``.
    """

    label: str
    span: Span
    flow: Flow
    number: str | None = None
    scope: int = 0
    role: Role = Role.REFERENCE
    links: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()

    @property
    def raw(self) -> str:
        """The entry's prose on one line: markup and code gone, wrapped lines joined."""
        return " ".join(self._words.split())

    @property
    def _words(self) -> str:
        return self.flow.text.replace(STAND_IN, " ")

    @property
    def places(self) -> tuple[int, ...]:
        """For each character of `raw`, its offset in the flow; a blank between words stands at the end of the first."""
        found: list[int] = []
        at = 0
        words = self._words
        for word in words.split():
            start = words.index(word, at)
            found += [at] if found else []
            found += range(start, start + len(word))
            at = start + len(word)
        return tuple(found)


T = TypeVar("T")

PARSER = "tagger-1"
"""Names how references are parsed now. Fields that a lock keeps of another parser are parsed anew."""


SURE = 0.9
"""Below this confidence (0 to 1) a field is not held against a reference, nor against a record that it may be of.

Measured on true strings with their right record (docs/decisions/0008): at 0.9 what is told of a clean string is nearly
always so, and most fields are still compared.
"""


@attrs.frozen
class Field(Generic[T]):
    """A value that was read from a reference: as understood, as printed, where, and how surely (0 to 1)."""

    value: T
    raw: str
    span: Span
    confidence: float = 1.0


@attrs.frozen
class Fields:
    """The fields of one reference, named as CSL and Crossref name them; what is not written is None."""

    author: Field[People] | None = None
    editor: Field[People] | None = None
    title: Field[str] | None = None
    container_title: Field[str] | None = None
    volume: Field[str] | None = None
    issue: Field[str] | None = None
    page: Field[PageRange] | None = None
    issued: Field[PartialDate] | None = None
    publisher: Field[str] | None = None
    publisher_place: Field[str] | None = None
    doi: Field[str] | None = None
    url: Field[str] | None = None
    pmid: Field[str] | None = None
    pmcid: Field[str] | None = None
    arxiv: Field[str] | None = None
    isbn: Field[str] | None = None
    type: str | None = None

    def items(self) -> tuple[tuple[str, Field[object]], ...]:
        """The fields that were read, as (attribute name, field), in the order above."""
        pairs = ((a.name, getattr(self, a.name)) for a in attrs.fields(Fields) if a.name != "type")
        return tuple((name, field) for name, field in pairs if field is not None)


@attrs.frozen(eq=False)
class Reference:
    """A reference, parsed: the raw entry and its fields, whose spans count in the document's text.

    ``repeats`` is the label of the entry that a short form (ibid., op. cit.) stands for.
    """

    entry: RawReference
    fields: Fields
    confidence: float = 1.0
    repeats: str | None = None

    @property
    def label(self) -> str:
        """The entry's label, unique in the document."""
        return self.entry.label

    @property
    def span(self) -> Span:
        """Where the entry stands in the document's text."""
        return self.entry.span

    @property
    def raw(self) -> str:
        """The entry's prose on one line."""
        return self.entry.raw

    @property
    def role(self) -> Role:
        """Reference or aside."""
        return self.entry.role
