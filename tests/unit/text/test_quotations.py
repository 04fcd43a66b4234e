"""Which words are quoted, and how they differ from a source."""

from __future__ import annotations

import pytest

from evidencecheck.text.quotations import quotations
from evidencecheck.text.verbatim import Letters, found_in, nearest

SOURCE = "Night buses were tried in nine towns. They nearly halve the number of accidents (Lund, 2009) after dark [12]."


@pytest.mark.parametrize(
    "text, words",
    [
        ("He said “one two three four” and left.", ["one two three four"]),
        ("He said “one two three” and left.", []),
        ("« one two three four »", [" one two three four "]),
        ("„one two three four“ und „fünf sechs sieben acht”", ["one two three four", "fünf sechs sieben acht"]),
        ("‘one’s two three four’ and don’t", ["one’s two three four"]),
        ('a 5" pipe and "one two three four"', ["one two three four"]),
        ("“one ‘two’ “three” four”", ["one ‘two’ “three” four"]),
        ("“never closed one two three four", []),
        ("“one … two” three four “five”", []),
        ("the dogs’ two three four’ five", []),
    ],
)
def test_what_is_quoted(text: str, words: list[str]) -> None:
    assert [one.of(text)[1:-1] for one in quotations(text)] == words


def test_a_span_has_its_marks() -> None:
    text = "He said “one two three four” and left."
    (one,) = quotations(text)
    assert one.of(text) == "“one two three four”"


@pytest.mark.parametrize(
    "words",
    [
        "nearly halve the number",
        "Nearly halve the num-ber",
        "they [almost] halve the number",
        "[t]hey nearly halve the … after dark",
        "They nearly halv[ing] the number",
    ],
)
def test_word_for_word(words: str) -> None:
    assert found_in(words, Letters.of(SOURCE))


def test_half_a_word_at_an_end_is_no_match_of_words() -> None:
    place = found_in("early halve the number", Letters.of(SOURCE))
    assert place is None


@pytest.mark.parametrize("words", ["halve nearly the number of", "the number … nearly halve", "nearly halve a number"])
def test_another_order_or_word(words: str) -> None:
    assert found_in(words, Letters.of(SOURCE)) is None


def test_the_place_is_in_whole_words() -> None:
    place = found_in("nearly halve the number", Letters.of(SOURCE))
    assert place
    assert place.of(SOURCE) == "nearly halve the number"


def test_differences_come_in_pairs() -> None:
    near = nearest("They nearly double the total number of accidents", Letters.of(SOURCE), 0.6)
    assert near
    assert near.differences == (("double", "halve"), ("total", ""))
    assert near.span.of(SOURCE) == "They nearly halve the number of accidents"
    assert near.shared == 6 / 8


def test_too_far_is_not_near() -> None:
    assert nearest("They hardly touch the sum of all sorrows", Letters.of(SOURCE), 2 / 3) is None
    assert nearest("towns nine in tried were buses night", Letters.of(SOURCE), 2 / 3) is None


def test_a_source_citation_by_number_is_no_difference() -> None:
    source = Letters.of("Night buses nearly halve1 the number [2, 3] of accidents")
    near = nearest("night buses nearly halve the number of accidents", source, 2 / 3)
    assert near
    assert near.differences == ()


def test_many_brackets_take_no_longer_than_few() -> None:
    source = Letters.of("a b c " * 2000)
    assert found_in(" [x] ".join(["a b c"] * 30) + " zzz", source) is None


def test_what_stands_for_brackets_need_not_be_the_first_that_could() -> None:
    source = Letters.of(f"They left. They ran {'far ' * 40}and came home late.")
    place = found_in("they [went] and came [back] late", Letters.of("They left. They ran far and came home late."))
    assert place
    assert found_in("they [went] and came [back] late", source) is None
