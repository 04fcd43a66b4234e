"""Author-year citations without an entry: what of the page reaches a service, byte by byte, and what comes of it."""

from __future__ import annotations

import functools
import json
from urllib.parse import unquote_plus

import pytest

from evidencecheck.sources import crossref
from evidencecheck.sources._http import Patience
from tests.support.command import run
from tests.support.crossref_server import CrossrefServer, Reply, envelope, record

QUICK = Patience(connect=0.5, read=0.2, answer=0.4, question=3, tries=2, more=3, backoff=0.02, failures=4, after=0)
PAGE = (
    "Wilhelmina's locks halved the night trade of the canals (Okafor et al., 2016). Pumpernickel Sluice was spared.\n"
)
FITTING = record("10.5555/night", "Locks and the night trade", family="Okafor", year=2016)
OTHER = record("10.5555/other", "Gauges of weirs", family="Okafor", year=2016)
PRIVATE = ("wilhelmina", "halved", "trade", "canals", "pumpernickel", "sluice", "spared", "page.md")


@pytest.fixture
def server(monkeypatch, tmp_path):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("EVIDENCECHECK_MAILTO", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    with CrossrefServer() as server:
        monkeypatch.setattr(crossref, "Crossref", functools.partial(crossref.Crossref, patience=QUICK))
        server.will("/works", Reply(body=envelope({"items": [OTHER, FITTING]}, "work-list")))
        yield server


def received(server):
    """All that came, as text in small letters: request lines and headers."""
    return unquote_plus(" ".join(f"{asked.raw} {json.dumps(asked.headers)}" for asked in server.asked)).casefold()


def resolve(server, *argv):
    return run("resolve", "page.md", "--crossref-url", server.url, "--doi-url", server.url, *argv)


def check(*argv):
    (file,) = json.loads(run("check", "page.md", "--output-format", "json", *argv).out)["files"]
    return [one["message"] for one in file["findings"] if one["code"] == "EC102"]


def test_author_and_year_are_sent_and_nothing_else(server):
    resolve(server)
    assert len(server.asked) == 1
    assert "okafor 2016" in received(server)
    assert not [word for word in PRIVATE if word in received(server)]


def test_the_claim_is_sent_where_the_configuration_says_so(server, tmp_path):
    (tmp_path / "evidencecheck.toml").write_text('privacy = "claims"\n', encoding="utf-8")
    resolve(server)
    assert "okafor 2016 wilhelmina's locks halved the night trade of the canals" in received(server)
    assert "pumpernickel" not in received(server), "the next sentence is no claim of this citation"


def test_offline_nothing_is_sent(server, tmp_path):
    (tmp_path / "evidencecheck.toml").write_text('privacy = "claims"\n', encoding="utf-8")
    resolve(server, "--offline")
    check("--crossref-url", server.url)
    assert server.asked == []


def test_what_fits_is_kept_in_the_lock_and_shown_by_an_offline_check(server):
    resolve(server)
    (message,) = check()
    assert message == (
        "no entry for Okafor et al. 2016; did you mean Okafor 2016, Locks and the night trade, doi:10.5555/night, in Crossref?"
    )


def test_an_online_check_asks_too(server):
    (message,) = check("--online", "--crossref-url", server.url, "--doi-url", server.url)
    assert "did you mean Okafor 2016, Locks and the night trade" in message
    assert not [word for word in PRIVATE if word in received(server)]


def test_what_does_not_fit_is_not_shown(server):
    server.will("/works", Reply(body=envelope({"items": [OTHER]}, "work-list")))
    resolve(server)
    assert check() == ["no entry for Okafor et al. 2016"]


def test_a_rehearsal_lists_the_query(server, tmp_path):
    assert resolve(server, "--dry-run").out == "Crossref: search Okafor 2016\n"
    (tmp_path / "evidencecheck.toml").write_text('privacy = "claims"\n', encoding="utf-8")
    told = resolve(server, "--dry-run").out
    assert told.startswith("Crossref: search Okafor 2016 Wilhelmina's locks halved the night trade")
    assert server.asked == []


def test_a_service_that_is_down_is_named_and_asked_again(server):
    server.will("/works", Reply(503))
    assert "Crossref was not reached" in resolve(server).err
    assert check() == ["no entry for Okafor et al. 2016"]
    server.will("/works", Reply(body=envelope({"items": [FITTING]}, "work-list")))
    resolve(server)
    assert "did you mean" in check()[0]
