"""Masks: characters in the place of what is no Markdown, which the parser takes for letters.

Each character is replaced by one, so all offsets stay; what a mask stands for is looked up in the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

SHOWN, HIDDEN, TAG, KEY = "\x7f", "\x01", "\x02", "\x03"
"""What stands for something that prints words which are not in the file; for nothing; for a tag; for an entry's key."""
SIGNS = frozenset((SHOWN, HIDDEN, TAG, KEY))
MASKS = re.compile("\x7f+|\x01+|\x02+|\x03+|[^\x01\x02\x03\x7f]+")
ANY_MASK = re.compile("[\x01\x02\x03\x7f]")
LONGEST = 4000
"""The characters of the longest template or tag that is looked for."""


@attrs.define(eq=False)
class Masked:
    """A text in the making: its characters as the parser is to see them, and names by where they stand.

    A name belongs to the block that the next character of the text is in; one that stands ``behind`` what it names, to
    the block of the character before it.
    """

    source: str
    text: str
    anchors: list[tuple[int, str]] = attrs.field(factory=list)
    behind: list[tuple[int, str]] = attrs.field(factory=list)
    myst: bool = False

    def sub(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> None:
        """Replace what ``pattern`` finds by something as long."""
        self.text = pattern.sub(replace, self.text)


def over(words: str, sign: str) -> str:
    """As many signs as there are characters, newlines kept: lines stay lines."""
    return re.sub(r"[^\r\n]", sign, words)


def begins_line(text: str, offset: int) -> bool:
    """Whether nothing but white space stands before ``offset`` on its line, and no more of that than is usual."""
    floor = max(0, offset - 200)
    line = text.rfind("\n", floor, offset) + 1
    return (line > 0 or floor == 0) and not text[line:offset].strip()


class Closers:
    """Where the next of some closing signs stands; asked for places that rise, each is looked for once."""

    def __init__(self, text: str) -> None:
        """Look in ``text``."""
        self._text = text
        self._next: dict[str, int] = {}

    def after(self, sign: str, at: int) -> int:
        """The offset of the next ``sign`` at or after ``at``, -1 without one."""
        known = self._next.get(sign, 0)
        if known >= 0 and (known < at or sign not in self._next):
            known = self._next[sign] = self._text.find(sign, at)
        return known
