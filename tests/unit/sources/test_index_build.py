"""Building a local index: which record of a DOI counts, and that an interruption at any point changes nothing."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys

import pytest

from evidencecheck.errors import LocalIndexError
from evidencecheck.sources import _index_manifest as manifests
from evidencecheck.sources._index_build import Listener, build
from evidencecheck.sources._tantivy import Writer
from evidencecheck.sources.local_index import LocalIndex
from tests.support.works import BARE, BUSES, DAY, KILNS, WEIRS, archive, items, lines, record, titles, zipped

NEWER = record("10.5555/kilns", "Kilns, revised", "Núñez", 2010)
MANY = [
    record(f"10.5555/{n}", f"Weir {n} of many", "Marlowe", 1900 + n, journal=f"Journal of Weirs {n % 3}")
    for n in range(12)
]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(lines(BUSES, KILNS, KILNS) + b"{oh\n" + lines(NEWER, BARE, BARE, {"title": []}))
    (tmp_path / "b.json.gz").write_bytes(zipped(items(WEIRS, NEWER, 7)))
    archive(tmp_path / "c.tar", {"0.jsonl": lines(*MANY[:7], KILNS), "1.json.gz": zipped(items(*MANY[7:]))})
    return tmp_path


def counts(manifest):
    tally = manifest.runs[-1].tally
    return {name: count for name in tally.__slots__ if (count := getattr(tally, name, 0)) and isinstance(count, int)}


def test_the_first_record_of_a_doi_counts_and_everything_is_counted(here):
    manifest = build(here / "x", ["a.jsonl", "b.json.gz"], day=DAY)
    assert counts(manifest) == {"added": 4, "repeated": 4, "bare": 1, "empty": 2, "damaged": 1, "file": 2}
    assert titles("x", "10.5555/kilns", "10.5555/weirs", "10.5555/none") == ["Kilns", "Weirs of the north", None]
    assert (LocalIndex("x").size, manifest.state, manifest.day) == (4, "complete", DAY)


def test_the_last_record_of_a_doi_counts_when_updating(here):
    build(here / "x", ["a.jsonl"], day=DAY)
    manifest = build(here / "x", ["b.json.gz", "a.jsonl", "b.json.gz"], "update", day="2026-11-30")
    assert titles("x", "10.5555/kilns", "10.5555/weirs") == ["Kilns, revised", "Weirs of the north"]
    assert [run.kind for run in manifest.runs] == ["build", "update"]
    assert (manifest.day, LocalIndex("x").size) == ("2026-11-30", 4)
    assert counts(manifest) == {"added": 1, "replaced": 9, "empty": 3, "damaged": 1, "file": 3}


def test_the_same_build_once_more_does_nothing(here):
    assert build(here / "x", ["a.jsonl"], day=DAY) == build(here / "x", ["a.jsonl"], day="2027-01-01")


@pytest.mark.parametrize(
    "given, kind, told",
    [
        (["b.json.gz"], "build", "holds an index of other files"),
        (["a.jsonl", "a.jsonl"], "build", "holds an index of other files"),
    ],
)
def test_an_index_of_other_files_is_not_built_over(here, given, kind, told):
    build(here / "x", ["a.jsonl"], day=DAY)
    with pytest.raises(LocalIndexError, match=told):
        build(here / "x", given, kind, day=DAY)


def test_a_folder_with_something_else_in_it_is_left_alone(here):
    (here / "x").mkdir()
    (here / "x" / "thesis.docx").write_text("years of work")
    for kind, told in (("build", "not empty"), ("update", "no local index")):
        with pytest.raises(LocalIndexError, match=told):
            build(here / "x", ["a.jsonl"], kind, day=DAY)
    assert [path.name for path in (here / "x").iterdir()] == ["thesis.docx"]


def test_nothing_to_index_is_told_and_leaves_no_index(here):
    (here / "none.jsonl").write_bytes(b"\n\n[1]\n")
    with pytest.raises(LocalIndexError, match="no work could be read"):
        build(here / "x", ["none.jsonl"], day=DAY)
    assert list((here / "x").iterdir()) == []


ALL = ["a.jsonl", "b.json.gz", "c.tar"]
STOPS = [
    ("build", 1, "before"),
    ("build", 1, "after"),
    ("build", 2, "before"),
    ("build", 2, "after"),
    ("build", 3, "after"),
    ("update", 2, "before"),
    ("update", 2, "after"),
]


class StopError(Exception):
    pass


@pytest.mark.parametrize("kind, commit, when", STOPS)
def test_a_build_that_is_stopped_at_any_commit_goes_on_where_it_was(here, monkeypatch, kind, commit, when):
    """Before the commit, and after it but before anything else: the index and every count are as undisturbed."""

    def begin(name):
        if kind == "update":
            build(here / name, ["b.json.gz"], day=DAY)

    def whole(name):
        return build(here / name, ALL, kind, day=DAY, commit_every=10)

    begin("undisturbed")
    begin("stopped")
    calls = 0
    committed = Writer.commit

    def stopping(self):
        nonlocal calls
        calls += 1
        if calls == commit and when == "before":
            raise StopError
        committed(self)
        if calls == commit:
            raise StopError

    expected = whole("undisturbed")
    monkeypatch.setattr(Writer, "commit", stopping)
    try:
        whole("stopped")
    except StopError:
        with pytest.raises(LocalIndexError, match=f"half-built; run the same `evidencecheck index {kind}` again"):
            LocalIndex("stopped")
    gc.collect()  # the writer that was stopped lets go of its folder
    resumed = whole("stopped")
    assert (resumed.runs, resumed.state) == (expected.runs, expected.state)
    dois = [one["DOI"] for one in (BUSES, KILNS, WEIRS, *MANY)]
    assert titles("stopped", *dois) == titles("undisturbed", *dois)
    journals = [path.name for path in (here / "stopped").iterdir() if "journals" in path.name]
    assert journals == [f"journals-{len(resumed.runs)}.jsonl"]
    assert (here / "stopped" / journals[0]).read_bytes() == (here / "undisturbed" / journals[0]).read_bytes()


def test_a_build_that_was_killed_goes_on_where_it_was(here):
    """SIGKILL, in the middle of a line's handling."""
    code = """
import os, signal
from pathlib import Path
from evidencecheck.sources._index_build import Listener, build

kill = lambda told: os.kill(os.getpid(), signal.SIGKILL)
build(Path("x"), ["c.tar", "a.jsonl"], day="2026-11-23", commit_every=3, listener=Listener(damage=kill))
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    before = json.loads((here / "x" / "manifest.json").read_bytes())
    assert (before["state"], before["runs"][0]["tally"]["file"]) == ("building", 1)
    told = []
    manifest = build(here / "x", ["c.tar", "a.jsonl"], day=DAY, listener=Listener(damage=told.append))
    assert told == ["a.jsonl, line 4: damaged JSON"]
    assert counts(manifest) == {"added": 15, "repeated": 4, "bare": 1, "empty": 1, "damaged": 1, "file": 2}


def test_half_a_build_goes_on_with_its_own_files_only(here, monkeypatch):
    monkeypatch.setattr(Writer, "commit", lambda self: (_ for _ in ()).throw(StopError))
    with pytest.raises(StopError):
        build(here / "x", ["a.jsonl"], day=DAY)
    monkeypatch.undo()
    monkeypatch.chdir(here)
    gc.collect()
    (here / "a.jsonl").write_bytes(lines(BUSES))
    with pytest.raises(LocalIndexError, match=r"half-built, by `evidencecheck index build` of a\.jsonl"):
        build(here / "x", ["a.jsonl"], day=DAY)


def test_an_answer_of_the_api_about_one_work_is_a_record(here):
    (here / "one.json").write_text(json.dumps({"status": "ok", "message-type": "work", "message": WEIRS}))
    assert build(here / "x", ["one.json"], day=DAY).records == 1


def test_two_cannot_write_at_once(here):
    writer = Writer(here / "x" / manifests.SEARCH, 0)
    manifests.Manifest("building", (manifests.Run("build", ("a.jsonl",), "", DAY),)).save(here / "x")
    with pytest.raises(LocalIndexError, match="another command is writing"):
        Writer(here / "x" / manifests.SEARCH, 0)
    writer.close()


def test_what_is_kept_is_what_is_read_of_a_record(here):
    """References, affiliations and funders are nine tenths of a record, and none of it is compared."""
    heavy = {
        **WEIRS,
        "author": [{"family": "Marlowe", "given": "A.", "affiliation": [{"name": "Canal " * 500}]}],
        "reference": [{"unstructured": "Weirs " * 50}] * 100,
    }
    (here / "heavy.jsonl").write_bytes(lines(heavy))
    (here / "light.jsonl").write_bytes(lines(WEIRS))
    for name in ("heavy", "light"):
        build(here / name, [f"{name}.jsonl"], day=DAY)
    [heavy, light] = [
        LocalIndex(name).by_doi(["10.5555/weirs"])["10.5555/weirs"].works[0] for name in ("heavy", "light")
    ]
    assert (heavy.title, heavy.author) == (light.title, light.author)


@pytest.mark.parametrize(
    "odd",
    [
        {"DOI": "10.5555/odd", "title": "a bare string", "author": "Marlowe", "page": 7, "issued": "2012"},
        {
            "DOI": "10.5555/odd",
            "title": [None, 3, "a"],
            "author": [None, {"family": 3}],
            "issued": {"date-parts": [[None]]},
        },
        {"DOI": "10.5555/odd\ud800", "title": ["half a pair \ud800"]},
        {"DOI": "HTTPS://DOI.ORG/10.5555/ODD", "title": [" ".join(f"w{n}" for n in range(30_000))]},
        {"DOI": "10.5555/odd", "author": [{"family": f"Marlowe{n}"} for n in range(3000)], "title": ["x" * 70_000]},
    ],
    ids=["bare", "wrong types", "surrogate", "long", "many"],
)
def test_odd_records_are_no_reason_to_stop(here, odd):
    (here / "odd.jsonl").write_text(json.dumps(odd) + "\n" + json.dumps(WEIRS) + "\n")
    manifest = build(here / "x", ["odd.jsonl"], day=DAY)
    assert manifest.records == 2
    assert LocalIndex("x").by_doi(["10.5555/odd", "10.5555/odd\ud800", "10.5555/weirs"])["10.5555/weirs"].works
