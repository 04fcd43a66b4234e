"""From answers of sources to outcomes: by DOI, by search, and what not reaching a source means."""

from __future__ import annotations

import attrs
import pytest

from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.resolve.by_identifier import by_identifier
from evidencecheck.resolve.by_search import by_search
from evidencecheck.resolve.decide import decide
from evidencecheck.sources._base import Lookup
from tests.unit.resolve.making import BUSES, BUSES_CITED, SLEDGE, SLEDGE_CITED, Shelf, reference, work


def search(raw, *sources):
    cited = reference(raw)
    return by_search(cited.raw, cited.fields, sources)


def lookup(doi, raw, *sources):
    cited = reference(raw)
    return by_identifier(doi, cited.raw, cited.fields, sources)


def test_a_search_that_finds_the_work_says_where_and_when():
    found = search(BUSES_CITED, Shelf([SLEDGE, BUSES]))
    assert (found.outcome, found.work, found.matched_by) == (Outcome.MATCHED, BUSES, "search")
    assert (found.searched, found.retrieved) == (("Crossref",), "2026-11-20")
    assert found.score is not None
    assert found.score > 0.9


def test_a_bibliography_that_holds_the_work_is_enough():
    online = Shelf([BUSES])
    found = search(BUSES_CITED, Shelf([BUSES], name="references/all.bib", online=False), online)
    assert found.searched == ("references/all.bib",)
    assert online.asked == []


def test_two_works_that_fit_equally_well_are_ambiguous():
    """An article and its preprint, where the reference tells no more than both records do."""
    one = work("Night buses and the second shift", "Aldana", 2012, doi="10.5555/a")
    two = attrs.evolve(one, doi="10.5555/b", type="posted-content")
    found = search("Aldana R. Night buses and the second shift. 2012.", Shelf([one, two]))
    assert found.outcome is Outcome.AMBIGUOUS
    assert {c.work.doi for c in found.candidates} == {"10.5555/a", "10.5555/b"}
    assert found.work is None


def test_the_record_that_agrees_in_more_is_meant():
    preprint = work(BUSES.title, "Aldana, Petrov", 2012, type="posted-content", doi="10.5555/pre.1")
    assert search(BUSES_CITED, Shelf([preprint, BUSES])).work == BUSES


@pytest.mark.parametrize("other", [
    attrs.evolve(BUSES, source="references/all.bib", key="aldana", doi=""),
    attrs.evolve(BUSES, source="Mirror"),
])  # fmt: skip
def test_one_printing_recorded_twice_is_not_ambiguous(other):
    assert decide(BUSES_CITED, reference(BUSES_CITED).fields, [BUSES, other]).outcome is Outcome.MATCHED


def test_one_printing_with_two_dois_is_for_a_reader_to_tell():
    """A library of journals registers what the publisher has registered, too."""
    found = decide(BUSES_CITED, reference(BUSES_CITED).fields, [BUSES, attrs.evolve(BUSES, doi="10.5555/again")])
    assert found.outcome is Outcome.AMBIGUOUS
    assert {candidate.work.doi for candidate in found.candidates} == {BUSES.doi, "10.5555/again"}


def test_more_must_agree_to_tell_a_work_from_more_others():
    """Two names, a journal and a year are one work on a shelf; in a registry of millions there may be dozens."""
    cited = reference("R. Aldana, S. Petrov, Journal of Urban Mobility (2012).")
    few, many = (decide(cited.raw, cited.fields, [BUSES], among) for among in (1_000, 2**60))
    assert few.outcome is Outcome.MATCHED
    assert many.outcome is Outcome.NOT_FOUND
    assert "too little is said" in many.reason
    assert many.candidates[0].work == BUSES


def test_nothing_that_fits_is_not_found_in_what_was_searched():
    found = search(BUSES_CITED, Shelf([SLEDGE]))
    assert (found.outcome, found.work, found.searched) == (Outcome.NOT_FOUND, None, ("Crossref",))


@pytest.mark.parametrize(
    "exhaustive, outcome", [(True, Outcome.NOT_FOUND), (False, Outcome.NOT_ATTEMPTED)], ids=["index", "bibliography"]
)
def test_on_this_machine_an_absence_counts_where_all_of_a_kind_should_be(exhaustive, outcome):
    """A local index that was asked has answered; a hand-kept bibliography need not hold everything."""
    shelf = Shelf([SLEDGE], name="shelf", online=False, exhaustive=exhaustive)
    assert (search(BUSES_CITED, shelf).outcome, search(BUSES_CITED, shelf).searched) == (outcome, ("shelf",))


def test_a_near_miss_is_offered_with_what_speaks_against_it():
    other = work("Night buses and the second shift", "Brandt", 2012, journal="Fares")
    found = search(BUSES_CITED, Shelf([other]))
    assert found.outcome is Outcome.NOT_FOUND
    assert "Brandt" in found.reason
    assert "differs" in found.reason or "another" in found.reason


def test_a_source_with_a_problem_leaves_everything_open():
    found = search(BUSES_CITED, Shelf([], name="all.bib", online=False), Shelf(problem="timed out"))
    assert (found.outcome, found.reason) == (Outcome.UNREACHABLE, "Crossref: timed out")
    assert found.searched == ("all.bib",)


def test_a_match_elsewhere_outweighs_a_problem():
    assert search(BUSES_CITED, Shelf(problem="503"), Shelf([BUSES], name="Mirror")).outcome is Outcome.MATCHED


def test_absence_from_a_bibliography_says_nothing():
    found = search(BUSES_CITED, Shelf([SLEDGE], name="references/all.bib", online=False))
    assert found.outcome is Outcome.NOT_ATTEMPTED
    assert found.searched == ("references/all.bib",)
    assert "references/all.bib" in found.reason


def test_a_doi_that_belongs_to_the_work_described():
    found = lookup(BUSES.doi, BUSES_CITED, Shelf([SLEDGE, BUSES]))
    assert (found.outcome, found.work, found.matched_by) == (Outcome.MATCHED, BUSES, "doi")


def test_a_doi_with_nothing_beside_it_is_taken_at_its_word():
    assert lookup(BUSES.doi, f"doi:{BUSES.doi}", Shelf([BUSES])).outcome is Outcome.MATCHED


@pytest.mark.parametrize("raw", [
    BUSES_CITED.replace("2012", "2014"),
    BUSES_CITED.replace("Aldana R, Petrov S.", "Okafor N."),
    BUSES_CITED.replace("Night buses and the second shift", "Nachtbusse und die zweite Schicht, eine Untersuchung"),
])  # fmt: skip
def test_a_doi_is_not_called_anothers_for_one_fault(raw):
    """A wrong year, other authors or a translated title are the checks' to tell; the DOI is still the work's."""
    assert lookup(BUSES.doi, raw, Shelf([BUSES])).outcome is Outcome.MATCHED


def test_a_doi_of_another_work_conflicts_and_the_work_meant_is_offered():
    found = lookup(SLEDGE.doi, BUSES_CITED, Shelf([SLEDGE, BUSES]))
    assert (found.outcome, found.work) == (Outcome.CONFLICTING, SLEDGE)
    assert found.candidates[0].work == BUSES


def test_a_doi_of_another_paper_of_the_same_group_conflicts():
    other = work("Fares, passes and who can pay for them", "Aldana, Petrov", 2016, journal="Transport Economics",
                 volume="9", page="70-81", doi="10.5555/te.9.70")  # fmt: skip
    assert lookup(other.doi, BUSES_CITED, Shelf([other])).outcome is Outcome.CONFLICTING


def test_an_unknown_doi_is_named_and_what_a_search_finds_is_offered():
    found = lookup("10.5555/nothing", BUSES_CITED, Shelf([BUSES]))
    assert (found.outcome, found.work, found.searched) == (Outcome.NOT_FOUND, None, ("Crossref",))
    assert "10.5555/nothing" in found.reason
    assert found.candidates[0].work == BUSES


def test_a_doi_that_could_not_be_asked_for_is_open_unless_a_bibliography_holds_the_work():
    assert lookup(BUSES.doi, BUSES_CITED, Shelf(problem="429")).outcome is Outcome.UNREACHABLE
    kept = Shelf([attrs.evolve(BUSES, doi="")], name="all.bib", online=False)
    assert lookup(BUSES.doi, BUSES_CITED, kept, Shelf(problem="429")).outcome is Outcome.MATCHED


def test_the_seed_is_found_in_a_bibliography():
    assert search(SLEDGE_CITED, Shelf([BUSES, SLEDGE], online=False)).work == SLEDGE


def test_a_reference_that_fits_nothing_is_read_otherwise_and_tried_again(monkeypatch):
    """The tagger's other readings are tried in turn; the first that fits decides; nothing is reread without need."""
    cited = reference(BUSES_CITED)
    others = tuple(
        attrs.evolve(cited.fields, title=attrs.evolve(cited.fields.title, value=v)) for v in ("no", "yes", "yes")
    )
    tried = []

    def judge(raw, fields, works, among):
        if not works:
            return Resolution(Outcome.NOT_FOUND)
        tried.append(fields.title.value)
        if fields.title.value == "yes":
            return Resolution(Outcome.MATCHED, works[0], 0.9, "search")
        return Resolution(Outcome.NOT_FOUND, candidates=(Candidate(works[0], 0.3),))

    monkeypatch.setattr("evidencecheck.resolve.by_search.decide", judge)
    monkeypatch.setattr("evidencecheck.resolve.by_search.readings", lambda raw: others)
    found = by_search(cited.raw, cited.fields, [Shelf([BUSES])])
    assert (found.outcome, found.work) == (Outcome.MATCHED, BUSES)
    assert tried == [cited.fields.title.value, "no", "yes"]
    monkeypatch.setattr("evidencecheck.resolve.by_search.readings", lambda raw: ())
    assert by_search(cited.raw, cited.fields, [Shelf([BUSES])]).outcome is Outcome.NOT_FOUND


class Halting(Shelf):
    """Answers by DOI, and not to searches."""

    def search(self, raw, fields):
        return Lookup(problem="503")


def test_a_conflict_without_its_search_is_known_in_part():
    cited = reference(SLEDGE_CITED)
    found = by_identifier(BUSES.doi, cited.raw, cited.fields, [Halting([BUSES])])
    assert (found.outcome, found.work, found.partial) == (Outcome.CONFLICTING, BUSES, True)


def test_an_unknown_doi_without_its_search_is_known_in_part():
    cited = reference(SLEDGE_CITED)
    found = by_identifier("10.5555/gone", cited.raw, cited.fields, [Halting([BUSES])])
    assert (found.outcome, found.partial) == (Outcome.NOT_FOUND, True)


def test_a_record_under_another_doi_is_matched_and_said_to_be():
    class Alias(Shelf):
        def by_doi(self, dois):
            return {doi: Lookup(self.works) for doi in dois}

    cited = reference(BUSES_CITED)
    found = by_identifier("10.5555/old.name", cited.raw, cited.fields, [Alias([BUSES])])
    assert (found.outcome, found.matched_by, found.work) == (Outcome.MATCHED, "doi", BUSES)
    assert found.reason == f"the DOI 10.5555/old.name is another name of {BUSES.doi}"
