"""The pages of the checks in the documentation are those of the docstrings."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "tasks"))

import write_rule_pages

from evidencecheck.checks import every, find, page


def test_the_pages_are_not_stale():
    """Where this fails: python tasks/write_rule_pages.py."""
    there = {path: path.read_text(encoding="utf-8") for path in write_rule_pages.FOLDER.glob("*.md")}
    wanted = write_rule_pages.pages()
    assert {path.name for path in there} == {path.name for path in wanted}
    assert [path.name for path, text in wanted.items() if there[path] != text] == []


def test_a_page_is_the_docstring_with_facts_at_its_head():
    check = find("EC301")
    text = write_rule_pages.pages()[write_rule_pages.FOLDER / "EC301-title-mismatch.md"]
    assert text.startswith("# EC301 title-mismatch\n\n*On by default; looks at what is recorded of the work; ")
    assert page(check).strip() in text
    assert write_rule_pages.says(check) == ("error", "warning", "warning to review", "note to review")


def test_the_index_leads_to_every_page():
    text = write_rule_pages.pages()[write_rule_pages.FOLDER / "index.md"]
    assert re.findall(r"\]\((EC\S+)\)", text) == [f"{check.code}-{check.name}.md" for check in every()]


def test_pages_of_no_check_are_taken_away(tmp_path, monkeypatch):
    monkeypatch.setattr(write_rule_pages, "FOLDER", tmp_path / "rules")
    write_rule_pages.write()
    (tmp_path / "rules" / "EC999-gone.md").write_text("")
    write_rule_pages.write()
    assert len(list((tmp_path / "rules").iterdir())) == len(every()) + 1
