"""What is printed, where, in which colours, and what makes the exit status 1."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections import Counter

import pytest

from evidencecheck.cli.output import wants_color
from evidencecheck.reports import REPORTS
from evidencecheck.sources.crossref import Crossref
from tests.support.command import run
from tests.support.schemas import VALID

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


@pytest.mark.parametrize(
    "name, form",
    [
        ("report.sarif", "sarif"),
        ("report.sarif.json", "sarif"),
        ("report.xml", "junit"),
        ("report.csv", "csv"),
        ("report.jsonl", "jsonl"),
        ("page.v2.json", "json"),
    ],
)
def test_more_endings_name_formats(content, name, form):
    run("audit", "page.md", "-o", name)
    VALID[form]((content / name).read_bytes().decode("utf-8"))


def test_one_run_writes_several_reports(content):
    """Each ending names its format; the format that is named is for standard output."""
    ran = run("check", "page.md", "-o", "a.sarif", "-o", "b.html", "-o", "-", "-f", "concise")
    assert ran.status == 1
    assert ran.out == run("check", "page.md", "-f", "concise").out
    VALID["sarif"]((content / "a.sarif").read_text(encoding="utf-8"))
    assert (content / "b.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_of_several_reports_none_is_written_where_one_cannot_be(content):
    assert run("check", "page.md", "-o", "a.json", "-o", "b.sarif", "--statistics").status == 2
    assert not (content / "a.json").exists()


def test_statistics_count_each_check():
    plain = run("check", "page.md", "--statistics")
    assert plain.status == run("check", "page.md").status
    told = json.loads(run("check", "page.md", "--statistics", "-f", "json").out)
    findings = [
        finding
        for file in json.loads(run("check", "page.md", "-f", "json").out)["files"]
        for finding in file["findings"]
        if finding["kind"] in {"fail", "review"}
    ]
    assert {one["code"]: one["findings"] for one in told} == Counter(finding["code"] for finding in findings)
    assert [one["findings"] for one in told] == sorted((one["findings"] for one in told), reverse=True)
    lines = plain.out.splitlines()
    assert [line.split()[:2] for line in lines[:-1]] == [[str(one["findings"]), one["code"]] for one in told]
    assert "finding" in lines[-1]


def test_quiet_prints_findings_alone():
    ran = run("check", "page.md", "-q", "-f", "concise")
    assert ran.err == ""
    assert ran.out
    assert all(line.startswith("page.md:") and " EC" in line for line in ran.out.splitlines())


def test_quiet_says_nothing_of_a_page_without_findings(content):
    (content / "clean.md").write_text("Nothing is cited here.\n", encoding="utf-8")
    assert (run("check", "clean.md", "-q").out, run("check", "clean.md", "-q").status) == ("", 0)


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_format_can_be_asked_for(name):
    text = run("audit", "page.md", "-f", name).out
    assert text
    VALID.get(name, len)(text.replace("\r\n", "\n").replace("\n", "\r\n") if name == "csv" else text)


def test_a_plain_check_loads_no_format_that_it_does_not_write():
    """Each format is imported where it is asked for, and what it stands on with it."""
    names = [module for name in REPORTS if (module := f"evidencecheck.reports.{name.replace('-', '_')}")]
    others = [name for name in names if not name.endswith(".full")]
    watched = [*others, "evidencecheck.reports._rules", "evidencecheck.reports._statistics", "xml.etree.ElementTree"]
    code = (
        "import sys\nfrom evidencecheck.cli.main import main\nsys.argv = ['evidencecheck', 'check', 'page.md']\n"
        f"try:\n    main()\nfinally:\n    print([name for name in {watched} if name in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.stderr.strip() == "[]"
