"""Each "yes" of ours in the comparison with others names a test that is there, and each "no" is argued."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "comparison.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if re.match(r"\| \d+ \|", line)
]
LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]+))?\)")


def test_the_rows_are_numbered_through() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) > 90
    assert {row[2] for row in ROWS} <= {"Y", "P", "–"}


def test_what_is_said_to_be_shown_is_shown() -> None:
    for number, feature, here, proof, *_ in ROWS:
        tests = [(path, name) for path, name in LINK.findall(proof) if path]
        assert bool(tests) is (here != "–"), (number, feature)
        for path, name in tests:
            file = (PAGE.parent / path).resolve()
            assert file.is_file(), (number, path)
            assert (
                f"def {name or 'test_'}" in file.read_text(encoding="utf-8") or file.suffix == ".md" or "typing" in path
            )


def test_what_is_partly_or_not_there_is_argued() -> None:
    headings = re.findall(r"^### (.+)$", TEXT.partition("## What is left out")[2], re.MULTILINE)
    argued = {re.sub(r"[^a-z -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    asked = {(row[0], anchor) for row in ROWS if row[2] != "Y" for path, anchor in LINK.findall(row[3]) if not path}
    assert {number for number, _ in asked} == {row[0] for row in ROWS if row[2] != "Y"}
    assert {anchor for _, anchor in asked} == argued
