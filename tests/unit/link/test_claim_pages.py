"""Pages of our own, in several formats and languages: how their claims are cut, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.claim_pages import ClaimPage, read_page
from tests.unit.checks.scenarios import meets

CASES = Path(__file__).parents[2] / "cases" / "claims"
PAGES = sorted(CASES.iterdir())


@pytest.fixture(params=PAGES, ids=lambda path: path.name)
def page(request: pytest.FixtureRequest) -> ClaimPage:
    return read_page(request.param)


def test_there_are_forty_pages_in_many_formats() -> None:
    assert len(PAGES) >= 40
    assert len({path.suffix for path in PAGES}) >= 6


def test_claims_are_cut_as_told(page: ClaimPage) -> None:
    wanted = page.told("claim")
    if not wanted:
        return
    citations = page.reading.citations
    found = [(" + ".join(citations[n].text for n in claim.citations), claim.text) for claim in page.reading.claims]
    expected = [] if wanted == [(["none"], "")] else [(" ".join(markers), text) for markers, text in wanted]
    assert len(found) == len(expected), found
    for (markers, text), (told, pattern) in zip(found, expected, strict=True):
        assert " ".join(markers.split()) == told, found
        assert meets(pattern, text), found


def test_a_claim_is_read_with_the_sentence_that_it_looks_back_to(page: ClaimPage) -> None:
    for head, context in page.told("reads"):
        (claim,) = [one for one in page.reading.claims if meets(" ".join(head), one.text)]
        assert claim.context == context


def test_a_claim_asserts_something_or_nothing(page: ClaimPage) -> None:
    for (what,), text in page.told("asserts"):
        (claim,) = [one for one in page.reading.claims if meets(text, one.text)]
        assert claim.asserts is (what == "something")


def test_each_check_says_what_is_told_and_no_more(page: ClaimPage) -> None:
    text = page.reading.document.text
    for code in page.codes:
        found = page.findings(code)
        said = [(f.kind.value, f.severity.value if f.severity else "-", f.span.of(text)) for f in found]
        wanted = page.told(code)
        assert len(said) == len(wanted), (code, said)
        for (kind, severity, where), (head, pattern) in zip(said, wanted, strict=True):
            assert [kind, severity] == head, (code, said)
            assert meets(pattern, where), (code, said)


def test_statements_are_those_of_the_claims(page: ClaimPage) -> None:
    """A statement is cited where a claim stands in it, and its span leads to its own words."""
    reading = page.reading
    for statement in reading.statements:
        assert statement.cited == bool(statement.claims) or not statement.text
        words = statement.text.split()
        assert not words or words[0][:1] in statement.span.of(reading.document.text)
        for n in statement.claims:
            assert statement.span.overlaps(reading.claims[n].span)
