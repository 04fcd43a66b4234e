"""The measure of documents with a truth beside them: it tells what is right from what is missed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support.word import docx, mark, notes, paragraph, relationships

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "rendered.py"
NOTES = ["Ahn R. Letters that work. 2014.", "Boyd T. Calling back. 2016.", "Cole A. Nights. 2018."]


def figures(folder, references, means):
    body = paragraph("Letters work.", mark(2), " So do calls.", mark(3), " At night neither does.", mark(4))
    told = {f"n{n}": words for n, words in enumerate(NOTES, 2)}
    page = docx(body, footnotes=notes("footnote", **told), rels=relationships(footnotes="footnotes.xml"))
    (folder / "page.docx").write_bytes(page)
    truth = {"references": references, "markers": [{"marker": str(n), "reference": n} for n in means]}
    (folder / "page.truth.json").write_text(json.dumps(truth))
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder)],
        capture_output=True, text=True, check=True, env=os.environ, timeout=120,
    )  # fmt: skip
    return done.stdout.splitlines()[1].split()


def test_all_right(tmp_path):
    assert figures(tmp_path, NOTES, [0, 1, 2]) == [".docx", "1", "3", "1.000", "3", "1.000"]


def test_a_reference_of_other_words_and_a_marker_of_another_note_are_missed(tmp_path):
    row = figures(tmp_path, [*NOTES[:2], "Dunn E. Words of others, and of none. 1999."], [1, 0])
    assert row == [".docx", "1", "3", "0.667", "2", "0.400"]
