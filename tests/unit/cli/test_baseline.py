"""What was there before is taken down once; then only what is new is told."""

from __future__ import annotations

import json

import pytest

from tests.support.command import run

FILE = "references/evidence-baseline.json"
NEW = "\nSpeeds rise.[^77]\n"


@pytest.fixture
def known(content):
    """The content folder, in which all that there is is known."""
    (content / ".git").mkdir()
    assert run("check", ".").status == 1
    ran = run("baseline", ".")
    assert (ran.status, ran.out) == (0, "")
    return content


def findings(*argv) -> list[tuple[str, str]]:
    """Path and code of what is told as a fault or to review."""
    files = json.loads(run(*argv, "-f", "json").out)["files"]
    return [(file["path"], f["code"]) for file in files for f in file["findings"] if f["severity"]]


def test_what_is_known_is_not_told_and_what_is_new_is(known) -> None:
    ran = run("check", ".")
    number = (known / FILE).read_bytes().count(b"fingerprint")
    assert (ran.status, f"; {number} known from the baseline" in ran.out) == (0, True)
    page = known / "page.md"
    page.write_text("A new line above.\n\n" + page.read_text(encoding="utf-8") + NEW, encoding="utf-8")
    assert run("check", ".").status == 1
    assert findings("check", ".") == [("page.md", "EC101")]
    assert len(findings("check", ".", "--no-baseline")) > 1


def test_however_a_path_is_given_it_is_the_same_file(known, monkeypatch) -> None:
    (known / "docs").mkdir()
    (known / "page.md").rename(known / "docs" / "page.md")
    run("baseline", "docs")
    for argv in (["."], ["docs"], ["docs/page.md"], [str(known / "docs")], ["./docs/../docs/page.md"]):
        assert findings("check", *argv) == []
    monkeypatch.chdir(known / "docs")
    assert findings("check", "page.md") == []
    assert findings("audit", "..") == []


def test_taking_down_twice_changes_nothing_and_says_how_much_is_known(known) -> None:
    before = (known / FILE).read_bytes()
    number = before.count(b"fingerprint")
    ran = run("baseline", ".")
    assert ran.err == f"{FILE}: {number} known before, 0 added\n"
    assert (known / FILE).read_bytes() == before


def test_what_is_mended_is_told_of_and_taken_out_when_asked(known) -> None:
    """It is not told as a finding, and stays in the file until somebody says so."""
    number = (known / FILE).read_bytes().count(b"fingerprint")
    (known / "page.md").write_text("# Night buses\n" + NEW, encoding="utf-8")
    ran = run("check", ".", "-f", "concise")
    assert "no longer there: `evidencecheck baseline --prune` takes" in ran.err
    assert FILE in ran.err
    assert run("baseline", ".", "--check").status == 1
    assert (known / FILE).read_bytes().count(b"fingerprint") == number
    ran = run("baseline", ".", "--prune")
    assert (ran.status, ran.err) == (0, f"{FILE}: {number} known before, {number} taken out\n")
    assert json.loads((known / FILE).read_bytes()) == {"schema": 1, "files": {}}
    assert findings("check", ".") == [("page.md", "EC101")]
    assert run("baseline", ".", "--check").status == 0


def test_files_that_were_not_looked_at_keep_what_is_known_of_them(known) -> None:
    (known / "page.md").write_text("# Night buses\n", encoding="utf-8")
    before = (known / FILE).read_bytes()
    assert run("check", "clean.md").err == ""
    assert run("baseline", "clean.md", "--prune").status == 0
    assert (known / FILE).read_bytes() == before
    (known / "page.md").unlink()
    assert "taken out" in run("baseline", "clean.md", "--prune").err
    assert (known / FILE).read_bytes() != before


def test_another_file_may_be_named(known) -> None:
    (known / FILE).unlink()
    assert run("check", ".", "--baseline", "known.json").status == 2
    assert "no such file" in run("check", ".", "--baseline", "known.json").err
    assert run("baseline", ".", "--baseline", "known.json").err.startswith("known.json: 0 known before")
    assert run("check", ".").status == 1
    assert run("check", ".", "--baseline", "known.json").status == 0
    assert run("check", ".", "--baseline", "known.json", "--no-baseline").status == 2


def test_a_baseline_outside_of_the_repository_keeps_what_is_known_of_its_files(known, tmp_path_factory, monkeypatch):
    elsewhere = str(tmp_path_factory.mktemp("elsewhere") / "known.json")
    run("baseline", ".", "--baseline", elsewhere, "--no-cache")
    (known / "docs").mkdir()
    (known / "docs" / "clean.md").write_text("# Nothing\n", encoding="utf-8")
    monkeypatch.chdir(known / "docs")
    assert run("check", "clean.md", "--baseline", elsewhere).err == ""
    assert run("baseline", "clean.md", "--baseline", elsewhere, "--prune").err.endswith(" known before, 0 taken out\n")


def test_an_option_that_says_nothing_here_is_refused(known) -> None:
    ran = run("baseline", ".", "--exit-zero")
    assert (ran.status, "--exit-zero" in ran.err) == (2, True)


def test_a_damaged_file_stops_the_run(known) -> None:
    (known / FILE).write_text("<<<<<<<", encoding="utf-8")
    for argv in (["check", "."], ["audit", "."], ["baseline", "."]):
        ran = run(*argv)
        assert (ran.status, FILE in ran.err) == (2, True)
    assert run("check", ".", "--no-baseline").status == 1
    assert run("baseline", ".", "--prune", "--check").status == 2


def test_what_a_remark_suppresses_is_not_taken_down(content) -> None:
    page = content / "page.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + NEW.rstrip() + " <!-- evidencecheck: ignore[EC101] a draft -->\n", encoding="utf-8")
    run("baseline", "page.md")
    held = json.loads((content / FILE).read_bytes())["files"]["page.md"]
    assert held
    assert not {"EC101", "EC902"}.intersection(one["code"] for one in held)
