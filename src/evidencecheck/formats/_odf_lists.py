"""The numbers that OpenDocument's lists put before their items, which stand nowhere in the document."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from evidencecheck.formats._numerals import letters, roman
from evidencecheck.formats._odf import whole

WANTED = frozenset(
    "text:list-style text:list-level-style-number text:list-level-style-bullet text:list-level-style-image".split()
)
_PLACE = re.compile(r"%(\d{1,2})%")


@attrs.frozen
class _Level:
    form: str = "1"
    before: str = ""
    after: str = ""
    first: int = 1
    shown: int = 1
    pattern: str = ""


@attrs.define(eq=False)
class _List:
    style: str
    counts: dict[int, int]


Open = tuple[list[_List], list[bool]]
"""The lists and items that are open at a place."""


class Lists:
    """The lists that are open at a place, the innermost last, and how far each has been counted."""

    def __init__(self) -> None:
        """Begin outside of all lists."""
        self._styles: dict[str, dict[int, _Level]] = {}
        self._levels: dict[int, _Level] = {}
        self._open: list[_List] = []
        self._fresh: list[bool] = []
        self._given: int | None = None
        self._last: dict[str, dict[int, int]] = {}
        self._named: dict[str, dict[int, int]] = {}

    def style(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style of lists begins, or says something of one of its levels."""
        if name == "text:list-style":
            self._levels = self._styles.setdefault(attributes.get("style:name", ""), {})
            return
        level = whole(attributes.get("text:level"), 1)
        if name == "text:list-level-style-number":
            self._levels[level] = _Level(
                attributes.get("style:num-format", ""),
                attributes.get("style:num-prefix", ""),
                attributes.get("style:num-suffix", ""),
                whole(attributes.get("text:start-value"), 1),
                whole(attributes.get("text:display-levels"), 1),
                attributes.get("loext:num-list-format", ""),
            )
        else:
            self._levels.pop(level, None)

    def begin(self, attributes: Mapping[str, str]) -> None:
        """A list begins, within another or not."""
        style = attributes.get("text:style-name") or (self._open[-1].style if self._open else "")
        depth = len(self._open) + 1
        if self._open:
            counts = self._open[-1].counts
            if attributes.get("text:continue-numbering") != "true":
                counts.pop(depth, None)
        else:
            counts = {}
            if attributes.get("text:continue-numbering") == "true":
                counts = self._last.get(style, counts)
            counts = self._named.get(attributes.get("text:continue-list", ""), counts)
            self._last[style] = counts
        if "xml:id" in attributes:
            self._named[attributes["xml:id"]] = counts
        self._open.append(_List(style, counts))

    def finish(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def item(self, attributes: Mapping[str, str], *, numbered: bool) -> None:
        """An item begins, or what stands above the items."""
        self._fresh.append(numbered)
        given = attributes.get("text:start-value")
        self._given = whole(given, 1) if given else None

    def end_item(self) -> None:
        """The innermost item ends."""
        if self._fresh:
            self._fresh.pop()

    def label(self) -> tuple[str, str | None, int] | None:
        """For the first paragraph of an item: what stands before it, its number, and how deep it stands, from 0."""
        if not self._open or not self._fresh or not self._fresh[-1]:
            return None
        self._fresh[-1] = False
        depth, counts = len(self._open), self._open[-1].counts
        levels = self._styles.get(self._open[-1].style, {})
        level = levels.get(depth)
        if level is None:
            return "• ", None, depth - 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        counts[depth] = counts[depth] + 1 if depth in counts else level.first
        if self._given is not None:
            counts[depth], self._given = self._given, None
        printed = {at: _print(counts.get(at, one.first), one.form) for at, one in levels.items()}
        if level.pattern:
            lead = _PLACE.sub(lambda place: printed.get(int(place[1]), ""), level.pattern)
        else:
            shown = range(max(depth - level.shown, 0) + 1, depth + 1)
            lead = level.before + ".".join(filter(None, (printed.get(at, "") for at in shown))) + level.after
        lead = lead.strip() if printed[depth] else ""
        return (f"{lead} " if lead else ""), printed[depth] or None, depth - 1

    def aside(self) -> Open:
        """Leave the lists that are open, for what stands within an item but is none of its words."""
        kept = self._open, self._fresh
        self._open, self._fresh = [], []
        return kept

    def back(self, kept: Open) -> None:
        """Come back to the lists that were left."""
        self._open, self._fresh = kept


def _print(number: int, form: str) -> str:
    match form:
        case "":
            return ""
        case "a" | "A":
            return letters(number) if form == "a" else letters(number).upper()
        case "i" | "I":
            return roman(number) if form == "i" else roman(number).upper()
        case _:
            return str(number)
