"""DOIs by the list: what one request asks for, what its silence means, and what is asked alone."""

from __future__ import annotations

import pytest

from evidencecheck.model.reference import Fields
from evidencecheck.sources._http import Patience
from evidencecheck.sources.crossref import Crossref
from tests.support.crossref_server import ABSENT, RECORDS, CrossrefServer, Reply, envelope, record

QUICK = Patience(connect=0.5, read=0.2, answer=0.4, question=3, tries=2, more=3, backoff=0.02, failures=4)
LOCK, TIE, COMMA, DATA, ALIAS = (
    "10.5555/lock.1", "10.5555/tie.1", "10.5555/comma,1", "10.5555/data.1", "10.5555/old.lock.1",
)  # fmt: skip


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with CrossrefServer() as server:
        yield server


def by_doi(server, *dois, **more):
    return Crossref(url=server.url, doi_url=server.url, patience=QUICK, now="2026-01-31", **more).by_doi(dois)


def test_fifty_dois_are_one_request_and_the_next_fifty_another(server):
    more = {doi: record(doi, f"Lock {n}") for n in range(98) if (doi := f"10.5555/more.{n}")}
    server.records = RECORDS | more
    answers = by_doi(server, LOCK, TIE, *more)
    assert [answers[doi].works[0].doi for doi in (LOCK, *more)] == [LOCK, *more]
    assert [(asked.path, asked.params["rows"]) for asked in server.asked] == [("/works", "50")] * 2


def test_a_doi_in_a_list_gives_the_same_work_as_alone(server):
    both = by_doi(server, LOCK, TIE)
    assert both[LOCK] == by_doi(server, LOCK)[LOCK]
    assert both[LOCK].works[0].doi == LOCK


def test_what_a_list_leaves_out_is_asked_about_one_by_one(server):
    """Another agency's DOI, another name of a record, and one that nobody knows."""
    answers = by_doi(server, LOCK, DATA, ALIAS, "10.5555/nowhere")
    assert answers[DATA].works[0].source == "doi.org (DataCite)"
    assert answers[ALIAS].works[0].doi == LOCK
    assert (answers["10.5555/nowhere"].works, answers["10.5555/nowhere"].problem) == ((), "")
    assert server.paths == [
        "/works", f"/works/{DATA}/agency", f"/{DATA}", f"/works/{ALIAS}/agency", f"/works/{ALIAS}",
        "/works/10.5555/nowhere/agency",
    ]  # fmt: skip


def test_a_doi_with_a_comma_goes_alone(server):
    answers = by_doi(server, LOCK, COMMA, TIE)
    assert all(lookup.works for lookup in answers.values())
    assert server.paths == [f"/works/{COMMA}", "/works"]


def test_a_list_that_is_refused_for_one_of_its_dois_is_cut_until_only_that_one_fails(server):
    refusal = Reply(400, b'{"status": "failed", "message": [{"type": "doi-not-valid"}]}')
    server.will("nowhere", refusal)
    answers = by_doi(server, LOCK, TIE, "10.5555/tie.2", "10.5555/nowhere")
    assert "doi-not-valid" in answers["10.5555/nowhere"].problem
    assert all(answers[doi].works for doi in (LOCK, TIE, "10.5555/tie.2"))


@pytest.mark.parametrize("body", [b"[]", b"{}", envelope({"items": None}), envelope({"items": [{"title": ["x"]}]})])
def test_a_list_of_another_shape_says_nothing_of_any_doi(server, body):
    server.will("/works?", Reply(body=body))
    answers = by_doi(server, LOCK, TIE)
    assert all(lookup.problem and not lookup.works for lookup in answers.values())
    assert server.paths == ["/works"]


def test_a_404_to_a_list_is_no_absence(server):
    server.will("/works?", Reply(404, ABSENT))
    assert all("404" in lookup.problem for lookup in by_doi(server, LOCK, TIE).values())


def test_records_that_were_not_asked_for_are_passed_over(server):
    server.will("/works?", Reply(body=envelope({"items": [record("10.5555/other", "Other"), RECORDS[TIE]]})))
    answers = by_doi(server, LOCK, TIE)
    assert answers[TIE].works[0].doi == TIE
    assert answers[LOCK].works[0].doi == LOCK, "asked alone"


class Kept(dict):
    """A memory."""

    def put(self, texts, day):
        self.update({key: (text, day) for key, text in texts.items()})

    def idle(self):
        return float("inf")


def test_what_is_kept_is_not_asked_again_and_reads_the_same(server):
    memory = Kept()
    dois = (LOCK, COMMA, DATA, ALIAS, "10.5555/nowhere")
    first = by_doi(server, *dois, memory=memory)
    search = Crossref(url=server.url, patience=QUICK, now="2026-01-31", memory=memory).search(
        "Towpath horses", Fields()
    )
    server.asked.clear()
    assert by_doi(server, *dois, memory=memory) == first
    again = Crossref(url=server.url, patience=QUICK, now="2026-01-31", memory=memory).search(
        "Towpath  horses", Fields()
    )
    assert again == search
    assert len(again.works) == 2
    assert server.asked == []


def test_a_mirror_does_not_answer_for_another(server):
    memory = Kept()
    by_doi(server, LOCK, memory=memory)
    Crossref(url=f"{server.url}/mirror", patience=QUICK, memory=memory).by_doi([LOCK])
    assert len(server.asked) > 1


@pytest.mark.parametrize(
    "reply", [Reply(503), Reply(404, b"<html>"), Reply(body=b"[]"), Reply(400), Reply(how="reset"), Reply(body=b"{")]
)
def test_a_failure_is_never_kept(server, reply):
    memory = Kept()
    server.will("/works", reply)
    by_doi(server, LOCK, memory=memory)
    by_doi(server, LOCK, TIE, memory=memory)
    Crossref(url=server.url, patience=QUICK, memory=memory).search("Towpath horses", Fields())
    assert memory == {}
