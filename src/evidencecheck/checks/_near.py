"""Near-miss spellings of names and keys."""

from __future__ import annotations


def near(one: str, other: str) -> bool:
    """Whether two folded words differ by one slip of the pen: a letter added, lost, changed, or two letters swapped.

    Words of fewer than four letters are never near: Lee and Li are two people.
    """
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    if len(rest) != len(others):
        longer, shorter = sorted((rest, others), key=len, reverse=True)
        return longer[1:] == shorter
    return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
