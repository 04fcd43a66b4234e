"""Which of several readings of a reference is taken: rows that rival the likeliest, and what a whole reading tells."""

from __future__ import annotations

import pytest

from evidencecheck.parse import tagger
from evidencecheck.parse.choice import Choice, neighbours, print_weights, shared, told
from evidencecheck.parse.rivals import rivals
from evidencecheck.parse.tokens import tokens

TEXT = "Cook J. Walking. Health 2009;1:2-3."
ROW = tokens(TEXT)
ONE = (("author", 0, 1), ("title", 3, 3), ("container-title", 5, 5), ("date", 6, 6))
TWO = (("author", 0, 1), ("title", 3, 5), ("date", 6, 6))


def test_rivals_are_put_together_where_labels_are_doubted():
    shares = {("B-title", 0): 0.99, ("title", 1): 0.6, ("O", 1): 0.4, ("title", 2): 0.6, ("O", 2): 0.4}
    found = rivals(
        ["B-title", "title", "title"],
        [0.99, 0.6, 0.6],
        ["B-title", "title", "O"],
        lambda *asked: shares.get(asked, 0.0),
    )
    assert ["B-title", "title", "title"] in found
    assert ["B-title", "O", "O"] in found


def test_nothing_rivals_labels_that_are_sure():
    assert rivals(["B-title", "title"], [0.99, 0.99], ["B-title", "title", "O"], lambda *_: 0.99) == [
        ["B-title", "title"]
    ]


def test_only_what_differs_between_readings_is_weighed():
    readings = [(0.6, ONE), (0.4, TWO)]
    assert shared(readings) == (1, 1)
    assert list(neighbours(TWO, 1, 1)) == [(TWO[0], TWO[1]), (TWO[1], TWO[2])]
    whole = tagger.default().whole(ROW)
    fields = [{field for field, _ in facts if field} for facts in told(whole, readings)]
    assert fields == [{"title", "container-title"}, {"title"}]


@pytest.mark.parametrize(("weight", "best"), [(0.0, 0), (-1.0, 0), (5.0, 1)])
def test_facts_outweigh_what_is_likelier(weight: float, best: int):
    choice = Choice(print_weights({("", "log"): 1.0, ("title", "fw=aa"): 0.0, ("", "tri=author>title>date"): weight}))
    assert choice.best(tagger.default().whole(ROW), [(0.6, ONE), (0.4, TWO)]) == best


def test_weights_are_printed_sorted():
    assert print_weights({("title", "b"): 0.12345, ("", "a"): -2.0}) == "-2\t\ta\n0.123\ttitle\tb\n"
