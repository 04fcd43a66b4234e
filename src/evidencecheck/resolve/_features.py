"""What the learned part of a score sees of a reference and a work: each thing that the two may share, as a number.

Where one side gives no occasion to compare, a feature is ``nan``, and the model has a way of its own for that. Each
feature belongs to a field, and knows which way it may push: more agreement never counts against a match.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.resolve._printed import Printed, glued, named, plain
from evidencecheck.resolve._recorded import Recorded
from evidencecheck.resolve._titles import TitleFound
from evidencecheck.text import similarity


@attrs.frozen
class Feature:
    """A name, the field it tells of, and its sense: 1 the more the better, -1 the less the better, 0 either."""

    name: str
    field: str
    sense: int


TABLE = tuple(
    Feature(*row)
    for row in (
        ("title-found", "title", 1),  # the agreements of `score`, -1 to 1
        ("title-words", "title", 1),  # share of the recorded title's words that are there, in whatever order
        ("title-loosely", "title", 1),  # likeness where blanks do not count
        ("title-read", "title", 1),  # likeness to the title that was read
        ("title-length", "title", 0),
        ("title-read-length", "title", 0),
        ("author-first", "author", 1),
        ("author-share", "author", 1),  # of the recorded names, how many are there, slips allowed
        ("author-read", "author", 1),  # of the names that were read, how many are recorded
        ("author-number", "author", 0),
        ("author-read-number", "author", 0),
        ("author-surplus", "author", 0),  # names read less names recorded
        ("year", "year", 1),
        ("year-apart", "year", -1),
        ("volume", "volume", 1),
        ("issue", "issue", 1),
        ("page", "page", 1),
        ("page-last", "page", 1),
        ("page-slip", "page", 1),  # whether the page is there but for one character
        ("numbers-recorded", "page", 1),  # of volume, issue and first page, how many are there
        ("numbers-over", "page", -1),  # numbers of the reference that nothing recorded explains
        ("numbers-read-over", "page", -1),  # volume or page that were read, and are not the recorded ones
        ("container", "container-title", 1),
        ("container-loosely", "container-title", 1),
        ("container-length", "container-title", 0),
        ("words-over", "words", -1),  # share of the longer words that nothing recorded explains
        ("letters-over", "words", -1),
        ("words", "words", 0),
        ("part-for-whole", "type", -1),
        ("type", "type", 1),
    )
)

NAMES = tuple(feature.name for feature in TABLE)

LEAST_SHARED, SHARED = 0.2, 0.35  # of a reference's words: see `hopeless`
_MOST_NAMES = 8
_MOST_SLIPS = 12  # words over: with more of them it is another work, and not one badly printed
_SHORT = 4  # letters: shorter words are like some stretch of anything
_SLIP = 0.79  # four letters of five
_NEAR = 0.75  # names: one letter in four lost, or changed in eight


def features(  # noqa: PLR0913 - what has been compared already is handed on
    text: Printed,
    fields: Fields,
    record: Recorded,
    title: TitleFound,
    *,
    over: Mapping[int, str],
    agreements: Mapping[str, float | None],
    mixed_up: bool,
) -> tuple[float, ...]:
    """The values of `TABLE` for one reference and one work."""
    kind = record.work.type
    found = {
        **_of_title(text, fields, title),
        **_of_people(text, fields, record),
        **_of_numbers(text, fields, record),
        **_of_words(text, record, title, over),
        **_of_container(text, record),
        "title-found": _number(agreements["title"]),
        "author-first": _number(agreements["author"]),
        "year": _number(agreements["year"]),
        "volume": _number(agreements["volume"]),
        "issue": _number(agreements["issue"]),
        "page": _number(agreements["page"]),
        "container": _number(agreements["container-title"]),
        "part-for-whole": float(mixed_up),
        "type": float(fields.type == kind) if fields.type and kind else nan,
    }
    return tuple(map(found.__getitem__, NAMES))


def _number(agreement: float | None) -> float:
    return nan if agreement is None else agreement


def _of_title(text: Printed, fields: Fields, title: TitleFound) -> dict[str, float]:
    recorded, own = title.recorded, title.recorded.split()
    read = named(fields.title.value) if fields.title else ()
    return {
        "title-words": sum(map(text.known.__contains__, own)) / len(own) if own else nan,
        "title-loosely": similarity.loosely_in("".join(own), text.compact) if own else nan,
        "title-read": similarity.title(recorded, " ".join(read)) if read and own else nan,
        "title-length": float(min(len(own), 20)),
        "title-read-length": float(min(len(read), 20)),
    }


def _of_people(text: Printed, fields: Fields, record: Recorded) -> dict[str, float]:
    authors = record.work.author.names
    read = fields.author.value if fields.author else None
    names = [glued(person.key) for person in read.names[:_MOST_NAMES]] if read else ()
    first = record.names[:_MOST_NAMES]
    return {
        "author-share": sum(_is_named(name, text) for name in first) / len(first) if first else nan,
        "author-read": sum(_is_recorded(name, record.everyone) for name in names) / len(names) if names else nan,
        "author-number": float(min(len(record.names), 12)),
        "author-read-number": float(len(names)),
        "author-surplus": float(len(read.names) - len(authors)) if read and not read.others and authors else nan,
    }


def _is_named(name: str, text: Printed) -> bool:
    return name in text.known or (len(name) > 3 and similarity.loosely_in(name, text.compact, _SLIP) >= _SLIP)


def _is_recorded(name: str, known: frozenset[str]) -> bool:
    return name in known or any(similarity.likeness(name, other, _NEAR) >= _NEAR for other in known)


def _of_numbers(text: Printed, fields: Fields, record: Recorded) -> dict[str, float]:
    recorded, first, last = record.numbers, record.work.page.first if record.work.page else "", record.last_page
    apart = [abs(one - other) for one in text.years for other in record.work.dated]
    return {
        "year-apart": float(min(*apart, 5)) if apart else nan,
        "page-slip": float(any(_slips(first, number) for number in text.numbers)) if len(first) > 1 else nan,
        "page-last": float(last in text.numbers) if last else nan,
        "numbers-recorded": sum(map(text.numbers.__contains__, recorded)) / len(recorded) if recorded else nan,
        "numbers-over": float(min(len(text.numbers - record.counted), 6)),
        "numbers-read-over": float(sum(plain(read) not in record.counted for read in _located(fields))),
    }


def _slips(page: str, number: str) -> bool:
    """Whether a number is a page of which one character was misread: "u71" for 171; "172" is another page."""
    if len(page) != len(number):
        return False
    differ = [there for here, there in zip(page, number, strict=True) if here != there]
    return not differ or (len(differ) == 1 and not differ[0].isdigit())


def _located(fields: Fields) -> list[str]:
    """The volume and the first page, where they were read, and more likely so than not."""
    found = [fields.volume.value] if fields.volume and fields.volume.confidence >= 0.5 else []
    return found + ([fields.page.value.first] if fields.page and fields.page.confidence >= 0.5 else [])


def _of_container(text: Printed, record: Recorded) -> dict[str, float]:
    names = list(map(glued, record.work.container_title))
    return {
        "container-loosely": max((similarity.loosely_in(name, text.compact) for name in names if name), default=nan),
        "container-length": float(min(len(named(record.work.container_title[0])), 12)) if names else 0.0,
    }


def hopeless(text: Printed, record: Recorded) -> bool:
    """Whether a reference and a record share too little for a comparison: quick, and no more than a sieve.

    A fifth of the reference's words and numbers must stand in the record, a third without first author or first page.
    """
    share = sum(map(record.words.__contains__, text.telling)) / len(text.telling) if text.telling else 1.0
    if LEAST_SHARED <= share < SHARED:
        paged = record.work.page is not None and record.page in text.numbers
        return not paged and (not record.people or text.known.isdisjoint(named(record.people[0].key)))
    return share < LEAST_SHARED


def left_over(text: Printed, record: Recorded, container: range | None) -> dict[int, str]:
    """The longer words, by index, that are neither a name nor the journal's, nor in every reference.

    With many of them there is a title, of this work or of another one.
    """
    known = record.besides
    return {
        index: word
        for index, word in text.longer.items()
        if word not in known and not (container and index in container)
    }


def _of_words(text: Printed, record: Recorded, title: TitleFound, over: Mapping[int, str]) -> dict[str, float]:
    """How much of the reference is not in the record at all."""
    own = record.title_words
    rest = [word for index, word in over.items() if word not in own and index not in title.words]
    if len(rest) <= _MOST_SLIPS:
        every = record.letters
        rest = [word for word in rest if len(word) <= _SHORT or similarity.loosely_in(word, every, _SLIP) < _SLIP]
    return {
        "words-over": len(rest) / len(text.longer) if text.longer else nan,
        "letters-over": float(min(sum(map(len, rest)), 100)),
        "words": float(min(len(text.words), 60)),
    }
