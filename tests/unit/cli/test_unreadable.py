"""One file that cannot be read, among others: it is told, nothing else is lost, and the run is not called clean."""

from __future__ import annotations

import json

import pytest

from evidencecheck import files
from evidencecheck.errors import UnreadableError
from tests.support.command import run

TOLD = "locked.md: not read: Permission denied"


@pytest.fixture(autouse=True)
def folder(content, monkeypatch):
    (content / "locked.md").write_text("# Locked\n", encoding="utf-8")
    read = files.read_bytes

    def refused(path):
        if path.name == "locked.md":
            raise UnreadableError(f"{path}: Permission denied")
        return read(path)

    monkeypatch.setattr(files, "read_bytes", refused)
    return content


@pytest.mark.parametrize("how", [[], ["-f", "concise"], ["--quiet"], ["--exit-zero"], ["--fix"], ["--statistics"]])
def test_the_others_are_reported(how):
    ran = run("check", ".", *how)
    assert (ran.status, "EC102" in ran.out) == (2, True)
    assert (ran.out + ran.err).count(TOLD) == 1


@pytest.mark.parametrize("how", ["--fix-only", "--diff"])
def test_fixes_say_so_too(how):
    ran = run("check", ".", how)
    assert (ran.status, ran.err.count(TOLD)) == (2, 1)


def test_programs_are_told():
    assert {"message": "not read: Permission denied", "path": "locked.md"} in json.loads(
        run("check", ".", "-f", "json").out
    )["notifications"]
    (called,) = json.loads(run("check", ".", "-f", "sarif").out)["runs"][0]["invocations"]
    assert called["executionSuccessful"] is False
    assert [notice["level"] for notice in called["toolExecutionNotifications"]] == ["error"]


def test_what_is_accepted_in_vain_is_not_judged_without_it(folder):
    (folder / "evidencecheck.toml").write_text('[[ignore]]\ncodes = ["EC104"]\nreason = "tidied later"\n')
    assert "suppresses nothing" not in run("check", ".").out
    (folder / "locked.md").unlink()
    assert "suppresses nothing" in run("check", ".").out


def test_a_baseline_holds_the_others_and_is_no_success(folder):
    ran = run("baseline", ".")
    assert ran.status == 2
    assert TOLD in ran.err
    assert "page.md" in json.loads((folder / "references" / "evidence-baseline.json").read_bytes())["files"]


def test_a_path_that_is_not_there_is_a_mistake_and_ends_the_run():
    ran = run("check", "page.md", "nowhere.md")
    assert (ran.status, ran.out, ran.err) == (2, "", "evidencecheck: nowhere.md: No such file or directory\n")
