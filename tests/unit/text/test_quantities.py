"""Numbers of a sentence, and which way it goes."""

from __future__ import annotations

import pytest

from evidencecheck.text.quantities import directions, missing, quantities


@pytest.mark.parametrize(
    "text, found",
    [
        ("cut errors by 62 % (n = 124)", [("62 %", 62, "%"), ("n = 124", 124, "n")]),
        ("in 62% and 7 per cent of cases", [("62%", 62, "%"), ("7 per cent", 7, "%")]),
        ("1,200 nurses, 3.5 years", [("1,200", 1200, ""), ("3.5", 3.5, "")]),
        ("0·25 as The Lancet prints it", [("0·25", 0.25, "")]),
        ("in 2014, 3 wards, COVID-19, p53, IL-18", []),
        ("10.1000/abc.12", []),
        ("", []),
    ],
)
def test_quantities(text, found):
    assert [(one.written, one.value, one.kind) for one in quantities(text)] == found


def test_what_is_missing_is_shown_with_what_is_there_of_its_kind():
    (number,) = missing("cut errors by 62 % in 124 nurses", "Of 124 nurses, 48 % liked it and 31 % did not.")
    assert (number[0].written, number[1]) == ("62 %", ("48 %", "31 %"))
    assert missing("in 124 nurses", "(n = 124)") == ()


def test_directions():
    assert directions("Walking reduces pressure and raises mood") == (("raises",), ("reduces",))
    assert directions("Nothing changed") == ((), ())
