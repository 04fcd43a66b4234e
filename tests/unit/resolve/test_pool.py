"""Threads that ask: in order, no more than are allowed, and what they raise is raised where the answer is awaited."""

from __future__ import annotations

import threading
import time

import pytest

from evidencecheck.resolve._pool import Pool


def test_one_thread_works_in_the_order_of_submission():
    with Pool[int]() as pool:
        for n in range(50):
            pool.submit("owner", 1, lambda n=n: n)
        assert [pool.next() for _ in range(50)] == list(range(50))
        assert len(pool) == 0


def test_each_owner_has_threads_of_its_own_and_no_more():
    busy, most, lock = {"a": 0, "b": 0}, {"a": 0, "b": 0}, threading.Lock()

    def work(owner):
        with lock:
            busy[owner] += 1
            most[owner] = max(most[owner], busy[owner])
        time.sleep(0.02)
        with lock:
            busy[owner] -= 1
        return 0

    owners = {"a": object(), "b": object()}
    with Pool[int]() as pool:
        for n in range(24):
            name = "ab"[n % 2]
            pool.submit(owners[name], {"a": 1, "b": 3}[name], lambda name=name: work(name))
        while len(pool):
            pool.next()
    assert most["a"] == 1
    assert 1 < most["b"] <= 3


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt])
def test_what_a_thread_raises_is_raised_where_its_answer_is_awaited(kind):
    def fail():
        raise kind

    with Pool[int]() as pool:
        pool.submit(None, 2, fail)
        with pytest.raises(kind):
            pool.next()


def test_nothing_more_is_begun_once_it_is_closed():
    done = []
    with Pool[None]() as pool:
        pool.submit(None, 1, lambda: time.sleep(0.1))
        pool.submit(None, 1, lambda: done.append(1))
    time.sleep(0.4)
    assert done == []
