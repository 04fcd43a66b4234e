"""Spans, and lines and columns in each unit."""

from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.spans import ColumnUnit, LineIndex, Position, Span


def test_a_column_depends_on_its_unit():
    """The character after "a𐐀" is in column 3, 4 or 6."""
    index = LineIndex("a𐐀é")
    assert [index.position(2, unit).column for unit in ColumnUnit] == [3, 4, 6]


def test_all_three_newlines_end_a_line():
    index = LineIndex("a\nb\r\nc\rd")
    assert [index.position(at) for at in (0, 2, 5, 7)] == [Position(n, 1) for n in (1, 2, 3, 4)]
    assert [index.line_span(n).of("a\nb\r\nc\rd") for n in (1, 2, 3, 4)] == ["a", "b", "c", "d"]


TEXTS = st.text(st.sampled_from("ab é𐐀\u0301\r\n\u200f"), max_size=40)


@given(TEXTS, st.data())
def test_offset_and_position_are_inverse_in_every_unit(text, data):
    at = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    for unit in ColumnUnit:
        assert index.offset(index.position(at, unit), unit) == at


def test_spans_contain_and_overlap():
    outer, inner, beside = Span(0, 10), Span(2, 4), Span(10, 12)
    assert outer.contains(inner)
    assert not inner.contains(outer)
    assert outer.overlaps(inner)
    assert not outer.overlaps(beside)
    assert inner.shift(3) == Span(5, 7)
    assert len(inner) == 2


def test_a_span_is_trimmed_to_its_words():
    assert Span(0, 8).trimmed(" a note ") == Span(1, 7)
    assert Span(1, 3).trimmed("a \n b") == Span(3, 3)
