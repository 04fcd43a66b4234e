"""``check`` and its like with configurations and the options that go before them, from end to end."""

from __future__ import annotations

import json

import pytest

from tests.support.command import run


def codes(*argv, stdin=b""):
    """The codes of the faults by document; ``check`` shows what is to review, too."""
    ran = run("check", *argv, "-f", "json", stdin=stdin)
    assert ran.status in {0, 1}, ran.err
    return {
        file["path"]: sorted({f["code"] for f in file["findings"] if f["kind"] in {"fail", "review"}})
        for file in json.loads(ran.out)["files"]
    }


@pytest.fixture
def write(content):
    def write(name, text):
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")

    return write


PLAIN = {"page.md": ["EC102", "EC201"]}


def test_without_a_configuration(content):
    assert codes("page.md") == PLAIN


def test_the_nearest_configuration_says_which_checks_speak(content, write):
    write("docs/page.md", (content / "page.md").read_text(encoding="utf-8"))
    write("evidencecheck.toml", 'select = ["EC1"]\n')
    assert codes("page.md", "docs/page.md") == {"page.md": ["EC102"], "docs/page.md": ["EC102"]}
    write("docs/.evidencecheck.toml", 'ignore = ["orphan-author-year"]\n')
    assert codes("page.md", "docs/page.md") == {"page.md": ["EC102"], "docs/page.md": ["EC201"]}


def test_per_file_ignores_severity_and_what_is_accepted(content, write):
    write(
        "evidencecheck.toml",
        '[per-file-ignores]\n"page.*" = ["EC2"]\n[[ignore]]\ncodes = ["EC102"]\nreason = "Known."\npaths = ["page.md"]\n',
    )
    assert codes("page.md") == {"page.md": []}
    write("evidencecheck.toml", '[severity]\nEC201 = "off"\nEC102 = "error"\n')
    ran = run("check", "page.md")
    assert "error EC102" in ran.out
    assert "EC201" not in ran.out


def test_options_go_before_the_file(content, write):
    write("evidencecheck.toml", 'select = ["EC1"]\nfail-on = "review"\noutput-format = "concise"\n')
    assert codes("page.md", "--select", "EC2") == {"page.md": ["EC201"]}
    assert codes("page.md", "--extend-select", "missing-doi") == PLAIN
    assert codes("page.md", "--ignore", "EC1,EC2") == {"page.md": []}
    assert codes("page.md", "--isolated") == PLAIN
    write("other.toml", 'select = ["EC2"]\n')
    assert codes("page.md", "--config", "other.toml") == {"page.md": ["EC201"]}
    assert "\npage.md:3:" in run("check", "page.md").out
    assert "\npage.md:3:" not in run("check", "page.md", "-f", "full").out


def test_standard_input_has_the_configuration_of_its_name(content, write):
    page = (content / "page.md").read_bytes()
    write("evidencecheck.toml", 'select = ["EC1"]\n')
    write("docs/evidencecheck.toml", 'select = ["EC2"]\n')
    assert codes("-", "--stdin-filename", "docs/new.md", stdin=page) == {"docs/new.md": ["EC201"]}
    assert codes("-", "--stdin-filename", "new.md", stdin=page) == {"new.md": ["EC102"]}
    assert list(codes("-", stdin=page).values()) == [["EC101", "EC102"]], "as text, by that of the working directory"


def test_what_fails_is_for_the_file_to_say_and_for_exit_zero(content, write):
    assert run("check", "page.md").status == 1
    assert run("check", "page.md", "--exit-zero").status == 0
    assert run("audit", "page.md", "--exit-zero").status == 0
    write("evidencecheck.toml", 'fail-on = "error"\n')
    assert run("check", "page.md").status == 0
    assert run("check", "page.md", "--fail-on", "fail").status == 1
    write("evidencecheck.toml", "fail-on = 3\n")
    assert run("check", "page.md", "--exit-zero").status == 2


def test_folders_are_walked_without_what_is_excluded(content, write):
    write("drafts/new.md", "Rare (Cook, 2009).\n")
    assert set(codes(".")) == {"page.md", "clean.md", "drafts/new.md"}
    assert set(codes(".", "--exclude", "clean.*", "--exclude", "drafts/")) == {"page.md"}
    write("evidencecheck.toml", 'exclude = ["drafts/"]\n')
    assert set(codes(".")) == {"page.md", "clean.md"}
    assert set(codes(".", "--exclude", "clean.md")) == {"page.md"}
    assert set(codes("drafts/new.md")) == {"drafts/new.md"}, "what is named is read"


def test_a_store_named_in_the_file_is_taken_from_there(content, write, monkeypatch):
    (content / "references").rename(content / "evidence")
    assert codes("page.md") == {"page.md": ["EC102"]}
    write("evidencecheck.toml", 'references = "evidence"\n')
    assert codes("page.md") == PLAIN
    (content / ".git").mkdir()
    (content / "docs").mkdir()
    monkeypatch.chdir(content / "docs")
    assert codes("../page.md") == {"../page.md": ["EC102", "EC201"]}


def test_a_faulty_file_stops_the_run_with_all_that_is_wrong(content, write):
    write("evidencecheck.toml", 'selct = ["EC1"]\nignore = ["EC3O9"]\n')
    for command in ("check", "audit", "resolve"):
        ran = run(command, "page.md")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.splitlines() == [
            "evidencecheck: evidencecheck.toml, line 1: selct: there is no such key; did you mean select?",
            "evidencecheck.toml, line 2: ignore: no check is called 'EC3O9'; did you mean EC309?",
        ]
    assert run("check", "page.md", "--isolated").status == 1


@pytest.mark.parametrize(
    "argv, said",
    [
        (["--select", "EC3O1"], "--select: no check is called 'EC3O1'; did you mean EC301?"),
        (["--config", "none.toml"], "none.toml: No such file or directory"),
        (["--config", "x.toml", "--isolated"], "--config and --isolated do not go together"),
    ],
)
def test_options_that_cannot_be(content, argv, said):
    ran = run("check", "page.md", *argv)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_offline_goes_before_online(content, write):
    write("evidencecheck.toml", 'online = true\ncrossref-url = "http://127.0.0.1:9"\ncache = false\n')
    ran = run("check", "page.md", "--offline")
    assert ran.status == 1
    assert "not reached" not in ran.err + ran.out


def test_a_baseline_named_in_the_file_is_gone_by(content, write):
    write("evidencecheck.toml", 'baseline = "known.json"\n')
    assert run("baseline", "page.md").status == 0
    assert (content / "known.json").is_file()
    assert codes("page.md") == {"page.md": []}
    assert codes("page.md", "--no-baseline") == PLAIN
