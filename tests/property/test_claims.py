"""Laws of comparing words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.text.fitting import Listed, rival
from evidencecheck.text.language import english
from evidencecheck.text.overlap import Words, coverage, evidence_sentences, stem, terms
from evidencecheck.text.quantities import missing, quantities

WORDS = st.lists(st.sampled_from("night buses readmissions hospital 62 Straße IL-6 cells of the 血圧".split())).map(
    " ".join
)
TEXT = st.text(max_size=80) | WORDS


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_stem_is_no_longer_than_its_word_and_never_empty(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word) + 1 or stem(word) in {"mouse", "woman", "child", "death"}


@given(TEXT, TEXT, TEXT)
def test_coverage_is_a_share_and_whole_of_the_claim_itself(claim: str, title: str, abstract: str) -> None:
    assert 0 <= coverage(terms(claim), Words.of(title, abstract)) <= 1.0000001
    own = terms(claim)
    assert not own or coverage(own, Words.of(claim)) > 0.9999999


@given(TEXT, TEXT)
def test_evidence_stands_in_the_abstract(claim: str, abstract: str) -> None:
    assert all(one in abstract for one in evidence_sentences(claim, abstract, least=0.0))


@given(TEXT)
def test_no_text_lacks_its_own_numbers(text: str) -> None:
    assert missing(text, text) == ()
    assert all(one.value >= 0 for one in quantities(text))
    english(text)


@given(TEXT, st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6), st.sets(st.integers(0, 5), max_size=3))
def test_a_rival_shares_what_it_is_said_to_share(claim: str, texts: list[tuple[str, str]], own: set[int]) -> None:
    entries = [Words.of(*one) for one in texts]
    cited = {entry for entry in own if entry < len(entries)}
    found = rival(terms(claim), Listed(entries), cited)
    if found:
        assert found.place not in cited
        assert all(entries[found.place].holds(term) for term in found.shared)
        assert not any(entries[entry].holds(term) for term in found.extra for entry in cited)


@given(TEXT, st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_a_list_finds_what_its_entries_hold(claim: str, texts: list[tuple[str, str]]) -> None:
    entries = [Words.of(*one) for one in texts]
    listed = Listed(entries)
    for term in terms(claim):
        assert listed.holding(term) == {n for n, one in enumerate(entries) if one.holds(term)}
        assert listed.in_title(term) == {n for n, one in enumerate(entries) if one.in_title(term)}
