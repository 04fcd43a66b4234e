"""Where each entry of a list without numbers begins: bullets, hanging indents, blank lines, or the look of a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evidencecheck.extract.likeness import AUTHOR_START, YEAR, starts_entry
from evidencecheck.extract.lines import Line

_ENDS = (".", ")", "/", "]", "”", '"', ">", "…")


def starts_of(lines: Sequence[Line]) -> list[Line]:
    """The lines at which entries begin, in order."""
    solid = [line for line in lines if not line.blank]
    if not solid:
        return []
    bulleted = [line for line in solid if line.bullet]
    if solid[0].bullet and len(bulleted) * 4 >= len(solid):
        return bulleted
    left = min(line.indent for line in solid)
    flush = [line for line in solid if line.indent == left]
    if (
        solid[0].indent == left
        and len(flush) < len(solid)
        and all(line.indent - left >= 1 for line in solid if line not in flush)
    ):
        return flush
    starts = [solid[0]]
    for before, line in pairwise(lines):
        if line.blank or line is solid[0]:
            continue
        if before.blank or line.opens:
            if _torn(line, before):
                continue
            starts.append(line)
        elif _begins(before, line):
            starts.append(line)
    return starts


def _torn(line: Line, before: Line) -> bool:
    """A passage after a gap that cannot begin an entry goes on with the one before ("http://…" by itself)."""
    named = before.text.endswith(_ENDS) and AUTHOR_START.match(line.text)  # "van den Berg, A. (2010)"
    return not before.blank and line.text[:1].islower() and not named


def _begins(before: Line, line: Line) -> bool:
    """Whether a line right below another begins an entry of its own."""
    if not starts_entry(line.text):
        return False
    ended = before.text.endswith(_ENDS) or before.text[-1:].isdigit() or "://" in before.text.rsplit(maxsplit=1)[-1]
    long = len(before.text) > 100 or bool(YEAR.search(before.text) and YEAR.search(line.text))
    return ended and long
