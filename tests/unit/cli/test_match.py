"""``evidencecheck index`` and ``evidencecheck match``: a line in, a line out, offline."""

from __future__ import annotations

import json

import pytest

from tests.support.command import run

WORKS = [
    {
        "DOI": "10.5555/jum.2012.4.2",
        "type": "journal-article",
        "title": ["Night buses and the second shift"],
        "author": [{"given": "Rosa", "family": "Aldana"}, {"given": "Sergei", "family": "Petrov"}],
        "container-title": ["Journal of Urban Mobility"],
        "volume": "4",
        "issue": "2",
        "page": "11-19",
        "issued": {"date-parts": [[2012]]},
    },
    {
        "DOI": "10.5555/jum.2015.7.1",
        "type": "journal-article",
        "title": ["Trams after dark"],
        "author": [{"given": "Nnamdi", "family": "Okafor"}],
        "container-title": ["Journal of Urban Mobility"],
        "volume": "7",
        "page": "1-9",
        "issued": {"date-parts": [[2015]]},
    },
]
CITED = "Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19."


@pytest.fixture
def index(content):
    (content / "works.jsonl").write_text("".join(json.dumps(work) + "\n" for work in WORKS), encoding="utf-8")
    ran = run("index", "build", "works.jsonl", "--out", "ix", "--now", "2026-11-25")
    assert (ran.status, ran.out) == (0, "")
    assert "2 records read from 1 files" in ran.err
    return "ix"


def answers(*argv, stdin=b""):
    ran = run("match", *argv, stdin=stdin)
    assert ran.status == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_each_line_is_answered_in_order(index):
    lines = f"{CITED}\n\nIto S. Buses at noon and why. Transp Policy. 2018;61:33-41.\nWorld Health Organization\n"
    found = answers("-", "--index", index, stdin=lines.encode() + b"\xff\xfe\r\n")
    assert [one["outcome"] for one in found[:4]] == ["matched", "not-specific", "not-found", "not-specific"]
    assert found[0]["doi"] == "10.5555/jum.2012.4.2"
    assert found[0]["matched_by"] == "search"
    assert found[0]["score"] > 0.9
    assert found[2]["doi"] is None
    assert len(found) == 5


def test_a_doi_is_looked_up_and_compared(index):
    [found] = answers("--index", index, stdin=f"{CITED} doi:10.5555/jum.2012.4.2".encode())
    assert (found["outcome"], found["matched_by"]) == ("matched", "doi")
    [found] = answers("--index", index, stdin=f"{CITED} doi:10.5555/jum.2015.7.1".encode())
    assert found["outcome"] == "conflicting"
    assert found["doi"] is None
    assert found["candidates"][0]["doi"] == "10.5555/jum.2012.4.2"


def test_a_decision_is_explained(index):
    [found] = answers("--index", index, "--explain", stdin=CITED.encode())
    [best, *_] = found["explained"]
    agreed = {part["field"]: part["agreement"] for part in best["fields"]}
    assert agreed["title"] == 1
    assert agreed["volume"] == 1
    assert best["vetoes"] == []
    assert sum(best["weights"].values()) > 0


def test_without_a_place_to_look_it_says_so(content):
    ran = run("match", stdin=CITED.encode())
    assert ran.status == 2
    assert "--index" in ran.err


def test_an_index_that_is_none_is_told(content):
    ran = run("match", "--index", "nowhere", stdin=CITED.encode())
    assert (ran.status, ran.out) == (2, "")
    assert "nowhere: no index" in ran.err
    assert run("index", "info", "references").status == 2


def test_info_tells_what_is_in_it_and_an_update_adds_to_it(index, content):
    assert "2 works" in run("index", "info", index).out
    (content / "new.jsonl").write_text(json.dumps({**WORKS[0], "DOI": "10.5555/new"}) + "\n", encoding="utf-8")
    assert run("index", "update", index, "new.jsonl", "--now", "2026-11-26").status == 0
    told = run("index", "info", index).out
    assert "3 works" in told
    assert "updated 2026-11-26" in told


def test_check_looks_in_the_index_without_a_network(index, content):
    (content / "references" / "buses.bib").unlink()
    told = run("check", "page.md", "--index", index, "--output-format", "concise").out
    assert "DOI missing: 10.5555/jum.2012.4.2" in told
    assert "DOI missing" not in run("check", "page.md", "--output-format", "concise").out
