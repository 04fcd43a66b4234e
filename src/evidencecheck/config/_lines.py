"""Where in a TOML text each key stands, which the standard library's reader does not say.

For messages only: where a line cannot be told for certain, that of the table or list around it is.
"""

from __future__ import annotations

import re
from collections import Counter

from evidencecheck.config.given import Way

_PART = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.|=|$)""")
_HEADER = re.compile(r"^\s*(\[\[?)(.+?)\]\]?\s*(?:#.*)?$")
_LONG = re.compile(r'"""|' + "'''")


def lines(text: str) -> dict[Way, int]:
    """The line, from 1, that each key begins in, by the way to it: ``("ignore", 0, "codes")``."""
    found: dict[Way, int] = {}
    lists: Counter[Way] = Counter()
    table: Way = ()
    quoted = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not quoted:
            if header := _HEADER.match(line):
                table = tuple(_parts(header[2])[0])
                if header[1] == "[[":
                    found.setdefault(table, number)
                    lists[table] += 1
                    table = (*table, lists[table] - 1)
                _note(found, (), table, number)
                continue
            parts, assigned = _parts(line)
            if assigned:
                _note(found, table, tuple(parts), number)
        for sign in _LONG.findall(line.partition("#")[0] if not quoted else line):
            quoted = sign if not quoted else "" if sign == quoted else quoted
    return found


def _note(found: dict[Way, int], table: Way, key: Way, number: int) -> None:
    """Take down that a dotted key begins here, and what is around it, where that has not begun before."""
    for end in range(1, len(key) + 1):
        found.setdefault((*table, *key[:end]), number)


def line_of(found: dict[Way, int], way: Way) -> int | None:
    """The line of what ``way`` leads to, or of the nearest thing around it; None where nothing is known."""
    for end in range(len(way), 0, -1):
        if number := found.get(way[:end]):
            return number
    return None


def _parts(text: str) -> tuple[list[str], bool]:
    """The parts of the dotted key that ``text`` begins with, and whether a value follows."""
    parts: list[str] = []
    at = 0
    while part := _PART.match(text, at):
        parts.append(next(one for one in part.groups()[:3] if one is not None))
        at = part.end()
        if part[4] != ".":
            return parts, part[4] == "="
    return parts, False
