"""Years that a sentence speaks of; cases of every kind are in tests/cases/checks/EC504-anachronistic-citation.md."""

from __future__ import annotations

from time import perf_counter

from evidencecheck.text.spoken_years import spoken_years


def test_the_words_before_a_year_make_it_one() -> None:
    assert spoken_years("Between the spring of 2007 and the early autumn of 2010 they ran late.") == (2007, 2010)
    assert spoken_years("Of the 2010 buses few ran late.") == ()


def test_a_table_that_is_read_as_one_sentence_takes_no_minute() -> None:
    began = perf_counter()
    assert spoken_years("buses ran between 2007 and " * 2000 + "2010") == (2010,)
    assert perf_counter() - began < 1
