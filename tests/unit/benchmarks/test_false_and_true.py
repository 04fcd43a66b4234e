"""The measures of what is told of fabricated references, and of whom is accused, on a few rows of our own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.works import BUSES, KILNS, WEIRS, lines

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
TRUE = "Aldana A, Petrov A. Night buses and the second shift. Journal of Urban Mobility. 2012;4(2):11-19."
TRUTH = {"doi": BUSES["DOI"], "title": "Night buses and the second shift"}
ROWS = [
    {"label": "real", "text": {"plain": TRUE, "doi": f"{TRUE} doi:{BUSES['DOI']}"}, "truth": TRUTH},
    {"label": "real", "text": {"plain": "Ito S. Depots at dawn. Rail History. 1999;3:4-9."}, "truth": None},
    {"label": "real_wrong_metadata", "subtype": "future_date", "text": {"plain": TRUE.replace("2012", "2032")}},
    {
        "label": "real_wrong_metadata",
        "subtype": "fabricated_doi",
        "text": {"plain": TRUE, "doi": f"{TRUE} doi:10.5555/no"},
    },
    {
        "label": "real_wrong_metadata",
        "subtype": "partial_author_list",
        "text": {"plain": "Aldana A, et al. Night buses."},
    },
    {
        "label": "real_wrong_metadata",
        "subtype": "merged_citation",
        "text": {
            "doi": f"Marlowe A. Weirs of the north. Journal of Canal Studies. 2016;12:101-117. doi:{KILNS['DOI']}"
        },
    },
    {
        "label": "fabricated",
        "subtype": "plausible_fabrication",
        "text": {
            "plain": "Okafor C. Turnstiles and the patience of crowds. Journal of Urban Mobility. 2012;4(3):21-29."
        },
    },
]
STRINGS = [
    {"raw": TRUE, "doi": BUSES["DOI"], "style": "vancouver"},
    {"raw": TRUE.replace("4(2)", "40(2)"), "doi": BUSES["DOI"], "style": "vancouver-noise"},
    {"raw": "Ito S. Depots at dawn.", "doi": "10.5555/not-held", "style": "vancouver"},
]


@pytest.fixture
def works(tmp_path):
    (tmp_path / "works.jsonl").write_bytes(lines(BUSES, WEIRS, KILNS))
    return tmp_path


def table(works, name, *argv):
    """What a benchmark prints, by the first words of its lines."""
    command = [sys.executable, BENCHMARKS / f"{name}.py", *argv]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(list(map(str, command)), cwd=works, env=paths, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    split = (line.rsplit(None, 7 if name == "fabricated" else 5) for line in done.stdout.splitlines()[1:])
    return {group.strip(): [int(n) for n in figures if n.isdigit()] for group, *figures in split}


def test_fabricated_counts_who_is_told_and_who_is_accused(works):
    (works / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    found = table(works, "fabricated", "rows.jsonl", "--registry", "works.jsonl")
    assert found["real, its work in the registry"] == [2, 0, 0, 0]
    assert found["real, its work unknown"] == [1, 1, 0, 0]
    assert found["wrong field"][:2] == [3, 3], "neither the DOI that is not printed nor the list behind et al."
    assert found["conflicting DOI"] == [1, 1, 1, 1]
    assert found["future_date"] == [1, 1, 1, 1]
    assert found["fabricated"] == found["plausible_fabrication"] == [1, 1, 0, 0]


def test_accusations_counts_the_strings_of_works_that_are_held(works):
    (works / "strings.jsonl").write_text("".join(json.dumps(row) + "\n" for row in STRINGS))
    found = table(works, "accusations", "strings.jsonl", "--works", "works.jsonl")
    assert found["all"][0] == 2
    assert found["of clean styles"] == found["vancouver"] == [1, 0, 0]
    assert found["of damaged styles"] == [1, 1, 1]
