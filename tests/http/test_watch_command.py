"""``evidencecheck watch`` against a loopback service: what it tells of a lock, and that it leaves it alone."""

from __future__ import annotations

import functools
import json

import pytest

from evidencecheck.sources import crossref
from evidencecheck.sources._http import Patience
from tests.support.command import run
from tests.support.crossref_server import CrossrefServer, Reply, record

QUICK = Patience(connect=0.5, read=0.2, answer=0.4, question=3, tries=2, more=3, backoff=0.02, failures=4, after=0)
DOIS = [f"10.5555/watch.{n}" for n in range(1, 4)]
NOTICE = {
    "type": "retraction",
    "DOI": "10.5555/notice",
    "source": "retraction-watch",
    "updated": {"date-parts": [[2026, 2, 3]]},
}
CONCERN = {"type": "expression_of_concern", "DOI": "10.5555/concern"}
PREPRINT = {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/article", "asserted-by": "subject"}]}


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("EVIDENCECHECK_MAILTO", raising=False)
    with CrossrefServer() as server:
        server.records = {doi: record(doi, f"Lock number {n} of the cut") for n, doi in enumerate(DOIS, 1)}
        monkeypatch.setattr(crossref, "Crossref", functools.partial(crossref.Crossref, patience=QUICK))
        yield server


@pytest.fixture
def lock(server, tmp_path, monkeypatch):
    """A lock of three references, as it was made in January."""
    monkeypatch.chdir(tmp_path)
    page = "".join(f"They say so.[^{n}]\n\n" for n in range(1, 4))
    page += "".join(
        f"[^{n}]: Marlowe A. Lock number {n} of the cut. J Canal Stud. 2014;12(3):101-109. doi:{doi}\n"
        for n, doi in enumerate(DOIS, 1)
    )
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    urls = "--crossref-url", server.url, "--doi-url", server.url
    assert run("resolve", "page.md", *urls, "--now", "2026-01-31").status == 0
    server.asked.clear()
    return tmp_path / "references" / "evidence.lock"


def watch(server, *argv):
    return run("watch", "--crossref-url", server.url, "--doi-url", server.url, "--now", "2026-03-01", *argv)


def change(server, doi, **more):
    server.records = {**server.records, doi: server.records[doi] | more}


def told(ran):
    """Of each reference that changed, its DOI and what changed."""
    shape = json.loads(ran.out)
    return [(one["doi"], [c["what"] for c in one["changes"]]) for one in shape["changed"]]


def test_nothing_is_told_where_nothing_changed(server, lock):
    before = lock.read_bytes()
    ran = watch(server)
    assert (ran.status, ran.out) == (0, "nothing changed about 3 works\n")
    assert lock.read_bytes() == before
    assert server.paths == ["/works"]  # all of them with one request


def test_a_retraction_is_told_with_its_notice_and_the_reference(server, lock):
    before = lock.read_bytes()
    change(server, DOIS[1], **{"updated-by": [NOTICE]})
    ran = watch(server)
    assert ran.status == 1
    assert "references/evidence.lock: retracted: Marlowe 2014, Lock number 2 of the cut" in ran.out
    assert "retraction of 2026-02-03: doi:10.5555/notice (retraction-watch)" in ran.out
    assert f"cited as: Marlowe A. Lock number 2 of the cut. J Canal Stud. 2014;12(3):101-109. doi:{DOIS[1]}" in ran.out
    assert "Lock number 1" not in ran.out
    assert ran.out.endswith("1 of 3 works changed\n")
    assert lock.read_bytes() == before


def test_each_kind_of_change_the_gravest_first(server, lock):
    change(server, DOIS[0], relation=PREPRINT, **{"updated-by": [CONCERN, NOTICE]})
    change(server, DOIS[2], title=["WITHDRAWN: Lock number 3 of the cut"])
    ran = watch(server, "-f", "json")
    assert told(ran) == [(DOIS[0], ["retracted", "expression-of-concern", "published"]), (DOIS[2], ["retracted"])]


def test_a_doi_that_is_gone_is_told(server, lock):
    server.records = {doi: one for doi, one in server.records.items() if doi != DOIS[0]}
    ran = watch(server, "-f", "json")
    assert told(ran) == [(DOIS[0], ["unknown-doi"])]
    assert not any(word in ran.out for word in ("fake", "does not exist"))


def test_what_the_lock_knows_already_is_not_told_again_but_its_end_is(server, lock):
    change(server, DOIS[0], **{"updated-by": [NOTICE]})
    assert watch(server, "--update").status == 1
    assert watch(server).status == 0
    server.records = {**server.records, DOIS[0]: record(DOIS[0], "Lock number 1 of the cut")}
    assert told(watch(server, "-f", "json")) == [(DOIS[0], ["notice-gone"])]


def test_update_writes_the_record_and_the_day_and_keeps_the_rest(server, lock):
    whole = json.loads(lock.read_bytes())
    whole["references"][0]["accepted"] = {"reason": "seen", "by": "N. Kovač"}
    lock.write_text(json.dumps(whole), encoding="utf-8")
    change(server, DOIS[0], **{"updated-by": [NOTICE]})
    assert watch(server, "--update").status == 1
    entries = {one["work"]["DOI"]: one for one in json.loads(lock.read_bytes())["references"]}
    first = entries[DOIS[0]]
    assert first["standing"] == [
        {"type": "retraction", "DOI": "10.5555/notice", "date": "2026-02-03", "source": "retraction-watch"}
    ]
    assert {one["retrieved"] for one in entries.values()} == {"2026-03-01"}
    assert (first["matched_by"], first["accepted"]["by"]) == ("doi", "N. Kovač")
    assert "parsed" in first
    check = run("check", "page.md", "-f", "concise")
    assert check.status == 1
    assert "EC401" in check.out


def test_a_service_that_is_down_has_told_nothing(server, lock):
    server.will("/works", Reply(503, b"down"))
    ran = watch(server)
    assert (ran.status, ran.out) == (0, "nothing changed about 0 works; 3 could not be asked about\n")
    assert "Crossref did not answer" in ran.err
    assert watch(server, "--require-resolution").status == 1


def test_markdown_is_the_body_of_an_issue(server, lock, tmp_path):
    change(server, DOIS[0], title=["Lock *number* 1 @someone"], **{"updated-by": [NOTICE]})
    assert watch(server, "-f", "markdown", "-o", "body.md").status == 1
    body = (tmp_path / "body.md").read_text(encoding="utf-8")
    assert body.startswith("# What changed about the works that are cited\n\n## Retracted, withdrawn or removed\n\n- ")
    assert f"<https://doi.org/{DOIS[0]}>" in body
    assert "(references/evidence.lock)" in body


def test_a_local_index_is_compared_with_offline(server, lock, tmp_path):
    newer = [record(doi, f"Lock number {n} of the cut") for n, doi in enumerate(DOIS, 1)]
    newer.append(record("10.5555/notice", "Retraction", **{"update-to": [{"type": "retraction", "DOI": DOIS[2]}]}))
    (tmp_path / "works.jsonl").write_text("".join(json.dumps(one) + "\n" for one in newer), encoding="utf-8")
    assert run("index", "build", "works.jsonl", "--out", "works.index").status == 0
    ran = run("watch", "--offline", "--index", "works.index", "-f", "json")
    assert told(ran) == [(DOIS[2], ["retracted"])]
    assert server.asked == []


def test_without_a_lock_it_says_what_makes_one(server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = watch(server)
    assert (ran.status, ran.out) == (2, "")
    assert "no references/evidence.lock is near" in ran.err
    assert run("watch", "--offline").status == 2
