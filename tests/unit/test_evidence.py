"""Which folder answers for which document, when bibliographies are read again, and what is written."""

from __future__ import annotations

import json

import pytest

from evidencecheck.errors import LockError, UsageError
from evidencecheck.evidence import Evidence, Page
from evidencecheck.model.reference import Role
from evidencecheck.model.resolution import Outcome
from evidencecheck.model.settings import Settings
from evidencecheck.model.store import StoreState
from tests.unit.resolve.making import BUSES, BUSES_CITED, SLEDGE, SLEDGE_CITED, Shelf, reference

BIB = """@article{aldana2012, author = {Aldana, R. and Petrov, S.}, title = {Night buses and the second shift},
  journal = {Journal of Urban Mobility}, year = 2012, volume = 4, number = 2, pages = {11--19}}"""
TODAY = Settings(now="2026-11-23")


def page(path, *references):
    return Page(path, references)


@pytest.fixture(autouse=True)
def content(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def outcome(path, cited=BUSES_CITED, sources=(), settings=TODAY):
    return Evidence(settings, sources).resolve(path, [reference(cited)])["1"].outcome


def test_the_folder_nearest_to_a_document_answers(content):
    write(content / "references" / "all.bib", "")
    write(content / "book" / "references" / "all.bib", BIB)
    assert outcome("page.md") is Outcome.NOT_ATTEMPTED
    assert outcome("book/page.md") is Outcome.MATCHED
    assert outcome("book/part/page.md") is Outcome.MATCHED
    assert outcome(None) is Outcome.NOT_ATTEMPTED


def test_a_document_from_a_folder_below_is_answered_from_above(content, monkeypatch):
    write(content / "references" / "all.bib", BIB)
    write(content / "docs" / "page.md", "")
    monkeypatch.chdir(content / "docs")
    evidence = Evidence(TODAY)
    found = evidence.resolve("page.md", [reference(BUSES_CITED)])["1"]
    assert (found.outcome, found.work.source) == (Outcome.MATCHED, "references/all.bib")


def test_only_who_is_asked_over_the_network_can_be_unreachable():
    index = Shelf([SLEDGE], name="works.index", online=False, exhaustive=True)
    evidence = Evidence(TODAY, [index, Shelf(problem="503")])
    assert evidence.resolve(None, [reference(BUSES_CITED)])["1"].outcome is Outcome.UNREACHABLE
    assert evidence.unreachable == ("Crossref",)


def test_two_folders_are_kept_apart_in_one_run(content):
    write(content / "a" / "references" / "all.bib", BIB)
    write(content / "b" / "references" / "all.bib", "")
    evidence = Evidence(TODAY)
    for name in ("a", "b"):
        evidence.look_up([page(f"{name}/page.md", reference(BUSES_CITED))])
    assert evidence.written == ("a/references/evidence.lock", "b/references/evidence.lock")
    found = [json.loads((content / path).read_bytes())["references"][0]["outcome"] for path in evidence.written]
    assert found == ["matched", "not-attempted"]


def test_without_a_store_no_folder_is_looked_into(content):
    write(content / "references" / "evidence.lock", "damaged")
    shelf = Shelf([BUSES])
    found = Evidence(TODAY, [shelf], store=False).resolve(None, [reference(BUSES_CITED)])
    assert found["1"].outcome is Outcome.MATCHED


def test_a_folder_that_was_named_and_is_not_there_is_a_mistake():
    evidence = Evidence(Settings(references="refs"))
    with pytest.raises(UsageError, match="refs: no such folder"):
        evidence.resolve("page.md", [reference(BUSES_CITED)])


def test_resolve_writes_nothing_and_look_up_does(content):
    shelf = Shelf([BUSES])
    Evidence(TODAY, [shelf]).resolve("page.md", [reference(BUSES_CITED)])
    Evidence(TODAY, [shelf]).look_up([page("page.md", reference(BUSES_CITED))], save=False)
    assert list(content.iterdir()) == []
    Evidence(TODAY, [shelf]).look_up([page("page.md", reference(BUSES_CITED))])
    assert (content / "references" / "evidence.lock").is_file()


def test_the_bibliography_is_asked_before_the_network(content):
    write(content / "references" / "all.bib", BIB)
    shelf = Shelf([BUSES])
    assert outcome("page.md", sources=[shelf]) is Outcome.MATCHED
    assert shelf.asked == []


def test_what_was_not_asked_for_is_asked_once_there_is_somebody_to_ask(content):
    write(content / "references" / "all.bib", "")
    Evidence(TODAY).look_up([page("page.md", reference(BUSES_CITED))])
    assert outcome("page.md") is Outcome.NOT_ATTEMPTED
    assert outcome("page.md", sources=[Shelf([BUSES])]) is Outcome.MATCHED


def test_a_source_that_did_not_answer_is_named_once():
    evidence = Evidence(TODAY, [Shelf(problem="no route to host")])
    found = evidence.resolve("page.md", [reference(BUSES_CITED), reference(SLEDGE_CITED, "2")])
    assert {one.outcome for one in found.values()} == {Outcome.UNREACHABLE}
    assert evidence.unreachable == ("Crossref",)


def test_a_changed_bibliography_is_compared_with_what_was_not_found(content):
    """For all that the lock knows, document by document, before its answers count as made with the new file."""
    both = [reference(BUSES_CITED), reference(SLEDGE_CITED, "2")]
    shelf = Shelf()
    Evidence(TODAY, [shelf]).look_up([page("one.md", *both[:1])])
    Evidence(TODAY, [shelf]).look_up([page("two.md", *both[1:])])
    asked = len(shelf.asked)
    write(content / "references" / "all.bib", BIB)
    Evidence(TODAY, [shelf]).look_up([page("two.md", *both[1:])])
    assert outcome("one.md", sources=[shelf]) is Outcome.MATCHED, "compared though another page came first"
    Evidence(TODAY, [shelf]).look_up([page("one.md", *both[:1])])
    assert len(shelf.asked) == asked, "no registry is asked again"


def test_an_entry_that_was_corrected_is_compared_as_it_now_is(content):
    """Not as the lock remembers it; a work that Crossref holds stays as it was locked."""
    bib = content / "references" / "all.bib"
    write(bib, BIB.replace("Night", "Nightly"))
    both = [reference(BUSES_CITED), reference(SLEDGE_CITED, "2")]
    shelf = Shelf([SLEDGE])
    Evidence(TODAY, [shelf]).look_up([page("page.md", *both)])
    asked = len(shelf.asked)

    def titles():
        found = Evidence(TODAY, [shelf]).resolve("page.md", both)
        return [found[label].work.title.split()[0] for label in ("1", "2")]

    assert titles() == ["Nightly", "Effectiveness"]
    write(bib, BIB)
    assert titles() == ["Night", "Effectiveness"]
    Evidence(TODAY, [shelf]).look_up([page("page.md", *both)])
    assert "Nightly" not in (content / "references" / "evidence.lock").read_text(encoding="utf-8")
    bib.unlink()
    assert titles() == ["Night", "Effectiveness"], "what was locked outlives its file"
    assert len(shelf.asked) == asked


def test_the_lock_tells_its_bibliographies_once_all_was_compared(content):
    lock = content / "references" / "evidence.lock"
    write(content / "references" / "all.bib", BIB)
    Evidence(TODAY).look_up([page("one.md", reference(BUSES_CITED), reference(SLEDGE_CITED, "2"))])
    before = json.loads(lock.read_bytes())["bibliographies"]
    assert list(before) == ["all.bib"]
    write(content / "references" / "all.bib", BIB + "\n% more\n")
    Evidence(TODAY).look_up([page("two.md", reference(SLEDGE_CITED))])
    assert json.loads(lock.read_bytes())["bibliographies"] == before
    Evidence(TODAY).look_up([page("one.md", reference(BUSES_CITED), reference(SLEDGE_CITED, "2"))])
    assert json.loads(lock.read_bytes())["bibliographies"] != before


def test_an_error_midway_keeps_what_was_known(content):
    """Not the error of a damaged lock, which is left as it is."""

    class Failing(Shelf):
        def search(self, raw, fields):
            if "Sledge" in raw:
                raise RuntimeError
            return super().search(raw, fields)

    with pytest.raises(RuntimeError):
        Evidence(TODAY, [Failing([BUSES])]).look_up(
            [page("page.md", reference(BUSES_CITED), reference(SLEDGE_CITED, "2"))]
        )
    (entry,) = json.loads((content / "references" / "evidence.lock").read_bytes())["references"]
    assert entry["outcome"] == "matched"


def test_a_damaged_entry_stops_the_run_and_nothing_is_written(content):
    lock = content / "references" / "evidence.lock"
    Evidence(TODAY, [Shelf([BUSES])]).look_up([page("page.md", reference(BUSES_CITED))])
    write(lock, lock.read_text(encoding="utf-8").replace('"matched"', '"mached"'))
    write(content / "references" / "all.bib", BIB)
    before = lock.read_bytes()
    with pytest.raises(LockError, match=r"evidence\.lock, line \d+: damaged"):
        Evidence(TODAY).look_up([page("page.md", reference(BUSES_CITED), reference(SLEDGE_CITED, "2"))])
    assert lock.read_bytes() == before


def test_asides_and_repeats_are_left_out():
    references = [
        reference(BUSES_CITED),
        reference("Ibid.", "2", repeats="1"),
        reference("We thank the drivers.", "3", role=Role.ASIDE),
    ]
    assert Evidence(TODAY).resolve("page.md", references).keys() == {"1"}


def test_the_same_reference_is_asked_once_in_a_run_of_several_pages(content):
    shelf = Shelf([BUSES])
    pages = [
        page("one.md", reference(BUSES_CITED, "1"), reference(BUSES_CITED.replace("-", "–"), "2")),
        page("two.md", reference(BUSES_CITED, "7")),
    ]
    one, two = Evidence(TODAY, [shelf]).look_up(pages)
    assert len(shelf.asked) == 1
    assert one["1"] == one["2"] == two["7"]


def test_what_no_page_cites_is_pruned_only_where_all_pages_are_seen(content):
    pages = [page("one.md", reference(BUSES_CITED)), page("two.md", reference(SLEDGE_CITED))]
    evidence = Evidence(TODAY, [Shelf([BUSES, SLEDGE])])
    evidence.look_up(pages)
    with pytest.raises(UsageError, match="--prune needs every document"):
        evidence.prune(pages[:1], [content / "docs"])
    assert evidence.prune(pages, [content]) == 0
    assert evidence.prune(pages[:1], [content]) == 1
    (entry,) = json.loads((content / "references" / "evidence.lock").read_bytes())["references"]
    assert entry["reference"] == BUSES_CITED


def test_a_named_store_may_serve_pages_anywhere_and_is_not_pruned(content):
    evidence = Evidence(Settings(references="store"))
    with pytest.raises(UsageError):
        evidence.prune([page("one.md")], [content])


def test_how_old_the_store_is_and_which_bibliographies_were_edited(content):
    write(content / "references" / "works.bib", BIB)
    assert Evidence(TODAY).state("page.md") == StoreState("2026-11-23", 365, ())
    Evidence(TODAY).look_up([page("page.md", reference(BUSES_CITED))])
    assert Evidence(TODAY).state("page.md").edited == ()
    write(content / "references" / "works.bib", BIB + "\n")
    write(content / "references" / "more.bib", "")
    assert Evidence(TODAY).state("page.md").edited == ("more.bib", "works.bib")


def test_a_broken_link_among_the_texts_ends_no_run(content):
    (content / "references" / "texts").mkdir(parents=True)
    (content / "references" / "texts" / "ito2018.txt").symlink_to("nowhere")
    evidence = Evidence(Settings())
    assert evidence.digest("page.md")
    assert evidence.unchanged
