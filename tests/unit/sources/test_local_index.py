"""A local index as a source: what it finds, in which order, and that a damaged one is never used."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from evidencecheck.errors import LocalIndexError
from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Relation, Update
from evidencecheck.parse import parse_string
from evidencecheck.sources import _index_manifest as manifests
from evidencecheck.sources._index_build import build
from evidencecheck.sources.local_index import LocalIndex
from tests.support.works import BARE, BUSES, DAY, KILNS, WEIRS, index, lines, record

EDITORIALS = [record(f"10.5555/ed.{n}", "Editorial", "Marlowe", 2001) for n in range(12)]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return index(tmp_path_factory.mktemp("shelf") / "works.index", BUSES, WEIRS, KILNS, BARE, *EDITORIALS)


def dois(lookup):
    assert lookup.problem == ""
    return [work.doi for work in lookup.works]


def searched(shelf, raw):
    return dois(shelf.search(raw, parse_string(raw)[0]))


def test_works_name_the_index_and_its_day(shelf):
    (work,) = shelf.by_doi([BUSES["DOI"]])[BUSES["DOI"]].works
    assert (work.title, work.author.names[1].family, work.volume) == ("Night buses and the second shift", "Petrov", "4")
    assert (work.source, work.retrieved, shelf.name) == (shelf.name, DAY, shelf.name)
    assert shelf.search("Night buses", Fields()).retrieved == DAY


def test_it_is_on_this_machine_and_an_absence_from_it_counts(shelf):
    assert (shelf.online, shelf.exhaustive, shelf.size) == (False, True, 16)


def test_by_doi_answers_for_every_doi(shelf):
    asked = ["10.5555/kilns", "10.5555/none", "10.5555/kilns", "10.5555/\ud800", ""]
    found = shelf.by_doi(asked)
    assert {doi: dois(lookup) for doi, lookup in found.items()} == {
        "10.5555/kilns": ["10.5555/kilns"],
        "10.5555/none": [],
        "10.5555/\ud800": [],
        "": [],
    }


@pytest.mark.parametrize(
    "raw, first",
    [
        (
            "Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19.",
            "10.5555/jum.2012.4.2",
        ),
        ("(3) Nunez, A. Ann. Clay 2009, 3, 7.", "10.5555/kilns"),  # no title, and another spelling
        ("A. Marlowe, 12, 101 (2016)", "10.5555/weirs"),  # nothing but a place
        ("Marlowe, Weir sof the nor th, 2016", "10.5555/weirs"),
        ("Marlowe.WeirsOfTheNorth.JCanalStudies12(2016)", "10.5555/weirs"),
        ("NOWAK, A. TOWPATH HORSES OF THE LODZ CUT", ""),  # a record without a DOI
    ],
)
def test_search_puts_the_work_first(shelf, raw, first):
    assert searched(shelf, raw)[0] == first


def test_a_record_without_a_doi_is_found_by_its_words(shelf):
    (work, *_) = shelf.search("Nowak. Towpath horses of the Łódź cut", Fields()).works
    assert (work.title, work.doi, work.key) == ("Towpath horses of the Łódź cut", "", "")


@pytest.mark.parametrize("raw", ["", " ", "Qwertz zuiop", "…", "\ud800", "10.5555/"])
def test_nothing_in_common_is_no_candidate_and_no_problem(shelf, raw):
    assert searched(shelf, raw) == []


def test_a_work_that_shares_next_to_nothing_is_not_given(shelf):
    told = "Aldana R, Petrov S. Night buses and the second shift. J Urban Mobil. 2012;4(2):11-19."
    assert searched(shelf, f"{told} Towpath.") == [BUSES["DOI"]]
    assert len(searched(shelf, "Towpath. Kilns.")) == 2


def test_at_most_five_are_given_and_equals_by_their_doi(shelf):
    """All twelve fit alike; which five are given does not hang on the order in which they came."""
    first = sorted(one["DOI"] for one in EDITORIALS)[:5]
    assert searched(shelf, "Marlowe A. Editorial. 2001") == first


@settings(max_examples=5, deadline=None, phases=[Phase.generate])
@given(order=st.permutations([BUSES, WEIRS, KILNS, BARE, *EDITORIALS]), cut=st.integers(5, 20))
def test_the_order_of_records_and_of_commits_changes_no_answer(shelf, tmp_path_factory, order, cut):
    other = index(tmp_path_factory.mktemp("other") / "x", *order, commit_every=cut)
    for raw in ("Marlowe A. Editorial. 2001", "Marlowe. Weirs. 2016", "Aldana. Night buses. J Urban Mobil 2012"):
        assert searched(other, raw) == searched(shelf, raw)


def test_a_string_of_a_megabyte_costs_no_more_than_a_page(shelf):
    assert searched(shelf, "Night buses and the second shift " + "lorem ipsum " * 90_000)[0] == BUSES["DOI"]


def test_an_index_that_is_not_asked_loads_nothing(shelf):
    code = f"""
import sys
from evidencecheck import LocalIndex
LocalIndex({shelf.name!r})
sys.exit("tantivy" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def built(tmp_path):
    index(tmp_path / "x", BUSES, WEIRS)
    return tmp_path / "x"


def tampered(path, change):
    told = json.loads(path.read_bytes())
    change(told)
    path.write_text(json.dumps(told))


@pytest.mark.parametrize(
    "spoil, told",
    [
        (lambda x: (x / "manifest.json").unlink(), "no local index: it has no manifest.json"),
        (lambda x: (x / "manifest.json").write_bytes(b"{"), r"manifest\.json: damaged"),
        (lambda x: (x / "manifest.json").write_bytes(b"[]"), r"manifest\.json: damaged"),
        (lambda x: tampered(x / "manifest.json", lambda m: m.update(format=99)), "of format 99"),
        (lambda x: tampered(x / "manifest.json", lambda m: m.update(state="odd")), r"manifest\.json: damaged"),
        (lambda x: tampered(x / "manifest.json", lambda m: m.update(runs=[])), r"manifest\.json: damaged"),
        (lambda x: tampered(x / "manifest.json", lambda m: m.update(state="building")), "half-built; run the same"),
        (lambda x: next((x / "search").glob("*.store")).write_bytes(b""), "store is not as it was built"),
        (lambda x: next((x / "search").glob("*.idx")).unlink(), "idx is not as it was built"),
    ],
    ids=["no manifest", "no JSON", "a list", "format", "state", "no runs", "half-built", "cut short", "a file gone"],
)
def test_a_damaged_index_is_told_and_never_used(built, spoil, told):
    spoil(built)
    with pytest.raises(LocalIndexError, match=told):
        LocalIndex(built)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LocalIndexError, match="no such folder"):
        LocalIndex(tmp_path / "none")


def test_one_changed_byte_is_told_by_whoever_reads_them_all(built):
    store = next((built / "search").glob("*.store"))
    data = bytearray(store.read_bytes())
    data[len(data) // 3] ^= 1
    store.write_bytes(data)
    with pytest.raises(LocalIndexError, match="not as it was built"):
        manifests.intact(built, manifests.usable(built))


@pytest.mark.parametrize("ending", ["store", "idx", "term", "fieldnorm"])
def test_bytes_that_change_in_place_never_end_in_anything_but_our_error(built, ending):
    path = next((built / "search").glob(f"*.{ending}"))
    path.write_bytes(bytes(len(path.read_bytes())))
    shelf = LocalIndex(built)
    with suppress(LocalIndexError):
        shelf.search("Aldana. Night buses. 2012", Fields())
        shelf.by_doi([BUSES["DOI"]])


def test_an_update_is_seen_by_who_opens_it_afterwards(built, tmp_path):
    before = LocalIndex(built)
    assert dois(before.search("Kilns", Fields())) == []
    (tmp_path / "more.jsonl").write_bytes(lines(KILNS))
    build(built, [tmp_path / "more.jsonl"], "update", day=DAY)
    assert dois(before.search("Kilns", Fields())) == []
    assert dois(LocalIndex(built).search("Kilns", Fields())) == ["10.5555/kilns"]


def notice(doi, of, kind="retraction", **more):
    told = {"DOI": of, "type": kind, "updated": {"date-parts": [[2021, 4, 2]]}, "source": "publisher"}
    return record(doi, "Retraction: Weirs of the north", "Marlowe", 2021, **{"update-to": [told], **more})


def updates(shelf, doi):
    return shelf.by_doi([doi])[doi].works[0].updates


def test_a_notice_that_alone_knows_what_it_is_about_is_found_with_the_work(tmp_path):
    shelf = index(tmp_path / "works.index", notice("10.5555/notice", WEIRS["DOI"].upper()), WEIRS, BUSES)
    told = (Update("retraction", "10.5555/notice", "2021-04-02", "publisher"),)
    assert updates(shelf, WEIRS["DOI"]) == told
    (found,) = [work for work in shelf.search("Marlowe. Weirs of the north. 2016", Fields()).works if work.page]
    assert found.updates == told
    assert updates(shelf, BUSES["DOI"]) == ()
    assert shelf.by_doi(["10.5555/notice"])["10.5555/notice"].works[0].notice_of[0].doi == WEIRS["DOI"]


def test_what_work_and_notice_both_know_is_one_notice(tmp_path):
    own = {"type": "retraction", "DOI": "10.5555/notice", "source": "retraction-watch"}
    shelf = index(tmp_path / "works.index", {**WEIRS, "updated-by": [own]}, notice("10.5555/notice", WEIRS["DOI"]))
    assert updates(shelf, WEIRS["DOI"]) == (
        Update("retraction", "10.5555/notice", "2021-04-02", "publisher, retraction-watch"),
    )


def test_a_notice_that_comes_with_an_update_is_seen(built, tmp_path):
    (tmp_path / "more.jsonl").write_bytes(lines(notice("10.5555/notice", BUSES["DOI"])))
    build(built, [tmp_path / "more.jsonl"], "update", day=DAY)
    assert [one.doi for one in updates(LocalIndex(built), BUSES["DOI"])] == ["10.5555/notice"]


def test_a_record_that_says_it_updates_itself_is_no_notice_about_itself(tmp_path):
    shelf = index(tmp_path / "works.index", notice(WEIRS["DOI"], WEIRS["DOI"], "new_version"), BUSES)
    assert updates(shelf, WEIRS["DOI"]) == ()


def test_an_index_keeps_what_a_work_is_and_not_who_reviewed_it(tmp_path):
    relation = {
        "is-preprint-of": [{"id-type": "doi", "id": "10.5555/Article"}],
        "has-review": [{"id-type": "doi", "id": "10.5555/review"}],
    }
    shelf = index(tmp_path / "works.index", {**WEIRS, "relation": relation, "subtype": "preprint"}, BUSES)
    (work,) = shelf.by_doi([WEIRS["DOI"]])[WEIRS["DOI"]].works
    assert (work.relations, work.subtype) == ((Relation("is-preprint-of", "10.5555/article"),), "preprint")
    assert b"has-review" not in shelf._reader.find(WEIRS["DOI"])
