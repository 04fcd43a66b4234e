"""The measure of marker to sentence: that it counts what it says it counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "statements.py"
ROWS = [
    {
        "sentences": ["Walks are long.", "They help the heart [2, <CITATION_MARKER>3</CITATION_MARKER>].", "Rest."],
        "marked": [1],
        "context": [1],
    },
    {
        "sentences": ["Walks are long.", "However, they tire.<CITATION_MARKER>4</CITATION_MARKER>,5", "Rest helps."],
        "marked": [1],
        "context": [0, 1],
    },
    {
        "sentences": ["Walks (<CITATION_MARKER>Kane, 2009</CITATION_MARKER>) are long.", "Rest helps."],
        "marked": [0],
        "context": [1],
    },
]


def test_sentences_are_counted(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(file), "--each"], capture_output=True, text=True, check=True, env=os.environ
    )
    windows, alone, before, *wrong = done.stdout.splitlines()
    assert windows == "3 windows"
    # Given are the second, the second and the first sentence: two are right, of four that are wanted.
    assert "precision 0.667  recall 0.500  F1 0.571" in alone
    # With the sentence before: "They help", too, is read with one.
    assert "precision 0.600  recall 0.750  F1 0.667" in before
    assert [line for line in wrong if line.startswith("Counts")] == [
        "Counts(right=1, given=1, wanted=2)",
        "Counts(right=0, given=1, wanted=1)",
    ]
