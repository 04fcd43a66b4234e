"""The Crossref source against a loopback service: each way of answering gives what is known, and nothing more."""

from __future__ import annotations

import gzip
import logging
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from evidencecheck.errors import UsageError
from evidencecheck.model.reference import Fields
from evidencecheck.sources._http import Patience
from evidencecheck.sources.crossref import LONGEST_QUERY, Crossref
from tests.support.crossref_server import ABSENT, RECORDS, CrossrefServer, Reply, envelope, hit, record

QUICK = Patience(connect=0.5, read=0.2, answer=0.4, question=3, tries=2, more=3, backoff=0.02, failures=4)
LOCK = "10.5555/lock.1"
HTML = Reply(body=b"<html><body>Just a moment...</body></html>", headers={"Content-Type": "text/html"})
NO_WORDS = Fields()


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with CrossrefServer() as server:
        yield server


def source(server, **more):
    settings = {"mailto": "reader@example.org", "url": server.url, "doi_url": server.url, "now": "2026-01-31"}
    return Crossref(**(settings | {"patience": QUICK} | more))


def look(server, doi=LOCK, **more):
    return source(server, **more).by_doi([doi])[doi]


def test_a_doi_that_crossref_holds_gives_its_work_with_the_day_it_was_asked(server):
    lookup = look(server)
    (work,) = lookup.works
    assert (work.title, work.doi, work.source) == ("Lock keepers and the night trade", LOCK, "Crossref")
    assert (lookup.retrieved, work.retrieved, lookup.problem) == ("2026-01-31", "2026-01-31", "")


def test_the_day_is_todays_in_utc_when_none_is_given(server):
    assert look(server, now="").retrieved.startswith("20")


def test_bare_text_404_on_both_routes_is_a_known_absence(server):
    lookup = look(server, "10.5555/nowhere")
    assert (lookup.works, lookup.problem, lookup.retrieved) == ((), "", "2026-01-31")
    assert server.paths == ["/works/10.5555/nowhere", "/works/10.5555/nowhere/agency"]


def test_crossrefs_json_404_is_a_known_absence_too(server):
    gone = Reply(404, b'{"status": "failed", "message-type": "resource-not-found", "message": []}')
    server.will("/works/", gone)
    assert look(server).problem == ""


@pytest.mark.parametrize(
    "body",
    [
        b"<html>404 Not Found</html>",
        b"",
        b"Not Found",
        b'{"status": 404, "error": "Not Found"}',
        b'{"status": "error", "message-type": "route-not-found", "message": "Route not found"}',
        b"[" * 100_000,
    ],
)
def test_a_404_in_other_words_is_a_problem_and_no_absence(server, body):
    """A proxy's page, a wrong base address: nothing is known of the DOI."""
    server.will("/works/", Reply(404, body))
    lookup = look(server)
    assert "404" in lookup.problem
    assert lookup.works == ()


def test_a_doi_of_another_agency_is_read_from_its_registry(server):
    (work,) = look(server, "10.5555/data.1").works
    assert (work.title, work.source) == ("Gauge readings of three weirs", "doi.org (DataCite)")
    assert [person.family for person in work.author.names] == ["Moreau", "Okafor"]
    assert (work.author.names[0].given, work.issued.year, work.doi) == ("Renée", 2019, "10.5555/data.1")
    assert work.type == "other"  # DataCite's "article" without a journal says nothing of its kind


@pytest.mark.parametrize(
    "reply",
    [
        Reply(404, b"<title>DOI not found</title>"),
        Reply(503),
        HTML,
        Reply(body=b""),
        Reply(body=b"@article{x, title = {Of another DOI}, doi = {10.5555/other}}"),
        Reply(body=b"@article{x, title = {Cut sho"),
        Reply(how="reset"),
        Reply(how="silence"),
        Reply(body=b"@misc{x, title = {Drop by drop}}" * 4, how="drip"),
    ],
    ids=["404", "503", "page", "empty", "other DOI", "cut", "reset", "silence", "drip"],
)
def test_a_resolver_that_fails_is_a_problem_and_no_absence(server, reply):
    server.will("/10.5555/data.1", reply)
    began = time.monotonic()
    lookup = look(server, "10.5555/data.1")
    assert "DataCite" in lookup.problem
    assert lookup.works == ()
    assert time.monotonic() - began < 2


def test_an_agency_that_cannot_be_asked_is_a_problem_and_no_absence(server):
    server.will("/agency", Reply(503))
    assert "503" in look(server, "10.5555/nowhere").problem


def test_a_doi_that_is_crossrefs_but_without_a_record_is_no_absence(server):
    server.will("/works/10.5555%2Flock.1/agency", Reply(body=envelope({"DOI": LOCK, "agency": {"id": "crossref"}})))
    server.will("/works/10.5555%2Flock.1", Reply(404, ABSENT))
    assert "no record" in look(server).problem


def test_odd_signs_in_a_doi_arrive_whole(server):
    assert look(server, "10.5555/<odd>#1?").works[0].title == "A suffix of unusual signs"
    assert "?" not in server.asked[0].raw


def test_each_doi_is_asked_once_over_one_connection(server):
    crossref = source(server)
    answers = crossref.by_doi([LOCK, "10.5555/tie.1", LOCK])
    assert list(answers) == [LOCK, "10.5555/tie.1"]
    crossref.by_doi(["10.5555/tie.2"])
    assert len(server.asked) == 2
    assert len({asked.port for asked in server.asked}) == 1


def test_search_sends_the_whole_string_and_nothing_beside_it(server):
    raw = "Marlowe A.  Lock keepers &\n the night trade? J Canal Stud 2014;12:101"
    lookup = source(server).search(raw, NO_WORDS)
    assert lookup.works[0].doi == LOCK
    (asked,) = server.asked
    assert asked.params.pop("query.bibliographic") == " ".join(raw.split())
    assert set(asked.params) == {"rows", "select"}
    assert asked.params["rows"] == "5"


def test_search_keeps_equally_scored_candidates_in_the_services_order(server):
    lookup = source(server).search("Towpath horses of the north", NO_WORDS)
    assert [work.doi for work in lookup.works[:2]] == ["10.5555/tie.1", "10.5555/tie.2"]


def test_search_without_a_hit_is_a_known_absence(server):
    lookup = source(server).search("Xylographica", NO_WORDS)
    assert (lookup.works, lookup.problem, lookup.retrieved) == ((), "", "2026-01-31")


def test_search_gives_at_most_five_and_leaves_out_what_it_cannot_read(server):
    items = [None, {"title": ["No DOI"]}, *(record(f"10.5555/n.{n}", "Locks") for n in range(9))]
    server.will("/works?", Reply(body=envelope({"items": items})))
    assert [work.doi for work in source(server).search("Locks", NO_WORDS).works] == [f"10.5555/n.{n}" for n in range(5)]


@pytest.mark.parametrize(
    "body", [b"[]", b"{}", b"null", b'{"message": {"items": null}}', b'{"message": {"items": [null, 7]}}']
)
def test_search_answers_of_another_shape_are_problems(server, body):
    server.will("/works?", Reply(body=body))
    assert source(server).search("Locks", NO_WORDS).problem


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"message": null}', b'{"message": {"DOI": 5}}'])
def test_single_answers_of_another_shape_are_problems(server, body):
    server.will("/works/", Reply(body=body))
    assert look(server).problem


def test_a_404_to_a_search_is_a_problem(server):
    server.will("/works?", Reply(404, ABSENT))
    assert source(server).search("Locks", NO_WORDS).problem


def test_a_string_without_words_is_not_searched_for(server):
    assert source(server).search(" \n ", NO_WORDS).problem
    assert not server.asked


@pytest.mark.parametrize(
    "raw", ["lock " * 5000, "\u6c34" * 5000, "lock \ud800 keepers"], ids=["long", "wide", "surrogate"]
)
def test_what_an_address_cannot_hold_is_cut(server, raw):
    assert source(server).search(raw, NO_WORDS).problem == ""
    assert len(server.asked[0].raw) < LONGEST_QUERY + 500


def test_429_with_retry_after_is_waited_for_and_asked_again(server):
    server.will("/works/", Reply(429, b"", {"Retry-After": "1"}), hit(LOCK))
    assert look(server).works
    first, second = server.asked
    assert second.at - first.at >= 1


def test_a_retry_after_beyond_patience_ends_the_asking_at_once(server):
    server.will("/works", Reply(429, b"", {"Retry-After": "3600"}))
    crossref = source(server)
    answers = crossref.by_doi([LOCK, "10.5555/tie.1"])
    assert all("429" in lookup.problem and not lookup.works for lookup in answers.values())
    assert "wait 3600 s" in answers[LOCK].problem
    assert len(server.asked) == 1


@pytest.mark.parametrize("value", ["soon", "-1", "9" * 5000, "Wed, 21 Oct 99999999999 07:28:00 GMT"])
def test_a_retry_after_that_says_nothing_is_no_retry_after(server, value):
    server.will("/works/", Reply(503, b"", {"Retry-After": value}), hit(LOCK))
    assert look(server).works


def test_429_without_a_word_is_tried_a_few_times(server):
    server.will("/works/", Reply(429, b""))
    assert "429" in look(server).problem
    assert len(server.asked) == QUICK.tries


@pytest.mark.parametrize(
    "fault",
    [
        Reply(503),
        Reply(500, b"<h1>500</h1>"),
        Reply(body=hit(LOCK).body, how="cut"),
        Reply(body=hit(LOCK).body, how="chunk-cut"),
        Reply(body=hit(LOCK).body[:90]),
        Reply(body=b""),
        HTML,
        Reply(how="reset"),
        Reply(how="silence"),
        Reply(body=hit(LOCK).body, how="drip"),
        Reply(body=b"not gzip", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["503", "500", "cut", "chunk cut", "bad JSON", "empty", "page", "reset", "silence", "drip", "not gzip"],
)
class TestFaults:
    """A fault that passes is overcome; one that stays is a problem, and then nothing is known."""

    def test_that_passes(self, server, fault):
        server.will("/works/", fault, hit(LOCK))
        assert look(server).works[0].doi == LOCK
        assert len(server.asked) == 2

    def test_that_stays(self, server, fault):
        server.will("/works", fault)
        began = time.monotonic()
        for lookup in (look(server), source(server).search("Lock keepers", NO_WORDS)):
            assert lookup.problem
            assert (lookup.works, lookup.retrieved) == ((), "")
        assert len(server.asked) == 2 * QUICK.tries
        assert time.monotonic() - began < 8


@pytest.mark.parametrize("status", [400, 401, 403, 204, 414])
def test_a_refusal_is_a_problem_and_is_not_repeated(server, status):
    body = b'{"status": "failed", "message-type": "validation-failure", "message": [{"type": "select-not-available"}]}'
    server.will("/works/", Reply(status, b"" if status == 204 else body))
    assert str(status) in look(server).problem
    assert len(server.asked) == 1


def test_a_validation_failure_is_named(server):
    server.will("/works/", Reply(400, b'{"message": [{"type": "doi-not-valid", "value": "x"}]}'))
    assert "doi-not-valid" in look(server).problem


def test_a_gzipped_answer_is_read(server):
    server.will("/works/", Reply(body=gzip.compress(hit(LOCK).body), headers={"Content-Encoding": "gzip"}))
    assert look(server).works


def test_after_failures_in_a_row_nothing_more_is_asked(server):
    server.will("/works/", Reply(503))
    crossref = source(server)
    for n in range(8):
        (lookup,) = crossref.by_doi([f"10.5555/n.{n}"]).values()
        assert "503" in lookup.problem
    assert len(server.asked) == QUICK.failures * QUICK.tries


def test_an_answer_between_failures_begins_the_count_again(server):
    server.will("/works/10.5555%2Fn", Reply(503))
    crossref = source(server)
    for _ in range(3):
        crossref.by_doi(["10.5555/n.1"])
        crossref.by_doi(["10.5555/n.2"])
        assert crossref.by_doi([LOCK])[LOCK].works


def test_a_closed_port_is_a_problem_at_once():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    began = time.monotonic()
    lookup = Crossref(url=url).by_doi([LOCK])[LOCK]
    assert lookup.problem.startswith("no connection")
    assert time.monotonic() - began < 1


def test_a_host_that_is_unknown_is_a_problem(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "name" in Crossref(url="http://crossref.invalid").by_doi([LOCK])[LOCK].problem


@pytest.mark.parametrize("url", ["", "api.crossref.org", "ftp://example.org", "http://", "http://[::1"])
def test_an_address_that_is_none_is_the_callers_to_mend(url):
    with pytest.raises(UsageError):
        Crossref(url=url)


def test_a_base_address_may_have_a_path(server):
    server.will("/mirror/v1/works/10.5555%2Flock.1", hit(LOCK))
    assert look(server, url=f"{server.url}/mirror/v1/").works


def test_a_redirect_within_the_service_is_followed(server):
    server.will("/works/10.5555%2Falias", Reply(301, b"", {"Location": "/works/10.5555%2Flock.1"}))
    assert look(server, "10.5555/alias").works[0].doi == LOCK


@pytest.mark.parametrize("where", ["http://localhost/works", "//localhost/works", "file:///etc/hosts"])
def test_a_redirect_elsewhere_is_not_followed_and_the_token_stays_here(server, where):
    server.will("/works/", Reply(302, b"", {"Location": where}))
    assert "another host" in look(server, token="secret").problem
    assert len(server.asked) == 1


def test_a_redirect_to_nowhere_is_a_problem(server):
    server.will("/works/", Reply(302, b"", {"Location": "https://[bad"}))
    assert look(server).problem


def test_a_redirect_to_itself_ends(server):
    server.will("/works/", Reply(302, b"", {"Location": ""}))
    assert "redirect" in look(server).problem


def test_the_user_agent_says_who_asks_and_the_address_does_not(server, caplog):
    caplog.set_level(logging.DEBUG)
    crossref = source(server)
    crossref.by_doi([LOCK])
    crossref.search("Lock keepers", NO_WORDS)
    for asked in server.asked:
        assert asked.headers["user-agent"].startswith("evidencecheck/")
        assert "mailto:reader@example.org" in asked.headers["user-agent"]
        assert "reader" not in asked.raw
    assert "reader" not in caplog.text


def test_a_mail_address_cannot_break_the_header(server):
    assert look(server, mailto="a@b.org\r\nX-Evil: 1 (\u00e9)").works
    assert "x-evil" not in server.asked[0].headers


def test_the_token_is_sent_when_given_and_only_then(server):
    look(server)
    look(server, token="abc")
    assert [asked.headers.get("crossref-plus-api-token") for asked in server.asked] == [None, "Bearer abc"]


def test_problems_tell_nothing_of_what_was_asked(server):
    server.will("/works", Reply(how="reset"))
    problem = source(server).search("Marlowe 2014 lock keepers", NO_WORDS).problem
    assert "marlowe" not in problem.lower()
    assert "reader" not in problem


def test_pacing_keeps_to_the_limit_that_the_service_states(server):
    """At 20 in 1 s no window of a second holds more than 20 requests, retries among them."""
    server.limits = {"x-rate-limit-limit": "20", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"}
    server.will("n.7", Reply(429, b""), Reply(404, ABSENT))
    server.will("/agency", Reply(404, ABSENT))
    crossref = source(server)
    for n in range(16):
        crossref.by_doi([f"10.5555/n.{n}"])
    times = [asked.at for asked in server.asked]
    assert len(times) == 33
    assert max(sum(start <= at < start + 1 for at in times) for start in times) <= 20
    assert times[-1] - times[0] < 3


def test_before_the_first_answer_three_a_second_are_asked(server):
    server.limits = {}
    crossref = source(server)
    for doi in list(RECORDS)[:3]:
        crossref.by_doi([doi])
    first, second, third = (asked.at for asked in server.asked)
    assert second - first > 0.3
    assert third - second > 0.3


def test_threads_share_one_place(server):
    server.limits = {"x-rate-limit-limit": "100", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"}
    crossref = source(server)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda doi: crossref.by_doi([doi])[doi], [LOCK, "10.5555/tie.1"] * 4))
    assert all(lookup.works for lookup in answers)
    assert server.most_at_once == 1
