"""Each report of the sample, letter for letter. ``UPDATE_GOLDEN=1 pytest tests/golden`` writes the files anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import evidencecheck
from evidencecheck.reports import REPORTS
from evidencecheck.reports._base import Look
from tests.golden.sample import REPORT
from tests.support.schemas import VALID

HERE = Path(__file__).parent
CASES = {
    "full.txt": ("full", Look()),
    "full-everything.txt": ("full", Look(everything=True)),
    "full-color.ansi": ("full", Look(color=True)),
    "concise.txt": ("concise", Look()),
    "grouped.txt": ("grouped", Look()),
    "quiet.txt": ("grouped", Look(quiet=True)),
    "report.json": ("json", Look()),
    "report.jsonl": ("jsonl", Look()),
    "report.sarif": ("sarif", Look(everything=True)),
    "github.txt": ("github", Look()),
    "gitlab.json": ("gitlab", Look()),
    "junit.xml": ("junit", Look()),
    "rdjson.json": ("rdjson", Look()),
    "report.csv": ("csv", Look(everything=True)),
    "works.csljson": ("csl-json", Look()),
    "report.md": ("markdown", Look(everything=True)),
    "report.html": ("html", Look(everything=True)),
}


PAGE = "A fault of one kind.\n\n## What it does\nIt looks\nand tells.\n\n## Fix\nMend it.\n"


@pytest.mark.parametrize("file", CASES)
def test_report_is_as_stored(file, monkeypatch):
    monkeypatch.setattr(evidencecheck, "__version__", "0.0.0", raising=False)
    monkeypatch.setattr("evidencecheck.checks.page", lambda _check: PAGE)  # pages change, and reports do not
    name, look = CASES[file]
    shown = REPORTS.load(name)(REPORT, look)
    stored = HERE / file
    if os.environ.get("UPDATE_GOLDEN"):
        stored.write_bytes(shown.encode("utf-8"))
    assert shown == stored.read_bytes().decode("utf-8")


@pytest.mark.parametrize("file", [file for file, (name, _) in CASES.items() if name in VALID])
def test_a_stored_report_keeps_its_formats_promise(file):
    VALID[CASES[file][0]]((HERE / file).read_bytes().decode("utf-8"))


def test_every_report_format_has_a_golden_file():
    assert {name for name, _ in CASES.values()} == set(REPORTS)
