"""Where sentences end, with what was not read as a marker still in the text."""

from __future__ import annotations

import pytest

from evidencecheck.text.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "Rest helps.|Walking helps more.",
        "It was kept there for 90 min.|Then it was moved.",
        "The town has 12 in Main St. Nothing else is known.",
        "The heritability of T2D.|A second study.",
        "J. Smith was there.|He was late.",
        "Sleep is rare.6,7|Others sleep at noon.",
        "Sleep is rare.1 2|Others sleep at noon.",
        "He called it “rare”.14|Others did not.",
        "Chapter 5.2 Rest follows.|It is short.",
        "See No. 7 there.|It is short.",
        "It rose to 3.5 Then it fell.",
        "Cells have long ones.|lncRNAs are among them, e.g. mRNA too.",
        "Is it rare?3|Nobody knows!12–14|It may be.",
    ],
)
def test_sentences_end_where_they_do(text: str) -> None:
    whole = text.replace("|", " ")
    assert [span.of(whole) for span in sentences(whole)] == text.split("|")
