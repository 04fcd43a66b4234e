"""What is printed, where, in which colours, and what makes the exit status 1."""

from __future__ import annotations

import io
import json
import sys

import pytest

from evidencecheck.cli.output import wants_color
from evidencecheck.sources.crossref import Crossref
from tests.support.command import run

ESCAPE = "\x1b["


@pytest.mark.parametrize(
    "name, begins",
    [
        ("report.html", "<!doctype html>"),
        ("report.HTM", "<!doctype html>"),
        ("report.md", "# "),
        ("report.json", "{"),
        ("report.txt", "page.md: "),
        ("report", "page.md: "),
    ],
)
def test_the_ending_of_the_output_file_names_the_format(content, name, begins):
    ran = run("audit", "page.md", "-o", name)
    assert (ran.status, ran.out) == (1, "")
    assert (content / name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_that_is_named_wins_over_the_ending(content):
    run("audit", "page.md", "-o", "report.md", "-f", "json")
    assert json.loads((content / "report.md").read_bytes())["schema"] == 1


def test_an_ending_that_is_no_reports_is_refused_before_the_work(content):
    ran = run("audit", "page.md", "-o", "report.pdf")
    assert ran.status == 2
    assert "no report is written as .pdf" in ran.err
    assert not (content / "report.pdf").exists()
    assert run("audit", "page.md", "-o", "report.log", "-f", "full").status == 1


def test_a_report_that_cannot_be_written_leaves_the_old_one(content):
    (content / "report.md").write_text("old", encoding="utf-8")
    assert run("audit", "page.md", "nowhere.md", "-o", "report.md").status == 2
    assert (content / "report.md").read_text(encoding="utf-8") == "old"


def test_check_leaves_out_what_agrees_and_audit_does_not():
    assert "passed EC304" not in run("check", "page.md").out
    assert "passed EC304" in run("audit", "page.md").out


@pytest.mark.parametrize(
    "argv, environment, colored",
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_is_for_who_wants_it(monkeypatch, argv, environment, colored):
    """The option first, then no-color.org (a value that is not empty), then FORCE_COLOR, then the terminal."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (ESCAPE in run("check", "page.md", *argv).out) is colored


def test_a_terminal_gets_colour_unless_it_is_dumb(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert wants_color("auto")
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_color("auto")


def test_a_file_is_never_coloured(content):
    run("check", "page.md", "-o", "report.txt", "--color", "always")
    assert ESCAPE not in (content / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text, least",
    [
        ("Fewer came (Okafor & Lindqvist, 2015).\n", "fail"),
        ("Fewer came.[^9]\n\n[^1]: Okafor T. Trams by day. J Urban Mobil. 2010;2:1-9.\n", "error"),
        ("Fewer came.[^1]\n\n[^1]: Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012. doi:10.5555/jum.2012.4.2\n", "review"),
    ],
    ids=["a warning", "an error", "to review"],
)  # fmt: skip
def test_fail_on_moves_what_makes_the_status_one(content, text, least):
    """``error`` takes proven faults only, ``fail`` warnings, too, ``review`` whatever a reader should look at."""
    (content / "one.md").write_text(text, encoding="utf-8")
    grave = ["review", "fail", "error"]
    found = {level: run("check", "one.md", "--fail-on", level).status for level in grave}
    assert found == {level: int(grave.index(level) <= grave.index(least)) for level in grave}
    assert run("check", "one.md").status == found["fail"]


def test_a_source_that_is_not_reached_fails_only_where_resolution_is_required(content, monkeypatch):
    monkeypatch.setattr(Crossref, "by_doi", lambda *_: pytest.fail("the .bib file holds it"))
    (content / "one.md").write_text("Rare.[^1]\n\n[^1]: Ito S. Buses after dark. Transp Policy. 2018;61:33-41.\n")
    argv = ["check", "one.md", "--online", "--crossref-url", "http://127.0.0.1:9"]
    ran = run(*argv)
    assert ran.status == 0
    assert "Crossref could not be reached" in ran.out
    assert "not found" not in ran.out + ran.err
    assert "Crossref was not reached" in run(*argv, "-f", "json").err
    assert run(*argv, "--require-resolution").status == 1


def test_offline_is_the_default_of_check_and_audit(monkeypatch):
    monkeypatch.setattr(Crossref, "__init__", lambda *_, **__: pytest.fail("nobody is asked"))
    assert run("check", "page.md").status == 1
    assert run("audit", "page.md", "--offline").status == 1
