"""The order of files and the number of processes do not change what is found in each."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidencecheck import batch, files
from evidencecheck.evidence import Evidence
from evidencecheck.formats import WALKED
from evidencecheck.model.settings import Settings
from tests.support import site


@pytest.fixture
def contents(tmp_path, monkeypatch):
    """The pages of a site, from its folder."""
    site.make(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "MANY", 4)
    monkeypatch.setattr(batch, "CHUNK", 3)
    return [(path.as_posix(), path.read_bytes()) for path in files.walk(["docs"], WALKED)]


def found(contents, **more):
    chosen = Settings(now="2026-11-24", **more)
    done = batch.report(contents, Evidence(chosen), chosen)
    told = sorted((notice.path or "", notice.message) for notice in done.notifications)
    return {file.path: (file.findings, file.coverage) for file in done.files}, told


@given(st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_neither_order_nor_processes_nor_memory_change_what_is_found(contents, data):
    shuffled = data.draw(st.permutations(contents))
    jobs = data.draw(st.sampled_from([1, 2]))
    cache = data.draw(st.sampled_from([None, "cache"]))
    assert found(shuffled, jobs=jobs, cache=cache) == found(contents, jobs=1, cache=None)
