"""Where strings stand in a JSON text, and where their characters do: JSON as RFC 8259 has it, read before."""

from __future__ import annotations

import json
import re
from collections.abc import Set as AbstractSet

import attrs

from evidencecheck.model.spans import Span

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]', re.DOTALL)
# What stands for one code point: two escapes that make a pair, an escape, or a character as it is.
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_UNIT = re.compile(rf"{_PAIR}|\\u[0-9a-fA-F]{{4}}|\\.|[^\\]+", re.DOTALL)


@attrs.define(eq=False)
class _Level:
    """An object or array that is open: its path, and the name or number of what comes next in it."""

    path: str
    array: bool
    key: str = "0"
    named: bool = False


def strings_at(text: str, paths: AbstractSet[str]) -> dict[str, list[Span]]:
    """The strings at these paths ("cells/3/source"), without their quotes; of an array, each string that it holds."""
    found: dict[str, list[Span]] = {}
    levels: list[_Level] = []
    for token in _TOKEN.finditer(text):
        level = levels[-1] if levels else None
        sign = token[0][0]
        if sign in "[{":
            path = ""
            if level:
                path = level.key if not level.path else f"{level.path}/{level.key}"
            levels.append(_Level(path, sign == "["))
        elif level is None:
            continue
        elif sign in "]}":
            levels.pop()
        elif sign == ",":
            level.key = str(int(level.key) + 1) if level.array else ""
            level.named = False
        elif sign == ":":
            level.named = True
        elif level.array or level.named:
            path = level.path if level.array else f"{level.path}/{level.key}"
            if path in paths:
                found.setdefault(path, []).append(Span(token.start() + 1, token.end() - 1))
        else:
            level.key = json.loads(token[0])
            # Of two values of one name the later counts.
            found.pop(f"{level.path}/{level.key}", None)
    return found


def place(text: str, literal: Span, at: int) -> int:
    """Where the code point number ``at`` of the string begins that is written at ``literal``."""
    for unit in _UNIT.finditer(text, literal.start, literal.end):
        width = 1 if unit[0][0] == "\\" else len(unit[0])
        if at < width:
            return unit.start() + at
        at -= width
    return literal.end


def spelled(words: str, *, plain: bool) -> str:
    """``words`` as the inside of a JSON string; ``plain``: in ASCII alone."""
    return json.dumps(words, ensure_ascii=plain)[1:-1]
