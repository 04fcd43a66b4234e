"""The source line and its carets, in columns of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.spans import LineIndex, Span
from evidencecheck.reports._snippet import snippet, text_width


def show(text, start, end, width=40):
    return snippet(text, LineIndex(text), Span(start, end), width)


def under(shown):
    """What stands above the carets, by columns."""
    column, out = 0, ""
    for character in shown.source:
        if shown.before <= column < shown.before + shown.carets:
            out += character
        column += text_width(character)
    return out


@pytest.mark.parametrize(
    "text, words",
    [
        ("a plain line", "plain"),
        ("由美 and more", "more"),
        ("by 由美子 here", "由美子"),
        ("cafe\u0301 and e\u0301te\u0301s too", "e\u0301te\u0301s"),
        ("two\n  lines here\n", "lines"),
        ("crlf\r\nsecond line\r\n", "second"),
    ],
)
def test_carets_stand_under_the_words(text, words):
    start = text.index(words)
    assert under(show(text, start, start + len(words))) == words


def test_tabs_go_to_the_next_stop():
    shown = show("a\tb", 2, 3)
    assert (shown.source, shown.before, shown.carets) == ("a   b", 4, 1)


def test_control_characters_do_not_reach_the_terminal():
    shown = show("a\x1b[31mb\u202ec", 6, 7)
    assert shown.source == "a\ufffd[31mbc"
    assert under(shown) == "b"


def test_a_long_line_is_cut_around_the_span():
    text = "x" * 300 + "HERE" + "y" * 300
    shown = show(text, 300, 304)
    assert under(shown) == "HERE"
    assert text_width(shown.source) <= 40
    assert shown.source[0] == shown.source[-1] == "…"


def test_a_span_longer_than_the_width_is_cut_too():
    shown = show("before " + "z" * 500, 7, 507)
    assert text_width(shown.source) <= 40
    assert shown.source.startswith("before zzz")
    assert set(under(shown)) <= {"z", "…"}


def test_several_lines_show_the_first():
    shown = show("one two\nthree", 4, 13)
    assert (shown.line, shown.source, under(shown)) == (1, "one two", "two")


def test_an_empty_span_has_one_caret():
    assert show("abc", 3, 3).carets == 1


@given(st.text(max_size=200), st.integers(0, 220), st.integers(0, 220), st.integers(30, 90))
def test_any_text_fits_the_width_and_any_span_has_a_caret(text, start, length, width):
    start = min(start, len(text))
    shown = show(text, start, start + length, width)
    assert text_width(shown.source) <= width
    assert 1 <= shown.carets <= width
    assert 0 <= shown.before <= width
    assert not set(shown.source) & set("\x00\x1b\n\r\u202e")
