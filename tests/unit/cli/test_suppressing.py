"""What may stand, from the command line: remarks, the configuration, and what is of no use."""

from __future__ import annotations

import json

import pytest

from tests.support.command import run

REMARK = "<!-- evidencecheck: ignore[EC102] cited from memory -->"
IGNORE = '[[ignore]]\ncodes = ["EC102"]\npaths = ["page.md"]\nreason = "cited from memory"\n'


@pytest.fixture
def page(content):
    (content / ".git").mkdir()
    return content / "page.md"


def told(*argv) -> tuple[list[str], list[dict]]:
    """The codes of faults and of what is to review, and what was suppressed."""
    (file,) = json.loads(run("check", "page.md", "-f", "json", *argv).out)["files"]
    return [f["code"] for f in file["findings"] if f["severity"]], file.get("suppressed", [])


def _say(page, remark: str) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("2015).", f"2015). {remark}"), encoding="utf-8")


def test_a_remark_suppresses_and_one_of_no_use_is_told(page) -> None:
    assert "EC102" in told()[0]
    _say(page, REMARK)
    assert not {"EC102", "EC902"}.intersection(told()[0])
    page.write_text(page.read_text(encoding="utf-8").replace("(Okafor & Lindqvist, 2015)", "then"), encoding="utf-8")
    assert "EC902" in told()[0]
    assert "EC902" not in told("--ignore", "EC902")[0]
    assert "EC902" not in told("--ignore", "EC102")[0]


def test_an_entry_of_the_configuration_suppresses_until_its_last_day(page) -> None:
    (page.parent / "evidencecheck.toml").write_text(IGNORE + 'until = "2026-06-30"\n', encoding="utf-8")
    assert "EC102" not in told("--now", "2026-06-30")[0]
    assert {"EC102", "EC905"} <= set(told("--now", "2026-07-01")[0])


def test_an_entry_of_no_use_is_a_notice_of_the_run(page) -> None:
    configuration = page.parent / "evidencecheck.toml"
    configuration.write_text(IGNORE, encoding="utf-8")
    assert "[[ignore]]" not in run("check", ".").out
    configuration.write_text(IGNORE.replace("EC102", "EC104"), encoding="utf-8")
    assert "[[ignore]] EC104, page.md suppresses nothing (EC902 unused-suppression)" in run("check", ".").out
    assert "[[ignore]]" not in run("check", "clean.md").out
    assert "[[ignore]]" not in run("check", ".", "--ignore", "EC104").out
    assert "[[ignore]]" not in run("check", ".", "--ignore", "EC902").out
