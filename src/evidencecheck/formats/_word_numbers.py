"""The numbers that Word puts before the items of lists, which stand nowhere in the document."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from evidencecheck.formats._numerals import letters, roman
from evidencecheck.formats._word import whole

_PLACE = re.compile(r"%([1-9])")


@attrs.define(eq=False)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""


class Numbers:
    """The lists of a document and how far each has been counted; a handler of ``word/numbering.xml``."""

    wanted = frozenset(
        f"w:{name}"
        for name in "abstractNum lvl start numFmt lvlText num abstractNumId startOverride lvlOverride".split()
    )

    def __init__(self) -> None:
        """Begin with no lists."""
        self._abstract: dict[int, dict[int, _Level]] = {}
        self._lists: dict[int, int] = {}
        self._restarts: dict[int, dict[int, int]] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._firsts: dict[int, dict[int, int]] = {}
        self._levels: dict[int, _Level] = {}
        self._level = _Level()
        self._list = 0
        self._depth = 0

    def start(self, name: str, attributes: Mapping[str, str], _offset: int) -> None:
        """A list or one of its levels begins, or says something of itself."""
        if name == "w:abstractNum":
            self._levels = self._abstract.setdefault(whole(attributes, "w:abstractNumId"), {})
        elif name == "w:num":
            self._list = whole(attributes, "w:numId")
            self._levels = {}  # what an override says of a level in full is passed over
        elif name == "w:abstractNumId":
            self._lists[self._list] = whole(attributes)
        elif name == "w:lvlOverride":
            self._depth = whole(attributes, "w:ilvl", 0)
        elif name == "w:startOverride":
            self._restarts.setdefault(self._list, {})[self._depth] = whole(attributes, otherwise=1)
        elif name == "w:lvl":
            self._level = self._levels.setdefault(whole(attributes, "w:ilvl", 0), _Level())
        elif name == "w:start":
            self._level.start = whole(attributes, otherwise=1)
        elif name == "w:numFmt":
            self._level.format = attributes.get("w:val", "decimal")
        elif name == "w:lvlText":
            self._level.text = attributes.get("w:val", "")

    def end(self, name: str) -> None:
        """Nothing: what a list says of itself stands in attributes."""

    def text(self, words: str, offset: int) -> None:
        """Nothing: lists hold no text."""

    def label(self, list_id: int, depth: int) -> tuple[str, str | None]:
        """What stands before the next item of a list at a depth, and the item's number: ("[3] ", "3"), ("• ", None)."""
        abstract = self._lists.get(list_id, -1)
        levels = self._abstract.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return "• ", None
        counts = self._counts.setdefault(abstract, {})
        firsts = self._restarts.pop(list_id, {})
        for at in firsts:
            _forget(counts, at)
        _forget(counts, depth + 1)
        self._firsts.setdefault(abstract, {}).update(firsts)
        first = self._firsts[abstract].pop(depth, level.start)
        counts[depth] = counts[depth] + 1 if depth in counts else first
        if level.format == "bullet":
            return "• ", None
        printed = {at: _print(counts.get(at, one.start), one.format) for at, one in levels.items()}
        lead = _PLACE.sub(lambda place: printed.get(int(place[1]) - 1, ""), level.text).strip()
        return (f"{lead} " if lead else ""), printed[depth] or None


def _forget(counts: dict[int, int], depth: int) -> None:
    for at in [at for at in counts if at >= depth]:
        del counts[at]


def _print(number: int, form: str) -> str:
    if form == "none":
        return ""
    if form in {"lowerLetter", "upperLetter"}:
        return letters(number) if form == "lowerLetter" else letters(number).upper()
    if form in {"lowerRoman", "upperRoman"}:
        return roman(number) if form == "lowerRoman" else roman(number).upper()
    return f"{number:02}" if form == "decimalZero" else str(number)
