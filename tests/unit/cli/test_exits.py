"""Exit statuses, and mistakes that end in one line that names what to mend."""

from __future__ import annotations

import subprocess
from importlib import import_module

import click
import pytest

from evidencecheck.cli import output
from evidencecheck.cli.main import _COMMANDS
from tests.support.command import process, run


def test_zero_one_and_two(content):
    assert run("check", "clean.md").status == 0
    assert run("check", "page.md").status == 1
    assert run("check", "page.md", "clean.md").status == 1
    assert run("check", "nowhere.md").status == 2


def test_an_interruption_is_130(monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(output.files, "write_atomic", interrupted)
    ran = run("check", "page.md", "-o", "report.json")
    assert ran.status == 130
    assert ran.err.split() == ["interrupted"]


def test_a_fault_of_ours_is_two_and_shows_where_it_is(monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("an oversight")

    monkeypatch.setattr(output.files, "write_atomic", broken)
    ran = run("check", "page.md", "-o", "report.json")
    assert ran.status == 2
    assert "ZeroDivisionError: an oversight\nevidencecheck: this is a fault of ours" in ran.err
    assert "in broken" in ran.err


@pytest.mark.parametrize(
    "argv, said",
    [
        (["chek", "page.md"], "no command is called 'chek'; did you mean check?"),
        (["zzz"], "no command is called 'zzz'"),
        (["check", "page.md", "-f", "ful"], "no report format is called 'ful'; did you mean full?"),
        (["check", "page.md", "-f", "zzz"], "there are: full, concise, grouped, json"),
        (["explain", "title-mismach"], "did you mean title-mismatch?"),
        (["explain", "zzz"], "no check is called 'zzz'"),
        (["check", "nowhere.md"], "evidencecheck: nowhere.md: "),
        (["audit", "docs/nowhere"], "docs/nowhere: "),
        (["extract", "nowhere.md"], "nowhere.md: "),
        (["resolve", "nowhere.md"], "nowhere.md: "),
        (["extract", "."], "extract takes one document; this is 2"),
        (["check", "page.md", "-o", "nowhere/report.md"], "nowhere/report.md: "),
        (["check", "page.md", "--now", "23.11.2026"], "'23.11.2026' is no day such as 2026-11-23"),
        (["check", "page.md", "--references", "refs"], "refs: no such folder"),
        (
            ["check", "page.md", "--online", "--crossref-url", "crossref"],
            "not the address of a web service: 'crossref'",
        ),
        (["check", "page.md", "--fail-on", "often"], "'often'"),
        (["check", "page.md", "--zzz"], "--zzz"),
        (["check"], "PATHS"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_status_two_and_says_what_to_mend(argv, said):
    ran = run(*argv)
    assert ran.status == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_a_real_process_says_the_same_without_a_traceback(content):
    with process("check", "nowhere.md", cwd=content) as started:
        out, err = started.communicate(timeout=60)
    assert (started.returncode, out) == (2, b"")
    assert err.decode().strip() == "evidencecheck: nowhere.md: No such file or directory"


@pytest.mark.parametrize("command, status", [("check", 1), ("extract", 0)])
def test_a_reader_that_goes_away_is_no_error(content, command, status):
    """``evidencecheck … | head -1``: no traceback, and the status still tells what was found."""
    lines = "".join(f"It rose (Okafor & Lindqvist, {year}).\n\n" for year in range(1700, 2020))
    (content / "long.md").write_text(lines, encoding="utf-8")
    with process(command, "long.md", cwd=content) as started:
        started.stdout.read(10)
        started.stdout.close()
        err = started.stderr.read()
        assert started.wait(60) == status
    assert err == b""


def test_help_names_every_command_and_the_exit_statuses():
    shown = run("--help")
    assert shown.status == 0
    for name in ("check", "audit", "resolve", "extract", "rules", "explain", "130"):
        assert name in shown.out
    for family in ("Markdown", "LaTeX", "AsciiDoc", "OpenDocument", "EPUB", "PDF", "JATS", "BibTeX"):
        assert family in shown.out
    assert "\\b" not in shown.out


def test_no_command_shows_the_help_and_is_a_mistake():
    ran = run()
    assert ran.status == 2
    assert "Commands:" in ran.err


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_has_its_help(command):
    """And each of its options says what it does."""
    shown = run(command, "--help")
    assert shown.status == 0
    assert "Usage: " in shown.out
    options = import_module(f"evidencecheck.cli.{command}").command.params
    mute = [
        o.name for o in options if isinstance(o, click.Option) and not o.help and not isinstance(o.type, click.Choice)
    ]
    assert not mute


def test_python_dash_m_is_the_same_command(content):
    with process(cwd=content, code="import runpy; runpy.run_module('evidencecheck', run_name='__main__')") as started:
        assert b"Commands:" in started.communicate(timeout=60)[1]
    assert isinstance(started, subprocess.Popen)
    assert started.returncode == 2


def test_the_version_is_the_packages():
    import evidencecheck

    assert run("--version").out == f"evidencecheck {evidencecheck.__version__}\n"
