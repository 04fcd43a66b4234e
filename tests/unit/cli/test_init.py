"""``init``: what it writes, what it leaves alone, and that a second run does nothing."""

from __future__ import annotations

import re

import pytest
import yaml

from evidencecheck.cli import _hook as hooks
from tests.support.command import run

CONFIG = ".pre-commit-config.yaml"
OTHERS = """\
# our hooks
default_stages: [pre-commit]
repos:
  - repo: https://example.org/other  # kept
    rev: v1
    hooks:
      - id: other

  # the last
  - repo: local
    hooks:
      - {id: own, name: own, entry: own, language: system}

# what follows
ci:
  skip: [own]
"""


@pytest.fixture
def empty(tmp_path, monkeypatch):
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    monkeypatch.chdir(site)
    # The folder above has a store of its own, which is not to be seen.
    (tmp_path / "references" / "buses.bib").unlink()
    return site


def files_of(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(empty):
    ran = run("init", "--dry-run")
    assert ran.status == 0
    assert ran.out.splitlines()[:3] == [
        "would write evidencecheck.toml",
        "would write references/own.bib",
        f"would write {CONFIG}",
    ]
    assert files_of(empty) == {}


def test_what_it_writes_can_be_used_at_once_and_a_second_run_changes_nothing(empty):
    ran = run("init")
    assert [line.split()[0] for line in ran.out.splitlines()[:3]] == ["wrote"] * 3
    for step in ("evidencecheck resolve", "evidencecheck check", "evidencecheck baseline"):
        assert step in ran.out
    (empty / "page.md").write_text("Rare.[^1]\n\n[^1]: Ito S. Buses after dark. Transp Policy. 2018;61:33-41.\n")
    assert run("check", "page.md").status == 0
    assert run("resolve", "--offline", "page.md").status == 0
    before = files_of(empty)
    assert run("init").out.splitlines()[:3] == ["kept evidencecheck.toml", "kept references", f"kept {CONFIG}"]
    assert files_of(empty) == before


@pytest.mark.parametrize("name, text", [(".evidencecheck.toml", ""), ("pyproject.toml", "[tool.evidencecheck]\n")])
def test_a_configuration_that_is_there_is_kept(empty, name, text):
    (empty / name).write_text(text)
    assert f"kept {name}" in run("init").out.splitlines()
    assert not (empty / "evidencecheck.toml").exists()
    assert (empty / name).read_text() == text


def test_a_pyproject_of_others_is_not_touched(empty):
    (empty / "pyproject.toml").write_text("[tool.ruff]\n")
    assert "wrote evidencecheck.toml" in run("init").out
    assert (empty / "pyproject.toml").read_text() == "[tool.ruff]\n"


def test_a_damaged_configuration_is_told_before_anything_is_written(empty):
    (empty / "evidencecheck.toml").write_text("selct = []")
    ran = run("init")
    assert (ran.status, ran.out) == (2, "")
    assert list(files_of(empty)) == ["evidencecheck.toml"]


def test_the_hook_stands_at_the_root_of_the_repository(empty, monkeypatch):
    (empty / "docs").mkdir()
    monkeypatch.chdir(empty / "docs")
    run("init")
    assert (empty / CONFIG).is_file()
    assert (empty / "docs" / "evidencecheck.toml").is_file()


def test_a_new_file_has_our_hook_alone():
    (repo,) = yaml.safe_load(hooks.fresh())["repos"]
    (hook,) = repo["hooks"]
    assert (repo["repo"], hook["id"], hook["entry"]) == ("local", "evidencecheck", "evidencecheck check")
    assert re.search(hook["files"], "docs/PAGE.md")
    assert re.search(hook["exclude"], "docs/references/works.bib")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["  ", ""])
def test_an_entry_is_added_and_all_else_stays(empty, newline, indent):
    text = OTHERS if indent else re.sub(r"^  (?=[-# ])", "", OTHERS, flags=re.MULTILINE).replace("\nskip", "\n  skip")
    text = text.replace("\n", newline)
    (empty / CONFIG).write_bytes(text.encode())
    ran = run("init")
    assert f"added a hook to {CONFIG}" in ran.out
    new = (empty / CONFIG).read_bytes().decode()
    before, after = yaml.safe_load(text), yaml.safe_load(new)
    assert after["repos"][:-1] == before["repos"]
    assert after["repos"][-1]["hooks"][0]["id"] == "evidencecheck"
    assert after["ci"] == before["ci"]
    lines = iter(new.splitlines(keepends=True))
    assert all(line in lines for line in text.splitlines(keepends=True)), "nothing is taken away or moved"
    assert all(line.endswith(newline) for line in new.splitlines(keepends=True))
    assert f"kept {CONFIG}" in run("init").out.splitlines()


def test_a_file_without_a_newline_at_its_end():
    text = "repos:\n- repo: local\n  hooks: []"
    added = hooks.added(text)
    assert added.startswith(text + "\n")
    assert len(yaml.safe_load(added)["repos"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "repos: []\n",
        "repos: [{repo: local, hooks: []}]\n",
        "repos:\n",
        "ci: {}\n",
        "",
        "repos:\n  - repo: [\n",
        '"repos":\n  - repo: local\n    hooks: []\n',
        "\xff",
    ],
)
def test_what_cannot_be_edited_for_certain_is_left_and_the_entry_shown(empty, text):
    (empty / CONFIG).write_bytes(text.encode("latin-1"))
    ran = run("init")
    assert ran.status == 0
    assert f"kept {CONFIG}, which is left to you" in ran.out
    assert "- id: evidencecheck\n" in ran.out
    assert (empty / CONFIG).read_bytes() == text.encode("latin-1")


@pytest.mark.parametrize("quoted", ["evidencecheck", "'evidencecheck'"])
def test_a_hook_that_is_there_is_seen(quoted):
    text = f"repos:\n  - repo: https://example.org/evidencecheck\n    rev: v0.1.0\n    hooks: [{{id: {quoted}}}]\n"
    assert hooks.has(text)
    assert not hooks.has(text.replace(quoted + "}", "evidencecheck-resolve}"))
