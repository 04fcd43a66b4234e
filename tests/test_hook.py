"""The hook as pre-commit runs it: a manifest that it accepts, files in chunks, faults found and mended."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from evidencecheck.cli.main import group
from evidencecheck.formats import EXTENSIONS, WALKED
from tests.support.command import process, run

ROOT = Path(__file__).parent.parent
# https://pre-commit.com/#new-hooks
KEYS = {
    "id", "name", "entry", "language", "files", "exclude", "types", "types_or", "exclude_types", "always_run",
    "fail_fast", "verbose", "pass_filenames", "require_serial", "description", "language_version",
    "minimum_pre_commit_version", "args", "stages",
}  # fmt: skip
STAGES = {
    "commit-msg", "post-checkout", "post-commit", "post-merge", "post-rewrite", "pre-commit", "pre-merge-commit",
    "pre-push", "pre-rebase", "prepare-commit-msg", "manual",
}  # fmt: skip

FAULTY = {
    "buses.md": """\
Ridership doubled within a year.[^1] Fewer cars came.[^3]

[^1]: Aldana R, Petrov S. Night buses and the third shift. J Urban Mobil. 2012;4(2):11-19. doi:10.5555/jum.2012.4.2
""",
    "trams.md": "Trams are loved (Okafor & Lindquist, 2016).\n\n## References\n\nOkafor, T., & Lindquist, B. (2015). Trams by day. *J Urban Mobil*, 7(1), 1-9.\n",
    "sound.md": """\
Ridership doubled within a year.[^1]

[^1]: Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19. doi:10.5555/jum.2012.4.2
""",
}  # fmt: skip
MENDED = {
    "buses.md": FAULTY["buses.md"].replace("third", "second").replace("[^3]", "[^1]"),
    "trams.md": FAULTY["trams.md"].replace("2016", "2015"),
}
BIB = """\
@article{aldana2012,
  author = {Aldana, R. and Petrov, S.},
  title = {Night buses and the second shift},
  journal = {Journal of Urban Mobility},
  year = 2012, volume = 4, number = 2, pages = {11--19},
  doi = {10.5555/jum.2012.4.2},
}
"""


def manifest():
    """The hooks of the manifest; our file keeps to one ``key: value`` a line and lists in brackets."""
    hooks = []
    for line in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.strip().startswith("#"):
            continue
        parts = re.fullmatch(r"(- |  )(\w+): (.+)", line)
        assert parts, line
        if parts[1] == "- ":
            hooks.append({})
        value = parts[3].split(" #")[0].strip()
        listed = value.startswith("[")
        hooks[-1][parts[2]] = [word.strip() for word in value.strip("[]").split(",")] if listed else value
    return hooks


@pytest.fixture
def content(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in FAULTY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "buses.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


def found(*names):
    """The documents of a run with their failing findings, by code, and the run's status."""
    ran = run("check", *names, "-f", "json")
    report = json.loads(ran.out)
    fails = {
        file["path"]: [finding["code"] for finding in file["findings"] if finding["kind"] == "fail"]
        for file in report["files"]
    }
    return fails, ran.status


def test_the_manifest_has_only_keys_that_pre_commit_knows():
    hooks = manifest()
    assert [hook["id"] for hook in hooks] == ["evidencecheck", "evidencecheck-fix", "evidencecheck-resolve"]
    for hook in hooks:
        assert {"id", "name", "entry", "language"} <= set(hook) <= KEYS
        assert hook["language"] == "python"
        assert set(hook.get("stages", ())) <= STAGES
        assert not {"types", "types_or"} & set(hook), "files alone says which files"


@pytest.mark.parametrize("hook", manifest(), ids=lambda hook: hook["id"])
def test_a_hook_is_shown_the_files_that_are_read_of_a_folder(hook):
    shown = {ending for ending in EXTENSIONS if re.search(hook["files"], f"docs/page{ending}")}
    assert shown == WALKED
    assert re.search(hook["files"], "docs/PAGE.MD")
    assert re.search(hook["exclude"], "docs/references/works.bib")
    assert not re.search(hook["exclude"], "docs/works.bib")


@pytest.mark.parametrize("hook", manifest(), ids=lambda hook: hook["id"])
def test_an_entry_is_a_command_of_ours(hook):
    program, command, *rest = hook["entry"].split()
    assert program == "evidencecheck"
    assert command in group.list_commands(None)
    known = {name for one in group.get_command(None, command).params for name in one.opts}
    assert set(rest) <= known


def test_what_uses_the_network_is_no_stage_of_a_commit():
    by_id = {hook["id"]: hook for hook in manifest()}
    assert "pre-commit" not in by_id["evidencecheck-resolve"]["stages"]
    assert by_id["evidencecheck-resolve"]["require_serial"] == "true"
    assert by_id["evidencecheck"]["entry"].split()[1] == "check"


def test_planted_faults_are_found_and_pass_when_they_are_mended(content):
    assert found(*FAULTY) == ({"buses.md": ["EC101", "EC301"], "trams.md": ["EC102"], "sound.md": []}, 1)
    for name, text in MENDED.items():
        (content / name).write_text(text, encoding="utf-8")
    assert found(*FAULTY) == ({name: [] for name in FAULTY}, 0)


def test_the_hook_that_fixes_makes_safe_fixes_alone_and_fails_nothing_itself(content):
    """Pre-commit fails where a hook has changed a file; what is left is for the other hook to tell."""
    entry = next(hook["entry"] for hook in manifest() if hook["id"] == "evidencecheck-fix").split()[1:]
    wrong = FAULTY["sound.md"].replace("2012;4(2)", "2002;4(2)")
    (content / "sound.md").write_text(wrong, encoding="utf-8")
    ran = run(*entry, *FAULTY)
    assert (ran.status, ran.out) == (0, "sound.md:3:76: EC304 write the year 2012\n")
    assert (content / "sound.md").read_text(encoding="utf-8") == FAULTY["sound.md"]
    assert (content / "buses.md").read_text(encoding="utf-8") == FAULTY[
        "buses.md"
    ]  # its title is for a reader to judge
    assert run(*entry, *FAULTY).out == ""


def test_files_in_chunks_have_the_findings_they_have_together(content):
    """Pre-commit splits a long list of files over processes, in any order."""
    together, _ = found(*FAULTY)
    for chunks in (
        [["buses.md"], ["trams.md", "sound.md"]],
        [["sound.md", "buses.md"], ["trams.md"]],
        [[n] for n in FAULTY],
    ):
        apart = {}
        for chunk in chunks:
            apart |= found(*chunk)[0]
        assert apart == together


def test_an_offline_run_writes_nothing(content):
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    found(*FAULTY)
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_two_processes_at_once_do_not_disturb_each_other(content):
    """As ``pre-commit run --all-files`` on several cores."""
    started = [process("check", *chunk, cwd=content) for chunk in (["buses.md"], ["trams.md", "sound.md"])]
    outputs = [one.communicate(timeout=60) for one in started]
    assert [one.returncode for one in started] == [1, 1]
    for out, err in outputs:
        assert b"EC1" in out
        assert err == b""
