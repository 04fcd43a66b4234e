"""The cache: what it keeps and for how long, what it does when its file is damaged, away or shared."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from evidencecheck.files import ANSWERS, cache_folder
from evidencecheck.store.cache import Cache

DAY = "2026-01-31"


@pytest.fixture
def said():
    return []


@pytest.fixture
def cache(tmp_path, said):
    cache = Cache(tmp_path, now=DAY, tell=said.append)
    yield cache
    cache.close()


def test_what_was_put_comes_back_with_its_day(cache, tmp_path):
    cache.put({"a": "1", "b": "2"}, "2026-01-30")
    assert cache.get("a") == ("1", "2026-01-30")
    assert cache.get("c") is None
    cache.put({"a": "3"}, DAY)
    cache.close()
    assert Cache(tmp_path, now=DAY).get("a") == ("3", DAY)


@pytest.mark.parametrize(
    "day, age, there",
    [
        (DAY, 0, True),
        ("2026-01-30", 0, False),
        ("2026-01-24", 7, True),
        ("2026-01-23", 7, False),
        ("2026-02-01", 7, False),
    ],
)
def test_an_answer_has_an_age_and_none_is_of_tomorrow(tmp_path, day, age, there):
    cache = Cache(tmp_path, now=DAY, max_age=age)
    cache.put({"a": "1"}, day)
    assert bool(cache.get("a")) is there
    cache.close()


def test_what_is_very_old_is_thrown_away(cache, tmp_path):
    cache.put({"a": "1", "b": "2"}, "2025-01-01")
    cache.put({"b": "2"}, DAY)
    cache.close()
    late = Cache(tmp_path, now=DAY, max_age=10)
    assert late.get("b")
    assert late._file.execute("SELECT key FROM answers").fetchall() == [("b",)]
    late.close()


def test_afresh_it_gives_nothing_and_keeps_what_comes(cache, tmp_path):
    cache.put({"a": "old"}, DAY)
    fresh = Cache(tmp_path, now=DAY, fresh=True)
    assert fresh.get("a") is None
    fresh.put({"a": "new"}, DAY)
    fresh.close()
    assert cache.get("a") == ("new", DAY)


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_told_and_put_aside(cache, tmp_path, said, content):
    (tmp_path / ANSWERS).write_bytes(content)
    assert cache.get("a") is None
    assert len(said) == 1
    assert "damaged and was put aside" in said[0]
    assert (tmp_path / f"{ANSWERS}.damaged").read_bytes() == content
    cache.put({"a": "1"}, DAY)
    assert cache.get("a") == ("1", DAY)


def test_a_file_that_is_damaged_meanwhile_is_put_aside_too(cache, tmp_path, said):
    cache.put({str(n): "x" * 500 for n in range(200)}, DAY)
    cache.close()
    whole = (tmp_path / ANSWERS).read_bytes()
    (tmp_path / ANSWERS).write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    for n in range(200):
        cache.get(str(n))
    assert len(said) == 1
    cache.put({"a": "1"}, DAY)
    assert cache.get("a")


def test_a_folder_that_cannot_be_made_is_told_and_gone_without(tmp_path, said):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "cache", now=DAY, tell=said.append)
    cache.put({"a": "1"}, DAY)
    assert cache.get("a") is None
    assert len(said) == 1
    assert "going on without it" in said[0]


def test_a_cache_of_another_schema_is_begun_anew(cache, tmp_path):
    cache.put({"a": "1"}, DAY)
    cache._file.execute("PRAGMA user_version = 7")
    cache.close()
    assert cache.get("a") is None


def test_threads_share_it(cache):
    def work(number):
        for n in range(20):
            cache.put({f"{number}-{n}": "x"}, DAY)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(cache.get(f"{number}-{n}") for number in range(8) for n in range(20))


def test_two_processes_share_it(cache, tmp_path, said):
    code = (
        "import sys; from pathlib import Path; from evidencecheck.store.cache import Cache\n"
        f"cache = Cache(Path(sys.argv[1]), now={DAY!r}, tell=sys.exit)\n"
        f"for n in range(50): cache.put({{f'{{sys.argv[2]}}-{{n}}': 'x'}}, {DAY!r})\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], env=environment) for name in ("one", "two")
    ]
    assert [process.wait(60) for process in started] == [0, 0]
    assert all(cache.get(f"{name}-{n}") for name in ("one", "two") for n in range(50))
    assert said == []


def test_one_that_begins_the_file_meanwhile_does_not_take_it_away(tmp_path):
    first = Cache(tmp_path, now=DAY)
    connect, second = sqlite3.connect, []

    class Slow(sqlite3.Connection):
        def execute(self, sql, *more):
            found = super().execute(sql, *more)
            if sql == "PRAGMA user_version" and not second:
                second.append(threading.Thread(target=first.put, args=({"a": "1"}, DAY)))
                second[0].start()
                second[0].join(0.2)
            return found

    late = Cache(tmp_path, now=DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            sqlite3,
            "connect",
            lambda *given, **more: connect(*given, **more, factory=Slow if not second else sqlite3.Connection),
        )
        late.put({"b": "2"}, DAY)
        second[0].join()
    assert (first.get("a"), first.get("b")) == (("1", DAY), ("2", DAY))


@pytest.mark.parametrize(
    "platform, variable, tail", [("linux", "XDG_CACHE_HOME", ""), ("win32", "LOCALAPPDATA", ""), ("linux", "", ".cache"), ("darwin", "", "Library/Caches")]
)  # fmt: skip
def test_its_place_is_the_systems(monkeypatch, tmp_path, platform, variable, tail):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))
    assert cache_folder() == tmp_path / tail / "evidencecheck"


def test_how_long_nothing_was_put_is_known_to_every_process(cache, tmp_path):
    assert cache.idle() == float("inf")
    cache.put({"a": "1"}, DAY)
    assert cache.idle() < 60
    os.utime(tmp_path / ANSWERS, (0, 0))
    assert Cache(tmp_path, now=DAY).idle() > 10**9
