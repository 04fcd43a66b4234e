"""Which claims can be held against which sources, and by what words of theirs. The checks of claims share it.

A source is judged by its title, as recorded where it was matched, else as surely read, and by its abstract where one is
at hand. Books, reports, web pages and the like are never judged: their titles say nothing of what is in them. Nor is a
claim, or a source, that is not in English, for the words were weighed in English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

import attrs

from evidencecheck.checks._base import View
from evidencecheck.checks._kinds import kind_of
from evidencecheck.checks._reading import sure
from evidencecheck.model.citation import Citation, CitationStyle, Claim
from evidencecheck.model.reference import Reference, Role
from evidencecheck.model.resolution import Outcome
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work
from evidencecheck.text.fitting import Listed
from evidencecheck.text.language import english
from evidencecheck.text.late import late
from evidencecheck.text.normalise import words
from evidencecheck.text.overlap import Words, terms, weight, worded

_ARTICLES = {
    "journal-article",
    "article-journal",
    "proceedings-article",
    "paper-conference",
    "posted-content",
    "article",
}
_CHAPTERS = {"book-chapter", "chapter"}
_CHAPTER = "a book chapter"
# What is written on a whole subject, or holds no findings, is cited for anything.
_GENERAL = late(
    r"\b(?:guidelines?|recommendations?|consensus|statement|standards?|handbook|manual|textbook|encyclop\w+|protocol"
    r"|data ?sets?|database|survey|software|package|toolbox|editorial|erratum|corrigendum|introduction|preface)\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = late(r"[.!?][\"\u201d\u2019)\]]*\s|\n\s*(?:\n|[\u2022\u25e6*+-]\s)")
_NAMED = late(r"[^\W\d_]{3}")  # a key that somebody has chosen: "sledge2011", "JJMore"
LEAST_TERMS = 4
"""Terms of a claim that is judged: with fewer, one word more decides."""
_TITLE_TERMS = 3  # of a title that says what a work is about
_TELLING = 4.0  # the weight of a term that is of some subject: in one title of fifty, at most
_REST = 200  # characters of a sentence behind a claim, at most
_LISTED = 8  # sources that show what a list is about


@attrs.frozen(eq=False)
class Judged:
    """A source whose words are known: by which title, from whom, and whether it is an article rather than a chapter.

    ``general``: it is on a whole subject, or holds no findings. ``names`` are its authors' family names.
    """

    reference: Reference
    title: str
    abstract: str
    words: Words
    article: bool
    general: bool
    names: tuple[str, ...] = ()
    source: str = ""
    retrieved: str = ""

    @property
    def label(self) -> str:
        """The label of the entry."""
        return self.reference.label

    @property
    def looked_at(self) -> str:
        """What is known of it, for a message."""
        return "title and abstract" if self.words.described else "title"


@attrs.frozen(eq=False)
class Cited:
    """A claim with what it cites: its terms, its own words alone where a lead-in completes it, and its sources.

    ``whole``: everything that it cites is among ``sources``. ``rest`` is what stands behind the claim in its
    sentence, markers and all.
    """

    claim: Claim
    terms: tuple[str, ...]
    own: frozenset[str]
    citations: tuple[Citation, ...]
    sources: tuple[Judged, ...]
    whole: bool
    rest: str = ""

    @property
    def span(self) -> Span:
        """The citation that closes the claim."""
        return self.citations[-1].span

    @property
    def by_name(self) -> bool:
        """Whether it is cited by name, or its sentence names an author: then no number can have slipped."""
        if any(map(_named, self.citations)):
            return True
        said = {*words(self.claim.text), *words(self.rest)}
        return any(said.issuperset(words(name)) for one in self.sources for name in one.names)


class Support:
    """The claims of a document that can be judged, and the sources that can."""

    def __init__(self, view: View) -> None:
        """Look at nothing yet."""
        self._view = view
        self._references = {reference.label: reference for reference in view.references}
        self._lists: dict[tuple[frozenset[int], bool], tuple[tuple[Judged, ...], Listed]] = {}

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every claim in English that cites a source that can be judged."""
        return tuple(self._cited())

    @cached_property
    def listed(self) -> tuple[Judged, ...]:
        """Every source that can be judged, in the order of the list."""
        found = (self.judged(reference.label) for reference in self._view.sources())
        return tuple(one for one in found if one)

    def list_of(self, cited: Cited, *, described: bool) -> tuple[tuple[Judged, ...], Listed]:
        """The sources of the lists that a claim looks to, and their words, those of abstracts where ``described``."""
        scopes = frozenset(source.reference.entry.scope for source in cited.sources)
        if (scopes, described) not in self._lists:
            listed = tuple(one for one in self.listed if one.reference.entry.scope in scopes)
            words = [one.words if described else one.words.titled() for one in listed]
            self._lists[scopes, described] = listed, Listed(words)
        return self._lists[scopes, described]

    def judged(self, label: str) -> Judged | None:
        """The source of that label, or the one for which its entry stands ("ibid."), where it can be judged."""
        reference = self._references.get(label)
        if reference and reference.repeats:
            reference = self._references.get(reference.repeats)
        if reference is None or reference.role is not Role.REFERENCE:
            return None
        if reference.label not in self._judged:
            self._judged[reference.label] = _judged(self._view, reference)
        return self._judged[reference.label]

    def near(self, claim: Claim, label: str) -> bool:
        """Whether the source of that label is cited in the sentence of a claim, too."""
        text = self._view.document.text
        for citation in self._view.citations:
            if label in citation.resolved:
                first, last = sorted((citation.span, claim.span))
                if first.end >= last.start or not _SENTENCE_ENDS.search(text, first.end, last.start):
                    return True
        return False

    def foreign(self, source: Judged) -> bool:
        """Whether no telling word of a title is in any claim, nor in any other title of a list that is long enough."""
        telling = [term for term in source.words.title if weight(term) >= _TELLING]
        if len(self.listed) < _LISTED or len(telling) < _TITLE_TERMS:
            return False
        return not any(self._said.holds(term) or self._titled[term] > 1 for term in telling)

    @cached_property
    def _said(self) -> Words:
        return Words.of(" ".join(claim.text for claim in self._view.claims))

    @cached_property
    def _titled(self) -> Counter[str]:
        return Counter(term for one in self.listed for term in one.words.title)

    @cached_property
    def _judged(self) -> dict[str, Judged | None]:
        return {}

    def _cited(self) -> Iterator[Cited]:
        whole_text = " ".join(claim.text for claim in self._view.claims)
        for claim in self._view.claims if english(whole_text) else ():
            citations = tuple(self._view.citations[n] for n in claim.citations)
            labels = dict.fromkeys(label for one in citations for label in one.labels)
            found = {one.label: one for label in labels if (one := self.judged(label))}
            # What does not assert is a question, a caption, a definition.
            if not found or not claim.asserts or not english(claim.text):
                continue
            above = terms(claim.lead_in.of(self._view.document.text)) if claim.lead_in else ()
            said = terms(claim.text)
            whole = all(self.judged(label) for label in labels)
            own = frozenset(said).difference(above)
            yield Cited(claim, said, own, citations, tuple(found.values()), whole, self._rest(claim))

    def _rest(self, claim: Claim) -> str:
        text, at = self._view.document.text, claim.span.end
        if claim.text.endswith((".", "!", "…")):
            return ""
        end = _SENTENCE_ENDS.search(text, at, at + _REST)
        return text[at : end.start() if end else at + _REST]


def quoted(cited: Cited, found: Iterable[str], most: int = 6) -> str:
    """Terms of a claim as the claim writes them, each word once, in quotation marks."""
    named = worded(cited.claim.text)
    written = dict.fromkeys(named.get(term, term) for term in found)
    return ", ".join(f"\u201c{word}\u201d" for word in list(written)[:most])


def undescribed(view: View) -> int:
    """How many claims that are long enough cite an article of which no abstract is at hand."""
    if not view.claims:
        return 0
    judged = (cited for cited in support(view).cited if len(cited.terms) >= LEAST_TERMS)
    return sum(any(s.article and not s.words.described for s in cited.sources) for cited in judged)


@lru_cache(maxsize=1)
def support(view: View) -> Support:
    """The claims and sources of a document, worked out once for the checks that ask."""
    return Support(view)


def _named(citation: Citation) -> bool:
    """Whether a citation is by name and year, or by a key that is a name; what a format calls its entries is none."""
    marker = citation.marker
    return marker.style is CitationStyle.AUTHOR_YEAR or (not marker.pointed and any(map(_NAMED.search, marker.numbers)))


def _judged(view: View, reference: Reference) -> Judged | None:
    resolution = view.resolutions.get(reference.label)
    work = resolution.work if resolution and resolution.outcome is Outcome.MATCHED else None
    if resolution and resolution.outcome is Outcome.CONFLICTING:
        return None
    fields = reference.fields
    kind = kind_of(fields, reference.raw)
    if work and work.type:
        article, chapter = work.type in _ARTICLES, work.type in _CHAPTERS
    else:
        article, chapter = kind.expected or kind.likely, kind.words == _CHAPTER
    if work and work.title:
        title = work.title
    elif fields.title and sure(fields.title):
        title = fields.title.value
    else:
        return None
    if not (article or chapter) or not english(title):
        return None
    abstract = work.abstract if work and english(work.abstract) else ""
    found = Words.of(title, abstract)
    if len(found.title) < _TITLE_TERMS and not abstract:
        return None
    names = _families(reference, work)
    source, retrieved = (work.source, resolution.retrieved) if work and resolution else ("", "")
    return Judged(reference, title, abstract, found, article, bool(_GENERAL.search(title)), names, source, retrieved)


def _families(reference: Reference, work: Work | None) -> tuple[str, ...]:
    written = reference.fields.author.value.names if reference.fields.author else ()
    recorded = work.author.names if work else ()
    return tuple(dict.fromkeys(person.key for person in (*written, *recorded) if person.key))
