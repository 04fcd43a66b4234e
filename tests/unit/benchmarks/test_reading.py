"""The measure of reading speed: that it runs over made documents, over a folder, and over growing ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


def run(*arguments):
    script = BENCHMARKS / "reading.py"
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
        timeout=120,
    )
    return [line.split() for line in done.stdout.splitlines()]


def test_each_format_has_a_line():
    head, *rows = run("--size", "0.004")
    assert head[:3] == ["format", "files", "MB"]
    names = [row[0] for row in rows]
    assert {"text", "markdown", "html", "restructuredtext", "mediawiki", "asciidoc", "org", "ipynb"} <= set(names)
    assert all(float(row[3]) > float(row[4]) > 0 for row in rows)


def test_a_folder_is_read_by_its_endings(tmp_path):
    (tmp_path / "a.md").write_text("Weirs.[^1]\n\n[^1]: Cook JA. Weirs. J Walk. 2009;1:2-3.\n")
    (tmp_path / "b.xyz").write_text("no document")
    assert [row[:2] for row in run(str(tmp_path))[1:]] == [["markdown", "1"]]


def test_growth_is_told_at_a_quarter_a_half_and_all():
    rows = run("--large", "--scale", "0.0002")[1:]
    assert len(rows) == 9
