"""The model of sentences that have sources: what it looks at, and that the shipped weights say what they said."""

from __future__ import annotations

import json

import pytest

from evidencecheck import data
from evidencecheck.text.worthiness import features, is_worthy, log_odds

CLAIM = "Obesity is associated with an increased risk of hypertension and of type 2 diabetes."
OWN = "We analyzed the samples as shown in Figure 3."


def test_words_pairs_and_signs_are_features() -> None:
    found = dict(features("In 2019, 40 % of us walked.", before=True, after=False))
    assert {"walked", "us walked", "#", "<year>", "<percent>", "<we>", "<opens in>", "<before True>"} <= set(found)
    assert found["walked"] < found["<year>"] == 1


def test_a_finding_of_others_weighs_more_than_ones_own_work() -> None:
    assert log_odds(CLAIM, before=False, after=False) > log_odds(OWN, before=False, after=False)
    assert is_worthy(CLAIM, before=False, after=False)
    assert not is_worthy(OWN, before=True, after=True)


def test_it_takes_more_where_little_is_cited() -> None:
    weak = "Treatment reduces mortality in older patients."
    shares = [is_worthy(weak, before=True, after=True, share=share) for share in (0.5, 0.3, 0.1)]
    assert shares == sorted(shares, reverse=True)
    assert is_worthy(CLAIM, before=True, after=True, share=0.0) == is_worthy(CLAIM, before=True, after=True, share=0.2)


@pytest.mark.parametrize("sentence", ["", "!", "…", "\ufffc", "1 2 3"])
def test_what_has_no_words_has_a_score_all_the_same(sentence: str) -> None:
    assert isinstance(log_odds(sentence, before=False, after=False), float)


def test_the_weights_are_small_and_plain() -> None:
    raw = data.read("uncited.json")
    assert len(raw) < 500_000
    told = json.loads(raw)
    assert set(told) == {"cut", "intercept", "weights"}
    assert all(isinstance(weight, float) for weight in told["weights"].values())
