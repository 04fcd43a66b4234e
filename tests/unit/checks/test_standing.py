"""Which sentences rest on a work with a notice, and on what else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.checks.scenarios import findings, read

CASES = Path(__file__).parents[2] / "cases" / "checks"


@pytest.mark.parametrize(
    "file, title, told",
    [
        (
            "EC401-retracted-work.md",
            "One sentence rests on it alone",
            ["rests on it and on others", "rests on it alone"],
        ),
        ("EC401-retracted-work.md", "Each sentence rests on another work, too", ["rests on it and on others"] * 2),
        ("EC401-retracted-work.md", "The other work was retracted, too", ["rests on it alone"]),
        ("EC402-expression-of-concern.md", "The DOI is that of the work", ["rests on it alone"]),
        ("EC403-corrected-work.md", "A sentence rests on it", ["rests on it alone"]),
    ],
)
def test_the_sentences_are_named(file: str, title: str, told: list[str]) -> None:
    (scenario,) = [one for one in read(CASES / file) if one.title == title]
    view, (finding, *_) = findings(scenario)
    assert [one.message for one in finding.related] == told
    assert all(one.span.of(view.document.text) for one in finding.related)
