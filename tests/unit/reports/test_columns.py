"""Columns, in the unit that each format counts in: code points, UTF-16 units, bytes of UTF-8."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.spans import ColumnUnit, LineIndex, Position, Span
from evidencecheck.reports import REPORTS
from evidencecheck.reports._base import Look
from tests.unit.reports.build import finding, report

# What stands before the finding: a letter; one outside the first plane; an e with its accent, as one sign and as two.
BEFORE = {
    "a": (2, 2, 2),
    "a𐐀": (3, 4, 6),
    "a𐐀\u00e9": (4, 5, 8),
    "a𐐀e\u0301": (5, 6, 9),
    "": (1, 1, 1),
}
UNITS = (ColumnUnit.CODE_POINT, ColumnUnit.UTF16, ColumnUnit.UTF8)


def region(text):
    """The columns that SARIF gives."""
    (run,) = json.loads(text)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    where = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    return where["startLine"], where["startColumn"], where["endLine"], where["endColumn"]


def told(shape):
    """The columns of our own JSON."""
    return shape["start"]["line"], shape["start"]["column"], shape["end"]["line"], shape["end"]["column"]


def row(text):
    first = next(csv.DictReader(io.StringIO(text, newline="")))
    return tuple(int(first[name]) for name in ("line", "column", "end_line", "end_column"))


def command(text):
    given = dict(re.findall(r"(\w+)=(\d+)", text.partition("\n")[0]))
    return tuple(int(given[name]) for name in ("line", "col", "endLine", "endColumn"))


READ = {
    "json": (0, lambda text: told(json.loads(text)["files"][0]["findings"][0])),
    "jsonl": (0, lambda text: told(json.loads(text.splitlines()[2]))),
    "sarif": (0, region),
    "github": (0, command),
    "csv": (0, row),
    "rdjson": (2, lambda text: told(json.loads(text)["diagnostics"][0]["location"]["range"])),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("name", READ)
def test_columns_are_in_the_units_of_the_format(name, before, newline):
    start = len("one" + newline + before)
    unit, read = READ[name]
    column = BEFORE[before][unit]
    text = REPORTS.load(name)(report(f"one{newline}{before}here", [finding((start, start + 4))]), Look())
    assert read(text) == (2, column, 2, column + 4)


@pytest.mark.parametrize("name, place", [("full", "a.md:2:5"), ("concise", "a.md:2:5: "), ("grouped", "  2:5  ")])
def test_texts_count_code_points(name, place):
    assert place in REPORTS.load(name)(report("one\na𐐀e\u0301here", [finding((8, 12))]), Look())


@pytest.mark.parametrize("before", BEFORE)
def test_a_line_index_knows_all_three(before):
    lines = LineIndex(f"one\n{before}here")
    found = tuple(lines.position(4 + len(before), unit).column for unit in UNITS)
    assert found == BEFORE[before]
    assert all(
        lines.offset(Position(2, column), unit) == 4 + len(before) for unit, column in zip(UNITS, found, strict=True)
    )


def test_edits_are_in_the_same_units():
    fix = Fix((Edit(Span(8, 12), "there"),), Applicability.SAFE)
    shown = report("one\na𐐀e\u0301here", [finding((8, 12), fix=fix)])
    (suggestion,) = json.loads(REPORTS.load("rdjson")(shown, Look()))["diagnostics"][0]["suggestions"]
    assert told(suggestion["range"]) == (2, 9, 2, 13)
    (result,) = json.loads(REPORTS.load("sarif")(shown, Look()))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "there"}
    assert replacement["deletedRegion"] == {
        "startLine": 2,
        "startColumn": 5,
        "endLine": 2,
        "endColumn": 9,
        "charOffset": 8,
        "charLength": 4,
    }
