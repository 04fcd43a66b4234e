"""A local index: what goes in comes out, stopped builds go on, damage is told and never used."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time

import pytest

from evidencecheck.errors import DamagedIndexError, UnreadableError, UsageError
from evidencecheck.model.reference import Fields
from evidencecheck.sources import _index_manifest as manifests
from evidencecheck.sources.index_build import build, update
from evidencecheck.sources.local_index import LocalIndex


def record(number, title="", **more):
    return {
        "DOI": f"10.5555/tram.{number}",
        "type": "journal-article",
        "title": [title or f"Tramways of the {number}th district and who rides them"],
        "author": [{"given": "Rosa", "family": f"Aldana{number}"}],
        "container-title": ["Journal of Urban Mobility"],
        "volume": str(number),
        "page": "11-19",
        "issued": {"date-parts": [[2012]]},
        **more,
    }


def lines(*records):
    return b"".join(json.dumps(one).encode() + b"\n" for one in records)


@pytest.fixture
def quiet():
    told = []
    return {"tell": told.append, "count": lambda _: None, "now": "2026-11-25"}, told


def search(folder, text):
    return [work.doi for work in LocalIndex(folder).search(text, Fields()).works]


def test_what_goes_in_is_found_by_words_and_by_doi(tmp_path, quiet):
    (tmp_path / "works.jsonl").write_bytes(lines(record(1), record(2, "Night ferries: a study of émigrés")))
    build([tmp_path / "works.jsonl"], tmp_path / "ix", **quiet[0])
    index = LocalIndex(tmp_path / "ix")
    assert (index.size, index.online, index.exhaustive) == (2, False, True)
    assert search(tmp_path / "ix", "Aldana2 R. Night ferries, a study of emigres. 2012")[0] == "10.5555/tram.2"
    found = index.by_doi(["10.5555/tram.1", "10.5555/none"])
    assert found["10.5555/tram.1"].works[0].volume == "1"
    assert found["10.5555/tram.1"].retrieved == "2026-11-25"
    assert found["10.5555/none"].works == ()


@pytest.mark.parametrize("name, content", [
    ("a.jsonl", lines(record(1), record(2))),
    ("a.jsonl", b"\xef\xbb\xbf" + lines(record(1), record(2)).replace(b"\n", b"\r\n")),
    ("a.jsonl.gz", gzip.compress(lines(record(1), record(2)))),
    ("a.json", json.dumps({"items": [record(1), record(2)]}, indent=1).encode()),
    ("a.json", json.dumps([record(1), record(2)]).encode()),
    ("a.json.gz", gzip.compress(json.dumps({"message": {"items": [record(1), record(2)]}}).encode())),
])  # fmt: skip
def test_records_are_read_in_whatever_shape_people_have_them(tmp_path, quiet, name, content):
    (tmp_path / name).write_bytes(content)
    manifest = build([tmp_path / name], tmp_path / "ix", **quiet[0])
    assert (manifest.records, manifest.damaged, quiet[1]) == (2, 0, [])
    assert LocalIndex(tmp_path / "ix").size == 2


def test_the_public_data_file_is_a_tar_of_lists_and_a_folder_is_walked(tmp_path, quiet):
    (tmp_path / "data").mkdir()
    with tarfile.open(tmp_path / "data" / "all.tar", "w") as tar:
        for number in (1, 2):
            content = gzip.compress(json.dumps({"items": [record(number)]}).encode())
            member = tarfile.TarInfo(f"{number}.json.gz")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    (tmp_path / "data" / "more.jsonl").write_bytes(lines(record(3)))
    assert build([tmp_path / "data"], tmp_path / "ix", **quiet[0]).records == 3
    assert LocalIndex(tmp_path / "ix").size == 3


def test_the_first_record_of_a_doi_counts_and_an_update_replaces_it(tmp_path, quiet):
    (tmp_path / "a.jsonl").write_bytes(lines(record(1), record(1, "Another title altogether")))
    (tmp_path / "b.jsonl").write_bytes(lines(record(1, "A corrected title"), record(2)))
    build([tmp_path / "a.jsonl"], tmp_path / "ix", **quiet[0])
    assert LocalIndex(tmp_path / "ix").by_doi(["10.5555/tram.1"])["10.5555/tram.1"].works[0].title.startswith("Tram")
    update([tmp_path / "b.jsonl"], tmp_path / "ix", **{**quiet[0], "now": "2026-11-26"})
    index = LocalIndex(tmp_path / "ix")
    found = index.by_doi(["10.5555/tram.1"])["10.5555/tram.1"]
    assert (found.works[0].title, found.retrieved, index.size) == ("A corrected title", "2026-11-26", 2)


def test_a_work_without_a_doi_is_found_by_its_title(tmp_path, quiet):
    (tmp_path / "a.jsonl").write_bytes(lines({**record(1), "DOI": None}, {"DOI": None, "type": "book"}))
    build([tmp_path / "a.jsonl"], tmp_path / "ix", **quiet[0])
    [work] = LocalIndex(tmp_path / "ix").search("Tramways of the 1th district", Fields()).works
    assert (work.doi, work.volume) == ("", "1")


def test_damage_is_told_with_its_place_and_the_rest_goes_in(tmp_path, quiet):
    (tmp_path / "a.jsonl").write_bytes(lines(record(1)) + b"{broken\n[1]\n" + lines(record(2)))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines(*map(record, range(3, 400))))[:-200])
    (tmp_path / "c.json").write_bytes(b"")
    manifest = build([tmp_path / name for name in ("a.jsonl", "b.jsonl.gz", "c.json")], tmp_path / "ix", **quiet[0])
    assert any("a.jsonl:2: no record in JSON" in what for what in quiet[1])
    assert any("a.jsonl:3" in what for what in quiet[1])
    assert any("b.jsonl.gz" in what and "what came before" in what for what in quiet[1])
    assert manifest.damaged == len(quiet[1])
    assert search(tmp_path / "ix", "Aldana2 Tramways of the 2th district")[0] == "10.5555/tram.2"


def test_a_folder_that_is_no_index_or_half_one_is_told_and_not_used(tmp_path, quiet):
    with pytest.raises(DamagedIndexError, match="no index"):
        LocalIndex(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(lines(record(1)))
    build([tmp_path / "a.jsonl"], tmp_path / "ix", **quiet[0])
    with pytest.raises(UsageError, match="holds an index already"):
        build([tmp_path / "a.jsonl"], tmp_path / "ix", **quiet[0])
    with pytest.raises(UsageError, match="not empty"):
        build([tmp_path / "a.jsonl"], tmp_path, **quiet[0])
    with pytest.raises(UnreadableError, match="nowhere"):
        build([tmp_path / "nowhere"], tmp_path / "other", **quiet[0])
    [manifest] = (tmp_path / "ix").glob("evidencecheck-*.json")
    said = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**said, "whole": False}))
    with pytest.raises(DamagedIndexError, match="half built"):
        LocalIndex(tmp_path / "ix")
    manifest.write_text(json.dumps({**said, "format": 0}))
    with pytest.raises(DamagedIndexError, match="another version"):
        LocalIndex(tmp_path / "ix")
    manifest.write_text("{")
    with pytest.raises(DamagedIndexError, match="damaged"):
        LocalIndex(tmp_path / "ix")
    manifest.write_text(json.dumps(said))
    (tmp_path / "ix" / "meta.json").write_text("{")
    with pytest.raises(DamagedIndexError, match="build the index anew"):
        LocalIndex(tmp_path / "ix")


def test_a_build_that_was_killed_goes_on_and_shows_each_work_once(tmp_path, quiet):
    """Killed without warning between two files; the same command ends with all works, and none twice."""
    files = []
    for number in range(6):
        files.append(tmp_path / f"{number}.jsonl")
        files[-1].write_bytes(lines(*(record(100 * number + k, abstract="x" * 15_000) for k in range(70))))
    code = (
        "import sys, time; from pathlib import Path; from evidencecheck.sources.index_build import build;"
        "build([Path(p) for p in sys.argv[2:]], Path(sys.argv[1]), tell=print, now='2026-11-25',"
        " count=lambda n: (print(n, flush=True), time.sleep(0.3)))"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path / "ix"), *map(str, files)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as started:
        while int(started.stdout.readline()) < 210:
            pass
        os.kill(started.pid, signal.SIGKILL)
    with pytest.raises(DamagedIndexError, match="half built"):
        LocalIndex(tmp_path / "ix")
    began = time.monotonic()
    manifest = build(files, tmp_path / "ix", **quiet[0])
    assert time.monotonic() - began < 60
    assert set(manifest.done) == set(map(str, files))
    index = LocalIndex(tmp_path / "ix")
    dois = {f"10.5555/tram.{100 * number + k}" for number in range(6) for k in range(70)}
    assert all(len(found.works) == 1 for found in index.by_doi(sorted(dois)).values())
    assert {work.doi for work in index.works()} == dois


def test_the_same_records_give_the_same_answers_in_the_same_order(tmp_path, quiet):
    (tmp_path / "a.jsonl").write_bytes(lines(*map(record, range(40))))
    for name in ("one", "two"):
        build([tmp_path / "a.jsonl"], tmp_path / name, **quiet[0])
    text = "Tramways of the district and who rides them. Journal of Urban Mobility 2012"
    assert search(tmp_path / "one", text) == search(tmp_path / "two", text)
    assert len(search(tmp_path / "one", text)) == 5


@pytest.mark.parametrize("text", ["", "?!", "\x00\ud800", "x" * 100_000, "朴南權 都市", "AND OR NOT (", "a" * 41])
def test_any_text_can_be_looked_for(tmp_path, quiet, text):
    (tmp_path / "a.jsonl").write_bytes(lines(record(1)))
    build([tmp_path / "a.jsonl"], tmp_path / "ix", **quiet[0])
    assert LocalIndex(tmp_path / "ix").search(text, Fields()).problem == ""


def test_a_manifest_is_read_as_it_was_written(tmp_path):
    made = manifests.Manifest(("a",), ("b", 3), 5, 1, whole=False, built="2026-11-25")
    made.save(tmp_path)
    assert manifests.load(tmp_path) == made
