"""The example page of docs/: the shape that the project began from."""

from pathlib import Path

import pytest

import evidencecheck as ec

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "example" / "peer-support.txt"


@pytest.fixture(scope="module")
def reading():
    return ec.read(PAGE)


def test_it_has_five_notes(reading):
    assert [r.label for r in reading.references] == ["1", "2", "3", "4", "5"]
    assert reading.references[0].raw == "Source: Centers for Medicare and Medicaid Services/CMS"
    assert reading.references[4].raw.startswith("Sledge WH")
    assert reading.references[4].raw.endswith("62:541–544")


def test_it_has_six_note_citations_and_ten_by_author_and_year(reading):
    raised = [c.text for c in reading.citations if c.style == "superscript"]
    named = [c.text for c in reading.citations if c.style == "author-year"]
    assert raised == ["1", "2,3,4", "2,3,4", "2,3,4", "2,3,4", "5"]
    assert named == [
        "(SAMSHA, 2012)",
        "(Chinman, 2001)",
        "Cook, 2009",
        "Druss, 2010",
        "(Thompson, Norman, 2008)",
        "(Cook, 2009)",
        "(Lucksted et al., 2009)",
        "(Druss, 2010)",
        "(Salzer, Liptzin-Shear, 2002)",
        "(Lupfer, 2012)",
    ]
    assert len({label for c in reading.citations if c.style == "author-year" for label in c.labels}) == 8
    assert len(reading.citations) == 16


def test_every_span_is_exact(reading):
    text = reading.document.text
    for citation in reading.citations:
        assert citation.span.of(text) == citation.text
    for reference in reading.references:
        assert reference.span.of(text) == reference.raw


def test_every_citation_has_its_claim(reading):
    claims = {c.text + str(c.span.start): reading.claims[c.claim].text for c in reading.citations}
    texts = list(claims.values())
    assert texts[0].startswith("People who have lived through a mental health crisis")
    assert (
        texts[1]
        == texts[2]
        == (
            "Studies of peer support report that it can: Cut repeat psychiatric hospitalizations, and so readmissions, among people who are often readmitted"
        )
    )
    assert texts[7] == "People who meet a peer in recovery widen their circle of friends and feel less alone"
