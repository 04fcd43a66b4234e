"""Words that are one, words that weigh, and what of a claim a source holds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evidencecheck.text.overlap import (
    Words,
    coverage,
    evidence_sentences,
    print_table,
    read_table,
    stem,
    terms,
    weight,
    worded,
)

ABSTRACT = (
    "We interviewed 124 nurses on nine wards. Errors of medication fell by 62 % on wards with shorter shifts. "
    "Three wards went back to the old rota."
)


@pytest.mark.parametrize(
    "forms",
    [
        "readmission readmissions readmitted readmitting",
        "hospital hospitals hospitalized hospitalisation hospitalizations",
        "psychiatry psychiatric psychiatrist psychiatrists",
        "reduce reduces reduced reducing reduction reductions",
        "anaemia anemia",
        "tumour tumors tumor",
        "diabetes diabetic",
        "infection infected infections infectious",
        "obese obesity",
        "mouse mice murine",
        "death deaths died mortality",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1, {word: stem(word) for word in forms.split()}


@pytest.mark.parametrize(
    "one, other", [("transport", "transplant"), ("il6", "il8"), ("cell", "call"), ("2010", "2011")]
)
def test_other_words_have_another(one, other):
    assert stem(one) != stem(other)


def test_terms_are_what_a_text_is_about_each_once():
    assert terms("The results of this study show that night buses, and more night buses, are used.") == (
        stem("night"),
        stem("bus"),
    )
    assert terms("In 310 nurses, p = 0.05") == ("310", stem("nurses"), "05")
    assert terms("") == ()


def test_rare_words_weigh_more_and_unknown_ones_most():
    assert weight(stem("cells")) < weight(stem("readmission")) <= weight("zzyzx")


def test_a_term_built_into_a_longer_word_is_held():
    source = Words.of("Hyperhomocysteinemia and stroke", "Glutamatergic neurons were recorded.")
    assert source.holds(stem("homocysteine"))
    assert source.in_title(stem("homocysteine"))
    assert source.holds(stem("glutamate"))
    assert not source.in_title(stem("glutamate"))
    assert not source.holds(stem("cat"))
    assert not source.titled().holds(stem("glutamate"))


def test_coverage_is_the_share_of_the_claim_that_a_source_holds():
    claim = terms("Shorter shifts cut medication errors")
    assert coverage(claim, Words.of("", ABSTRACT)) > 0.7
    assert coverage(claim, Words.of("Corrosion of bridges", "")) == 0
    assert coverage((), Words.of("", ABSTRACT)) == 0
    assert coverage(terms("night buses"), Words.of("Night buses")) == 1


def test_evidence_sentences_are_the_nearest_verbatim():
    assert evidence_sentences("Shorter shifts cut medication errors", ABSTRACT, most=1) == (
        "Errors of medication fell by 62 % on wards with shorter shifts.",
    )
    assert evidence_sentences("Steel bridges rust", ABSTRACT) == ()
    assert evidence_sentences("Shorter shifts cut medication errors", "") == ()


def test_terms_are_shown_as_they_were_written():
    assert worded("Readmissions of well-known patients")[stem("readmission")] == "Readmissions"
    assert worded("Readmissions of well-known patients")[stem("known")] == "well-known"


def test_the_table_is_read_as_it_is_printed():
    table = {"": 10.7, "nurs": 5.0, "bus": 7.3, "night": 7.3}
    assert read_table(print_table(table)) == table


def test_the_table_is_read_with_the_first_weight():
    code = (
        "import evidencecheck.checks, evidencecheck.text.fitting as f, evidencecheck.text.overlap as o; "
        "evidencecheck.checks.every(); print(o._table.cache_info().misses, f._learned.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0 0"
