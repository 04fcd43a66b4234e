"""What it means that a reference was not found: whether it would be expected where it was looked for.

Most absences mean nothing. One does where the reference plainly names an article of a journal, and the source that was
searched is known to hold that journal's articles of that year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeGuard

import attrs

from evidencecheck.model.reference import SURE, Reference
from evidencecheck.model.resolution import Holding, Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.resolve._containers import telling
from evidencecheck.resolve._dialogue import Dialogue
from evidencecheck.sources._base import Keeper, Lookup, Question, Source
from evidencecheck.text.late import late
from evidencecheck.text.normalise import words

LEAST = 10
"""Works of a year: a source that has fewer of a journal may have a part of them only."""

NEAR = 0.1
"""A candidate with this score may be the work, misquoted or misread; then nothing is said of an absence."""

_SHARE = 0.6
"""So is a work that shares so many of the longer words of its title, or of the reference's."""

_TITLE = 3  # words of a title; fewer are a section's name as often as an article's

# What registries do not hold of the journals that they hold: parts of supplements, notices, letters, reviews of books,
# what has not appeared yet or in another language.
_ASIDE = late(
    r"\b(?:suppl\w*|abstracts?|letters?|correspondence|repl(?:y|ies)|comments?|commentary|editorials?|errat\w+"
    r"|corrigend\w+|correction|retract\w+|book reviews?|reviewed by|review of the book|news|obituary|interview|posters?"
    r"|meeting|congress|conference|proceedings|symposium|preprints?|arxiv|biorxiv|medrxiv|ssrn|in press|forthcoming"
    r"|to appear|accepted|submitted|unpublished|ahead of print|advance online|online first|early (?:view|access)"
    r"|special issue|magazine|newsletter|translat\w+)\b|\((?:in|auf|en) \w",
    re.IGNORECASE,
)


@attrs.frozen
class Named:
    """The journal and the year that a reference plainly gives."""

    journal: str
    year: int


def named(reference: Reference) -> Named | None:
    """The journal whose article a reference without a DOI surely is, and of which year; None for all others."""
    fields = reference.fields
    author, title, journal, issued = fields.author, fields.title, fields.container_title, fields.issued
    if fields.type not in {"journal-article", "article-journal"} or fields.doi:
        return None
    if not (author and title and journal and issued):
        return None
    surely = min(field.confidence for field in (author, title, journal, issued)) >= SURE
    placed = any(field.confidence >= SURE for field in (fields.volume, fields.page) if field)
    year = issued.value.year
    if not surely or not placed or year is None or issued.value.status or not author.value.names:
        return None
    rest = f"{reference.raw} ".replace(journal.raw, " ", 1)
    if len(words(title.value)) < _TITLE or "[" in reference.raw or _ASIDE.search(rest):
        return None
    return Named(" ".join(journal.value.split()), year)


def overheard(dialogue: Dialogue, works: list[Work]) -> Dialogue:
    """``dialogue`` as it is; whatever works it is shown are added to ``works``."""
    try:
        question = next(dialogue)
        while True:
            answer = yield question
            works += answer.works
            question = dialogue.send(answer)
    except StopIteration as end:
        found: Resolution = end.value
        return found


def weighed(
    reference: Reference, answer: Resolution, sources: Sequence[Source], works: Sequence[Work], *, journals: bool
) -> Dialogue:
    """``answer``; where nothing was found, with what the sources that were searched hold of its kind.

    ``works`` are those that were offered: they may know the journal's ISSN. Without ``journals`` nothing is asked.
    """
    if answer.outcome is not Outcome.NOT_FOUND:
        return answer
    keepers = [source for source in sources if source.name in answer.searched and _keeps(source)]
    samples = tuple((source.name, source.size) for source in keepers if not source.whole)
    answer = attrs.evolve(answer, samples=samples)
    own = named(reference)
    near = any(candidate.score >= NEAR for candidate in answer.candidates)
    if not journals or own is None or near or any(_alike(reference, work) for work in works):
        return answer
    issn = _issn(own.journal, works)
    for source in keepers:
        if not source.whole:
            continue
        told = yield Question(source, journal=own.journal, issn=issn)
        if told.problem:  # what is known in part only is asked again
            answer = attrs.evolve(answer, partial=True)
        elif holding := _holding(own, told, source.name):
            return attrs.evolve(answer, holding=holding, partial=False)
    return answer


def _keeps(source: Source) -> TypeGuard[Keeper]:
    """As ``isinstance(source, Keeper)``, which takes longer than a search."""
    return hasattr(source, "whole")


def _alike(reference: Reference, work: Work) -> bool:
    """Whether the titles share most of their longer words."""
    title = reference.fields.title
    mine, theirs = _longer(title.value if title else reference.raw), _longer(work.title)
    return len(mine & theirs) >= max(2, _SHARE * min(len(mine), len(theirs)))


def _longer(title: str) -> frozenset[str]:
    found = words(title)
    return frozenset(word for word in found if len(word) > _TITLE) or frozenset(found)


def _issn(journal: str, works: Iterable[Work]) -> str:
    """The least ISSN of the works of this journal, "" where there is none."""
    return min((issn for work in works if _agree(journal, work.container_title) for issn in work.issn), default="")


def _holding(own: Named, told: Lookup, source: str) -> Holding | None:
    """That the source holds the journal's works of that year; of several journals of the name, of each of them.

    Of the current year much is yet to come.
    """
    exact = [one for one in told.journals if _same(own.journal, one.names)]
    meant = exact or [one for one in told.journals if _agree(own.journal, one.names)]
    if not meant or not told.retrieved or own.year >= int(told.retrieved[:4]):
        return None
    held = [(one.works.get(own.year, 0), one) for one in meant]
    if min(count for count, _ in held) < LEAST:
        return None
    count, journal = max(held, key=lambda pair: (pair[0], pair[1].names))
    return Holding(source, journal.names[0], own.year, count)


def _same(cited: str, names: Iterable[str]) -> bool:
    return any(telling(cited) == telling(name) for name in names)


def _agree(cited: str, names: Iterable[str]) -> bool:
    """Whether ``cited`` is one of ``names``, or cuts each of its words at the end: "Transp Policy"."""
    names = tuple(names)
    return _same(cited, names) or any(_cuts(telling(cited), telling(name)) for name in names)


def _cuts(short: Sequence[str], full: Sequence[str]) -> bool:
    return len(short) == len(full) > 1 and all(map(str.startswith, full, short))
