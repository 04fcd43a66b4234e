"""The measures of quotations and of citations without an entry, on pages of our own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.works import BUSES, index

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
PROSE = "Night buses were tried in nine towns, and nearly halve the number of accidents after dark, as drivers say."
PAGE = f"""The second shift rides night buses home.[^1]

[^1]: Aldana A, Petrov A. Night buses and the second shift. 2012. doi:{BUSES["DOI"]}
"""


def _printed(name: str, *argv: object) -> str:
    command = [sys.executable, str(BENCHMARKS / name), *map(str, argv)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout


def test_quotations_are_found_in_a_copy_and_changed_ones_are_told(tmp_path):
    for folder, ending, text in (("pages", "md", f"*{PROSE}*"), ("copies", "txt", PROSE.replace(" nine ", "\nnine "))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"a.{ending}").write_text(f"{text}\n", encoding="utf-8")
    printed = _printed("quotations.py", tmp_path / "pages", tmp_path / "copies", "--draws", 20)
    counts = (one.partition(" ") for one in printed.removeprefix(".txt: ").strip().split("; "))
    told = {what: int(number) for number, _, what in counts}
    assert told["drawn"] == told["drawn, found"] == told["changed, told with its words"] > 10
    assert told["changed, taken for right"] == 0


def test_the_right_work_is_given(tmp_path):
    index(tmp_path / "works", BUSES)
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    assert "their own works: {'right': 1}" in _printed("orphans.py", tmp_path / "works", page)
