"""How well a work fits a reference: typed comparisons of what both sides have, and vetoes for look-alikes.

The raw text is asked first, since a title or a name that a parser has cut wrongly still stands in it; what was parsed
may add to that, and speaks against a match only where it was read surely. A field that one side lacks counts for nothing.
"""

from __future__ import annotations

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work
from evidencecheck.resolve import _containers as containers
from evidencecheck.resolve import _people as people
from evidencecheck.resolve import _titles as titles
from evidencecheck.resolve._printed import Printed, plain_number, printed
from evidencecheck.resolve._titles import SURE, TitleFound
from evidencecheck.text.normalise import words

FITS = 0.5
"""A work with this score or more fits; one with less may only be offered as a candidate."""

_ENOUGH = 9.0  # weight in agreement from which on a score is not held down: title, author, and one thing more

_WEIGHTS = {
    "title": 5.0, "author": 3.0, "authors": 1.0, "year": 1.5, "volume": 1.5, "issue": 0.5, "page": 2.5,
    "container-title": 1.5, "publisher": 0.7,
}  # fmt: skip

_APPARATUS_WORDS = (
    "accessed available book chapter edited edition editor editors from http https issue journal page pages press print "
    "proceedings proc published publisher suppl supplement university vol volume with"
)
_APPARATUS = frozenset(_APPARATUS_WORDS.split())


@attrs.frozen
class Part:
    """One comparison: the field's CSL name ("authors" for all after the first), -1 to 1 or None, its weight, why."""

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
        "year": _year(text, fields, work),
        "volume": _number(text, fields, work, "volume"),
        "issue": _number(text, fields, work, "issue"),
        "page": _page(text, fields, work, title),
        "container-title": _container(fields, work, container),
        "publisher": _publisher(text, work),
    }
    parts = tuple(Part(f, a, weights[f], _why(f, a, work)) for f, a in agreements.items())
    known = [part for part in parts if part.agreement is not None]
    total = sum(part.weight for part in known)
    got = sum(part.weight * (part.agreement or 0.0) for part in known)
    ratio = max(got, 0.0) / total * min(1.0, max(got, 0.0) / _ENOUGH) if total else 0.0
    vetoes = _vetoes(agreements, title, fields, work)
    accepted = not vetoes and _accepted(agreements, title, many=len(work.author.names) > 2 and "book" not in work.type)
    return Score(FITS + (1 - FITS) * ratio if accepted else 0.98 * FITS * ratio, parts, vetoes)


def _accepted(a: dict[str, float | None], title: TitleFound, *, many: bool) -> bool:
    """Whether enough agrees, and little enough does not: each clause is one way in which references name a work."""

    def agrees(field: str, least: float = 0.0) -> bool:
        value = a[field]
        return value is not None and value > least

    places = [agrees(field) for field in ("volume", "page", "year")]
    supports = sum(places) + agrees("container-title") + agrees("publisher")
    against = sum((a[field] or 0.0) < 0 for field in ("year", "volume", "page", "container-title"))
    author, unknown = agrees("author", 0.4), a["author"] is None
    located = agrees("page") and (agrees("volume") or agrees("container-title"))
    sound = (a["volume"] or 0) >= 0 and (a["page"] or 0) >= 0
    if title.strong:
        if author:
            return against <= max(supports, 2)
        if unknown:
            return supports >= 2 and against <= 1
        return located and agrees("year") and against == 0
    if title.likeness >= titles.WEAK and title.telling:
        return author and located and against <= 1
    if title.likeness >= 0.95 and a["title"]:  # a short title, standing by itself
        if author:
            return sound and supports >= 2 and against == 0
        return unknown and located and agrees("year") and against == 0
    if (a["title"] or 0.0) < 0:  # translated, or set down from memory: all the rest must agree
        return author and all(places) and agrees("container-title")
    if not (sound and agrees("author", 0.6)):  # no title is given: the first author, and two of the rest
        return False
    if agrees("container-title"):
        return sum(places) >= 2 or (agrees("year") and agrees("authors", 0.99) and many)
    return all(places) and agrees("authors") and a["container-title"] is None


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
    return tuple(filter(None, found))


def _whole_for_chapter(fields: Fields, work: Work) -> bool:
    """Whether the record is of the book in which the reference names a chapter."""
    own, book = fields.title, fields.container_title
    if not (own and book) or work.container_title or min(own.confidence, book.confidence) < SURE:
        return False
    recorded = (" ".join(words(work.title)),)
    return containers.agree(book.value, recorded) and not containers.agree(own.value, recorded)


def _title(text: Printed, fields: Fields, work: Work, title: TitleFound, container: range | None) -> float | None:
    if not work.title:
        return None
    if title.words:
        return min(1.0, (title.likeness - titles.WEAK) / (0.95 - titles.WEAK))
    if not title.telling and not _reads_title(fields):
        return None
    return -1.0 if _reads_title(fields) or len(_unexplained(text, work, container)) >= 5 else None


def _reads_title(fields: Fields) -> bool:
    return bool(fields.title and fields.title.confidence >= SURE and len(words(fields.title.value)) >= 3)


def _unexplained(text: Printed, work: Work, container: range | None) -> list[str]:
    """The longer words that are neither a name nor the journal: with many of them a title is there, of another work."""
    known = _APPARATUS | {word for person in (*work.author.names, *work.editor.names) for word in words(str(person))}
    known |= {word for name in (*work.container_title, work.publisher) for word in words(name)}
    return [
        word
        for index, word in enumerate(text.words)
        if len(word) > 3 and word.isalpha() and word not in known and not (container and index in container)
    ]


def _year(text: Printed, fields: Fields, work: Work) -> float | None:
    recorded = set(work.years) | ({work.issued.year} if work.issued and work.issued.year else set())
    read = fields.issued.value.year if fields.issued else None
    cited = {read} if read else set(text.years)
    if not recorded or not cited:
        return None
    apart = min(abs(one - other) for one in cited for other in recorded)
    if apart > 1 and read and recorded & set(text.years):
        return 0.3
    return {0: 1.0, 1: 0.6}.get(apart, -1.0)  # online in one year, in print in the next


def _number(text: Printed, fields: Fields, work: Work, field: str) -> float | None:
    recorded, read = getattr(work, field), getattr(fields, field)
    own = {plain_number(word) for word in words(recorded)}
    if not own:
        return None
    if read and own & {plain_number(word) for word in words(read.value)}:
        return 1.0
    digits = {word for word in own if any(c.isdigit() for c in word)}
    if digits and digits <= text.numbers - {str(year) for year in text.years}:
        return 0.5 if read else 1.0
    # "62" for "LXII", "Suppl" for "S1": numbers in another script say nothing.
    return -1.0 if digits and read and read.confidence >= SURE and any(c.isdigit() for c in read.value) else None


def _page(text: Printed, fields: Fields, work: Work, title: TitleFound) -> float | None:
    recorded = tuple(filter(None, (work.page.first if work.page else "", work.article_number)))
    firsts = {plain_number("".join(words(page))) for page in recorded}
    firsts = {page for page in firsts if any(c.isdigit() for c in page)}
    if not firsts:
        return None
    read = fields.page.value.first if fields.page else ""
    cited = {plain_number("".join(words(read)))} if read else text.numbers
    if firsts & cited or firsts & text.numbers:
        return 1.0
    digits = {"".join(filter(str.isdigit, page)) for page in firsts}
    if digits & {"".join(filter(str.isdigit, page)) for page in cited}:
        return 0.7  # S87 and 87
    if read and fields.page and fields.page.confidence >= SURE:
        return 0.2 if _within(read, work) else -1.0
    left = _left_over(text, work, title)
    if not left:
        return None
    return 0.2 if any(_within(number, work) for number in left) else -1.0


def _within(page: str, work: Work) -> bool:
    """Whether ``page`` lies within the record's pages: a reference may give the very page that it means."""
    first, last = (work.page.first, work.page.last) if work.page else ("", "")
    if not (page.isdigit() and first.isdigit() and last.isdigit()):
        return False
    return int(first) <= int(page) <= int(last)


def _left_over(text: Printed, work: Work, title: TitleFound) -> list[str]:
    """Numbers behind the title that nothing recorded explains: where the volume is right, one of them is the page."""
    volume = {plain_number(word) for word in words(work.volume)}
    if not volume & text.numbers:
        return []
    explained = volume | {plain_number(word) for word in words(work.issue)}
    explained |= {plain_number(word) for name in work.container_title for word in words(name)}
    rest = text.words[title.words.stop :] if title.words else text.words
    years = {str(year) for year in text.years}
    return [w for w in rest if w.isdigit() and plain_number(w) not in explained and w not in years and len(w) > 1]


def _container(fields: Fields, work: Work, found: range | None) -> float | None:
    if not work.container_title:
        return None
    read = fields.container_title
    if found is not None or (read and containers.agree(read.value, work.container_title)):
        return 1.0
    # Initials alone, or another script, cannot be told from another name.
    comparable = read and len(words(read.value)) > 1 and read.value.isascii() == work.container_title[0].isascii()
    return -1.0 if comparable and read and read.confidence >= SURE else None


def _publisher(text: Printed, work: Work) -> float | None:
    """A publisher that is named agrees; one that is not says nothing, since imprints change hands."""
    if work.type and "book" not in work.type and work.type not in {"monograph", "report", "reference-entry"}:
        return None
    own = [word for word in containers.telling(work.publisher) if word not in _APPARATUS and len(word) > 3]
    return 1.0 if own and own[0] in text.words else None


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
