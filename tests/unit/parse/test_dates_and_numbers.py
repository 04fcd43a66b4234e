"""Dates, pages, volumes and addresses as printed."""

from __future__ import annotations

import pytest

from evidencecheck.parse import dates, typed
from evidencecheck.parse.shadow import shadow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2009", "2009"),
        ("2009b", "2009b"),
        ("2011 May 3", "2011-05-03"),
        ("May 2011", "2011-05"),
        ("3. März 2020", "2020-03-03"),
        ("3 août 2020", "2020-08-03"),
        ("5 de enero de 2019", "2019-01-05"),
        ("12 maggio 2018", "2018-05-12"),
        ("7 maart 2017", "2017-03-07"),
        ("2009, May 3", "2009-05-03"),
        ("2020-03-14", "2020-03-14"),
        ("Spring 2004", "2004"),
        ("in press", "in press"),
        ("n.d.", "n.d."),
        ("1998 / 2009", None),
        ("no year", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    """A date is read as far as it goes; of two years none is sure."""
    date = dates.read(shadow(text))
    assert (str(date) if date else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(2009a)", "2009a"),
        ("1998 / 2009", "1998"),
        ("1995-1997", "1995"),
        ("May 2011 [cited 2012", "2011-05"),
        ("c1997", "1997"),
        ("MDCXII", None),
    ],
)
def test_a_date_that_was_tagged_gives_its_first_year(text: str, expected: str | None) -> None:
    """What is known to be a date is read further than what only might be."""
    date = typed.date(text)
    assert (str(date) if date else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("541-4", "541–544"),
        ("pp. 541–44", "541–544"),
        ("541 - 544", "541–544"),
        ("R795-R7", "R795–R797"),
        ("e87410", "e87410"),
        ("S. 45", "45"),
        ("第12", "12"),
        ("...", None),
    ],
)
def test_pages(text: str, expected: str | None) -> None:
    """Ranges written short are completed, words for pages and stray spaces are gone."""
    pages = typed.pages(text)
    assert (str(pages) if pages else None) == expected


def test_pages_that_run_backwards_are_not_plausible() -> None:
    """Only a misreading makes them."""
    for text, plausible in (("544-1", False), ("541-4", True), ("S26-S3", False), ("1250-300000", True)):
        assert typed.plausible(typed.pages(text)) is plausible, text


@pytest.mark.parametrize(
    ("text", "expected"), [("vol. 62", "62"), ("Bd. XII", "XII"), ("no. 5", "5"), ("62", "62"), ("Suppl 1", "Suppl 1")]
)
def test_numbers(text: str, expected: str) -> None:
    """A volume or an issue stands without the word for it."""
    assert typed.number(text) == expected


def test_addresses_and_identifiers_that_were_torn() -> None:
    """Spaces that PDF text puts into an address or a DOI are taken out."""
    assert typed.address("https: //link.example/doi/10") == "https://link.example/doi/10"
    assert typed.identifier("10 .1103/ PhysRevD.92.034519") == "10.1103/physrevd.92.034519"
    assert typed.identifier("nothing here") is None
