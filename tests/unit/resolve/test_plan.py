"""What is asked, how often, and what is kept."""

from __future__ import annotations

import sys

import attrs
import pytest

from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.resolve import plan
from evidencecheck.resolve.plan import NOT_ASKED, Wish
from evidencecheck.store.lock import Lock
from tests.unit.resolve.making import BUSES, BUSES_CITED, SLEDGE, SLEDGE_CITED, Shelf, reference

DAY = "2026-11-21"


@pytest.fixture
def lock(tmp_path):
    return Lock(tmp_path / "evidence.lock")


def resolve(references, sources, lock, *, refresh=False, progress=None, on_answer=None):
    """By label, as a document's references are looked up."""
    wishes = [Wish(r, tuple(sources), lock.get(r), refresh=refresh, tell=on_answer) for r in references]
    return dict(zip((r.label for r in references), plan.resolve(wishes, progress), strict=True))


def one(raw, sources, lock, **more):
    return resolve([reference(raw)], sources, lock, **more)["1"]


def test_nobody_to_ask_is_not_attempted_and_loads_no_matcher(lock):
    for name in [name for name in sys.modules if name.startswith(("rapidfuzz", "evidencecheck.resolve.by_"))]:
        del sys.modules[name]
    found = one(BUSES_CITED, [], lock)
    assert (found.outcome, found.reason) == (Outcome.NOT_ATTEMPTED, NOT_ASKED)
    assert not any(name.startswith("rapidfuzz") for name in sys.modules)


def test_what_the_lock_holds_is_not_asked_again_unless_wanted(lock):
    lock.put(reference(BUSES_CITED), Resolution(Outcome.MATCHED, SLEDGE, 0.9, "search"), DAY)
    shelf = Shelf([BUSES])
    found = one(BUSES_CITED, [shelf], lock)
    assert found.locked
    assert shelf.asked == []
    assert one(BUSES_CITED, [shelf], lock, refresh=True).work == BUSES


def test_the_bibliography_is_asked_before_the_network_in_any_order(lock):
    online, bib = Shelf([BUSES]), Shelf([BUSES], name="all.bib", online=False)
    one(BUSES_CITED, [online, bib], lock)
    assert (len(bib.asked), len(online.asked)) == (1, 0)


def test_a_doi_is_looked_up_and_a_broken_one_searched_past(lock):
    shelf = Shelf([BUSES])
    assert one(f"{BUSES_CITED} doi:{BUSES.doi}", [shelf], lock).matched_by == "doi"
    assert shelf.asked == [BUSES.doi]
    assert one(BUSES_CITED, [shelf], lock).matched_by == "search"


def test_each_answer_is_handed_over_as_it_comes(lock):
    """So that a run that is interrupted keeps what it had."""
    handed = []

    class Breaking(Shelf):
        def search(self, raw, fields):
            if handed:
                raise KeyboardInterrupt
            return super().search(raw, fields)

    references = [reference(BUSES_CITED, "1"), reference(SLEDGE_CITED, "2")]
    with pytest.raises(KeyboardInterrupt):
        resolve(references, [Breaking([BUSES])], lock, on_answer=lambda r, a: handed.append((r.label, a.work)))
    assert handed == [("1", BUSES)]


def test_progress_counts_to_the_end(lock):
    steps = []
    resolve([reference(BUSES_CITED, "1"), reference("WHO", "2")], [], lock, progress=lambda *step: steps.append(step))
    assert steps == [(1, 2), (2, 2)]


def test_an_organisation_alone_is_not_looked_up(lock):
    shelf = Shelf([BUSES])
    assert one("Source: Ministry of Transport", [shelf], lock).outcome is Outcome.NOT_SPECIFIC
    assert shelf.asked == []


def test_what_was_not_found_is_matched_once_someone_has_described_it(lock):
    lock.put(reference(BUSES_CITED), Resolution(Outcome.NOT_FOUND, searched=("Crossref",)), DAY)
    online, handed = Shelf([]), []
    bib = Shelf([attrs.evolve(BUSES, doi="")], name="all.bib", online=False)
    found = one(BUSES_CITED, [bib, online], lock, on_answer=lambda *answer: handed.append(answer))
    assert (found.outcome, found.searched) == (Outcome.MATCHED, ("all.bib",))
    assert len(handed) == 1
    assert online.asked == []


def test_an_unknown_doi_stays_unknown_though_the_work_is_described(lock):
    raw = f"{BUSES_CITED} doi:10.5555/typo"
    lock.put(reference(raw), Resolution(Outcome.NOT_FOUND, searched=("Crossref",)), DAY)
    assert one(raw, [Shelf([BUSES], online=False)], lock).outcome is Outcome.NOT_FOUND


def test_a_refresh_that_asks_no_registry_keeps_what_is_known(lock):
    lock.put(reference(BUSES_CITED), Resolution(Outcome.NOT_FOUND, searched=("Crossref",)), DAY)
    handed = []
    bib = Shelf([], online=False)
    found = one(BUSES_CITED, [bib], lock, refresh=True, on_answer=lambda *answer: handed.append(answer))
    assert (found.outcome, handed) == (Outcome.NOT_FOUND, [])
    assert one(BUSES_CITED, [], lock, refresh=True).locked


def test_a_refresh_that_reaches_nobody_says_so(lock):
    lock.put(reference(BUSES_CITED), Resolution(Outcome.NOT_FOUND, searched=("Crossref",)), DAY)
    assert one(BUSES_CITED, [Shelf(problem="503")], lock, refresh=True).outcome is Outcome.UNREACHABLE
