"""Where and when a work appeared: year, volume, issue, page, journal or book, publisher; each compared by its kind.

All return -1 to 1, and None where one side has nothing to compare.
"""

from __future__ import annotations

from evidencecheck.model.reference import SURE, Fields
from evidencecheck.model.work import Work
from evidencecheck.resolve import _containers as containers
from evidencecheck.resolve._printed import Printed, digits, named, plain, plain_number, plain_numbers
from evidencecheck.resolve._recorded import Recorded
from evidencecheck.resolve._titles import TitleFound

_COMPANY_WORDS = "book books company edition house press print publisher publishers publishing society university"
_COMPANY = frozenset(_COMPANY_WORDS.split())


def year(text: Printed, fields: Fields, work: Work) -> float | None:
    """Whether the years are the same, or next to each other: online in one, in print in the other."""
    recorded = work.dated
    read = fields.issued.value.year if fields.issued else None
    cited = (read,) if read else text.years
    if not recorded or not cited:
        return None
    apart = min(abs(one - other) for one in cited for other in recorded)
    if apart > 1 and read and not set(recorded).isdisjoint(text.years):
        return 0.3
    return {0: 1.0, 1: 0.6}.get(apart, -1.0)


def number(text: Printed, fields: Fields, record: Recorded, field: str) -> float | None:
    """Whether the recorded volume or issue (``field``) is given."""
    read = getattr(fields, field)
    own = plain_numbers(getattr(record.work, field))
    if not own or (field == "volume" and own <= record.year_words):
        return None  # journals whose volumes are years: that has been counted
    if read and own & plain_numbers(read.value):
        return 1.0
    counted = list(filter(digits, own))
    if counted and text.undated.issuperset(counted):
        return 0.5 if read else 1.0
    # "62" for "LXII", "Suppl" for "S1": numbers in another script say nothing.
    return -1.0 if counted and read and read.confidence >= SURE and digits(read.value) else None


def page(text: Printed, fields: Fields, record: Recorded, title: TitleFound) -> float | None:
    """Whether the first page, or the article number, is given; a page in between agrees a little."""
    firsts = record.places
    if not firsts:
        return None
    read = fields.page.value.first if fields.page else ""
    if not firsts.isdisjoint(text.numbers) or (read and plain(read) in firsts):
        return 1.0 if firsts != {"1"} else 0.5  # each article of some journals begins on page 1
    cited = {digits(plain(read))} if read else text.digits
    if not cited.isdisjoint(map(digits, firsts)):
        return 0.7  # S87 and 87
    if read and fields.page and fields.page.confidence >= SURE:
        return 0.2 if _within(read, record.work) else -1.0
    left = _left_over(text, record, title)
    if not left:
        return None
    return 0.2 if _within(left[0], record.work) else -1.0


def _within(page: str, work: Work) -> bool:
    """Whether ``page`` lies within the record's pages: a reference may give the very page that it means."""
    first, last = (work.page.first, work.page.last) if work.page else ("", "")
    if not (page.isdigit() and first.isdigit() and last.isdigit()):
        return False
    return int(first) <= int(page) <= int(last)


def _left_over(text: Printed, record: Recorded, title: TitleFound) -> list[str]:
    """Numbers behind the title that nothing recorded explains: where the volume is right, one of them is the page."""
    volume = plain_numbers(record.work.volume)
    if not volume & text.numbers:
        return []
    explained = volume | plain_numbers(record.work.issue) | record.container_words
    rest = text.words[title.words.stop :] if title.words else text.words
    return [
        word
        for word in rest
        if word.isdigit() and len(word) > 1 and plain_number(word) not in explained and word not in text.year_words
    ]


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
    return 1.0 if own and own[0] in text.known else None
