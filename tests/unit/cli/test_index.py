"""``evidencecheck index``: what is built is told, what is damaged is told, and nothing ends in a traceback."""

from __future__ import annotations

import json

import pytest

from evidencecheck.cli import index as command
from tests.support.command import run
from tests.support.works import BARE, BUSES, KILNS, WEIRS, archive, items, lines, zipped


@pytest.fixture(autouse=True)
def works(content):
    (content / "works.jsonl").write_bytes(lines(BUSES, BUSES, WEIRS) + b"{oh\n")
    (content / "more.json.gz").write_bytes(zipped(items(KILNS, WEIRS, BARE)))
    return content


def build(*files, out="works.index"):
    return run("index", "build", *files, "--out", out, "--now", "2026-11-23")


def test_build_tells_what_it_made_and_what_it_could_not_read():
    ran = build("works.jsonl")
    assert (ran.status, ran.err) == (0, "evidencecheck: works.jsonl, line 4: damaged JSON\n")
    assert ran.out.startswith("works.index: 2 records, 0.0 MB; 2 added, 1 of a DOI that was there already, 1 damaged")


def test_update_tells_what_it_replaced_and_info_tells_it_all():
    build("works.jsonl")
    ran = run("index", "update", "works.index", "more.json.gz", "--now", "2026-11-30")
    assert (ran.status, ran.err) == (0, "")
    assert "works.index: 4 records" in ran.out
    told = run("index", "info", "works.index")
    assert told.status == 0
    assert [line.split()[0] for line in told.out.splitlines()] == [
        "records",
        "size",
        "format",
        "holds",
        "build",
        "update",
    ]
    assert "build    2026-11-23 from works.jsonl: 2 added, 1 of a DOI that was there already, 1 damaged" in told.out
    assert "update   2026-11-30 from more.json.gz: 2 added, 1 replaced, 1 without a DOI" in told.out


def test_a_public_data_file_is_built_from_its_tar_or_its_folder(works):
    members = {"0.json.gz": zipped(items(BUSES, WEIRS)), "1.json.gz": zipped(items(KILNS))}
    archive(works / "all.tar", members)
    (works / "all").mkdir()
    for name, data in members.items():
        (works / "all" / name).write_bytes(data)
    for given in ("all.tar", "all"):
        assert "3 records" in build(given, out=f"{given}.index").out


def test_many_damaged_lines_are_counted_and_not_all_shown(works, monkeypatch):
    monkeypatch.setattr(command, "SHOWN", 2)
    (works / "bad.jsonl").write_bytes(lines(BUSES) + b"{\n" * 5)
    ran = build("bad.jsonl")
    assert [line.partition(": ")[2] for line in ran.err.splitlines()] == [
        "bad.jsonl, line 2: damaged JSON",
        "bad.jsonl, line 3: damaged JSON",
        "and 3 more that could not be read",
    ]
    assert "5 damaged, left out" in ran.out


@pytest.mark.parametrize(
    "argv, told",
    [
        (["index", "build", "none.jsonl", "--out", "x"], "none.jsonl: no such file"),
        (["index", "build", "works.jsonl"], "--out"),
        (["index", "build", "page.md", "--out", "x"], "no work could be read"),
        (["index", "build", "works.jsonl", "--out", "references"], "references: not empty, and no local index"),
        (["index", "build", "works.jsonl", "--out", "page.md"], "page.md: "),
        (["index", "build", "works.jsonl", "--out", "x", "--now", "soon"], "no day"),
        (["index", "build", "works.jsonl", "--out", "x", "--memory", "1"], "--memory"),
        (["index", "update", "none", "works.jsonl"], "none: no local index to update"),
        (["index", "info", "none"], "none: no such folder"),
        (["index", "info", "references"], "references: no local index"),
    ],
)
def test_what_cannot_be_done_is_told(works, argv, told):
    ran = run(*argv)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err
    assert not (works / "none").exists()


@pytest.mark.parametrize(
    "argv",
    [
        ["index", "info", "works.index"],
        ["index", "update", "works.index", "more.json.gz"],
        ["match", "--index", "works.index"],
        ["check", "page.md", "--index", "works.index"],
        ["audit", "page.md", "--index", "works.index"],
        ["resolve", "--offline", "page.md", "--index", "works.index"],
    ],
    ids=["info", "update", "match", "check", "audit", "resolve"],
)
def test_a_half_built_index_is_named_and_not_used(works, argv):
    build("works.jsonl")
    path = works / "works.index" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "state": "building"}))
    ran = run(*argv)
    assert (ran.status, ran.out) == (2, "")
    assert "works.index: half-built" in ran.err


def test_info_reads_every_byte(works):
    build("works.jsonl")
    path = next((works / "works.index" / "search").glob("*.store"))
    data = bytearray(path.read_bytes())
    data[10] ^= 1
    path.write_bytes(data)
    ran = run("index", "info", "works.index")
    assert (ran.status, ran.out) == (2, "")
    assert "works.index: damaged" in ran.err


def outcomes(*argv):
    ran = run("audit", "clean.md", "-f", "json", *argv)
    return [(r["outcome"], r["doi"]) for r in json.loads(ran.out)["files"][0]["references"]]


def test_check_and_audit_look_up_what_the_lock_does_not_hold(works):
    (works / "references" / "buses.bib").unlink()
    build("works.jsonl")
    assert outcomes() == [("not-attempted", None)]
    assert outcomes("--index", "works.index") == [("matched", "10.5555/jum.2012.4.2")]


def test_a_doi_that_is_missing_is_told_from_the_index(works):
    (works / "references" / "buses.bib").unlink()
    build("works.jsonl")
    asked = run("check", "page.md", "--index", "works.index", "-f", "concise").out
    assert "DOI missing: 10.5555/jum.2012.4.2" in asked
    assert "DOI missing" not in run("check", "page.md", "-f", "concise").out


def test_what_an_index_lacks_is_not_found_and_named(works):
    (works / "references" / "buses.bib").unlink()
    build("more.json.gz")
    assert outcomes("--index", "works.index") == [("not-found", None)]
    assert "works.index" in run("audit", "clean.md", "--index", "works.index").out


def test_a_rehearsal_lists_what_the_index_would_leave_to_be_asked(works):
    (works / "references" / "buses.bib").unlink()
    build("works.jsonl")
    (works / "two.md").write_text(
        "Buses.[^1] Depots.[^2]\n\n"
        "[^1]: Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19.\n"
        "[^2]: Kane R, Ito S. Depots at dawn and after. J Rail Hist. 2001;9(1):3-14.\n"
    )
    ran = run("resolve", "--dry-run", "two.md", "--index", "works.index")
    assert (ran.status, ran.out.splitlines()) == (
        0,
        ["Crossref: search Kane R, Ito S. Depots at dawn and after. J Rail Hist. 2001;9(1):3-14."],
    )


def test_resolve_asks_the_bibliographies_first_and_then_the_index(works):
    build("works.jsonl")
    (works / "weirs.md").write_text(
        "Weirs.[^1] Buses.[^2]\n\n[^1]: Marlowe A. Weirs of the north. J Canal Stud. 2016;12(1):101-117.\n[^2]: Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19.\n"
    )
    assert run("resolve", "--offline", "weirs.md", "--index", "works.index").status == 0
    kept = json.loads((works / "references" / "evidence.lock").read_bytes())["references"]
    assert sorted(one["work"]["source"] for one in kept) == ["references/buses.bib", "works.index"]
    before = run("audit", "weirs.md", "-f", "json")
    assert [r["outcome"] for r in json.loads(before.out)["files"][0]["references"]] == ["matched", "matched"]
