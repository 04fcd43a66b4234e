"""Records from files of every shape that is promised, and what is told of damage."""

from __future__ import annotations

import json

import pytest

from evidencecheck.errors import UnreadableError
from evidencecheck.sources import _index_inputs
from evidencecheck.sources._index_inputs import Damage, Inputs, expand
from tests.support.works import BARE, BUSES, KILNS, WEIRS, archive, items, lines, zipped


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*given, file=0, member=0, place=0):
    """The records, and damages in words, of files; blank lines are left out."""
    units = Inputs(expand(given)).units(file, member, place)
    values = [value for unit in units for _, value in unit.records if value is not None]
    return [value.told if isinstance(value, Damage) else value for value in values]


@pytest.mark.parametrize(
    "data",
    [
        lines(BUSES, KILNS),
        lines(BUSES, KILNS).rstrip(),
        b"\n" + lines(BUSES, KILNS).replace(b"\n", b"\r\n\r\n"),
        b"\xef\xbb\xbf" + lines(BUSES, KILNS),
        items(BUSES, KILNS),
        b"\xef\xbb\xbf \n" + json.dumps({"items": [BUSES, KILNS], "count": 2}, indent=2).encode(),
        json.dumps([BUSES, KILNS]).encode(),
        json.dumps(
            {"status": "ok", "message": {"facets": {}, "items": [BUSES, KILNS], "query": []}}, indent=1
        ).encode(),
    ],
    ids=["lines", "no newline at the end", "CRLF and blanks", "BOM", "items", "indented, BOM", "list", "answer"],
)
@pytest.mark.parametrize("pack", [bytes, zipped], ids=["plain", "gzip"])
def test_every_shape_gives_the_same_records(here, data, pack):
    (here / "works").write_bytes(pack(data))
    assert read("works") == [BUSES, KILNS]


def test_a_tar_is_read_member_by_member(here):
    members = {
        "0.json.gz": zipped(items(BUSES, WEIRS)),
        "README": b"{",
        "sub/._1.jsonl": b"\x00",
        "sub/1.jsonl": lines(KILNS),
    }
    archive(here / "all.tar", members)
    assert read("all.tar") == [BUSES, WEIRS, KILNS]


def test_a_folder_is_read_in_the_order_of_names(here):
    (here / "data" / "b").mkdir(parents=True)
    (here / "data" / "b" / "2.json.gz").write_bytes(zipped(items(KILNS)))
    (here / "data" / "a.jsonl").write_bytes(lines(BUSES))
    (here / "data" / "notes.txt").write_text("no works")
    (here / "data" / "._a.jsonl").write_bytes(b"\x00")
    assert read("data") == [BUSES, KILNS]


@pytest.mark.parametrize("given, told", [("none", "none: no such file"), ("empty", "empty: no files ending in .json")])
def test_what_is_not_there_is_told_before_anything_is_read(here, given, told):
    (here / "empty").mkdir()
    with pytest.raises(UnreadableError, match=told):
        read(given)


@pytest.mark.parametrize(
    "broken, told",
    [
        (b"{oh", "works.jsonl, line 2: damaged JSON"),
        (b'{"title": "\xff"}', "works.jsonl, line 2: not UTF-8"),
        (b"[" * 100_000, "works.jsonl, line 2: damaged JSON"),
        (b'{"a": "' + b"x" * 3000, "works.jsonl, line 2: more than 0 MiB"),
    ],
    ids=["JSON", "UTF-8", "too deep", "too long"],
)
def test_a_bad_line_is_told_by_its_number_and_costs_no_other(here, monkeypatch, broken, told):
    if len(broken) == 3007:
        monkeypatch.setattr(_index_inputs, "LONGEST", 1000)
    (here / "works.jsonl").write_bytes(lines(BUSES) + broken + b"\n" + lines(KILNS))
    assert read("works.jsonl") == [BUSES, told, KILNS]


def test_damage_within_items_is_told_and_ends_them(here):
    data = items(BUSES, WEIRS, KILNS)
    (here / "works.json").write_bytes(data.replace(b'{"DOI": "10.5555/weirs"', b"{DOI"))
    assert read("works.json") == [BUSES, "works.json, item 2: damaged JSON, and all after it"]


@pytest.mark.parametrize("shape", [lines, items])
def test_half_a_gzip_file_is_told_after_what_it_held(here, shape):
    many = [{"DOI": f"10.5555/{n}", "title": [f"{n * 7919 % 10007:x} weirs"]} for n in range(4000)]
    data = zipped(shape(*many))
    (here / "works.gz").write_bytes(data[: len(data) // 2])
    (here / "z.jsonl").write_bytes(lines(KILNS))
    *found, told, last = read("works.gz", "z.jsonl")
    assert found == many[: len(found)]
    assert told == f"works.gz, after {len(found)}: damaged gzip; what follows was not read"
    assert last == KILNS


@pytest.mark.parametrize("keep", [700, 40], ids=["in a member", "in the header"])
def test_half_a_tar_is_told(here, keep):
    archive(here / "all.tar", {"0.jsonl": lines(BUSES), "1.jsonl": lines(*[KILNS] * 40)})
    data = (here / "all.tar").read_bytes()
    (here / "all.tar").write_bytes(data[: 1024 + 512 + keep] if keep == 700 else data[:keep])
    assert "all.tar" in [value for value in read("all.tar") if isinstance(value, str)][-1]


def test_a_record_larger_than_a_chunk_is_read_whole(here, monkeypatch):
    monkeypatch.setattr(_index_inputs, "_CHUNK", 64)
    (here / "works.json").write_bytes(items(BUSES, BARE, WEIRS))
    assert read("works.json") == [BUSES, BARE, WEIRS]


def test_reading_goes_on_from_any_place(here):
    (here / "a.jsonl").write_bytes(lines(BUSES, KILNS))
    archive(here / "b.tar", {"0.json": items(WEIRS, BARE), "1.jsonl": lines(KILNS, BUSES)})
    everything = read("a.jsonl", "b.tar")
    places = [(0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1), (2, 0, 0)]
    for done, (file, member, place) in enumerate(places):
        assert read("a.jsonl", "b.tar", file=file, member=member, place=place) == everything[done:]


def test_bytes_are_counted_to_the_last(here):
    (here / "a.jsonl").write_bytes(lines(BUSES))
    (here / "b.jsonl.gz").write_bytes(zipped(lines(KILNS)))
    inputs = Inputs(expand(["a.jsonl", "b.jsonl.gz"]))
    done = [inputs.done for unit in inputs.units(0, 0, 0) for _ in unit.records]
    assert done == sorted(done)
    assert inputs.done == inputs.size == sum(path.stat().st_size for path in inputs.paths)
