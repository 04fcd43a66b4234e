"""More agreement never counts against a match, and what each field weighs adds up to the whole."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.resolve._features import NAMES, TABLE
from evidencecheck.resolve._model import log_odds, probability, shares

VALUES = st.tuples(*(st.one_of(st.just(math.nan), st.floats(-1, 20)) for _ in NAMES))


@given(VALUES, st.sampled_from([at for at, feature in enumerate(TABLE) if feature.sense]), st.floats(0, 5))
def test_each_feature_pushes_one_way(values, at, more):
    if math.isnan(values[at]):
        return
    raised = (*values[:at], values[at] + more, *values[at + 1 :])
    low, high = (values, raised) if TABLE[at].sense > 0 else (raised, values)
    assert log_odds(high) >= log_odds(low) - 1e-9


@given(VALUES)
def test_what_each_field_weighs_adds_up(values):
    assert sum(shares(values).values()) == pytest.approx(log_odds(values), abs=0.01)


@given(st.floats(-2000, 2000))
def test_a_probability_is_one(odds):
    assert 0 <= probability(odds) <= 1
