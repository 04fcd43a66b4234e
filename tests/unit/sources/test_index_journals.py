"""What a local index knows of its journals, and who says whether it holds all of them."""

from __future__ import annotations

import json

import pytest

from evidencecheck.errors import LocalIndexError
from evidencecheck.sources._index_build import build
from evidencecheck.sources.local_index import LocalIndex
from tests.support.command import run
from tests.support.works import DAY, index, lines, record

CLAY = {"journal": "Annals of Clay", "short-container-title": ["Ann. Clay"], "ISSN": ["3333-4444"]}
NAME, SHORT = "Journal of Canal Studies", "J. Canal Stud."


def works(count, year=2014, start=0, journal=NAME, **more):
    more = {"short-container-title": [SHORT], "ISSN": ["1111-2222"]} | more
    return [
        record(f"10.5555/{year}.{n}", f"Weir {n} of {year}", "Marlowe", year, journal=journal, **more)
        for n in range(start, start + count)
    ]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_names_issns_and_works_by_year_are_counted():
    shelf = index("x", *works(12), *works(3, 2016), *works(2, start=50, **CLAY))
    [journal] = shelf.journals(SHORT, "").journals
    assert journal.names == (NAME, SHORT)
    assert (journal.issn, dict(journal.works)) == (("1111-2222",), {2014: 12, 2016: 3})
    assert shelf.journals("anything", "").journals[0].names[0] == "Annals of Clay", "by the first letter of a name"
    assert shelf.journals(SHORT, "1111-2222").journals == (journal,)
    assert shelf.journals("Journal", "0000-0000").journals == (journal,)
    assert shelf.journals("Zoology", "").journals == ()


@pytest.mark.parametrize(
    "odd",
    [
        {"type": "book-chapter"},
        {"issued": {"date-parts": [[None]]}},
        {"issued": {"date-parts": [[9]]}},
        {"container-title": []},
    ],
    ids=["no article", "no year", "no such year", "no journal"],
)
def test_only_articles_of_a_journal_and_a_year_count(odd):
    shelf = index("x", *works(2), {**works(1, start=7)[0], **odd})
    assert dict(shelf.journals(NAME, "").journals[0].works) == {2014: 2}


def test_an_update_adds_what_is_new_and_counts_nothing_twice(here):
    (here / "old.jsonl").write_bytes(lines(*works(3)))
    (here / "new.jsonl").write_bytes(lines(*works(3), *works(2, start=3), *works(1, 2015)))
    build(here / "x", ["old.jsonl"], day=DAY, whole=True)
    manifest = build(here / "x", ["new.jsonl"], "update", day=DAY)
    shelf = LocalIndex("x")
    assert dict(shelf.journals(NAME, "").journals[0].works) == {2014: 5, 2015: 1}
    assert shelf.whole, "an index stays what it was said to be"
    assert min(manifest.sums) == "journals-2.jsonl"
    assert not (here / "x" / "journals-1.jsonl").exists()
    assert run("index", "info", "x").status == 0


def test_an_index_is_a_sample_unless_its_builder_says_otherwise(here):
    (here / "w.jsonl").write_bytes(lines(*works(1)))
    assert run("index", "build", "w.jsonl", "--out", "x").status == 0
    assert not LocalIndex("x").whole
    assert "holds    some works" in run("index", "info", "x").out
    assert run("index", "build", "w.jsonl", "--out", "x", "--complete").status == 0, "it can be said later"
    assert LocalIndex("x").whole
    assert "holds    all works" in run("index", "info", "x").out


def test_an_index_from_before_journals_were_counted_is_a_sample(here):
    index("x", *works(12))
    manifest = json.loads((here / "x" / "manifest.json").read_bytes())
    del manifest["holds"], manifest["sums"]["journals-1.jsonl"]
    (here / "x" / "manifest.json").write_text(json.dumps(manifest))
    (here / "x" / "journals-1.jsonl").unlink()
    shelf = LocalIndex("x")
    assert (shelf.whole, shelf.journals(NAME, "").journals) == (False, ())


def test_a_damaged_list_is_told(here):
    shelf = index("x", *works(2))
    path = here / "x" / "journals-1.jsonl"
    path.write_bytes(b"{" + path.read_bytes()[1:-2] + b"\n\n")
    with pytest.raises(LocalIndexError, match=r"journals-1\.jsonl: damaged"):
        shelf.journals(NAME, "")


def test_what_a_whole_index_lacks_of_its_journals_fails_and_what_a_sample_lacks_does_not(here):
    (here / "w.jsonl").write_bytes(lines(*works(12)))
    (here / "page.md").write_text(
        "It was so.[^1]\n\n[^1]: Okafor C. Turnstiles and the patience of crowds. J Canal Stud. 2014;12(3):101-109.\n"
    )
    run("index", "build", "w.jsonl", "--out", "some")
    run("index", "build", "w.jsonl", "--out", "all", "--complete")
    some, whole = run("check", "page.md", "--index", "some"), run("check", "page.md", "--index", "all")
    assert some.status == 0
    assert "not in some, which holds 12 works; it need not be there" in " ".join(some.out.split())
    assert whole.status == 1
    assert (
        "not found in all, where it would be expected: all has 12 works of Journal of Canal Studies from 2014"
        in " ".join(whole.out.split())
    )
