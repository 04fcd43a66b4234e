"""A stretch of a text is found in it, however it is set; with another word in it, it is not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from evidencecheck.text.quotations import LEAST, quotations
from evidencecheck.text.verbatim import Letters, found_in, nearest

WORDS = st.lists(st.text("abcdefgh", min_size=2, max_size=7), min_size=12, max_size=40)
SPACES = st.sampled_from([" ", "\n", "  ", ", ", " – "])


@given(WORDS, st.data())
def test_a_stretch_is_found(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - LEAST))
    end = data.draw(st.integers(start + LEAST, len(words)))
    text = "".join(word + data.draw(SPACES) for word in words)
    quoted = " ".join(words[start:end]).upper()
    assert found_in(quoted, Letters.of(text))


@given(WORDS, st.data())
def test_an_omission_may_be_marked(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(words) - 2))
    last = data.draw(st.integers(first + 1, len(words) - 1))
    quoted = (
        f"{' '.join(words[:first])} {data.draw(st.sampled_from(['…', '...', '[…]', '. . .']))} {' '.join(words[last:])}"
    )
    assert found_in(quoted, Letters.of(" ".join(words)))


@given(WORDS, st.data())
def test_a_strange_word_is_seen(words: list[str], data: st.DataObject) -> None:
    assume(len(set(words)) == len(words))
    at = data.draw(st.integers(0, len(words) - 1))
    altered = [*words[:at], "xyzzy", *words[at + 1 :]]
    source = Letters.of(" ".join(words))
    assert found_in(" ".join(altered), source) is None
    near = nearest(" ".join(altered), source, 2 / 3)
    assert near
    assert any("xyzzy" in own for own, _ in near.differences)


@given(st.text('ab “”„‘’"«».…[]\n', max_size=80))
def test_quotations_lie_apart_and_begin_and_end_with_marks(text: str) -> None:
    found = quotations(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[one.start] in '“„‘"«»' and text[one.end - 1] in '“”’"«»' for one in found)
