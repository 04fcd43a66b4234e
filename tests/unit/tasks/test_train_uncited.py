"""Training the model of uncited claims: windows stay together, and what is learned is what is written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from evidencecheck.text import worthiness

sys.path.insert(0, str(Path(__file__).parents[3] / "tasks"))
training = pytest.importorskip("train_uncited")  # it needs numpy
np = training.np


def row(text, before, after, *, cited):
    return {"text": text, "cited": cited, "prev": before, "prev_cited": None, "next": after, "next_cited": False}


ROWS = [
    row("Salt raises blood pressure.", "", "We weighed the salt.", cited=True),
    row("We weighed the salt.", "Salt raises blood pressure.", "", cited=False),
    row("Sugar raises blood pressure.", "", "", cited=True),
    row("We weighed the sugar.", "", "", cited=False),
] * 3


def test_neighbours_share_a_window():
    assert training._windows(ROWS[:4]) == [0, 0, 1, 2]


def test_it_learns_what_tells_cited_sentences_apart(tmp_path, monkeypatch):
    names = training._names(ROWS)
    truth = np.array([one["cited"] for one in ROWS], dtype=float)
    weights, intercept = training._trained(training.Table(ROWS, names), truth)
    assert weights[names["raises"]] > 0 > weights[names["<opens we>"]]
    monkeypatch.setattr(training, "DATA", tmp_path)
    training._write(names, weights, intercept, 0.25)
    told = json.loads((tmp_path / "uncited.json").read_text(encoding="utf-8"))
    monkeypatch.setattr(
        worthiness, "_weights", lambda: worthiness._Weights(told["weights"], told["intercept"], told["cut"])
    )
    learned = training.Table(ROWS, names).times(weights) + intercept
    read = [worthiness.log_odds(one["text"], before=False, after=False) for one in ROWS]
    assert read == pytest.approx(list(learned), abs=0.02)
    assert [score > 0 for score in read] == [one["cited"] for one in ROWS]


def test_the_cut_is_the_lowest_at_which_precision_holds():
    scores = np.array([5.0, 4.0, 3.0, 2.0, 1.0, 0.0])
    truth = np.array([1.0, 1.0, 0.0, 1.0, 1.0, 0.0])
    assert training._recall(scores, truth) == (1.0, 1.0)
    assert training._recall(scores, 1 - truth) == (0.0, np.inf)
