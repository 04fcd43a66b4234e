"""What PATHS… may name: files of every make, folders, standard input."""

from __future__ import annotations

import json

import pytest

from tests.support.command import run
from tests.unit.cli.conftest import PAGE


def documents(*argv, stdin=b""):
    """The documents of a run, as its JSON report names them, in order."""
    return [file["path"] for file in json.loads(run("check", *argv, "-f", "json", stdin=stdin).out)["files"]]


def codes(*argv, stdin=b""):
    report = json.loads(run("check", *argv, "-f", "json", stdin=stdin).out)
    return [finding["code"] for file in report["files"] for finding in file["findings"] if finding["kind"] == "fail"]


def test_standard_input_is_read_as_its_name_says(content):
    assert codes("-", "--stdin-filename", "page.md", stdin=PAGE.encode()) == codes("page.md")
    assert documents("-", "--stdin-filename", "docs/new.md", stdin=PAGE.encode()) == ["docs/new.md"]
    assert "<text>" in run("check", "-", stdin=PAGE.encode()).out


def test_standard_input_finds_the_evidence_near_its_name(content):
    """As an editor runs it on a file that is not saved."""
    (content / "book").mkdir()
    (content / "references").rename(content / "book" / "references")
    assert "EC201" not in codes("-", "--stdin-filename", "page.md", stdin=PAGE.encode())
    assert "EC201" in codes("-", "--stdin-filename", "book/page.md", stdin=PAGE.encode())


def test_extract_takes_standard_input_too():
    ran = run("extract", "-", "--stdin-filename", "page.md", stdin=PAGE.encode())
    assert json.loads(ran.out) == json.loads(run("extract", "page.md").out)


def test_nothing_on_standard_input_is_no_error():
    assert run("check", "-").status == 0


def test_a_folder_is_walked_without_what_is_ignored(content):
    for name in (
        "docs/a.md",
        "docs/b.txt",
        "docs/drafts/c.md",
        "docs/skip.md",
        "docs/.hidden.md",
        "docs/d.c",
        "docs/conf.py",
    ):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(PAGE, encoding="utf-8")
    (content / ".evidencecheckignore").write_text("# ours\ndrafts/\nskip.*\n", encoding="utf-8")
    assert documents("docs") == ["docs/a.md", "docs/b.txt"]
    assert documents("docs/skip.md") == ["docs/skip.md"], "what is named is read"


def test_a_document_that_is_named_twice_is_read_once(content):
    assert documents("page.md", ".", "./page.md") == ["page.md", "clean.md"]


def test_a_folder_without_documents_is_said_to_be_one(content):
    (content / "empty").mkdir()
    ran = run("check", "empty")
    assert ran.status == 0
    assert "no document was read" in ran.out


@pytest.mark.parametrize(
    "content_of", [b"\x00\x01\x02\x03" * 400, bytes(range(256)) * 40], ids=["controls", "all bytes"]
)
def test_a_binary_file_is_said_not_to_have_been_read(content, content_of):
    (content / "picture.md").write_bytes(content_of)
    assert "picture.md: this looks like a binary file and was not read" in run("check", "picture.md").out
    ran = run("check", "picture.md", "-f", "json")
    assert ran.status == 0
    assert "picture.md: this looks like a binary file and was not read" in ran.err


@pytest.mark.parametrize(
    "encoding, noticed",
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("utf-32", False), ("cp1252", True)],
)
def test_encodings_are_read_and_guesses_are_said(content, encoding, noticed):
    text = PAGE.replace("Okafor", "Ökafor")
    (content / "other.md").write_bytes(text.encode(encoding))
    ran = run("check", "other.md", "-f", "concise")
    assert ran.status == 1
    assert "Ökafor & Lindqvist 2015" in ran.out
    assert ("Windows-1252" in ran.err) is noticed


def test_windows_newlines_change_no_line_no_column_and_no_finding(content):
    (content / "windows.md").write_bytes(PAGE.replace("\n", "\r\n").encode())
    unix, windows = (run("check", name, "-f", "concise").out for name in ("page.md", "windows.md"))
    assert windows.replace("windows.md", "page.md") == unix


def test_an_odd_name_is_no_option_and_no_trouble(content):
    (content / "-f odd name é.md").write_text(PAGE, encoding="utf-8")
    assert "-f odd name é.md: " in run("check", "--", "-f odd name é.md").out


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "---\n---\n", "[^1]:", "1\n", "(", "\u202e"], ids=repr)
def test_next_to_nothing_is_read_in_peace(content, text):
    (content / "short.md").write_text(text, encoding="utf-8")
    for command in ("check", "audit", "extract"):
        assert run(command, "short.md").status in {0, 1}
