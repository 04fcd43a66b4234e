"""The matrix of mutations, on a few works of our own: each fault is told, by its check and by no other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MUTATIONS = Path(__file__).parents[3] / "benchmarks" / "mutations.py"


def work(number, title, container, authors, **more):
    return {
        "DOI": f"10.5555/works.{number}",
        "type": "journal-article",
        "title": [title],
        "container-title": [container],
        "author": [{"family": family, "given": given} for family, given in authors],
        "issued": {"date-parts": [[2012 + number]]},
        "volume": str(30 + number),
        "issue": "2",
        "page": f"{100 * number + 11}-{100 * number + 29}",
        **more,
    }


WORKS = [
    work(1, "Night buses and the second shift: behavior of drivers", "Journal of Urban Mobility",
         [("Aldana", "Ana"), ("van den Petrov", "Ivo"), ("Kühnel", "Mark"), ("Marlowe", "Rui")]),
    work(2, "Weirs of the north and their keepers", "Journal of Canal Studies", [("Okafor", "Chidi"), ("Lindqvist", "Eva")]),
    work(3, "Kilns after the great fire of the potteries", "Ceramics Quarterly", [("Brennan", "Tom"), ("Salgado", "Ines")]),
    work(4, "Turnstiles and the patience of waiting crowds", "Journal of Urban Planning", [("Nakagawa", "Sora")]),
]  # fmt: skip
CHAPTER = {
    "DOI": "10.5555/chapter.1", "type": "book-chapter", "title": ["Depots at the edge of town"],
    "container-title": ["The working bus"], "author": [{"family": "Kaneko", "given": "Rui"}],
    "editor": [{"family": "Lundgren", "given": "Mika"}], "issued": {"date-parts": [[2011]]}, "page": "41-59",
    "publisher": "Cogwheel Press",
}  # fmt: skip


@pytest.fixture(scope="module")
def matrix(tmp_path_factory):
    """References and how many were told, by mutation."""
    folder = tmp_path_factory.mktemp("mutations")
    (folder / "works.jsonl").write_text("".join(json.dumps(row) + "\n" for row in (*WORKS, CHAPTER)))
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(MUTATIONS), "works.jsonl", "--references", "5", "--forms", "bib"]
    done = subprocess.run(command, cwd=folder, env=paths, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines()[1:] if line[:24].strip()]
    return {line[:24].strip(): [int(n) for n in line[24:].split()[:2]] for line in lines}


def test_true_references_are_told_nothing(matrix):
    assert matrix["unchanged"] == [5, 5]


@pytest.mark.parametrize(
    "name",
    ["title: a word", "title: British", "author misspelt", "author invented", "authors swapped", "authors cut",
     "authors cut, et al.", "no diacritics", "no particle", "year, by 5", "volume", "issue", "first page", "editors",
     "DOI removed", "DOI malformed", "DOI dead", "DOI of another"],
)  # fmt: skip
def test_a_fault_is_told_by_its_check(matrix, name):
    references, told = matrix[name]
    assert references == told > 0
