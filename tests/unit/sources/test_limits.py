"""Pacing and giving up, on a clock of our own."""

from __future__ import annotations

import threading

import pytest

from evidencecheck.sources._limits import LEAST, LONGEST_SPACING, MARGIN, MOST_AT_ONCE, Breaker, Pacer, Pools


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


def test_a_late_start_is_made_up_for_but_no_interval_holds_too_many(clock):
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    pacer.heed({"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"})
    times = []
    for n in range(40):
        clock.now += 0.3 if n % 6 == 0 else 0.0
        times += starts(pacer, clock, 1)
    assert all(late - early >= 1.0 for early, late in zip(times, times[5:], strict=False))
    assert times[-1] - times[0] < 40 / 5 * MARGIN + 0.5


def test_a_rate_without_a_number_at_once_sets_no_limit_to_it(clock):
    pacer = Pacer(clock=clock)
    pacer.heed({"x-rate-limit-limit": "150", "x-rate-limit-interval": "1s"})
    assert pacer.at_once == MOST_AT_ONCE


def told(pool, limit="10"):
    return {"x-api-pool": pool, "x-rate-limit-limit": limit, "x-rate-limit-interval": "1s", "x-concurrency-limit": "3"}


def ask(pools, kind, headers):
    with pools.turn(kind) as heed:
        heed(headers)
    return pools._pacer(kind)


def test_kinds_of_one_pool_share_its_pace():
    pools = Pools()
    pacer = ask(pools, "list", told("polite"))
    assert pools._pacer("single") is pacer, "until it has been told otherwise"
    assert ask(pools, "single", told("polite")) is pacer


def test_kinds_of_split_pools_have_a_pace_each():
    pools = Pools()
    lists = ask(pools, "list", told("polite-array", "3"))
    singles = ask(pools, "single", told("polite-single", "10"))
    assert (lists.spacing, singles.spacing) == (pytest.approx(MARGIN / 3), pytest.approx(MARGIN / 10))
    assert ask(pools, "list", told("polite-array", "3")) is lists


def test_a_kind_that_was_told_no_pool_goes_one_at_a_time():
    pools = Pools()
    entered = threading.Event()

    def second():
        with pools.turn("single"):
            entered.set()

    with pools.turn("single") as heed:
        other = threading.Thread(target=second)
        other.start()
        assert not entered.wait(0.5)
        heed(told("polite"))
    other.join(5)
    assert entered.is_set()


def test_a_breaker_opens_where_a_tenth_of_the_questions_stays_unanswered():
    breaker = Breaker(4)
    for n in range(LEAST - 1):
        breaker.note("503" if n % 7 == 0 else "")
    assert breaker.problem == "", "too few to tell"
    breaker.note("")
    assert breaker.problem.endswith("503")
    calm = Breaker(4)
    for n in range(500):
        calm.note("503" if n % 20 == 0 else "")
    assert calm.problem == ""
