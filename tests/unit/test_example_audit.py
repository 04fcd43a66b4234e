"""The audit of the example page with this repository's own ``references/``: what a stranger sees first."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.support.command import run
from tests.unit.test_example import PAGE, ROOT


@pytest.fixture(scope="module")
def file():
    """The one document of the JSON report."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        ran = run("audit", PAGE.relative_to(ROOT), "-f", "json")
    assert ran.status == 1
    (file,) = json.loads(ran.out)["files"]
    return file


def of(file, reference):
    """The findings about one note, by code."""
    return {finding["code"]: finding for finding in file["findings"] if finding["reference"] == reference}


def test_ten_author_year_citations_have_no_entry(file):
    orphans = [finding for finding in file["findings"] if finding["code"] == "EC102"]
    assert len(orphans) == 10
    assert {finding["kind"] for finding in orphans} == {"fail"}


@pytest.mark.parametrize(
    "cited, hint",
    [
        ("Chinman 2001", "10.1023/a:1017577029956"),
        ("Cook 2009", "10.1176/ps.2009.60.2.246"),
        ("Druss 2010", "10.1016/j.schres.2010.01.026"),
        ("Salzer & Liptzin-Shear 2002", "10.1037/h0095014"),
        ("SAMSHA 2012", "SAMHSA"),
    ],
)
def test_an_orphan_is_hinted_at_what_may_be_meant(file, cited, hint):
    told = [f["message"] for f in file["findings"] if f["code"] == "EC102" and f"no entry for {cited}" in f["message"]]
    assert told
    for message in told:
        assert "did you mean" in message
        assert hint in message
        assert ("references/peer-support.bib" in message) is (hint != "SAMHSA")


def test_nothing_is_hinted_where_nothing_is_known(file):
    bare = {f["message"] for f in file["findings"] if f["code"] == "EC102" and "did you mean" not in f["message"]}
    assert bare == {
        f"no entry for {cited}" for cited in ("Thompson & Norman 2008", "Lucksted et al. 2009", "Lupfer 2012")
    }


def test_note_1_cannot_be_located(file):
    (finding,) = of(file, "1").values()
    assert (finding["code"], finding["kind"]) == ("EC602", "fail")


def test_note_2_is_open(file):
    assert {finding["kind"] for finding in of(file, "2").values()} == {"open"}


@pytest.mark.parametrize("note", ["3", "4"])
def test_a_chapter_need_have_no_doi_and_does_not_fail(file, note):
    findings = of(file, note)
    assert {finding["kind"] for finding in findings.values()} == {"open"}
    assert "no DOI need exist" in findings["EC604"]["message"]


def test_note_5_is_compared_with_its_record(file):
    findings = of(file, "5")
    kinds = {code: finding["kind"] for code, finding in findings.items()}
    passed = ["EC302", "EC304", "EC305", "EC306", "EC308"]
    assert kinds == {"EC301": "fail", "EC201": "fail", "EC303": "fail", "EC309": "review"} | dict.fromkeys(
        passed, "pass"
    )
    assert "[-among people-] {+of Persons+}" in findings["EC301"]["message"]
    (title,) = findings["EC301"]["evidence"]
    assert "among people with" in title["cited"]
    assert "of Persons With" in title["recorded"]
    assert title["source"] == "references/peer-support.bib"
    assert "10.1176/ps.62.5.pss6205_0541" in findings["EC201"]["message"]
    assert "3 of 6" in findings["EC303"]["message"]
    assert "issue" in findings["EC309"]["message"]


def test_each_finding_stands_where_its_span_says(file):
    text = PAGE.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for finding in file["findings"]:
        start, line, column = finding["span"][0], finding["start"]["line"], finding["start"]["column"]
        assert sum(map(len, lines[: line - 1])) + column - 1 == start
    assert Counter(len(finding["fingerprint"]) for finding in file["findings"]) == {64: len(file["findings"])}


def test_the_terminal_says_the_same_with_the_diff(monkeypatch):
    monkeypatch.chdir(ROOT)
    ran = run("check", "docs/example/peer-support.txt")
    assert ran.status == 1
    assert ran.out.startswith("docs/example/peer-support.txt: 5 notes, 14 note citations in 6 places, 10 author-year ")
    assert "nothing that looks like a reference was left unread" in ran.out
    assert "= record: Effectiveness of Peer Support in Reducing Readmissions {+of Persons+}" in ran.out
    for word in ("fabricat", "fake", "does not exist", "hallucinat"):
        assert word not in ran.out


def test_the_lock_of_this_repository_is_up_to_date(monkeypatch, tmp_path):
    """Our own command, run again on the same day, writes the same bytes."""
    import shutil

    lock = ROOT / "references" / "evidence.lock"
    shutil.copytree(ROOT / "references", tmp_path / "references")
    (tmp_path / "docs").mkdir()
    shutil.copy(PAGE, tmp_path / "docs" / "page.txt")
    monkeypatch.chdir(tmp_path)
    assert run("resolve", "--offline", "docs").status == 0
    assert (tmp_path / "references" / "evidence.lock").read_bytes() == lock.read_bytes()
