"""The page on reports names every format, and every ending that names one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evidencecheck.cli.options import BY_ENDING, format_of
from evidencecheck.reports import REPORTS

PAGE = Path(__file__).parents[3].joinpath("docs/reference/reports.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([a-z-]+)` \| [^|]*\| (?:`(\.\w+)`)? ?\|", PAGE, re.MULTILINE)


def test_the_page_has_a_row_for_each_format():
    assert sorted(name for name, _ in ROWS) == sorted(REPORTS)


@pytest.mark.parametrize("name, ending", ROWS)
def test_an_ending_on_the_page_names_its_format(name, ending):
    assert not ending or format_of(f"report{ending}") == name


def test_every_ending_names_a_format_that_there_is():
    assert set(BY_ENDING.values()) <= set(REPORTS)


@pytest.mark.parametrize("name", [*re.findall(r"-f ([a-z-]+)", PAGE)])
def test_the_examples_name_formats_that_there_are(name):
    assert name in REPORTS
