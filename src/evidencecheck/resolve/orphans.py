"""For an author-year citation that no entry answers: works of an index or a registry that it may mean.

A name and a year are asked for, with the words of the claim where these may be sent or stay on this machine. What comes
back must be by those authors and of that very year, and fit the page: by its words a title is told from the many others
that someone of that name has published. Nothing is filled in from it; a reader is asked "did you mean".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from evidencecheck.model.citation import Cited
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Field, Fields
from evidencecheck.model.resolution import Hint
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work
from evidencecheck.resolve.hints import MOST, by, year_of
from evidencecheck.sources._base import Question, Source
from evidencecheck.text.normalise import words

CLAIM = 2  # words of a title that stand in the claim, too: then the work fits it
PAGE = 0.5  # of the words of a title that stand in the page, where it is the one work of that name and year
STEM = 6  # letters by which two forms of a word are known as one: "improving", "improvement"
LONG = 4  # letters of a word that tells something
LONGEST = 300  # letters of a claim that are asked for; what is longer finds no more
_COMMON = frozenset(
    """about after also among analysis approach based before between both case data does during each effect effects
    evidence from have their into more most other over review role some study studies such than that them then these
    they this those through under using were what when where which while with within without years year""".split()
)


@attrs.frozen(eq=False)
class Wanted:
    """A citation without an entry: the works that it names, and the ``claim`` that it stands for (or "")."""

    cited: tuple[Cited, ...]
    claim: str = ""


def completed(  # noqa: PLR0913 - what is known, what is wanted, and who may be asked
    near: Mapping[str, Hint],
    known: Mapping[str, Hint],
    wanted: Mapping[str, Wanted],
    page: str,
    sources: Sequence[Source],
    *,
    private: bool,
) -> tuple[dict[str, Hint], tuple[str, ...]]:
    """``near`` with works, where it has none: the ``known`` ones, or else what `supposed` finds; and who was silent."""
    hints = {label: near.get(label, Hint()) for label in wanted}
    for label, hint in hints.items():
        if not hint.works and label in known:
            hints[label] = attrs.evolve(hint, works=known[label].works)
    still = {label: one for label, one in wanted.items() if not hints[label].works}
    found, silent = supposed(still, page, sources, private=private)
    hints |= {label: attrs.evolve(hints[label], works=works) for label, works in found.items()}
    return {label: hint for label, hint in hints.items() if hint != Hint()}, silent


def supposed(
    orphans: Mapping[str, Wanted], page: str, sources: Sequence[Source], *, private: bool
) -> tuple[dict[str, tuple[Work, ...]], tuple[str, ...]]:
    """The works that each orphan may mean, best first, at most `MOST`; and the sources that did not answer.

    ``page`` are the words of the document, which are sent nowhere; a claim's own go to sources on this machine, and
    elsewhere only where it is not ``private``.
    """
    at_hand = _telling(page)
    found: dict[str, tuple[Work, ...]] = {}
    silent: dict[str, None] = {}
    for label, wanted in orphans.items():
        works: dict[tuple[str, str], Work] = {}
        for source in sources:
            told: list[Work] = []
            for question in _questions(wanted, source, private=private):
                answer = question.recall() or question.ask()
                if answer.problem and source.online:
                    silent[source.name] = None
                told += (work for work in answer.works if _is_one(wanted, work))
            for work in _fitting(told, wanted, at_hand, alone=not source.online):
                works.setdefault((work.doi, work.title), work)
            if works:
                break  # what is nearer to the page goes before what is further off
        if works:
            found[label] = tuple(works.values())[:MOST]
    return found, tuple(silent)


def _questions(wanted: Wanted, source: Source, *, private: bool) -> Iterator[Question]:
    for cited in wanted.cited:
        year = year_of(cited)
        if not year or not cited.names:
            continue
        named = f"{' '.join(cited.names)} {year}"
        claim = wanted.claim[:LONGEST]
        at = Span(0, 0)
        who = Field(People(tuple(Person(family=name) for name in cited.names)), named, at)
        fields = Fields(author=who, issued=Field(PartialDate(year), named, at))
        if source.online:
            yield Question(source, raw=named if private or not claim else f"{named} {claim}", fields=fields)
        else:
            yield Question(source, raw=named, fields=fields)
            if claim:
                yield Question(source, raw=f"{named} {claim}", fields=fields)


def _is_one(wanted: Wanted, work: Work) -> bool:
    return any(by(cited, work) and year_of(cited) in work.dated for cited in wanted.cited)


def _fitting(works: Iterable[Work], wanted: Wanted, page: frozenset[str], *, alone: bool) -> tuple[Work, ...]:
    """Those that fit the claim, the best first; else the only one there is, where it fits the page.

    ``alone``: of a source that tells all it has of a name and year.
    """
    unique = list({(work.doi, work.title): work for work in works}.values())
    claim = _telling(wanted.claim)
    shared = {id(work): len(_telling(work.title) & claim) for work in unique}
    fitting = sorted((w for w in unique if shared[id(w)] >= CLAIM), key=lambda w: -shared[id(w)])
    if fitting:
        return tuple(fitting)
    named = [w for w in unique if any(len(one.names) > 1 and by(one, w) for one in wanted.cited)]
    single = named if len(named) == 1 else unique if alone and len(unique) == 1 else []
    return tuple(work for work in single if _share(work.title, page) >= PAGE)


def _share(title: str, page: frozenset[str]) -> float:
    telling = _telling(title)
    return len(telling & page) / len(telling) if telling else 0.0


def _telling(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that tell what it is about."""
    return frozenset(word[:STEM] for word in words(text) if len(word) >= LONG and word not in _COMMON)
