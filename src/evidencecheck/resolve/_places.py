"""Where and when a work appeared: year, volume, issue, page, journal or book, publisher; each compared by its kind.

All return -1 to 1, and None where one side has nothing to compare.
"""

from __future__ import annotations

from evidencecheck.model.reference import SURE, Fields
from evidencecheck.model.work import Work
from evidencecheck.resolve import _containers as containers
from evidencecheck.resolve._printed import Printed, named, plain_number
from evidencecheck.resolve._titles import TitleFound

_COMPANY_WORDS = "book books company edition house press print publisher publishers publishing society university"
_COMPANY = frozenset(_COMPANY_WORDS.split())


def year(text: Printed, fields: Fields, work: Work) -> float | None:
    """Whether the years are the same, or next to each other: online in one, in print in the other."""
    recorded = set(work.years) | ({work.issued.year} if work.issued and work.issued.year else set())
    read = fields.issued.value.year if fields.issued else None
    cited = {read} if read else set(text.years)
    if not recorded or not cited:
        return None
    apart = min(abs(one - other) for one in cited for other in recorded)
    if apart > 1 and read and recorded & set(text.years):
        return 0.3
    return {0: 1.0, 1: 0.6}.get(apart, -1.0)


def number(text: Printed, fields: Fields, work: Work, field: str) -> float | None:
    """Whether the recorded volume or issue (``field``) is given."""
    recorded, read = getattr(work, field), getattr(fields, field)
    own = {plain_number(word) for word in named(recorded)}
    if not own or (field == "volume" and own <= {str(year) for year in work.years}):
        return None  # journals whose volumes are years: that has been counted
    if read and own & {plain_number(word) for word in named(read.value)}:
        return 1.0
    digits = {word for word in own if any(c.isdigit() for c in word)}
    if digits and digits <= text.numbers - {str(year) for year in text.years}:
        return 0.5 if read else 1.0
    # "62" for "LXII", "Suppl" for "S1": numbers in another script say nothing.
    return -1.0 if digits and read and read.confidence >= SURE and any(c.isdigit() for c in read.value) else None


def page(text: Printed, fields: Fields, work: Work, title: TitleFound) -> float | None:
    """Whether the first page, or the article number, is given; a page in between agrees a little."""
    recorded = tuple(filter(None, (work.page.first if work.page else "", work.article_number)))
    firsts = {plain_number("".join(named(page))) for page in recorded}
    firsts = {page for page in firsts if any(c.isdigit() for c in page)}
    if not firsts:
        return None
    read = fields.page.value.first if fields.page else ""
    cited = {plain_number("".join(named(read)))} if read else text.numbers
    if firsts & cited or firsts & text.numbers:
        return 1.0 if firsts != {"1"} else 0.5  # each article of some journals begins on page 1
    digits = {"".join(filter(str.isdigit, page)) for page in firsts}
    if digits & {"".join(filter(str.isdigit, page)) for page in cited}:
        return 0.7  # S87 and 87
    if read and fields.page and fields.page.confidence >= SURE:
        return 0.2 if _within(read, work) else -1.0
    left = _left_over(text, work, title)
    if not left:
        return None
    return 0.2 if _within(left[0], work) else -1.0


def _within(page: str, work: Work) -> bool:
    """Whether ``page`` lies within the record's pages: a reference may give the very page that it means."""
    first, last = (work.page.first, work.page.last) if work.page else ("", "")
    if not (page.isdigit() and first.isdigit() and last.isdigit()):
        return False
    return int(first) <= int(page) <= int(last)


def _left_over(text: Printed, work: Work, title: TitleFound) -> list[str]:
    """Numbers behind the title that nothing recorded explains: where the volume is right, one of them is the page."""
    volume = {plain_number(word) for word in named(work.volume)}
    if not volume & text.numbers:
        return []
    explained = volume | {plain_number(word) for word in named(work.issue)}
    explained |= {plain_number(word) for name in work.container_title for word in named(name)}
    rest = text.words[title.words.stop :] if title.words else text.words
    years = {str(year) for year in text.years}
    return [w for w in rest if w.isdigit() and plain_number(w) not in explained and w not in years and len(w) > 1]


def container(fields: Fields, work: Work, found: range | None) -> float | None:
    """Whether the journal or book is named; ``found`` is where the words of the reference name it."""
    if not work.container_title:
        return None
    read = fields.container_title
    if found is not None or (read and containers.agree(read.value, work.container_title)):
        return 1.0
    # Initials alone, or another script, cannot be told from another name.
    comparable = read and len(named(read.value)) > 1 and read.value.isascii() == work.container_title[0].isascii()
    return -1.0 if comparable and read and read.confidence >= SURE else None


def publisher(text: Printed, work: Work) -> float | None:
    """A publisher that is named agrees; one that is not says nothing, since imprints change hands."""
    if work.type and "book" not in work.type and work.type not in {"monograph", "report", "reference-entry"}:
        return None
    own = [word for word in containers.telling(work.publisher) if word not in _COMPANY and len(word) > 3]
    return 1.0 if own and own[0] in text.words else None
