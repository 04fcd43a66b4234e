"""``evidencecheck match`` against a loopback service: pooled as `resolve` is, and answering as lines come."""

from __future__ import annotations

import json
import threading

import pytest

from evidencecheck.cli.lines import batches
from tests.support.command import process, run
from tests.support.crossref_server import RECORDS, CrossrefServer, record

MANY = {doi: record(doi, f"Lock number {n} and its keepers") for n in range(60) if (doi := f"10.5555/many.{n}")}
BY_WORDS = "Marlowe A. Lock keepers and the night trade. J Canal Stud. 2014;12(3):101-109."


@pytest.fixture
def server(monkeypatch, tmp_path):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("EVIDENCECHECK_MAILTO", raising=False)
    monkeypatch.chdir(tmp_path)
    with CrossrefServer() as server:
        server.records = RECORDS | MANY
        yield server


def cited(n):
    return f"Marlowe A. Lock number {n} and its keepers. J Canal Stud. 2014;12(3):101-109. doi:10.5555/many.{n}"


def match(server, *lines):
    text = "".join(f"{line}\n" for line in lines).encode()
    ran = run("match", "--crossref-url", server.url, "--doi-url", server.url, stdin=text)
    assert (ran.status, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_the_dois_of_fifty_lines_are_one_request(server):
    answers = match(server, *map(cited, range(60)))
    assert [answer["doi"] for answer in answers] == list(MANY)
    assert [asked.params.get("rows") for asked in server.asked] == ["50", "10"]


def test_each_distinct_reference_is_asked_once_and_answers_keep_the_order_of_the_lines(server):
    lines = [BY_WORDS, cited(3), BY_WORDS, cited(3), "", BY_WORDS]
    answers = match(server, *lines)
    assert [answer["raw"] for answer in answers] == lines
    assert [answer["doi"] for answer in answers] == [
        "10.5555/lock.1", "10.5555/many.3", "10.5555/lock.1", "10.5555/many.3", None, "10.5555/lock.1",
    ]  # fmt: skip
    assert len(server.asked) == 2


def test_what_is_held_of_journals_is_not_asked_for(server):
    [answer] = match(server, "Okafor C. Turnstiles and the patience of crowds. J Canal Stud. 2014;12(3):101-109.")
    assert answer["outcome"] == "not-found"
    assert [asked.path for asked in server.asked] == ["/works"]


def test_a_line_is_answered_while_the_next_is_not_yet_written(server, tmp_path):
    running = process("match", "--crossref-url", server.url, "--no-cache", cwd=tmp_path)
    guard = threading.Timer(30, running.kill)  # else a failure would wait for ever
    guard.start()
    try:
        for n in (1, 2):
            running.stdin.write(f"{cited(n)}\n".encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["doi"] == f"10.5555/many.{n}"
        out, err = running.communicate(timeout=30)
    finally:
        guard.cancel()
    assert (out, err, running.returncode) == (b"", b"", 0)


def test_a_file_that_is_not_there_is_told(server):
    ran = run("match", "none.txt", "--crossref-url", server.url)
    assert ran.status == 2
    assert "none.txt" in ran.err


def test_what_reading_raises_comes_after_the_lines_before_it():
    def lines():
        yield from "ab"
        raise ValueError("torn")

    found = []
    with pytest.raises(ValueError, match="torn"):
        found.extend(batch for batch in batches(lines(), 1))
    assert found == [("a",), ("b",)]


def test_batches_hold_every_line_once():
    assert [line for batch in batches(map(str, range(1000)), 7) for line in batch] == list(map(str, range(1000)))
    assert max(len(batch) for batch in batches(map(str, range(100)), 7)) == 7
    assert list(batches([], 7)) == []
