"""A run against a service that refuses what is over its limits: near them, never over, whatever its pools are called."""

from __future__ import annotations

import time
from pathlib import Path

import attrs
import pytest

from evidencecheck.evidence import Evidence, Page
from evidencecheck.model.settings import Settings
from evidencecheck.sources._http import Patience
from evidencecheck.sources.crossref import Crossref
from evidencecheck.store.cache import Cache
from tests.support.crossref_server import RECORDS, CrossrefServer, Reply, record
from tests.unit.resolve.making import reference

QUICK = Patience(connect=0.5, read=0.4, answer=0.4, question=9, backoff=0.05, longest=0.4)
RAW = "Marlowe A. Lock keepers of reach {n} and the trade. J Canal Stud. 2014;12(3):101-109."


def limits(pool, rate, at_once):
    told = {"x-rate-limit-limit": str(rate), "x-rate-limit-interval": "1s", "x-api-pool": pool}
    return told | ({"x-concurrency-limit": str(at_once)} if at_once else {})


@pytest.fixture
def server(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with CrossrefServer() as server:
        server.enforced = True
        server.records = RECORDS | {doi: record(doi, f"Lock {n}") for n in range(60) if (doi := f"10.5555/n.{n}")}
        yield server


def look_up(server, searches=30, dois=60, more=()):
    pages = [reference(RAW.format(n=n), f"s{n}") for n in range(searches)]
    pages += [reference(f"Marlowe A. Lock {n}. J Canal Stud. 2014. doi:10.5555/n.{n}", f"d{n}") for n in range(dois)]
    source = Crossref(url=server.url, doi_url=server.url, patience=QUICK, now="2026-01-31")
    (found,) = Evidence(Settings(now="2026-01-31"), [source]).look_up([Page("page.md", (*pages, *more))])
    return found


def rate(server):
    times = [asked.at for asked in server.asked]
    return (len(times) - 1) / (times[-1] - times[0])


@pytest.mark.parametrize("at_once, latency", [(1, 0.0), (3, 0.08), (None, 0.08)])
def test_one_pool_for_all_is_used_up_and_not_overdrawn(server, at_once, latency):
    server.limits, server.latency = limits("polite", 20, at_once), latency
    look_up(server)
    assert server.refused == 0
    assert len(server.asked) == 2 + 30
    assert rate(server) > 0.75 * 20, "two of every three seconds of this short run are its beginning"
    assert server.most_at_once <= (at_once or 99)


def test_split_pools_are_each_kept_to(server):
    server.limits, server.lists = limits("polite-single", 20, 2), limits("polite-array", 5, 1)
    look_up(server, 6, 0, [reference(f"Marlowe A. Gone {n}. 2014. doi:10.5555/gone.{n}", f"g{n}") for n in range(6)])
    assert server.refused == 0
    assert sum(path.endswith("/agency") for path in server.paths) == 6
    assert server.paths.count("/works") == 1 + 6 + 6


def test_a_pool_that_changes_in_mid_run_is_kept_to(server):
    server.limits = limits("polite", 20, 3)
    server.will("reach+5+", Reply(body=b'{"message": {"items": []}}', headers=limits("public", 5, 1)))
    look_up(server, 12, 0)
    assert server.refused <= 3, "those that were under way or had their turn"


def test_faults_and_an_outage_leave_nothing_out_and_change_nothing(server):
    server.limits = limits("polite", 100, 3)
    look_up(server)
    lock = Path("references/evidence.lock")
    calm = lock.read_bytes()
    lock.unlink()
    number = iter(range(10_000))
    faults = [Reply(503), Reply(how="reset"), Reply(body=b'{"mess'), Reply(500), Reply(429, b"", {"Retry-After": "0"})]

    def disturb(_asked):
        n = next(number)
        return Reply(503) if 10 <= n < 20 else faults[n // 7 % len(faults)] if n % 7 == 3 else None

    server.disturb = disturb
    look_up(server)
    assert lock.read_bytes() == calm
    assert next(number) > 40


def test_a_run_begins_a_moment_after_the_last_answer_to_another(server, tmp_path):
    """One that was killed has used up the interval, and its successor knows neither that nor the limit."""
    server.limits = limits("polite", 5, 1)
    patience = attrs.evolve(QUICK, after=1.2)
    for n in range(2):
        cache = Cache(tmp_path / "cache")
        source = Crossref(url=server.url, doi_url=server.url, patience=patience, memory=cache)
        source.by_doi([f"10.5555/n.{n}"])
        cache.close()
    first, second = (asked.at for asked in server.asked)
    assert 1.0 < second - first < 3


def test_a_run_with_nothing_before_it_begins_at_once(server, tmp_path):
    began = time.monotonic()
    Crossref(url=server.url, doi_url=server.url, memory=Cache(tmp_path / "cache")).by_doi(["10.5555/n.1"])
    assert time.monotonic() - began < 1.5
