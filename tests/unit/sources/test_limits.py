"""Pacing and giving up, on a clock of our own."""

from __future__ import annotations

import pytest

from evidencecheck.sources._limits import LONGEST_SPACING, MARGIN, Breaker, Pacer


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


def starts(pacer, clock, count, takes=0.0, headers=None):
    """When each of ``count`` requests begins."""
    times = []
    for _ in range(count):
        with pacer.turn():
            times.append(clock.now)
            clock.now += takes
            pacer.heed(headers or {})
    return times


def test_it_begins_with_three_a_second_one_at_a_time(clock):
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    assert starts(pacer, clock, 4) == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert pacer.at_once == 1


def test_slow_answers_are_not_waited_for_twice(clock):
    assert starts(Pacer(2, clock=clock, sleep=clock.sleep), clock, 3, takes=0.7) == pytest.approx([0, 0.7, 1.4])


def test_it_takes_over_the_limits_of_every_answer(clock):
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    headers = {"x-rate-limit-limit": "10", "x-rate-limit-interval": "1s", "x-concurrency-limit": "3"}
    assert starts(pacer, clock, 3, headers=headers) == pytest.approx([0, 0.1 * MARGIN, 0.2 * MARGIN])
    assert pacer.at_once == 3
    starts(pacer, clock, 1, headers={"x-rate-limit-limit": "1", "x-rate-limit-interval": "2s"})
    assert pacer.spacing == pytest.approx(2 * MARGIN)


@pytest.mark.parametrize(
    "limit, interval, spacing", [("50", "1s", 0.02), ("60", "1m", 1), ("5", "500ms", 0.1), ("1", "2", 2)]
)
def test_intervals_have_units(clock, limit, interval, spacing):
    pacer = Pacer(clock=clock)
    pacer.heed({"x-rate-limit-limit": limit, "x-rate-limit-interval": interval})
    assert pacer.spacing == pytest.approx(spacing * MARGIN)


@pytest.mark.parametrize(
    "limit, interval", [("", ""), ("0", "1s"), ("-5", "1s"), ("many", "1s"), ("5", "soon"), ("9" * 99, "1s")]
)
def test_limits_that_say_nothing_change_nothing(clock, limit, interval):
    pacer = Pacer(clock=clock)
    pacer.heed({"x-rate-limit-limit": limit, "x-rate-limit-interval": interval, "x-concurrency-limit": "0"})
    assert (pacer.spacing, pacer.at_once) == (pytest.approx(1 / 3), 1)


def test_no_limit_makes_a_run_endless(clock):
    pacer = Pacer(clock=clock)
    pacer.heed({"x-rate-limit-limit": "1", "x-rate-limit-interval": "24h"})
    assert pacer.spacing == LONGEST_SPACING


def test_nobody_asks_while_it_is_held(clock):
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    starts(pacer, clock, 1)
    pacer.hold(5)
    assert starts(pacer, clock, 1) == [5]


def test_a_place_is_given_back_when_asking_fails(clock):
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    with pytest.raises(TimeoutError), pacer.turn():
        raise TimeoutError
    assert starts(pacer, clock, 1) == pytest.approx([1 / 3])


def test_a_breaker_opens_after_failures_in_a_row_only():
    breaker = Breaker(2)
    breaker.note("a")
    breaker.note("")
    breaker.note("b")
    assert breaker.problem == ""
    breaker.note("c")
    assert breaker.problem.endswith("c")


def test_a_breaker_can_be_tripped_at_once():
    breaker = Breaker(9)
    breaker.trip("asked to wait an hour")
    assert "asked to wait an hour" in breaker.problem
