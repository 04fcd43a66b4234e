"""How well a work fits a reference: typed comparisons of what both sides have, and vetoes for look-alikes.

The raw text is asked first, since a title or a name that a parser has cut wrongly still stands in it. What was parsed
may add to that, and speaks against a match only where it was read surely. What one side lacks counts for nothing.
"""

from __future__ import annotations

import attrs

from evidencecheck.model.reference import SURE, Fields
from evidencecheck.model.work import Work
from evidencecheck.resolve import _containers as containers
from evidencecheck.resolve import _people as people
from evidencecheck.resolve import _places as places
from evidencecheck.resolve import _titles as titles
from evidencecheck.resolve._printed import Printed, printed
from evidencecheck.resolve._titles import TitleFound
from evidencecheck.text.normalise import words

FITS = 0.5
"""A work with this score or more fits; one with less may only be offered as a candidate."""

_ENOUGH = 9.0  # weight in agreement from which on a score is not held down: title, author, and one thing more

_TITLE_WORDS = 3  # unexplained ones, from which on a reference is taken to give a title

_WEIGHTS = {
    "title": 5.0, "author": 3.0, "authors": 1.0, "year": 1.5, "volume": 1.5, "issue": 0.5, "page": 2.5,
    "container-title": 1.5, "publisher": 0.7,
}  # fmt: skip

_APPARATUS_WORDS = (
    "accessed available book chapter edited edition editor editors from http https issue journal page pages press "
    "print proceedings proc published publisher suppl supplement university vol volume with"
)
_APPARATUS = frozenset(_APPARATUS_WORDS.split())


@attrs.frozen
class Part:
    """One comparison: the field ("authors" for all after the first), -1 to 1 or None, its weight, and why."""

    field: str
    agreement: float | None
    weight: float
    why: str


@attrs.frozen
class Score:
    """How well a work fits: ``value`` 0 to 1 (`FITS` and above: it does), the parts it is made of, and vetoes."""

    value: float
    parts: tuple[Part, ...]
    vetoes: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the work is, as far as both sides tell, the one described."""
        return self.value >= FITS

    @property
    def support(self) -> float:
        """The weight of all that agrees: tells apart two works of which one record says less."""
        return sum(p.weight * p.agreement for p in self.parts if p.agreement and p.agreement > 0)

    def of(self, field: str) -> float | None:
        """The agreement in ``field``, None where there was nothing to compare."""
        return next((part.agreement for part in self.parts if part.field == field), None)

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against the match, in words, the gravest first."""
        grave = sorted((p for p in self.parts if p.agreement and p.agreement < 0), key=lambda p: -p.weight)
        return (*self.vetoes, *(part.why for part in grave))


def score(raw: str, fields: Fields, work: Work) -> Score:
    """How well ``work`` fits the reference ``raw``, of which ``fields`` were read."""
    text = printed(raw)
    title = titles.find(text, fields, work)
    container = containers.find(text, work.container_title, title.words)
    weights = dict(_WEIGHTS)
    if not title.telling:
        weights["title"] /= 2
    agreements: dict[str, float | None] = {
        "title": _title(text, fields, work, title, container),
        "author": people.first(text, work, title.words),
        "authors": people.others(text, work),
        "year": places.year(text, fields, work),
        "volume": places.number(text, fields, work, "volume"),
        "issue": places.number(text, fields, work, "issue"),
        "page": places.page(text, fields, work, title),
        "container-title": places.container(fields, work, container),
        "publisher": places.publisher(text, work),
    }
    parts = tuple(Part(f, a, weights[f], _why(f, a, work)) for f, a in agreements.items())
    known = [part for part in parts if part.agreement is not None]
    total = sum(part.weight for part in known)
    got = sum(part.weight * (part.agreement or 0.0) for part in known)
    ratio = max(got, 0.0) / total * min(1.0, max(got, 0.0) / _ENOUGH) if total else 0.0
    vetoes = _vetoes(agreements, title, fields, work)
    accepted = not vetoes and _accepted(agreements, title, many=len(work.author.names) > 2 and "book" not in work.type)
    return Score(FITS + (1 - FITS) * ratio if accepted else 0.98 * FITS * ratio, parts, vetoes)


def _accepted(a: dict[str, float | None], title: TitleFound, *, many: bool) -> bool:  # noqa: PLR0911 - one for each way
    """Whether enough agrees, and little enough does not: each branch is one way in which references name a work."""
    agree = {field for field, value in a.items() if value is not None and value > 0}
    against = {field for field, value in a.items() if value is not None and value < 0}
    where = agree & {"volume", "page", "year"}
    located = "page" in agree and bool(agree & {"volume", "container-title"})
    sound = not against & {"volume", "page"}
    author, none_known = (a["author"] or 0.0) > 0.4, a["author"] is None
    doubts = len(against & {"year", "volume", "page", "container-title"})
    supports = len(where | agree & {"container-title", "publisher"})
    if title.strong:
        if none_known:
            return supports >= 2 and doubts <= 1
        return doubts <= max(supports, 2) if author else located and "year" in agree and not doubts
    if title.telling and title.likeness >= titles.WEAK:
        return author and located and doubts <= 1
    if title.likeness >= 0.95 and a["title"]:  # a short title, standing by itself
        enough = supports >= 2 if author else none_known and located and "year" in agree
        return enough and not doubts
    if "title" in against:  # translated, or set down from memory: all the rest must agree
        return a["author"] == 1 and (a["page"] or 0.0) > 0.5 and len(where) == 3 and "container-title" in agree
    # No title is given: the first author, the journal, and two of volume, page and year, or nearly so.
    if not sound or (a["author"] or 0.0) < 0.6:
        return False
    if "container-title" in agree:
        return len(where) >= 2 or ("year" in agree and many and a["authors"] == 1)
    return len(where) == 3 and "authors" in agree and "container-title" not in against


def _vetoes(a: dict[str, float | None], title: TitleFound, fields: Fields, work: Work) -> tuple[str, ...]:
    def denies(field: str) -> bool:
        return (a[field] or 0.0) < 0

    found = [title.veto]
    if denies("volume") and denies("page"):
        found.append("another volume and other pages")
    if denies("container-title") and denies("page") and denies("year"):
        found.append("another journal or book, other pages, another year")
    if _whole_for_chapter(fields, work):
        found.append("the book, and not the chapter in it")
    if (a["page"] or 0.0) <= 0 and _chapter_for_whole(fields, work):
        found.append("a chapter, and not the book that it is in")
    return tuple(filter(None, found))


def _whole_for_chapter(fields: Fields, work: Work) -> bool:
    """Whether the record is of the book in which the reference names a chapter."""
    own, book = fields.title, fields.container_title
    if not (own and book) or work.container_title or min(own.confidence, book.confidence) < SURE:
        return False
    recorded = (" ".join(words(work.title)),)
    return containers.agree(book.value, recorded) and not containers.agree(own.value, recorded)


def _chapter_for_whole(fields: Fields, work: Work) -> bool:
    """Whether the record is of a chapter in the book that the reference names."""
    own = fields.title
    if not own or fields.container_title or own.confidence < SURE or "book" not in work.type:
        return False
    return containers.agree(own.value, work.container_title) and not containers.agree(own.value, (work.title,))


def _title(text: Printed, fields: Fields, work: Work, title: TitleFound, container: range | None) -> float | None:
    if not work.title:
        return None
    if title.words:
        return min(1.0, (title.likeness - titles.WEAK) / (0.95 - titles.WEAK))
    return -1.0 if _reads_title(fields, work) or len(_unexplained(text, work, container)) >= _TITLE_WORDS else None


def _reads_title(fields: Fields, work: Work) -> bool:
    """Whether a title was surely read, and not the journal's or book's name for want of one."""
    own = fields.title
    if not own or own.confidence < SURE or len(words(own.value)) < 3:
        return False
    return not containers.agree(own.value, work.container_title)


def _unexplained(text: Printed, work: Work, container: range | None) -> list[str]:
    """The longer words that are neither a name nor the journal: with many of them a title is there, of another work."""
    known = _APPARATUS | {word for person in (*work.author.names, *work.editor.names) for word in words(str(person))}
    known |= {word for name in (*work.container_title, work.publisher) for word in words(name)}
    return [
        word
        for index, word in enumerate(text.words)
        if len(word) > 3 and word.isalpha() and word not in known and not (container and index in container)
    ]


def _why(field: str, agreement: float | None, work: Work) -> str:
    if agreement is None:
        return "nothing to compare"
    if agreement > 0:
        return f"{field} agrees"
    recorded = {
        "title": work.title,
        "author": people.people(work)[0].key if people.people(work) else "",
        "year": str(work.issued or ""),
        "volume": work.volume,
        "issue": work.issue,
        "page": str(work.page or work.article_number),
        "container-title": next(iter(work.container_title), ""),
    }.get(field, "")
    return f"{field} differs" + (f" (recorded: {recorded})" if recorded else "")
