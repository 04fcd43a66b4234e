"""Which works of a source an author-year citation without an entry may mean, and what a source is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from evidencecheck.model.citation import Cited
from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work
from evidencecheck.resolve.orphans import Wanted, supposed
from evidencecheck.sources._base import Lookup
from tests.unit.resolve.making import work

CLAIM = "Walkers who visit street markets on Saturdays buy more"
PAGE = f"{CLAIM}. Towns with markets keep their streets alive, and rents of stalls fall."
STREETS = work("Saturday streets and their markets", "Okafor, Reyes", 2016, doi="10.5555/a")
STALLS = work("Stalls and rents", "Okafor", 2016, doi="10.5555/b")
LASERS = work("Coherence of pulsed lasers", "Okafor", 2016, doi="10.5555/c")
OLDER = work("Saturday streets and markets revisited", "Okafor", 2003, doi="10.5555/d")
LUND = work("Saturday streets and markets again", "Lund", 2016, doi="10.5555/e")


class Shelf:
    """A source that answers every search with all it has, and keeps what it was asked."""

    exhaustive = True
    size = 5

    def __init__(self, *works: Work, online: bool = False, problem: str = "") -> None:
        self.works, self.online, self.problem = works, online, problem
        self.name = "Service" if online else "an index"
        self.asked: list[str] = []

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        raise NotImplementedError

    def search(self, raw: str, fields: Fields) -> Lookup:
        assert fields.author
        assert fields.issued
        self.asked.append(raw)
        return Lookup(problem=self.problem) if self.problem else Lookup(self.works)


def told(*sources: Shelf, names=("Okafor",), year="2016", claim=CLAIM, private=True) -> tuple[Work, ...]:
    wanted = Wanted((Cited(tuple(names), year),), claim)
    return supposed({"x": wanted}, PAGE, sources, private=private)[0].get("x", ())


def test_the_one_that_fits_the_claim_goes_first() -> None:
    assert told(Shelf(LASERS, STALLS, STREETS)) == (STREETS,)


def test_another_year_or_author_is_never_told() -> None:
    assert told(Shelf(OLDER, LUND)) == ()


def test_the_only_one_of_an_index_has_to_fit_the_page() -> None:
    assert told(Shelf(STALLS)) == (STALLS,)
    assert told(Shelf(LASERS)) == ()


def test_several_that_do_not_fit_the_claim_are_not_told() -> None:
    assert told(Shelf(STALLS, LASERS)) == ()


def test_a_service_does_not_tell_all_that_it_has() -> None:
    assert told(Shelf(STALLS, online=True)) == ()
    assert told(Shelf(STREETS, online=True)) == (STREETS,)


def test_two_names_are_telling() -> None:
    both = work("Rents of market stalls", "Okafor, Reyes", 2016, doi="10.5555/f")
    assert told(Shelf(both, online=True), names=("Okafor", "Reyes"), claim="") == (both,)
    assert told(Shelf(both, online=True), claim="") == ()


def test_the_nearer_source_goes_before_the_service_and_spares_it() -> None:
    service = Shelf(STREETS, online=True)
    assert told(Shelf(STALLS), service) == (STALLS,)
    assert service.asked == []


@pytest.mark.parametrize("private", [True, False])
def test_an_index_is_asked_with_the_claim(private: bool) -> None:
    index = Shelf()
    told(index, private=private)
    assert index.asked == ["Okafor 2016", f"Okafor 2016 {CLAIM}"]


def test_a_service_is_not_told_the_claim_unless_it_may() -> None:
    service = Shelf(online=True)
    told(service)
    told(service, private=False)
    assert service.asked == ["Okafor 2016", f"Okafor 2016 {CLAIM}"]


def test_no_year_asks_nothing() -> None:
    index = Shelf(STALLS)
    assert told(index, year="n.d.") == ()
    assert index.asked == []


def test_a_service_without_an_answer_is_named() -> None:
    wanted = {"x": Wanted((Cited(("Okafor",), "2016"),), CLAIM)}
    found, silent = supposed(wanted, PAGE, [Shelf(online=True, problem="503")], private=True)
    assert (found, silent) == ({}, ("Service",))
