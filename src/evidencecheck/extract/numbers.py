"""Lists of note numbers as they are written: ``2,3,4``, ``2–5, 7``."""

from __future__ import annotations

from evidencecheck.text.late import late

SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PART = late(r"(\d{1,3})(?:\s*[-–—‐‑−⁻]+\s*(\d{1,3}))?")
LONGEST_RANGE = 60


def expand(written: str) -> tuple[int, ...]:
    """The numbers of a written list, ranges filled in; empty where it is no list of note numbers.

    A range that runs down, or over more than 60 numbers, is taken for pages and gives none.
    """
    numbers: list[int] = []
    for part in _PART.finditer(written.translate(SUPERSCRIPT_DIGITS)):
        if part[1].startswith("0"):
            return ()
        first, last = int(part[1]), int(part[2] or part[1])
        if not first <= last <= first + LONGEST_RANGE:
            return ()
        numbers.extend(range(first, last + 1))
    return tuple(dict.fromkeys(numbers))
