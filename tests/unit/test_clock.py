"""What the tests of time tell apart."""

from tests.support.clock import in_line


def looping(count):
    return sum(n & 1 for n in range(count))


def test_time_that_grows_as_the_size_is_in_line():
    assert in_line(lambda size: size, looping, 50_000, 4, most=10)


def test_time_that_grows_as_its_square_is_not():
    assert not in_line(lambda size: size * size, looping, 400, 4, most=10)
