"""Hints for author-year citations that no entry answers."""

from __future__ import annotations

import attrs
import pytest

from evidencecheck.model.citation import Cited
from evidencecheck.model.people import People
from evidencecheck.model.resolution import Hint
from evidencecheck.resolve.hints import distance, hints
from tests.unit.resolve.making import work

COOK = work("Initial outcomes of a self-management program", "Cook, Copeland, Hamilton", 2009)
SALZER = work("Identifying consumer-provider benefits", "Salzer, Shear", 2002)
ESENWEIN = work("A peer-led intervention", "von Esenwein, Druss", 2010)


def hint(*names: str, year: str = "2009", works=(COOK, SALZER, ESENWEIN), known=(), others=False) -> Hint:
    return hints({"x": (Cited(names, year, others),)}, works, known).get("x", Hint())


def test_a_work_by_the_author_of_that_year_is_offered():
    assert hint("Cook").works == (COOK,)
    assert hint("Cook", others=True).works == (COOK,)


def test_half_of_a_double_name_is_enough():
    """ "Salzer, Liptzin-Shear, 2002", where the record has Salzer and Shear."""
    assert hint("Salzer", "Liptzin-Shear", year="2002").works == (SALZER,)


@pytest.mark.parametrize("names, year", [
    (("Copeland",), "2009"),
    (("Cook", "Okafor"), "2009"),
    (("Cookson",), "2009"),
    (("Cook",), "2006"),
    (("Cook",), "n.d."),
])  # fmt: skip
def test_another_author_or_year_is_not_offered(names, year):
    assert hint(*names, year=year).works == ()


def test_the_year_before_is_offered_only_where_that_year_has_none():
    late = attrs.evolve(COOK, title="Later outcomes", years=(2010,), issued=None)
    assert hint("Cook", works=(late,)).works == (late,)
    assert hint("Cook", works=(late, COOK)).works == (COOK,)


def test_a_list_known_to_be_cut_may_hold_the_second_name():
    cut = attrs.evolve(COOK, author=People(COOK.author.names[:1], others=True))
    assert hint("Cook", "Copeland", works=(cut,)).works == (cut,)


def test_an_acronym_with_two_letters_swapped_is_spelt_out():
    assert hint("SAMSHA", year="2012").spelling == "SAMHSA (Substance Abuse and Mental Health Services Administration)"


@pytest.mark.parametrize("name, known, spelling", [
    ("Lukasiewicz", ["Łukasiewicz"], ""),
    ("Lucasiewicz", ["Łukasiewicz"], "Łukasiewicz"),
    ("Thomsen", ["Thompson"], ""),
    ("Thompon", ["Thompson"], "Thompson"),
    ("Lupfer", ["Cook", "Salzer"], ""),
    ("Brown", ["Brawn", "Brows"], ""),
    ("Li", ["Lee"], ""),
    ("UNICEF", [], ""),
    ("UNECSO", [], "UNESCO (United Nations Educational, Scientific and Cultural Organization)"),
])  # fmt: skip
def test_a_spelling_is_offered_for_one_slip_and_one_name_only(name, known, spelling):
    assert hint(name, known=known).spelling == spelling


def test_a_label_of_which_nothing_is_known_is_left_out():
    assert hints({"Lupfer 2012": (Cited(("Lupfer",), "2012"),)}, [COOK], []) == {}


@pytest.mark.parametrize("one, other, slips", [
    ("samsha", "samhsa", 1), ("cook", "cook", 0), ("cook", "cok", 1), ("cook", "coook", 1), ("cook", "cool", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("abcdefgh", "zzzzzzzz", 3),
])  # fmt: skip
def test_slips_are_counted_up_to_a_limit(one, other, slips):
    assert distance(one, other, 2) == slips
    assert distance(other, one, 2) == slips
