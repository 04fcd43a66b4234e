"""Years, volumes, issues and pages, compared as their printers mean them.

Each function answers True or False, or None where there is nothing to compare.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from evidencecheck.checks._reading import sure
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.reference import Field, Fields
from evidencecheck.model.work import Work
from evidencecheck.text.normalise import words

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LABEL_WORDS = "band bd heft iss issue jg n no nr num number t tome vol volume"
_LABEL = frozenset(_LABEL_WORDS.split())
_PAGED = frozenset({"book", "monograph", "report", "thesis", "dissertation", "edited-book", "webpage", "dataset"})


def year(fields: Fields, work: Work) -> bool | None:
    """Whether the written year is one of the record's."""
    field, known = fields.issued, work.dated
    if not field or not field.value.year or not known:
        return None
    return _told(field, agrees=field.value.year in known)


def volume(fields: Fields, work: Work) -> bool | None:
    """Whether volume and record agree; numerals in either alphabet, "Suppl 1" beside the number forgiven."""
    return _told(fields.volume, agrees=_number(fields.volume.value, work.volume)) if fields.volume else None


def issue(fields: Fields, work: Work) -> bool | None:
    """Whether issue and record agree; an issue that is a name ("May") is not compared with a number."""
    field = fields.issue
    if not field or not _digits(field.value) or not _digits(work.issue):
        return None
    return _told(field, agrees=_number(field.value, work.issue))


def pages(fields: Fields, work: Work) -> bool | None:
    """Whether the pages agree: shortened ranges are read in full, and an article number may stand for the pages."""
    field = fields.page
    if not field or work.type in _PAGED or not (work.page or work.article_number):
        return None
    cited = field.value
    if work.article_number and words(work.article_number) == words(cited.first):
        return True
    if not work.page:
        return None
    if cited.agrees(work.page):
        return True
    if not cited.last and _is_article_number(cited.first) and not _is_article_number(work.page.first):
        return None
    return _told(field, agrees=False)


def _told(field: Field[Any], *, agrees: bool | None) -> bool | None:
    """A difference counts only where the field was read surely."""
    return agrees if agrees or sure(field) else None


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
    return mine[:size] == theirs[:size]


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


def _is_article_number(page: str) -> bool:
    """A single "page" that is long or has a letter is the number of an electronic article (102345, e12)."""
    return len(page) > 4 or not page.isdigit()
