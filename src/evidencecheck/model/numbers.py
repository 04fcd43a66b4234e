"""Page ranges and article numbers: values that are written short, long, and with letters."""

from __future__ import annotations

import re

import attrs

_DASHES = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]+|&ndash;|\bto\b)\s*")


@attrs.frozen
class PageRange:
    """First and last page, letters kept (R795, S87, e0123). ``last`` is "" for a single page or article number."""

    first: str
    last: str = ""

    @classmethod
    def parse(cls, text: str) -> PageRange:
        """Read ``541-4``, ``541–544``, ``R795-R7``, ``e1001``; a last page written short is completed.

        Shortened ranges follow the Chicago Manual of Style 9.61 and the NLM's Citing Medicine: what is left out of
        the last number is taken from the first.
        """
        pieces = [p.strip() for p in _DASHES.split(text.strip().rstrip(".,;"), maxsplit=1)]
        first, last = pieces[0], pieces[1] if len(pieces) > 1 else ""
        return cls(first, _complete(first, last))

    def __str__(self) -> str:
        """The range in full, with an en dash."""
        return f"{self.first}\u2013{self.last}" if self.last and self.last != self.first else self.first

    def agrees(self, other: PageRange) -> bool:
        """Whether the two can be the same pages: equal first page, and equal last page where both have one."""
        mine, theirs = _plain(self.first), _plain(other.first)
        if mine != theirs:
            return False
        return not (self.last and other.last) or _plain(self.last) == _plain(other.last)


def _complete(first: str, last: str) -> str:
    head, tail = re.fullmatch(r"(.*?)(\d*)", first), re.fullmatch(r"(\D*)(\d+)", last)
    if not head or not head[2] or not tail:
        return last
    prefix, digits = head[1], tail[2]
    if tail[1] and tail[1].lower() != prefix.lower():
        return last
    if len(digits) < len(head[2]):
        digits = head[2][: len(head[2]) - len(digits)] + digits
    return (tail[1] or prefix) + digits


def _plain(page: str) -> str:
    match = re.fullmatch(r"(\D*)0*(\d+)(\D*)", page.strip())
    return "".join(match.groups()).lower() if match else _DASHES.sub("-", page.strip()).lower()
