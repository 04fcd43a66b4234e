"""How well a work fits a reference: typed comparisons of what both sides have, weighed by a learned model; and vetoes.

The raw text is asked first, since a title or a name that a parser has cut wrongly still stands in it. What was parsed
may add to that, and speaks against a match only where it was read surely. What one side lacks counts for nothing by
itself; a reference of which little is left over fits better than one that says much that the record does not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from evidencecheck.model.reference import SURE, Fields
from evidencecheck.model.work import Work
from evidencecheck.resolve import _containers as containers
from evidencecheck.resolve import _people as people
from evidencecheck.resolve import _places as places
from evidencecheck.resolve import _titles as titles
from evidencecheck.resolve._features import NAMES, features, left_over
from evidencecheck.resolve._model import log_odds, probability, shares
from evidencecheck.resolve._printed import named, printed
from evidencecheck.resolve._recorded import Recorded, recorded
from evidencecheck.resolve._titles import TitleFound

FITS = 0.3
"""A work with this score or more is taken for the one described, if no other comes near; one with less is a candidate.

At 0.3 recall is 0.97 and precision 0.996 on strings that were held out (docs/decisions/0009).
"""

_VETOED = -2.0  # log-odds at most: a look-alike stays worth showing

# Bits that agreement is worth; a page is one of a few hundred, the journals and books are unlike in size.
_BITS = {"author": 11, "authors": 9, "container-title": 12, "year": 5, "volume": 5, "issue": 2, "page": 8}
_PER_WORD, _MOST_OF_TITLE = 5, 40
_IN_ANY_ORDER = NAMES.index("title-words")

_TITLE_WORDS = 3  # unexplained ones, from which on a reference is taken to give a title

# The gravest first: what is said against a match is said in this order.
_FIELDS = ("title", "author", "container-title", "page", "volume", "year", "issue", "authors", "publisher")


@attrs.frozen
class Part:
    """One comparison: the field ("authors" for all after the first), -1 to 1 or None, and in words what it came to."""

    field: str
    agreement: float | None
    why: str


@attrs.frozen(eq=False)
class Score:
    """How well ``work`` fits.

    ``odds`` are the log-odds that it is the work described, ``agreements`` the comparisons by field (-1 to 1, None
    where there was nothing to compare), ``vetoes`` what makes it a look-alike however well the rest agrees, ``bits``
    how much agrees, ``values`` what the model saw.
    """

    work: Work
    odds: float
    agreements: Mapping[str, float | None]
    vetoes: tuple[str, ...] = ()
    bits: float = 0.0
    values: tuple[float, ...] = attrs.field(default=(), repr=False)

    @property
    def value(self) -> float:
        """The probability, 0 to 1."""
        return probability(self.odds)

    @property
    def fits(self) -> bool:
        """Whether the work is, as far as both sides tell, the one described."""
        return self.value >= FITS

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The comparisons with their words, the gravest fields first."""
        return tuple(Part(field, self.of(field), _why(field, self.of(field), self.work)) for field in _FIELDS)

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each field adds to the log-odds or takes from them; "words" is what is left over, "" the beginning."""
        return dict(shares(self.values))

    def tells(self, among: int) -> bool:
        """Whether what agrees is enough to tell one work from ``among`` others, of which some agree by chance."""
        return self.bits >= math.log2(max(among, 1))

    def of(self, field: str) -> float | None:
        """The agreement in ``field``, None where there was nothing to compare."""
        return self.agreements.get(field)

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against the match, in words, the gravest first."""
        return (*self.vetoes, *(part.why for part in self.parts if part.agreement and part.agreement < 0))


def score(raw: str, fields: Fields, work: Work) -> Score:
    """How well ``work`` fits the reference ``raw``, of which ``fields`` were read."""
    text, record = printed(raw), recorded(work)
    title = titles.find(text, fields, record)
    container = containers.find(text, work.container_title, title.words)
    over = left_over(text, record, container)
    agreements: dict[str, float | None] = {
        "title": _title(fields, work, title, len(over)),
        "author": people.first(text, record, title.words),
        "authors": people.others(text, record),
        "year": places.year(text, fields, work),
        "volume": places.number(text, fields, record, "volume"),
        "issue": places.number(text, fields, record, "issue"),
        "page": places.page(text, fields, record, title),
        "container-title": places.container(fields, work, container),
        "publisher": places.publisher(text, work),
    }
    mixed_up = _mixed_up(agreements, fields, work)
    values = features(text, fields, record, title, over=over, agreements=agreements, mixed_up=bool(mixed_up))
    vetoes = _vetoes(agreements, title, mixed_up, generic=record.generic)
    odds = log_odds(values)
    bits = _bits(agreements, values, record)
    return Score(work, min(odds, _VETOED) if vetoes else odds, agreements, vetoes, bits, values)


def _bits(a: Mapping[str, float | None], values: Sequence[float], record: Recorded) -> float:
    """How much agrees, in bits: what agrees by chance in one work of 2**n has n (an author's name in one of 2,000)."""
    length = len(record.title_words)
    scrambled = length > _TITLE_WORDS and values[_IN_ANY_ORDER] > 0.9
    told = min(_PER_WORD * length, _MOST_OF_TITLE) if (a["title"] or 0.0) > 0.5 or scrambled else 0
    further = min(len(record.people[1:]), 4)
    weights = {**_BITS, "authors": _BITS["authors"] * further}
    return told + sum(bits * max(a[field] or 0.0, 0.0) for field, bits in weights.items())


def _vetoes(a: dict[str, float | None], title: TitleFound, mixed_up: str, *, generic: bool) -> tuple[str, ...]:
    def denies(field: str) -> bool:
        return (a[field] or 0.0) < 0

    found = [title.veto]
    if denies("volume") and denies("page"):
        found.append("another volume and other pages")
    if denies("author") and denies("page"):
        found.append("another first author and other pages")  # two letters under one title in one issue
    if denies("container-title") and denies("page") and denies("year"):
        found.append("another journal or book, other pages, another year")
    if a["title"] is None and (denies("volume") or denies("page")):
        found.append("another volume or page, and no title to go by")
    placed = sum((a[field] or 0.0) > 0.5 for field in ("container-title", "year", "volume", "page"))
    if generic and (denies("year") or denies("author") or placed < 2):
        found.append("a section of which every issue or book has its own")
    return tuple(dict.fromkeys(filter(None, (*found, mixed_up))))


def _mixed_up(a: dict[str, float | None], fields: Fields, work: Work) -> str:
    if _whole_for_chapter(fields, work):
        return "the book, and not the chapter in it"
    if (a["page"] or 0.0) <= 0 and _chapter_for_whole(fields, work):
        return "a chapter, and not the book that it is in"
    return ""


def _whole_for_chapter(fields: Fields, work: Work) -> bool:
    """Whether the record is of the book in which the reference names a chapter."""
    own, book = fields.title, fields.container_title
    if not (own and book) or work.container_title or min(own.confidence, book.confidence) < SURE:
        return False
    recorded = (" ".join(named(work.title)),)
    return containers.agree(book.value, recorded) and not containers.agree(own.value, recorded)


def _chapter_for_whole(fields: Fields, work: Work) -> bool:
    """Whether the record is of a chapter in the book that the reference names."""
    own = fields.title
    if not own or fields.container_title or own.confidence < SURE or "book" not in work.type:
        return False
    return containers.agree(own.value, work.container_title) and not containers.agree(own.value, (work.title,))


def _title(fields: Fields, work: Work, title: TitleFound, over: int) -> float | None:
    if not work.title:
        return None
    if title.words:
        return min(1.0, (title.likeness - titles.WEAK) / (0.95 - titles.WEAK))
    return -1.0 if _reads_title(fields, work) or over >= _TITLE_WORDS else None


def _reads_title(fields: Fields, work: Work) -> bool:
    """Whether a title was surely read, and not the journal's or book's name for want of one."""
    own = fields.title
    if not own or own.confidence < SURE or len(named(own.value)) < 3:
        return False
    return not containers.agree(own.value, work.container_title)


def _why(field: str, agreement: float | None, work: Work) -> str:
    if agreement is None:
        return "nothing to compare"
    if agreement > 0:
        return f"{field} agrees"
    first = recorded(work).people
    known = {
        "title": work.title,
        "author": first[0].key if first else "",
        "year": str(work.issued or ""),
        "volume": work.volume,
        "issue": work.issue,
        "page": str(work.page or work.article_number),
        "container-title": next(iter(work.container_title), ""),
    }.get(field, "")
    return f"{field} differs" + (f" (recorded: {known})" if known else "")
