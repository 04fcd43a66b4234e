"""From bytes to code points: pyromark counts in UTF-8, spans count characters."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator

# Runs of characters that are equally long in UTF-8 (RFC 3629, section 3); lone surrogates are never parsed.
_CHUNK = 256
_WIDE = re.compile("[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")


def code_points(text: str, base: int) -> Callable[[int], int]:
    """What turns a byte offset of a text, which begins at ``base`` of another, into code points of the other.

    Kept is only where runs of wider characters begin and end, so a text in English costs next to nothing.
    """
    if not base and text.isascii():
        return int
    # Where a stretch begins, in bytes and in code points, and how many bytes a character of it has.
    begins, points, widths = array("q", [0]), array("q", [base]), array("b", [1])
    surplus = 0
    for start, end in _runs(text):
        first = text[start]
        width = 2 if first < "\u0800" else 3 if first < "\U00010000" else 4
        if begins[-1] == start + surplus:
            points[-1], widths[-1] = start + base, width
        else:
            begins.append(start + surplus)
            points.append(start + base)
            widths.append(width)
        surplus += (end - start) * (width - 1)
        begins.append(end + surplus)
        points.append(end + base)
        widths.append(1)

    begins.append(len(text) + surplus + 1)
    low = high = shift = 0

    def at(offset: int) -> int:
        # Offsets are asked for nearly in order, most of them where characters are bytes.
        nonlocal low, high, shift
        if low <= offset < high:
            return offset - shift
        k = bisect_right(begins, offset) - 1
        if widths[k] == 1:
            low, high, shift = begins[k], begins[k + 1], begins[k] - points[k]
        return points[k] + (offset - begins[k]) // widths[k]

    return at


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The runs of wider characters; stretches without any are passed over at the speed of memory."""
    for low in range(0, len(text), _CHUNK):
        if not text[low : low + _CHUNK].isascii():
            for run in _WIDE.finditer(text, low, low + _CHUNK):
                yield run.span()
