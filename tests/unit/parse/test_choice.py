"""Which of several readings of a reference is taken: rows that rival the likeliest, and what a whole reading tells."""

from __future__ import annotations

import pytest

from evidencecheck.parse import tagger
from evidencecheck.parse.choice import Choice, neighbours, print_weights, shared, told
from evidencecheck.parse.counts import packed, sums, unpacked
from evidencecheck.parse.rivals import parted, relabelled, rivals
from evidencecheck.parse.segments import told as word_told
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


def test_a_title_is_parted_behind_a_sign_before_a_capital():
    row = tokens("Walking, and why. Health, today and then")
    labels = ["B-title", *["title"] * (len(row) - 1)]
    assert parted(row, labels, 0, len(row) - 1) == [
        [*labels[:4], "O", "B-container-title", *["container-title"] * (len(row) - 6)]
    ]


def test_the_word_in_is_neither_the_title_s_nor_the_container_s():
    row = tokens("Why we walk in: Health today")
    labels = ["B-title", *["title"] * (len(row) - 1)]
    assert [*labels[:3], "O", "O", "B-container-title", "container-title"] in parted(row, labels, 0, len(row) - 1)


def test_fields_are_put_in_and_nothing_stays_between_them():
    labels = ["O", "date", "date", "page", "page", "page", "O"]
    fields = ("title", 1, 3), ("issue", 4, 6)
    assert relabelled(labels, *fields) == ["O", "B-title", "title", "O", "issue", "issue", "O"]


def test_what_words_count_is_told_of_any_stretch():
    words = [
        ("Health", word_told("Health", (), ("J3", "F1"))),
        ("(", word_told("(", (), ())),
        (",", word_told(",", (), ())),
        ("why", word_told("why", (), ("J-2",))),
        (".", word_told(".", (), ())),
    ]
    before = sums(packed(word, said) for word, said in words)
    assert unpacked(before[5] - before[0]) == (2, 1, 1, 1, 1, 1, 1)
    assert unpacked(before[5] - before[1]) == (1, 0, 0, 1, 1, 1, -2)


def test_what_is_hardly_likely_is_learnt_from_and_not_weighed():
    reader = tagger.default()
    row = tokens("Cook J. Walking to work and its rewards, Berlin stories, 2009.")
    labels = reader.labels(row)
    likely = [share for _, (share, _) in reader.rivals(row, labels)]
    assert min(likely) < 0.05 * likely[0]
    assert reader.reading(row, labels) == reader.rivals(row, labels)[0][1]


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
