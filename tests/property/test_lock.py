"""Laws of the lock, and of what is never said when nobody answers."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.model.dates import PartialDate
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.resolution import Candidate, Hint, Holding, Outcome, Resolution
from evidencecheck.model.work import Relation, Update, Work
from evidencecheck.resolve.plan import Wish, resolve
from evidencecheck.store.lock import Lock, fingerprint
from tests.unit.resolve.making import BUSES, BUSES_CITED, SLEDGE, SLEDGE_CITED, Shelf, reference

DAY = "2026-11-23"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMED = TEXT.filter(bool)
PEOPLE = st.builds(
    People,
    st.lists(st.builds(Person, family=NAMED, given=TEXT) | st.builds(Person, literal=NAMED), max_size=3).map(tuple),
)
NUMBER = st.integers(1, 9999).map(str)
WORKS = st.builds(
    Work,
    title=TEXT,
    author=PEOPLE,
    container_title=st.lists(NAMED, max_size=2).map(tuple),
    volume=TEXT,
    issue=TEXT,
    page=st.none() | st.builds(lambda a, b: PageRange.parse(f"{a}-{b}"), NUMBER, NUMBER),
    issued=st.none() | st.builds(PartialDate, st.integers(1500, 2100), st.none() | st.integers(1, 12)),
    years=st.lists(st.integers(1500, 2100), max_size=2).map(tuple),
    type=st.sampled_from(["journal-article", "book", ""]),
    doi=st.sampled_from(["", "10.5555/a", "10.5555/b"]),
    updates=st.lists(st.builds(Update, st.just("retraction"), TEXT), max_size=1).map(tuple),
    notice_of=st.lists(st.builds(Update, NAMED, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    relations=st.lists(st.builds(Relation, NAMED, NAMED), max_size=2).map(tuple),
    subtype=TEXT,
    edition=TEXT,
    pmid=TEXT,
    source=TEXT,
    key=TEXT,
    retrieved=st.just(DAY),
)
ANSWERS = st.builds(
    Resolution,
    outcome=st.sampled_from([Outcome.MATCHED, Outcome.AMBIGUOUS, Outcome.CONFLICTING, Outcome.NOT_FOUND]),
    work=st.none() | WORKS,
    score=st.none() | st.integers(0, 1000).map(lambda n: n / 1000),
    matched_by=st.sampled_from(["", "doi", "search"]),
    searched=st.lists(NAMED, max_size=2).map(tuple),
    reason=TEXT,
    retrieved=st.just(DAY),
    samples=st.dictionaries(NAMED, st.integers(1, 10**9), max_size=2).map(lambda told: tuple(told.items())),
    holding=st.none() | st.builds(Holding, TEXT, TEXT, st.integers(1600, 2100), st.integers(10, 9999)),
)
ENTRIES = st.lists(st.tuples(NAMED, ANSWERS), max_size=4, unique_by=lambda entry: fingerprint(entry[0]))


def write(path: Path, entries) -> bytes:
    lock = Lock.load(path)
    for raw, answer in entries:
        lock.put(reference(raw, parsed=False), answer, DAY)
    lock.save()
    return path.read_bytes() if path.exists() else b""


@given(ENTRIES, st.dictionaries(NAMED, st.builds(Hint, st.lists(WORKS, max_size=2).map(tuple), TEXT), max_size=2))
def test_what_is_saved_is_what_is_loaded(entries, hints):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "evidence.lock")
        write(path, entries)
        lock = Lock.load(path)
        for label, hint in hints.items():
            lock.put_hint(label, hint)
        lock.save()
        lock = Lock.load(path)
        for raw, answer in entries:
            assert lock.get(reference(raw, parsed=False)) == attrs.evolve(answer, locked=True)
        for label, hint in hints.items():
            assert (lock.get_hint(label) or Hint()) == hint


@given(ENTRIES, st.randoms())
def test_order_does_not_matter_and_saving_twice_changes_nothing(entries, random):
    with tempfile.TemporaryDirectory() as folder:
        once = write(Path(folder, "one.lock"), entries)
        shuffled = random.sample(entries, len(entries))
        assert write(Path(folder, "two.lock"), shuffled) == once
        assert write(Path(folder, "two.lock"), entries) == once


@given(st.text(max_size=60), st.randoms())
def test_a_fingerprint_survives_rewrapping(raw, random):
    wrapped = "".join(random.choice(["\n", "  ", "\r\n\t"]) if char == " " else char for char in raw)
    assert fingerprint(wrapped) == fingerprint(raw)


RAW = st.sampled_from([
    "Aldana R. Night buses. J Urban Mobil. 2012;4(2):11-19. doi:10.5555/jum.2012.4.2",
    "Solomon P, Draine J. The working alliance. J Ment Health Admin. 1995;22:126-134.",
    "WHO",
]) | st.text(max_size=60)  # fmt: skip


@given(st.lists(RAW, max_size=3), st.lists(st.booleans(), max_size=3), st.booleans())
def test_with_every_source_unreachable_nothing_is_not_found(raws, online, refresh):
    """Nor is anything ambiguous or conflicting: nothing is known."""
    with tempfile.TemporaryDirectory() as folder:
        shelves = [Shelf(problem="no route to host", name=f"source {n}", online=o) for n, o in enumerate(online)]
        references = [reference(raw, str(n), parsed=raw.isascii()) for n, raw in enumerate(raws)]
        lock = Lock(Path(folder, "evidence.lock"))
        found = resolve([Wish(one, tuple(shelves), lock.get(one), refresh) for one in references])
        for answer in found:
            assert answer.outcome in {Outcome.UNREACHABLE, Outcome.NOT_ATTEMPTED, Outcome.NOT_SPECIFIC}
        for one, answer in zip(references, found, strict=True):
            lock.put(one, answer, DAY)
            kept = lock.get(one)
            assert kept is None or kept.outcome is Outcome.NOT_SPECIFIC


@given(st.lists(WORKS, max_size=4), RAW)
def test_any_record_can_be_weighed_against_any_text(works, raw):
    (answer,) = resolve([Wish(reference(raw, parsed=raw.isascii()), (Shelf(works),))])
    assert all(0 <= c.score <= 1 for c in answer.candidates if isinstance(c, Candidate))


class Hurried(Shelf):
    """Answers to many threads, in any order; ``turns`` are how long each question takes."""

    at_once = 4

    def __init__(self, works, turns, size):
        super().__init__(works)
        self._turns, self._size = iter(turns), size

    def parcels(self, dois):
        return [tuple(dois[at : at + self._size]) for at in range(0, len(dois), self._size)]

    def recall_doi(self, doi):
        return None

    def recall_search(self, raw):
        return None

    def _answer(self, works):
        time.sleep(next(self._turns, 0) / 500)
        return super()._answer(works)


@settings(max_examples=20)
@given(
    st.permutations(
        [f"{raw} doi:10.5555/{n}" if n % 2 else raw for n, raw in enumerate([BUSES_CITED, SLEDGE_CITED] * 4)]
    ),
    st.lists(st.integers(0, 5), max_size=20),
    st.integers(1, 5),
)
def test_the_order_in_which_answers_come_changes_nothing(raws, turns, size):
    references = [reference(raw, str(n)) for n, raw in enumerate(raws)]
    works = [BUSES, SLEDGE, attrs.evolve(BUSES, doi="10.5555/3")]
    shelf, hurried = Shelf(works), Hurried(works, turns, size)
    assert resolve([Wish(one, (hurried,)) for one in references]) == resolve(
        [Wish(one, (shelf,)) for one in references]
    )
