"""Which configuration holds: the nearest upward, up to the repository's root, and only one that speaks of us."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evidencecheck.config.choose import Choice
from evidencecheck.config.find import Configuration
from evidencecheck.errors import ConfigError, UnreadableError
from evidencecheck.model.settings import Rules


def selected(path: str | None, **given) -> tuple[str, ...]:
    return Configuration(Path(), **given).rules(path).select


def test_the_nearest_to_the_document_wins_whole(write):
    write("evidencecheck.toml", 'select = ["EC1"]\nextend-select = ["EC9"]\n')
    write("docs/evidencecheck.toml", 'select = ["EC2"]\n')
    assert selected("page.md") == ("EC1",)
    assert selected("other/deep/page.md") == ("EC1",)
    assert Configuration(Path()).rules("docs/deep/page.md") == Rules(select=("EC2",))
    assert selected(None) == ("EC1",)


def test_of_one_folder_the_first_name_counts(write):
    write("pyproject.toml", '[tool.evidencecheck]\nselect = ["EC3"]\n')
    assert selected("page.md") == ("EC3",)
    write(".evidencecheck.toml", 'select = ["EC2"]\n')
    assert selected("page.md") == ("EC2",)
    write("evidencecheck.toml", 'select = ["EC1"]\n')
    assert selected("page.md") == ("EC1",)


@pytest.mark.parametrize("other", ["[tool.ruff]\n", "# evidencecheck\ntool = 3\n", 'x = "evidencecheck"\n'])
def test_a_pyproject_that_does_not_speak_of_us_is_passed_over(write, other):
    write("evidencecheck.toml", 'select = ["EC1"]\n')
    write("docs/pyproject.toml", other)
    assert selected("docs/page.md") == ("EC1",)


def test_a_pyproject_that_does_not_speak_of_us_may_be_damaged(write):
    write("pyproject.toml", "[[[")
    assert selected("page.md") == ()


def test_an_empty_configuration_is_one(write):
    write("evidencecheck.toml", 'select = ["EC1"]\n')
    write("docs/evidencecheck.toml", "")
    assert selected("docs/page.md") == ()


def test_the_search_ends_at_the_root_of_the_repository(root, write, monkeypatch):
    (root.parent / "evidencecheck.toml").write_text('select = ["EC1"]\n')
    assert selected("page.md") == ()
    write("evidencecheck.toml", 'select = ["EC2"]\n')
    write("docs/page.md", "")
    monkeypatch.chdir(root / "docs")
    assert selected("page.md") == ("EC2",), "from a folder of the repository, its root is looked into"
    assert Configuration(Path()).run["select"] == ("EC2",)


def test_without_a_repository_the_search_ends_at_the_working_directory(root, monkeypatch):
    (root / ".git").rmdir()
    (root.parent / "evidencecheck.toml").write_text('select = ["EC1"]\n')
    assert selected("docs/page.md") == ()


def test_a_document_elsewhere_has_the_configuration_near_it(tmp_path, write):
    write("evidencecheck.toml", 'select = ["EC1"]\n')
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "evidencecheck.toml").write_text('select = ["EC2"]\n')
    assert selected("../other/page.md") == ("EC2",)
    assert selected((tmp_path / "other" / "page.md").as_posix()) == ("EC2",)


def test_a_named_one_is_the_only_one(write):
    write("docs/evidencecheck.toml", 'select = ["EC2"]\n')
    write("ci/strict.toml", 'select = ["all"]\n')
    assert selected("docs/page.md", file="ci/strict.toml") == ("all",)
    with pytest.raises(UnreadableError, match=r"ci/none\.toml"):
        selected("docs/page.md", file="ci/none.toml")
    write("pyproject.toml", "[tool.ruff]\n")
    with pytest.raises(ConfigError, match="there is no table"):
        selected("docs/page.md", file="pyproject.toml")


def test_isolated_is_by_none(write):
    write("evidencecheck.toml", "select = [")
    configuration = Configuration(Path(), isolated=True)
    assert (configuration.rules("page.md"), configuration.run) == (Rules(), {})


def test_each_is_read_once(write, monkeypatch):
    path = write("evidencecheck.toml", 'select = ["EC1"]\n')
    configuration = Configuration(Path())
    assert configuration.rules("a/page.md").select == ("EC1",)
    path.unlink()
    assert configuration.rules("a/other.md").select == ("EC1",)


def test_what_the_command_line_chooses_holds_for_every_document(write):
    write("docs/evidencecheck.toml", 'select = ["EC2"]\n')
    configuration = Configuration(Path(), choice=Choice(select=("EC1",)))
    assert configuration.rules("docs/page.md").select == ("EC1",)
    assert configuration.rules("page.md").select == ("EC1",)


@pytest.mark.parametrize("text", ["", "[tool.ruff]\nselect = ['ALL']\n"])
def test_without_a_configuration_no_reader_is_loaded(root, text):
    if text:
        (root / "pyproject.toml").write_text(text)
    code = (
        "import sys; from pathlib import Path; from evidencecheck.config.find import Configuration; "
        "c = Configuration(Path()); c.rules('a/page.md'); c.run; "
        "print([m for m in ('tomllib', 'evidencecheck.config.keys', 'difflib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ("[]" if not text else "['tomllib', 'evidencecheck.config.keys']")
