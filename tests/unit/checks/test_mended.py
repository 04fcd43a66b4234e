"""What a fix has mended is not told again."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from tests.unit.checks.scenarios import Scenario, findings, read

CASES = Path(__file__).parents[2] / "cases" / "checks"
MENDING = [
    pytest.param(scenario, id=f"{scenario.code}-{scenario.title}")
    for name in ("EC205-unofficial-doi-link", "EC206-noncanonical-doi")
    for scenario in read(CASES / f"{name}.md")
    if scenario.bodies("fixed")
]


@pytest.mark.parametrize("scenario", MENDING)
def test_mended_is_silent(scenario: Scenario) -> None:
    """The document after its fix is checked again, and nothing is found."""
    view, found = findings(scenario)
    text = view.document.text
    for edit in sorted((e for f in found if f.fix for e in f.fix.edits), key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    block = ("reference", "1", text) if view.document.format == "text" else ("page", view.document.format, text)
    again = attrs.evolve(scenario, blocks=(block,))
    assert findings(again)[1] == ()
