"""What the learned part of a score sees of a reference and a work: each thing that the two may share, as a number.

Where one side gives no occasion to compare, a feature is ``nan``, and the model has a way of its own for that. Each
feature belongs to a field, and knows which way it may push: more agreement never counts against a match.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work
from evidencecheck.resolve import _people as people
from evidencecheck.resolve._printed import Printed, named, plain_number
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

_APPARATUS_WORDS = (
    "accessed available book chapter edited edition editor editors from http https issue journal page pages press "
    "print proceedings proc published publisher suppl supplement university vol volume with"
)
_APPARATUS = frozenset(_APPARATUS_WORDS.split())  # words of more than three letters that stand in any reference

LEAST_SHARED, SHARED = 0.2, 0.35  # of a reference's words: see `hopeless`
_MOST_NAMES = 8
_MOST_SLIPS = 12  # words over: with more of them it is another work, and not one badly printed
_SHORT = 4  # letters: shorter words are like some stretch of anything
_SLIP = 0.79  # four letters of five


def features(  # noqa: PLR0913 - what has been compared already is handed on
    text: Printed,
    fields: Fields,
    work: Work,
    title: TitleFound,
    *,
    over: Mapping[int, str],
    agreements: Mapping[str, float | None],
    mixed_up: bool,
) -> tuple[float, ...]:
    """The values of `TABLE` for one reference and one work."""
    found = {
        **_of_title(text, fields, title),
        **_of_people(text, fields, work),
        **_of_numbers(text, fields, work),
        **_of_words(text, work, title, over),
        **_of_container(text, work),
        "title-found": _number(agreements["title"]),
        "author-first": _number(agreements["author"]),
        "year": _number(agreements["year"]),
        "volume": _number(agreements["volume"]),
        "issue": _number(agreements["issue"]),
        "page": _number(agreements["page"]),
        "container": _number(agreements["container-title"]),
        "part-for-whole": float(mixed_up),
        "type": float(fields.type == work.type) if fields.type and work.type else nan,
    }
    return tuple(found[name] for name in NAMES)


def _number(agreement: float | None) -> float:
    return nan if agreement is None else agreement


def _of_title(text: Printed, fields: Fields, title: TitleFound) -> dict[str, float]:
    recorded, own = title.recorded, title.recorded.split()
    read = named(fields.title.value) if fields.title else ()
    return {
        "title-words": sum(word in text.known for word in own) / len(own) if own else nan,
        "title-loosely": similarity.loosely_in("".join(own), text.compact) if own else nan,
        "title-read": similarity.title(recorded, " ".join(read)) if read and own else nan,
        "title-length": float(min(len(own), 20)),
        "title-read-length": float(min(len(read), 20)),
    }


def _of_people(text: Printed, fields: Fields, work: Work) -> dict[str, float]:
    recorded = ["".join(named(person.key)) for person in people.people(work)]
    read = fields.author.value if fields.author else None
    names = ["".join(named(person.key)) for person in read.names[:_MOST_NAMES]] if read else []
    known = set(recorded) | {"".join(named(person.key)) for person in work.editor.names}
    first = recorded[:_MOST_NAMES]
    return {
        "author-share": sum(_is_named(name, text) for name in first) / len(first) if first else nan,
        "author-read": sum(_is_recorded(name, known) for name in names) / len(names) if names else nan,
        "author-number": float(min(len(recorded), 12)),
        "author-read-number": float(len(names)),
        "author-surplus": float(len(read.names) - len(work.author.names))
        if read and not read.others and work.author.names
        else nan,
    }


def _is_named(name: str, text: Printed) -> bool:
    return name in text.known or (len(name) > 3 and similarity.loosely_in(name, text.compact) >= _SLIP)


def _is_recorded(name: str, known: set[str]) -> bool:
    return name in known or any(similarity.likeness(name, other) >= 0.75 for other in known)


def _of_numbers(text: Printed, fields: Fields, work: Work) -> dict[str, float]:
    first, last = (work.page.first, work.page.last) if work.page else ("", "")
    recorded = [_plain(number) for number in (work.volume, work.issue, first, work.article_number) if number]
    years = set(work.years) | ({work.issued.year} if work.issued and work.issued.year else set())
    apart = [abs(one - other) for one in text.years for other in years]
    end = _plain(last) if last and last != first else ""
    known = {*recorded, end, *map(str, years)}
    known |= {plain_number(word) for name in (work.title, *work.container_title) for word in named(name)}
    return {
        "year-apart": float(min(*apart, 5)) if apart else nan,
        "page-slip": float(any(_slips(first, number) for number in text.numbers)) if len(first) > 1 else nan,
        "page-last": float(end in text.numbers) if end else nan,
        "numbers-recorded": sum(number in text.numbers for number in recorded) / len(recorded) if recorded else nan,
        "numbers-over": float(min(len(text.numbers - known), 6)),
        "numbers-read-over": float(sum(_plain(read) not in known for read in _located(fields))),
    }


def _slips(page: str, number: str) -> bool:
    """Whether a number is a page of which one character was misread: "u71" for 171; "172" is another page."""
    differ = [there for here, there in zip(page, number, strict=False) if here != there]
    return len(page) == len(number) and (not differ or (len(differ) == 1 and not differ[0].isdigit()))


def _located(fields: Fields) -> list[str]:
    """The volume and the first page, where they were read, and more likely so than not."""
    found = [fields.volume.value] if fields.volume and fields.volume.confidence >= 0.5 else []
    return found + ([fields.page.value.first] if fields.page and fields.page.confidence >= 0.5 else [])


def _plain(number: str) -> str:
    return plain_number("".join(named(number)))


def _of_container(text: Printed, work: Work) -> dict[str, float]:
    names = ["".join(named(name)) for name in work.container_title]
    return {
        "container-loosely": max((similarity.loosely_in(name, text.compact) for name in names if name), default=nan),
        "container-length": float(min(len(named(work.container_title[0])), 12)) if names else 0.0,
    }


def hopeless(text: Printed, work: Work) -> bool:
    """Whether a reference and a record share too little for a comparison: quick, and no more than a sieve.

    A fifth of the reference's words and numbers must stand in the record, a third without first author or first page.
    """
    known = {str(year) for year in work.years}
    authors = people.people(work)
    pages = str(work.page) if work.page else ""
    families = (person.key for person in authors[:12])
    for name in (work.title, *work.container_title, work.publisher, work.volume, work.issue, pages, *families):
        known.update(named(name))
    telling = [word for word in text.words if len(word) > 2 or word.isdigit()]
    share = sum(word in known for word in telling) / len(telling) if telling else 1.0
    if LEAST_SHARED <= share < SHARED:
        paged = work.page is not None and _plain(work.page.first) in text.numbers
        return not paged and not (authors and text.known.intersection(named(authors[0].key)))
    return share < LEAST_SHARED


def left_over(text: Printed, work: Work, container: range | None) -> dict[int, str]:
    """The longer words, by index, that are neither a name nor the journal's, nor in every reference.

    With many of them there is a title, of this work or of another one.
    """
    known = set(_APPARATUS)
    for name in (*_names(work), *work.container_title, work.publisher):
        known.update(named(name))
    return {
        index: word
        for index, word in text.longer.items()
        if word not in known and not (container and index in container)
    }


def _names(work: Work) -> list[str]:
    return [str(person) for person in (*work.author.names, *work.editor.names)]


def _of_words(text: Printed, work: Work, title: TitleFound, over: Mapping[int, str]) -> dict[str, float]:
    """How much of the reference is not in the record at all."""
    own = named(work.title)
    rest = [word for index, word in over.items() if word not in own and index not in title.words]
    if 0 < len(rest) <= _MOST_SLIPS:
        every = "".join((*own, *(word for name in (*work.container_title, *_names(work)) for word in named(name))))
        rest = [word for word in rest if len(word) <= _SHORT or similarity.loosely_in(word, every) < _SLIP]
    return {
        "words-over": len(rest) / len(text.longer) if text.longer else nan,
        "letters-over": float(min(sum(map(len, rest)), 100)),
        "words": float(min(len(text.words), 60)),
    }
