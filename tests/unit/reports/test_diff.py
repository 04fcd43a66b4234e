"""What differs between two values, and only that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.reports._diff import name_diff, word_diff


def marked(pieces):
    return "".join(f"<{p.text}>" if p.changed else p.text for p in pieces)


@pytest.mark.parametrize(
    "cited, recorded, left, right",
    [
        (
            "loss among people with asthma",
            "Loss of Persons With Asthma",
            "loss <among people> with asthma",
            "Loss <of Persons> With Asthma",
        ),
        ("The same title", "The same title.", "The same title", "The same title."),
        ("A title", "A title: and its end", "A title", "A title: <and its end>"),
        ("2011", "2012", "2011", "2012"),
        ("", "10.5555/1", "", "10.5555/1"),
        ("庭園研究", "庭園の研究", "庭園研究", "庭園<の>研究"),
    ],
)
def test_words(cited, recorded, left, right):
    assert tuple(map(marked, word_diff(cited, recorded))) == (left, right)


@pytest.mark.parametrize(
    "cited, recorded, left, right",
    [
        (
            "Abara C, Weiss T",
            "Chidi Abara, Thea Weiss, Joost de Vries",
            "Abara C, Weiss T",
            "Chidi Abara, Thea Weiss, <Joost de Vries>",
        ),
        ("Abara, C; Weisz, T", "Abara, Chidi; Weiss, Thea", "Abara, C; <Weisz, T>", "Abara, Chidi; <Weiss, Thea>"),
        ("Müller A et al.", "Anna Muller, Bo Li", "Müller A et al.", "Anna Muller, <Bo Li>"),
        ("", "Anna Muller", "", "Anna Muller"),
    ],
)
def test_names(cited, recorded, left, right):
    assert tuple(map(marked, name_diff(cited, recorded))) == (left, right)


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_is_lost(cited, recorded):
    for differ in (word_diff, name_diff):
        left, right = differ(cited, recorded)
        assert "".join(p.text for p in left) == cited
        assert "".join(p.text for p in right) == recorded
