"""The README says what the tool does: its blocks are run."""

import re
from pathlib import Path

import pytest

from evidencecheck.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?:<!-- from: ([^>]*) -->\n)?```(\w*)\n(.*?)```", README, re.DOTALL)


def run(capfdbinary, *argv):
    with pytest.raises(SystemExit):
        main(list(argv))
    return capfdbinary.readouterr().out.decode()


def test_what_it_prints_is_what_the_readme_shows(monkeypatch, capfdbinary):
    """Every line of the shown output stands in the real one, in the same order."""
    monkeypatch.chdir(ROOT)
    ((command, _, shown),) = [block for block in BLOCKS if block[0]]
    printed = iter(run(capfdbinary, *command.split()[1:]).splitlines())
    for line in filter(None, shown.splitlines()):
        assert line in printed, line


def test_the_library_in_eight_lines_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    ((_, _, code),) = [block for block in BLOCKS if block[1] == "python"]
    exec(compile(code, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "EC102 fail no entry for Lupfer 2012" in out
    assert "repeat psychiatric hospitalizations" in out


def test_the_hook_that_it_names_is_in_the_manifest():
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    ((_, _, configuration),) = [block for block in BLOCKS if block[1] == "yaml"]
    for name in re.findall(r"- id: (\S+)", configuration):
        assert f"- id: {name}\n" in manifest
