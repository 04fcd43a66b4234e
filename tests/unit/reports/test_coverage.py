"""The coverage line: plurals, and what is said when there was nothing."""

from __future__ import annotations

import pytest

from evidencecheck.model.report import Coverage
from evidencecheck.reports._coverage import coverage_lines, coverage_text, looked_up_line, read_line

LEFT = "; nothing that looks like a reference was left unread"


@pytest.mark.parametrize(
    "coverage, line",
    [
        (
            Coverage(
                references=5,
                citations=16,
                pointers=24,
                works=8,
                styles={"superscript": (6, 14), "author-year": (10, 10)},
            ),
            "5 notes, 14 note citations in 6 places, 10 author-year citations of 8 works" + LEFT,
        ),
        (
            Coverage(references=1, citations=1, pointers=1, styles={"footnote": (1, 1)}),
            "1 note, 1 note citation" + LEFT,
        ),
        (
            Coverage(references=2, citations=1, pointers=3, styles={"bracket": (1, 3)}),
            "2 references, 3 numbered citations in 1 place" + LEFT,
        ),
        (
            Coverage(citations=1, pointers=1, works=1, styles={"author-year": (1, 1)}),
            "no references, 1 author-year citation" + LEFT,
        ),
        (Coverage(references=3, asides=1), "3 references, 1 aside, no citations" + LEFT),
        (Coverage(citations=2, pointers=2, styles={"key": (2, 2)}), "no references, 2 citations by key" + LEFT),
        (Coverage(), "no references and no citations found"),
        (
            Coverage(unread=2),
            "no references and no citations found; 2 passages look like references and could not be read",
        ),
        (
            Coverage(references=1, unread=1),
            "1 reference, no citations; 1 passage looks like a reference and could not be read",
        ),
    ],
)
def test_what_was_read(coverage, line):
    assert read_line(coverage) == line


@pytest.mark.parametrize(
    "outcomes, line",
    [
        ({}, ""),
        ({"not-attempted": 4}, "4 not looked up"),
        ({"matched": 1, "not-attempted": 3}, "1 looked up: 1 matched; 3 not looked up"),
        (
            {"matched": 2, "not-found": 1, "not-specific": 1},
            "3 looked up: 2 matched, 1 not found; 1 not specific enough to locate",
        ),
        ({"ambiguous": 1, "conflicting": 1}, "2 looked up: 1 fits several works, 1 with another work's DOI"),
        ({"unreachable": 2}, "2 without an answer, the source was not reached"),
    ],
)
def test_what_was_looked_up(outcomes, line):
    assert looked_up_line(Coverage(outcomes=outcomes)) == line


def test_unreachable_is_never_said_to_be_not_found():
    assert "not found" not in coverage_text(Coverage(references=3, outcomes={"unreachable": 3}))


def test_checks_that_lacked_their_data_are_named():
    lines = coverage_lines(Coverage(references=1, not_run={"EC503": 1, "EC401": 2, "EC502": 0}))
    assert lines[-1] == "not run for want of data: EC401 (2 times), EC503 (1 time)"


def test_as_a_paragraph():
    assert coverage_text(Coverage(outcomes={"matched": 1})) == (
        "No references and no citations found. 1 looked up: 1 matched."
    )
