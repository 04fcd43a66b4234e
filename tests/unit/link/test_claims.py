"""What each citation is cited for."""

import pytest

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line

NOTES = "\n\nNotes\n\n1 Cook JA. Walking. J Walk. 2009;1:2-3.\n2 Druss BG. Resting. J Rest. 2010;4:5-6.\n"


def claims(text, name="page.txt"):
    reading = analyse(read((text + NOTES).encode(), name))
    return [(claim.text, [reading.citations[i].text for i in claim.citations]) for claim in reading.claims]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Rest helps. Walking helps more1. So does tea.", [("Walking helps more", ["1"])]),
        ("Walking helps.1,2 Tea does not.", [("Walking helps.", ["1,2"])]),
        (
            "Walking helps the heart1, while rest helps the mind2.",
            [("Walking helps the heart", ["1"]), ("while rest helps the mind", ["2"])],
        ),
        (
            "Walking cuts repeat hospital1 stays among people at risk of a fall2.",
            [("Walking cuts repeat hospital stays among people at risk of a fall", ["1", "2"])],
        ),
        (
            "Dr. Lee, of St. Mary's, walks at 6.30 a.m. daily1. He rests.",
            [("Dr. Lee, of St. Mary's, walks at 6.30 a.m. daily", ["1"])],
        ),
        (
            "Walking helps (Cook, 2009), though not always (see Druss, 2010).",
            [("Walking helps", ["(Cook, 2009)"]), ("though not always", ["(see Druss, 2010)"])],
        ),
        (
            "Walking helps [1], [2], and more so [1]–[2].",
            [("Walking helps", ["[1]", "[2]"]), ("and more so", ["[1]–[2]"])],
        ),
        ("Cook (2009) found that walking helps.", [("Cook found that walking helps.", ["Cook (2009)"])]),
    ],
)
def test_a_claim_is_the_sentence_or_the_clause_up_to_the_marker(text, expected):
    assert claims(text) == expected


def test_a_bullet_is_completed_by_its_lead_in():
    text = "We begin here. Walking has been shown to:\n\n  • help the heart1\n  • help the mind2"
    assert claims(text) == [
        ("Walking has been shown to: help the heart", ["1"]),
        ("Walking has been shown to: help the mind", ["2"]),
    ]


def test_a_labelled_bullet_stands_alone_without_its_label():
    text = "There are several reasons:\n\n  • Use of example—People who see others walk begin to walk1"
    assert claims(text) == [("People who see others walk begin to walk", ["1"])]


def test_the_lead_in_of_a_list_in_markdown():
    text = "Walking is known to:\n\n- help the heart<sup>1</sup>;\n- help the mind<sup>2</sup>."
    assert [words for words, _ in claims(text, "page.md")] == [
        "Walking is known to: help the heart",
        "Walking is known to: help the mind",
    ]


def test_a_marker_lifted_out_leaves_no_blank_before_the_stop():
    assert [words for words, _ in claims(f"Peers help. Else [1]. Others help (Cook, 2009) .\n{NOTES}")] == [
        "Else.",
        "Others help.",
    ]


def test_spans_of_claims_lead_to_their_own_words():
    text = "Walking has been shown to:\n\n  • help the heart1\n"
    reading = analyse(read((text + NOTES).encode(), "page.txt"))
    (claim,) = reading.claims
    assert claim.span.of(text) == "help the heart"
    assert claim.lead_in is not None
    assert claim.lead_in.of(text) == "Walking has been shown to:"


def test_a_long_line_takes_no_more_than_its_share_of_time():
    """Four times the text in one paragraph takes nowhere near the sixteen times that looking back would."""

    def made(sentences):
        return " ".join(f"Walking helps in street {n} (Cook, 2009)." for n in range(sentences))

    assert in_line(made, claims, 1000, 4, most=10)


def test_a_marker_at_a_paragraphs_start_and_one_between_sentences_have_claims():
    text = r"\citet{cook} found that walking helps. Letters work. \cite{ahn} Calls fail."
    assert claims(text, "page.tex") == [
        ("found that walking helps.", [r"\citet{cook}"]),
        ("Letters work.", [r"\cite{ahn}"]),
    ]


def test_a_marker_may_be_the_subject_of_its_sentence():
    text = r"Letters work. \citet{cook} found that walking helps \cite{ahn}. Calls fail, cf. \cite{boyd} and others."
    assert claims(text, "page.tex") == [
        ("found that walking helps", [r"\citet{cook}", r"\cite{ahn}"]),
        ("Calls fail, cf. and others.", [r"\cite{boyd}"]),
    ]


def test_a_stop_behind_a_marker_is_none_of_the_word_before_it():
    assert claims("So say Cook et al [1]. Others walk on vitamin D [2]. Rest helps.") == [
        ("So say Cook et al", ["[1]"]),
        ("Others walk on vitamin D", ["[2]"]),
    ]


def test_a_claim_is_read_with_the_sentence_that_it_looks_back_to():
    reading = analyse(
        read(("Walking helps the heart1. However, it tires, and this hurts2. Rest helps.2" + NOTES).encode(), "a.txt")
    )
    assert [(claim.text, claim.context) for claim in reading.claims] == [
        ("Walking helps the heart", ""),
        ("However, it tires, and this hurts", "Walking helps the heart."),
        ("Rest helps.", ""),
    ]


def test_questions_captions_and_what_the_author_did_assert_nothing():
    text = "Does walking help [1]? In this study, we found that it does [2]. Walking helps [1].\n\nFigure 1. Walkers by age [2]."
    reading = analyse(read((text + NOTES).encode(), "a.txt"))
    assert [claim.asserts for claim in reading.claims] == [False, False, True, False]


def test_a_line_that_a_list_completes_needs_no_colon():
    text = "The gains of walking include\n\n- a better heart [1];\n- a calm mind [2]."
    assert [words for words, _ in claims(text)] == [
        "The gains of walking include: a better heart",
        "The gains of walking include: a calm mind",
    ]
    assert [words for words, _ in claims("Walking is good.\n\n- a better heart [1]")] == ["a better heart"]
