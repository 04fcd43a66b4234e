"""Years, volumes, issues and pages, compared as their printers mean them.

Each function answers True or False, or None where there is nothing to compare.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import attrs

from evidencecheck.checks._reading import sure
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.reference import Field, Fields, Reference
from evidencecheck.model.work import Work
from evidencecheck.text.late import late
from evidencecheck.text.normalise import words

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LABEL_WORDS = "band bd heft iss issue jg n no nr num number t tome vol volume"
_LABEL = frozenset(_LABEL_WORDS.split())
_ARTICLE = frozenset({"art", "article", "id", "no", "paper"})
_CALLED = late(r"\b[Aa]rt(?:icle|\b\.?)\s?(?:(?:[Nn]o\.?|[Nn]umber|ID)\s?)?:?\s?([A-Za-z]{0,2}\d{2,9})\b")
_PAGED = frozenset({"book", "monograph", "report", "thesis", "dissertation", "edited-book", "webpage", "dataset"})


def year(fields: Fields, work: Work) -> bool | None:
    """Whether the written year is one of the record's."""
    field, known = fields.issued, work.dated
    if not field or not field.value.year or not known:
        return None
    return _told(field, agrees=field.value.year in known)


def volume(fields: Fields, work: Work) -> bool | None:
    """Whether volume and record agree; numerals in either alphabet, "Suppl 1" beside the number forgiven.

    A number that stands at the record's issue, or at its page and is not its issue, is a volume, however it was read.
    """
    field = fields.volume
    if not field:
        return None
    agrees, number = _number(field.value, work.volume), fields.issue
    beside = bool(number and _number(number.value, work.issue) and _touch(field, number)) or bool(
        fields.page and _same_page(fields.page, work) and _touch(field, fields.page) and field.value != work.issue
    )
    return _told(field, agrees=agrees, beside=beside)


def issue(fields: Fields, work: Work) -> bool | None:
    """Whether issue and record agree; an issue that is a name ("May") is not compared with a number."""
    field = fields.issue
    if not field or not _digits(field.value) or not _digits(work.issue):
        return None
    number = fields.volume
    beside = bool(number and _number(number.value, work.volume) and _touch(number, field))
    return _told(field, agrees=_number(field.value, work.issue), beside=beside)


def pages(fields: Fields, work: Work) -> bool | None:
    """Whether the pages agree: shortened ranges are read in full, and an article number may stand for the pages.

    Of a work that has an article number and no pages, only what is written as such a number is is compared with it.
    """
    field = fields.page
    if not field or work.type in _PAGED or not (work.page or work.article_number):
        return None
    cited, number = field.value, work.article_number
    if _same_page(field, work):
        return True
    if not work.page:
        before = ((fields.issue, issue), (fields.volume, volume))
        beside = _CALLED.match(field.raw) is not None or any(
            one and _touch(one, field) and same(fields, work) for one, same in before
        )
        alike = not cited.last and _shape(cited.first) == _shape(number) and (beside or len(number) > 2)
        return _told(field, agrees=False, beside=beside) if alike and number else None
    if not cited.last and _is_article_number(cited.first) and not _is_article_number(work.page.first):
        return None
    # An article with a number has pages of its own, from 1 on.
    if cited.last and cited.first == "1" and not work.page.last and _is_article_number(work.page.first):
        return None
    return _told(field, agrees=False)


def located(reference: Reference) -> Fields:
    """The fields, an article number that is called one ("Article 102345") as the page where none was read."""
    fields, flow = reference.fields, reference.entry.flow
    found = None if fields.page else _CALLED.search(flow.text)
    if not found:
        return fields
    page = Field(PageRange(found[1]), found[0], flow.span(*found.span()))
    return attrs.evolve(fields, page=page)


def _same_page(field: Field[PageRange], work: Work) -> bool:
    number = work.article_number
    if number and _article(number) == _article(field.value.first):
        return True
    return work.page is not None and field.value.agrees(work.page)


def _touch(one: Field[Any], other: Field[Any]) -> bool:
    """Whether ``other`` follows with no more between than a bracket and a mark or two: 12(3), 12:33."""
    return 0 < other.span.start - one.span.end <= 3


def _told(field: Field[Any], *, agrees: bool | None, beside: bool = False) -> bool | None:
    """A difference counts only where the field was read surely, or what stands ``beside`` it says what it is."""
    return agrees if agrees or beside or sure(field) else None


def agreeing(fields: Fields, work: Work) -> tuple[Field[Any], ...]:
    """The fields of the four that agree with the record: what they cover was read rightly."""
    pairs = (
        (fields.issued, year(fields, work)),
        (fields.volume, volume(fields, work)),
        (fields.issue, issue(fields, work)),
        (fields.page, pages(fields, work)),
    )
    return tuple(field for field, agrees in pairs if field and agrees)


def inside(cited: PageRange, recorded: PageRange) -> bool:
    """Whether the cited pages lie within the recorded ones: a note that points at the very page."""
    ends = (recorded.first, recorded.last, cited.first, cited.last or cited.first)
    if not all(end.isdigit() for end in ends):
        return False
    low, high, first, last = map(int, ends)
    return low <= first <= last <= high


def _number(cited: str, recorded: str) -> bool | None:
    mine, theirs = _plain(cited), _plain(recorded)
    if not mine or not theirs:
        return None
    size = min(len(mine), len(theirs))
    # A section may stand before the number ("Part A 53"), and a blank within it ("36 9").
    return mine[:size] == theirs[:size] or mine[-size:] == theirs[-size:] or "".join(mine) == "".join(theirs)


@lru_cache(4096)
def _plain(number: str) -> tuple[str, ...]:
    """The number's words: labels and leading zeros gone, Roman numerals read."""
    return tuple(_arabic(word) for word in words(number) if word not in _LABEL)


def _arabic(word: str) -> str:
    if word.isdecimal():
        return str(int(word))
    if not re.fullmatch(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", word):
        return word
    values = [_ROMAN[letter] for letter in word]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def _digits(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _article(number: str) -> tuple[str, ...]:
    """An article number without what it is called and without leading zeros: "Article e0123" is "e123"."""
    return tuple(re.sub(r"^([a-z]*)0+(?=\d)", r"\1", word) for word in words(number) if word not in _ARTICLE)


def _shape(number: str) -> str:
    """How an article number is made: its letters, and a 9 for each digit."""
    plain = "".join(word for word in words(number) if word not in _ARTICLE)
    return re.sub(r"\d", "9", plain)


def _is_article_number(page: str) -> bool:
    """A single "page" that is long or has a letter is the number of an electronic article (102345, e12)."""
    return len(page) > 4 or not page.isdigit()
