"""Citations and the claims that stand under them."""

from __future__ import annotations

from enum import IntEnum, StrEnum

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
    """One work as an author-year citation names it.

    ``names`` are the family names or the organisation, in order; ``written`` the names as they stand in the text;
    ``year`` is "2009", "2009a", "n.d." or "in press"; ``others`` says "et al.".
    """

    names: tuple[str, ...]
    year: str
    others: bool = False
    written: str = ""

    def __str__(self) -> str:
        """As a reader would say it: "Cook 2009", "Thompson & Norman 2008", "Lucksted et al. 2009"."""
        if self.others or len(self.names) > 2:
            return f"{self.names[0]} et al. {self.year}"
        return f"{' & '.join(self.names)} {self.year}"


class Surety(IntEnum):
    """How much it takes to believe that a marker is one."""

    IF_EXACT = 0
    """Only if an entry answers it by name and year: a name and a year that stand in running text without a bracket."""
    IF_ANSWERED = 1
    """Only if an entry answers it, or is by the same author."""
    IF_CITING = 2
    """If the document cites by name and year beyond doubt, or as before: one name that no verb of citing goes with."""
    IF_USUAL = 3
    """If the document cites in this way elsewhere, too."""
    CERTAIN = 4


@attrs.frozen
class Marker:
    """A place in the text that points at references, before it is known whether they exist.

    ``numbers`` are what it says: note numbers and signs, footnote ids, keys; ``works`` the names and years of an
    author-year citation instead; ``scope`` is the list that numbers look to. ``external``: what it names lies outside
    the document by its nature (a Pandoc key). ``pointed``: the format says what it points at, and ``numbers`` are names
    that it gives (`RawReference.names`). ``credits``: it stands behind a name or title, as a maker's name does
    behind a film ("Totoro (Miyazaki, 1988)"). ``listed``: it is one of a row of names with a year each, as the members
    of a club are. ``led``: words of a clause stand before it in its sentence; ``closes``: a clause may end with it.
    """

    span: Span
    text: str
    style: CitationStyle
    numbers: tuple[str, ...] = ()
    works: tuple[Cited, ...] = ()
    scope: int = 0
    external: bool = False
    pointed: bool = False
    surety: Surety = Surety.CERTAIN
    credits: bool = False
    listed: bool = False
    led: bool = False
    closes: bool = False


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
    ``citations`` are indexes into the document's citations. ``context`` is the sentence before, where the claim opens
    with a word that looks back to it ("This", "However"): to be read with it, and no part of what is claimed.
    ``asserts`` is False where nothing is said that a source could bear out: a question, a caption, a definition, what
    the author did or found.
    """

    text: str
    span: Span
    citations: tuple[int, ...]
    lead_in: Span | None = None
    context: str = ""
    asserts: bool = True


class StatementKind(StrEnum):
    """What a statement is to a reader: a sentence of a paragraph, or a list item as a whole."""

    SENTENCE = "sentence"
    ITEM = "item"


@attrs.frozen
class Statement:
    """A sentence or list item of the prose, cited or not; headings, captions, cells, notes, code and lists are none.

    ``text`` are its words, markers lifted out and without what introduces it, which is ``lead_in``; ``span`` is where
    they stand. ``claims`` are indexes into the document's claims. ``cited``: a citation stands in it; ``linked``: a
    hyperlink or an address does, or what has the form of a citation and was not read as one. ``covered``: a citation or
    link that stands elsewhere is for it, too: at the end of its paragraph, in the line that introduces it, or in the
    items that it introduces. ``before`` and ``after``: its neighbours are cited or linked. Of an item, ``siblings``
    counts the items of its list, itself among them, and ``siblings_cited`` those that end in a citation. ``summary``:
    it stands in an abstract or summary, which has its sources in the text that it sums up.
    """

    text: str
    span: Span
    kind: StatementKind = StatementKind.SENTENCE
    cited: bool = False
    linked: bool = False
    covered: bool = False
    before: bool = False
    after: bool = False
    lead_in: str = ""
    claims: tuple[int, ...] = ()
    siblings: int = 0
    siblings_cited: int = 0
    summary: bool = False
