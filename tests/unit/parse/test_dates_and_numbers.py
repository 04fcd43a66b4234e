"""Dates and locators as printed."""

from __future__ import annotations

import pytest

from evidencecheck.parse import dates
from evidencecheck.parse.numbers import page_range, read_locator
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
        ("X. 2011;62:541–544", {"date": "2011", "volume": "62", "page": "541–544"}),
        ("X. 2011;62(5 Suppl 1):S5-9", {"date": "2011", "volume": "62", "issue": "5 Suppl 1", "page": "S5-9"}),
        ("X. 2008;130(2). More", {"date": "2008", "volume": "130", "issue": "2"}),
        ("Y, 62(5), 541–544.", {"volume": "62", "issue": "5", "page": "541–544"}),
        ("Y, 27, 392–401.", {"volume": "27", "page": "392–401"}),
        ("Y, vol. 62, no. 5, 2011, pp. 541-44.", {"volume": "62", "issue": "5", "date": "2011", "page": "541-44"}),
        ("Y, 36, 5 (2009), pp. 58-71.", {"volume": "36", "issue": "5", "date": "2009", "page": "58-71"}),
        ("Phys. Rev. D94, 054505 (2016), 1606.09385", {"volume": "94", "page": "054505", "date": "2016"}),
        ("PLoS One. 2014;9(2):e87410.", {"date": "2014", "volume": "9", "issue": "2", "page": "e87410"}),
        ("Y, 69, 1963, 75-86.", {"volume": "69", "date": "1963", "page": "75-86"}),
        ("X. 2014;98–103.", None),
        ("Proceedings of Y, 262-269, 1996.", None),
        ("A plain sentence of 2011 with 62 words.", None),
    ],
)
def test_locators(text: str, expected: dict[str, str] | None) -> None:
    """Year, volume, issue and pages are told apart, or left alone."""
    locator = read_locator(shadow(text), 0)
    assert ({k: text[slice(*v)] for k, v in locator.parts.items()} if locator else None) == expected


def test_pages_that_run_backwards_are_none() -> None:
    """Only a misreading makes them."""
    assert page_range("544-1") is None
    assert str(page_range("541-4")) == "541–544"
    assert page_range("S26-S3") is None
    assert page_range("1250-300000") is not None
    assert page_range("12345-S2") is None
