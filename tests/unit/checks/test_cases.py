"""Every scenario of the literate cases says what it says it does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evidencecheck.identifiers import doi
from evidencecheck.model.finding import Kind, Severity
from tests.unit.checks.scenarios import Scenario, expected, findings, meets, read

CASES = Path(__file__).parents[2] / "cases" / "checks"
SCENARIOS = [
    pytest.param(scenario, id=f"{scenario.code}-{scenario.title}")
    for path in sorted(CASES.glob("*.md"))
    for scenario in read(path)
]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    view, found = findings(scenario)
    wanted = expected(scenario)
    said = [
        (f.kind.value, f.severity.value if f.severity else "-", f.code, f.span.of(view.document.text), f.message)
        for f in found
    ]
    assert len(said) == len(wanted), said
    for have, want in zip(said, wanted, strict=True):
        assert have[:3] == want[:3], said
        assert meets(want[3], have[3]), f"{have[3]!r} is not at {want[3]!r}"
        assert want[4] in have[4], f"{want[4]!r} is not said in {have[4]!r}"


@pytest.mark.parametrize("scenario", [p for p in SCENARIOS if p.values[0].bodies("fixed")])
def test_fix(scenario: Scenario) -> None:
    view, found = findings(scenario)
    text = view.document.text
    (fix,) = [f.fix for f in found if f.fix]
    for edit in reversed(fix.edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    ((how, body),) = [(info, body) for word, info, body in scenario.blocks if word == "fixed"]
    assert body in text.splitlines()
    assert how in {"", fix.applicability.value}
    assert fix.title
    assert "\n" not in fix.title


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_findings_keep_the_house_rules(scenario: Scenario) -> None:
    """Kinds and severities go together, spans lie in the text, messages are one line and call nothing fake."""
    view, found = findings(scenario)
    for finding in found:
        allowed = {
            Kind.FAIL: {Severity.ERROR, Severity.WARNING},
            Kind.REVIEW: {Severity.WARNING, Severity.NOTE},
            Kind.OPEN: {None},
            Kind.PASS: {None},
        }[finding.kind]
        assert finding.severity in allowed
        assert 0 <= finding.span.start <= finding.span.end <= len(view.document.text)
        assert "\n" not in finding.message
        assert finding.message.strip()
        assert not any(w in finding.message.lower() for w in ("fake", "fabricat", "hallucinat", "does not exist"))


@pytest.mark.parametrize(
    "scenario", [p for p in SCENARIOS if p.values[0].code == "EC201" and p.values[0].bodies("fixed")]
)
def test_a_doi_that_was_added_is_read_back(scenario: Scenario) -> None:
    (record,) = scenario.bodies("record")
    fixed = scenario.bodies("fixed")[0]
    assert [found for _, found in doi.find(fixed)] == [json.loads(record)["DOI"]]
