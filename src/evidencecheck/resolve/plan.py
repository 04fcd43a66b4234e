"""What to look up, where, and in which order: the lock first, each question once, what is known kept as it comes.

All DOIs of a run are asked for first, as many with one request as the source takes, then come the searches, and last,
where something was not found, what the sources hold of its journal: once for each journal. Threads only ask: what an
answer means is settled in the caller's own thread, and for each reference by its own answers alone, so that nothing
depends on the order in which they arrive.

A check that asks nobody runs through here, too, so what compares is only loaded when a source is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from evidencecheck.identifiers import doi as dois
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.resolve.specific import unspecific
from evidencecheck.sources._base import Bulk, Lookup, Question, Source

if TYPE_CHECKING:
    from evidencecheck.resolve._dialogue import Dialogue
    from evidencecheck.resolve._pool import Pool

Tell = Callable[[Reference, Resolution], None]
Key = tuple[int, str, str]
Answers = Mapping[Key, Lookup]

NOT_ASKED = "no record of it in references/, and looking it up was not asked for"


@attrs.frozen(eq=False)
class Wish:
    """A reference to look up: in which sources, and what the lock knows of it.

    ``tell`` is called with what was learnt, as soon as it is. What the lock holds is not asked again unless
    ``refresh``; but what it holds as not found or ambiguous is looked for in the sources on this machine, where someone
    may have described it since. Without ``journals`` no source is asked what it holds of the journal of an article that
    was not found.
    """

    reference: Reference
    sources: tuple[Source, ...]
    locked: Resolution | None = None
    refresh: bool = False
    tell: Tell | None = None
    journals: bool = True


def resolve(wishes: Sequence[Wish], progress: Callable[[int, int], None] | None = None) -> tuple[Resolution, ...]:
    """What each wish comes to, in their order.

    ``progress`` is called with the number of wishes done and of all. Raises `BibliographyError` for a source's
    unreadable file, and whatever a wish's ``tell`` raises; what has been told until then stays told.
    """
    run = _Run(wishes, progress or (lambda _done, _all: None))
    for number in range(len(wishes)):
        run.go_on(number)
    if run.asked or run.last:
        from evidencecheck.resolve._pool import Pool  # noqa: PLC0415 - threads, only where a service is asked

        with Pool[Answers]() as pool:
            run.put(pool)
            while len(pool):
                run.take(pool.next())
                run.put(pool)
    return tuple(run.found[number] for number in range(len(wishes)))


class _Run:
    """The dialogues of a run, and which of them wait for which answer."""

    def __init__(self, wishes: Sequence[Wish], progress: Callable[[int, int], None]) -> None:
        self.found: dict[int, Resolution] = {}
        self.asked: list[Question] = []
        """What is to be put to a service next, each question once."""
        self.last: dict[Key, Question] = {}
        """What is to be put to it when all else is answered: then it is known who asks, and how well."""
        self._all, self._progress = len(wishes), progress
        self._dialogues = [_wished(wish) for wish in wishes]
        self._waiting: dict[Key, list[int]] = {}
        self._known: dict[Key, Lookup] = {}

    def go_on(self, number: int, answer: Lookup | None = None) -> None:
        """Take a dialogue up to its end, or to the next question that nobody on this machine can answer."""
        dialogue = self._dialogues[number]
        try:
            question = next(dialogue) if answer is None else dialogue.send(answer)
            while (known := self._at_hand(question)) is not None:
                question = dialogue.send(known)
        except StopIteration as end:
            self.found[number] = end.value
            self._progress(len(self.found), self._all)
            return
        if question.journal:
            self.last[question.key] = _better(question, self.last.get(question.key))
        elif question.key not in self._waiting:
            self.asked.append(question)
        self._waiting.setdefault(question.key, []).append(number)

    def _at_hand(self, question: Question) -> Lookup | None:
        if question.source.online and isinstance(question.source, Bulk):
            known = self._known.get(question.key)
            return question.recall() if known is None and not question.journal else known
        return question.ask()  # on this machine, or a source that has not said that it may be asked by threads

    def put(self, pool: Pool[Answers]) -> None:
        """Submit what has come up: the DOIs of each source in parcels, then the searches, and in the end the rest."""
        asked, self.asked = self.asked, []
        by_doi = [question for question in asked if question.doi]
        for source in dict.fromkeys(question.source for question in by_doi):
            if isinstance(source, Bulk):
                for parcel in source.parcels([q.doi for q in by_doi if q.source is source]):
                    pool.submit(source, source.at_once, _Parcel(source, parcel))
        for question in asked:
            if not question.doi and isinstance(question.source, Bulk):
                pool.submit(question.source, question.source.at_once, _One(question))
        if not len(pool):
            self._put_last(pool)

    def _put_last(self, pool: Pool[Answers]) -> None:
        last, self.last = self.last, {}
        for question in last.values():
            if known := question.recall():
                self.take({question.key: known})
            elif isinstance(question.source, Bulk):
                pool.submit(question.source, question.source.at_once, _One(question))

    def take(self, answers: Answers) -> None:
        """Go on with whoever waits for one of these answers."""
        self._known |= answers
        for key, answer in answers.items():
            for number in self._waiting.pop(key, ()):
                self.go_on(number, answer)


@attrs.frozen(eq=False)
class _Parcel:
    """Some DOIs, asked for together."""

    source: Source
    dois: tuple[str, ...]

    def __call__(self) -> Answers:
        found = self.source.by_doi(self.dois)
        return {Question(self.source, doi).key: found[doi] for doi in self.dois}


@attrs.frozen(eq=False)
class _One:
    """A search, or one journal."""

    question: Question

    def __call__(self) -> Answers:
        return {self.question.key: self.question.ask()}


def _better(one: Question, other: Question | None) -> Question:
    """The same of two questions of one journal in whatever order: the one with the least ISSN, if one has any."""
    return min(filter(None, (one, other)), key=lambda question: (not question.issn, question.issn, question.journal))


def _wished(wish: Wish) -> Generator[Question, Lookup, Resolution]:
    """The dialogue of a wish, and its answer told."""
    reference, locked = wish.reference, wish.locked
    if locked and locked.outcome is not Outcome.NOT_ATTEMPTED and not wish.refresh:
        return (yield from _since_described(wish, locked))
    if why := unspecific(reference.raw, reference.fields):
        answer = Resolution(Outcome.NOT_SPECIFIC, reason=why)
    elif not wish.sources:
        return locked or Resolution(Outcome.NOT_ATTEMPTED, reason=NOT_ASKED)
    else:
        answer = yield from _judged(wish)
        if locked and answer.outcome is Outcome.NOT_ATTEMPTED and locked.outcome is not Outcome.NOT_ATTEMPTED:
            return locked  # no registry was asked this time: what one has answered before still stands
    return _told(wish, answer)


def _judged(wish: Wish) -> Dialogue:
    """What looking up comes to, and what it means if that is nothing."""
    from evidencecheck.resolve.expected import overheard, weighed  # noqa: PLC0415 - loads the comparison

    works: list[Work] = []
    answer = yield from overheard(_looked_up(wish.reference, wish.sources), works)
    at_hand_first = sorted(wish.sources, key=lambda source: source.online)
    return (yield from weighed(wish.reference, answer, at_hand_first, works, journals=wish.journals))


def _looked_up(reference: Reference, sources: Sequence[Source]) -> Dialogue:
    raw, fields = reference.raw, reference.fields
    sources = sorted(sources, key=lambda source: source.online)  # what is at hand goes first
    own = dois.normalise(fields.doi.value) if fields.doi else ""
    if dois.valid(own):
        from evidencecheck.resolve.by_identifier import identified  # noqa: PLC0415 - loads the comparison

        return identified(own, raw, fields, sources)
    from evidencecheck.resolve.by_search import searched  # noqa: PLC0415 - the same

    return searched(raw, fields, sources)


def _since_described(wish: Wish, locked: Resolution) -> Generator[Question, Lookup, Resolution]:
    """What is locked; or, where that is no match, the work that a bibliography on this machine holds by now."""
    offline = [source for source in wish.sources if not source.online]
    if not offline or locked.outcome not in {Outcome.NOT_FOUND, Outcome.AMBIGUOUS}:
        return locked
    answer = yield from _looked_up(wish.reference, offline)
    # A DOI that no registry knows stays so, whatever else about the reference is known.
    if answer.outcome is not Outcome.MATCHED or (wish.reference.fields.doi and answer.matched_by != "doi"):
        return locked
    return _told(wish, answer)


def _told(wish: Wish, answer: Resolution) -> Resolution:
    if wish.locked and wish.locked.accepted:
        answer = attrs.evolve(answer, accepted=wish.locked.accepted)
    if wish.tell:
        wish.tell(wish.reference, answer)
    return answer
