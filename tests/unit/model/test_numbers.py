"""Page ranges, written short and long."""

import pytest

from evidencecheck.model.numbers import PageRange


@pytest.mark.parametrize(
    "written, first, last",
    [
        ("541-4", "541", "544"),
        ("541–544", "541", "544"),
        ("541--544", "541", "544"),
        ("R795-R7", "R795", "R797"),
        ("S106–S125", "S106", "S125"),
        ("S106–25", "S106", "S125"),
        ("e1001", "e1001", ""),
        ("1-20", "1", "20"),
        ("iv–xii", "iv", "xii"),
        ("99-101.", "99", "101"),
        ("12", "12", ""),
    ],
)
def test_a_range_is_completed(written, first, last):
    pages = PageRange.parse(written)
    assert (pages.first, pages.last) == (first, last)


@pytest.mark.parametrize("written", ["541-4", "R795–R7", "e12", "1–20"])
def test_printing_and_parsing_are_inverse(written):
    pages = PageRange.parse(written)
    assert PageRange.parse(str(pages)) == pages


def test_a_short_range_agrees_with_the_long_one():
    assert PageRange.parse("541-4").agrees(PageRange.parse("541–544"))
    assert PageRange.parse("541").agrees(PageRange.parse("541–544"))
    assert not PageRange.parse("379-409").agrees(PageRange.parse("379-410"))
