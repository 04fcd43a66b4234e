"""What a claim is shown beside, and what is said of our own example."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.checks import find
from evidencecheck.checks._base import View
from evidencecheck.pipeline import read
from tests.unit.checks.scenarios import findings
from tests.unit.checks.scenarios import read as scenarios

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "cases" / "checks"


def beside(code, title):
    (scenario,) = (one for one in scenarios(next(CASES.glob(f"{code}-*.md"))) if one.title == title)
    _, (finding,) = findings(scenario)
    return finding, [(one.field, one.cited, one.recorded) for one in finding.evidence]


def test_the_claim_its_nearest_sentence_and_the_numbers_stand_side_by_side():
    finding, shown = beside("EC503", "Hardly any of it is in the abstract")
    assert finding.reference == "1"
    assert shown[0][0] == "abstract"
    assert shown[0][2] == "We interviewed 124 nurses on nine wards."
    assert shown[1:] == [("number", "310", "124"), ("number", "62 %", "48 %")]
    assert {one.source for one in finding.evidence} == {"Crossref"}
    assert {one.retrieved for one in finding.evidence} == {"2026-11-20"}


def test_directions_stand_side_by_side_where_they_differ():
    _, shown = beside("EC503", "It is the other way round")
    assert ("direction", "lowers", "higher") in shown


def test_the_titles_stand_side_by_side_and_the_other_entry_is_related():
    finding, shown = beside("EC501", "A number that slipped by one")
    assert shown == [
        (
            "title",
            "Timetables and the demand for late buses",
            "Street lamps dimmed after midnight and the number of burglaries",
        )
    ]
    assert finding.reference == "1"
    assert [one.message for one in finding.related] == ["the entry that it fits better"]


@pytest.fixture(scope="module")
def example():
    reading = read(ROOT / "docs" / "example" / "peer-support.txt")
    return View(reading.document, reading.references, reading.citations, reading.claims, {})


def test_the_bullet_on_readmissions_fits_the_study_of_readmissions(example):
    check = find("EC501")
    (finding,) = check.run(check, example)
    assert finding.span.of(example.document.text) == "2,3,4"
    assert "fits entry 5 far better" in finding.message
    assert "“readmissions”" in finding.message


@pytest.mark.parametrize("code", ["EC502", "EC503"])
def test_nothing_else_is_said_of_what_its_notes_support(example, code):
    check = find(code)
    assert list(check.run(check, example)) == []
