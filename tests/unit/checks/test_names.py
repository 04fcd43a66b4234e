"""Names that are one, and names that are two."""

from __future__ import annotations

import pytest

from evidencecheck.checks._names import core, match, misspelt, one_script, persons, same
from evidencecheck.checks._near import near
from evidencecheck.model.people import People, Person


@pytest.mark.parametrize(
    "one, other",
    [
        ("O'Connell", "OConnell"),
        ("O’Connell", "O'Connell"),
        ("Liptzin-Shear", "Shear"),
        ("Müller", "Mueller"),
        ("van der Berg", "Berg"),
        ("von Esenwein", "Esenwein"),
        ("DiClemente", "Di Clemente"),
        ("Smith Jr.", "Smith"),
        ("García Márquez", "García"),
        ("Muller\u2010Schmidt", "Muller-Schmidt"),
        ("Łukasz", "Lukasz"),
        ("SMITH", "Smith"),
        ("Santos 0001", "Santos"),
    ],
)
def test_same_family(one: str, other: str) -> None:
    assert same(Person(one, "A"), Person(other, "Anna"))
    assert same(Person(other, "Anna"), Person(one, "A"))


@pytest.mark.parametrize("one, other", [("Lee", "Li"), ("Brown", "Browne"), ("Smith", "Schmidt"), ("Ng", "Nguyen")])
def test_two_families(one: str, other: str) -> None:
    assert not same(Person(one, "A"), Person(other, "A"))


def test_family_and_given_swapped() -> None:
    assert same(Person("Zhang", "W"), Person("Wei", "Zhang"))
    assert not same(Person("Grey", "D"), Person("Lund", "D"))


def test_organisations() -> None:
    assert same(Person(literal="World Bank"), Person(literal="The World Bank"))
    assert not same(Person(literal="World Bank"), Person(literal="Night Bus Group"))


def test_a_particle_alone_is_the_name() -> None:
    assert core("Van") == ("van",)
    assert core("van der Berg") == ("berg",)


def test_no_known_name_is_taken_twice() -> None:
    known = (Person("Zhang", "Wei"), Person("Ito", "S"), Person("Zhang", "Li"))
    assert match((Person("Zhang", "L"), Person("Zhang", "W"), Person("Zhang", "X")), known) == (0, 2, None)


def test_an_equal_name_goes_before_a_likeness() -> None:
    known = (Person("García Márquez", "Ana"), Person("García", "Luz"))
    assert match((Person("García", "L"),), known) == (1,)


def test_persons_are_no_organisations() -> None:
    assert persons(People((Person("Ito"), Person(literal="Night Bus Group")))) == (Person("Ito"),)


def test_scripts() -> None:
    assert one_script((Person("Ito"), Person("Müller")))
    assert not one_script((Person("Sidorov"), Person("Сидоров")))


@pytest.mark.parametrize(
    "one, other",
    [("samsha", "samhsa"), ("okafor", "okaffor"), ("okafor", "okafo"), ("sledge", "sladge"), ("abcd", "bacd")],
)
def test_near(one: str, other: str) -> None:
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(
    "one, other", [("lee", "li"), ("same", "same"), ("brown", "white"), ("abcdef", "abdcfe"), ("", "a")]
)
def test_not_near(one: str, other: str) -> None:
    assert not near(one, other)


def test_misspelt() -> None:
    assert misspelt(Person("Lundt"), Person("Lund"))
    assert not misspelt(Person("Lund"), Person("Lund"))
