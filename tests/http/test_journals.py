"""What Crossref says that it holds of a journal: asked once, kept, locked, and never taken for more than it is."""

from __future__ import annotations

import functools
import json

import pytest

import evidencecheck as ec
from evidencecheck.sources import crossref
from tests.http.test_resolve_command import DAY, QUICK, kept, lock, page, resolve
from tests.support.command import run
from tests.support.crossref_server import ABSENT, RECORDS, CrossrefServer, Reply, journal, record

FIRST = "Okafor C. Turnstiles and the patience of crowds. J Canal Stud. 2014;12(3):101-109."
OTHER = "Okafor C. Waiting rooms of the lower delta. J Canal Stud. 2014;12(4):201-209."
IN_FULL = "Okafor C. Turnstiles and the patience of crowds. Journal of Canal Studies. 2014;12(3):101-109."
CANALS = journal("Journal of Canal Studies", "1111-2222", y2013=90, y2014=120)
KNOWN = {"source": "Crossref", "journal": "Journal of Canal Studies", "year": 2014, "works": 120}


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("EVIDENCECHECK_MAILTO", raising=False)
    with CrossrefServer() as server:
        monkeypatch.setattr(crossref, "Crossref", functools.partial(crossref.Crossref, patience=QUICK))
        yield server


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def held(server, folder):
    server.journals = [CANALS]
    # Offered by the search for the sake of one word; its record knows the journal's ISSN.
    far = record("10.5555/far", "Patience", family="Núñez", year=1971, volume="1", page="7", ISSN=["1111-2222"])
    server.records = RECORDS | {"10.5555/far": far}
    return server


def journals(server):
    return [asked.raw for asked in server.asked if asked.path.startswith("/journals")]


def test_what_the_journal_is_held_of_goes_into_the_lock_and_an_offline_check_tells_it(held, folder):
    page(folder, FIRST)
    assert resolve(held).status == 0
    assert kept(folder)[FIRST]["holding"] == KNOWN
    checked = run("check", "page.md")
    assert checked.status == 1
    told = "not found in Crossref, where it would be expected: Crossref has 120 works of Journal of Canal Studies from 2014"
    assert told in " ".join(checked.out.split())


def test_a_journal_is_asked_for_once_whoever_cites_it(held, folder):
    page(folder, FIRST, OTHER)
    resolve(held)
    assert journals(held) == ["/journals/1111-2222"]
    assert [entry["holding"] for entry in kept(folder).values()] == [KNOWN, KNOWN]


def test_without_a_work_that_knows_its_issn_it_is_asked_for_by_name(server, folder):
    server.journals = [CANALS, journal("Journal of Canal Studies and Locks", y2014=500)]
    page(folder, IN_FULL)
    resolve(server)
    assert journals(server) == ["/journals?query=Journal+of+Canal+Studies&rows=20"]
    assert kept(folder)[IN_FULL]["holding"] == KNOWN


def test_the_answer_is_kept(held, folder):
    page(folder, FIRST)
    resolve(held)
    lock(folder).unlink()
    asked = len(held.asked)
    resolve(held)
    assert len(held.asked) == asked
    assert kept(folder)[FIRST]["holding"] == KNOWN


def test_a_reference_that_is_found_costs_no_question(held, folder):
    page(folder, "Marlowe A. Lock keepers and the night trade. J Canal Stud. 2014;12(3):101-109.")
    resolve(held)
    assert journals(held) == []


@pytest.mark.parametrize(
    "reply",
    [
        Reply(404, ABSENT),
        Reply(404, b"<html>", {"Content-Type": "text/html"}),
        Reply(400, b"{}"),
        Reply(body=b"[]"),
        Reply(body=b'{"message": {"items": null}}'),
        Reply(
            body=b'{"message": {"title": "Journal of Canal Studies", "breakdowns": {"dois-by-issued-year": [1, null]}}}'
        ),
        Reply(body=b'{"message": {"title": "Journal of Canal Studies"}}'),
    ],
)
def test_a_service_that_has_no_such_list_says_nothing_of_an_absence(held, folder, reply):
    held.will("/journals", reply)
    page(folder, FIRST)
    assert resolve(held).status == 0
    entry = kept(folder)[FIRST]
    assert (entry["outcome"], "holding" in entry) == ("not-found", False)
    assert run("check", "page.md").status == 0


def test_no_answer_is_asked_for_again_and_locks_nothing(held, folder):
    held.will("/journals", Reply(503))
    page(folder, FIRST)
    ran = resolve(held)
    assert "was not reached" in ran.err
    assert kept(folder) == {}
    held.will("/journals", Reply(body=json.dumps({"message": CANALS}).encode()))
    resolve(held)
    assert kept(folder)[FIRST]["holding"] == KNOWN


def test_a_rehearsal_says_how_many_journals_may_be_asked_for(held, folder):
    page(folder, FIRST, OTHER, IN_FULL)
    ran = resolve(held, "--dry-run")
    assert ran.out.count("Crossref: search") == 3
    assert "2 journals" in ran.err
    assert held.asked == []


def test_a_rehearsal_lists_a_journal_that_kept_answers_call_for(held, folder):
    held.will("/journals", Reply(503))
    page(folder, FIRST)
    resolve(held)
    assert resolve(held, "--dry-run").out == "Crossref: journal 1111-2222\n"


def test_the_library_asks_for_no_journal_that_it_does_not_tell(held):
    source = crossref.Crossref(url=held.url, doi_url=held.url, now=DAY)
    assert ec.match(FIRST, [source]).outcome is ec.Outcome.NOT_FOUND
    assert journals(held) == []
