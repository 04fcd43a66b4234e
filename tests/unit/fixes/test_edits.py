"""Edits made together: in order, once, apart."""

import pytest

from evidencecheck.errors import EditError
from evidencecheck.fixes import checked, edited
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span


def edit(start, end, text):
    return Edit(Span(start, end), text)


def test_edits_are_ordered_and_equal_ones_made_once():
    edits = checked([edit(4, 5, "x"), edit(0, 1, "y"), edit(4, 5, "x")], 5)
    assert edits == (edit(0, 1, "y"), edit(4, 5, "x"))
    assert edited("abcde", edits) == "ybcdx"


def test_what_is_inserted_at_one_place_keeps_its_order_and_stands_before_what_replaces():
    edits = checked([edit(1, 2, "B"), edit(1, 1, "2"), edit(1, 1, "1"), edit(2, 2, "3")], 3)
    assert edited("abc", edits) == "a21B3c"


@pytest.mark.parametrize(
    "edits",
    [
        [edit(0, 2, "x"), edit(1, 3, "y")],
        [edit(0, 3, "x"), edit(1, 1, "y")],
        [edit(0, 2, "x"), edit(0, 2, "y")],
    ],
)
def test_edits_that_overlap_are_refused(edits):
    with pytest.raises(EditError, match="overlap"):
        checked(edits, 5)


@pytest.mark.parametrize("one", [edit(0, 6, "x"), edit(-1, 2, "x"), edit(3, 2, "x"), edit(6, 6, "x")])
def test_an_edit_outside_of_the_text_is_refused(one):
    with pytest.raises(EditError, match="outside of the text"):
        checked([one], 5)
