"""What a sentence is by its wording, and to whom it leaves the proof."""

from __future__ import annotations

import pytest

from evidencecheck.text.attribution import attribution, may_attribute
from evidencecheck.text.attribution_forms import LANGUAGES
from evidencecheck.text.wording import asserts, is_caption, is_definition, is_own, is_question, looks_back

LEANS = [
    ("Studies have shown that walking helps.", "Studies have shown"),
    ("As many recent studies have shown, walking helps.", "many recent studies have shown"),
    ("Research on early walking suggests that it helps.", "Research on early walking suggests"),
    ("Walking has been demonstrated to help.", "has been demonstrated to"),
    ("A large meta-analysis found that walking helps.", "A large meta-analysis found"),
    ("According to experts, walking helps.", "According to experts"),
    ("Walking is clinically proven.", "clinically proven"),
    ("The “brisk” walker is right, for studies have shown that walking helps.", "studies have shown"),
    ("Studies have shown that “brisk” walking helps.", "Studies have shown"),
    ("Laut Experten hilft „flottes“ Gehen.", "Laut Experten"),
    ("Selon les experts, la « marche » aide.", "Selon les experts"),
    ("The walkers' own studies and 'brisk' walks aside, experts agree that walking helps.", "experts agree that"),
    ("There is strong evidence that walking helps.", "There is strong evidence that"),
    ("Studien haben gezeigt, dass Gehen hilft.", "Studien haben gezeigt"),
    ("Einer neuen Studie zufolge hilft Gehen.", "Einer neuen Studie zufolge"),
    ("Il a été démontré que la marche aide.", "Il a été démontré que"),
    ("Selon les experts, la marche aide.", "Selon les experts"),
    ("Se ha demostrado que caminar ayuda.", "Se ha demostrado que"),
    ("Secondo gli esperti camminare aiuta.", "Secondo gli esperti"),
    ("Segundo especialistas, caminhar ajuda.", "Segundo especialistas"),
    ("Onderzoek toont aan dat lopen helpt.", "Onderzoek toont"),
    ("Udowodniono, że chodzenie pomaga.", "Udowodniono, że"),
]


@pytest.mark.parametrize(("sentence", "said"), LEANS)
def test_wording_that_leans_on_research(sentence: str, said: str) -> None:
    assert attribution(sentence) == said
    assert may_attribute(f"Nothing here.\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Walking helps.",
        "Few studies have shown that walking helps.",
        "None of the studies have shown that walking helps.",
        "These studies have shown that walking helps.",
        "Whether research suggests this is open.",
        "According to Kane, walking helps.",
        "According to a study in Nature Walks, it helps.",
        "Laut einer Studie der Gemeinde hilft Gehen.",
        "He said “studies have shown that it helps” and left.",
        'He said "studies have shown that it helps" and left.',
        "He said ‘studies have shown that it helps’ and left.",
        "He said 'studies have shown that it helps' and left.",
        "Sie sagte: »Viele Studien zeigen, dass es hilft« und ging.",
        "Sie sagte: „Viele Studien zeigen, dass es hilft“ und ging.",
        "Il a dit : « De nombreuses études montrent que cela aide » avant de partir.",
        "Studies have shown that it helps,” she said.",
        'Studies have shown that it helps," she said.',
        "A survey of our users found that they walk.",
        "Laut einer Umfrage unter unseren Mitgliedern hilft Gehen.",
        "Evidence shows up in the log.",
        "Avoid phrases such as studies have shown.",
        "Experts agree to meet on Monday.",
        "It has been shown in Figure 2.",
        "The review was found at the door.",
    ],
)
def test_wording_that_does_not(sentence: str) -> None:
    assert attribution(sentence) is None


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.cues[0])
def test_each_pattern_compiles_and_is_met_by_one_of_the_sentences(language) -> None:
    met = [sentence for sentence, _ in LEANS if language.pattern.search(sentence)]
    assert met
    assert all(any(cue in sentence.lower() for cue in language.cues) for sentence in met)


def test_a_long_text_takes_no_more_than_its_share_of_time() -> None:
    """Words that begin a form over and over lead nowhere, and quickly."""
    assert not may_attribute("many recent studies of many recent walks and " * 2000)
    assert not may_attribute("many " * 50_000 + "studies")
    assert attribution("einer neuen neuen neuen " * 500 + "Studie") is None


@pytest.mark.parametrize(
    ("holds", "yes", "no"),
    [
        (looks_back, "However, it rains.", "Howard walks."),
        (looks_back, "These help.", "Thesis and proof."),
        (looks_back, "Diese helfen.", "Dieselruß schadet."),
        (looks_back, "Cependant, il pleut.", "Celle du roi est ouverte."),
        (is_question, "Does it rain?", "It rains."),
        (is_question, "Does it (really?)", "He asked “why?” and left."),
        (is_caption, "Figure 2. Rain by month", "Figures are rare."),
        (is_caption, "Tabelle 3: Regen", "Tables are set."),
        (is_own, "In this study, rain fell.", "In most studies, rain fell."),
        (is_own, "We measured the rain.", "We all like rain."),
        (is_own, "Unsere Ergebnisse sind nass.", "Ihre Ergebnisse sind nass."),
        (is_definition, "Rain is defined as falling water.", "Rain is wet."),
        (is_definition, "Drizzle refers to small drops.", "She referred him elsewhere."),
    ],
)
def test_kinds_of_sentences(holds, yes: str, no: str) -> None:
    assert holds(yes)
    assert not holds(no)


def test_what_is_of_no_such_kind_asserts_something() -> None:
    assert asserts("Rain makes fields wet.")
    assert not asserts("Does rain make fields wet?")
