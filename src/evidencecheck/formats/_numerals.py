"""Numbers as lists print them."""

from __future__ import annotations

_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True)
)
_MOST = 3999


def letters(number: int) -> str:
    """A letter, after "z" twice the letter ("aa", "bb"), as word processors go on, up to a length that nobody reads."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9) if number > 0 else ""


def roman(number: int) -> str:
    """As the Romans wrote it, in small letters; what they had no sign for stays as it is."""
    if number > _MOST:
        return str(number)
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found.lower()
