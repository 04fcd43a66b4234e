"""Colours of the terminal, by the eight that every theme redefines (ECMA-48, Select Graphic Rendition)."""

from __future__ import annotations

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "review": "1;35",
    "open": "1;34",
    "verified": "1;32",
    "passed": "1;32",
    "bold": "1",
    "dim": "2",
    "gutter": "34",
    "cited": "31",
    "record": "32",
}


class Paint:
    """Colours words, or leaves them as they are."""

    def __init__(self, *, color: bool) -> None:
        """``color`` False makes every word plain."""
        self.color = color

    def __call__(self, text: str, style: str) -> str:
        """``text`` in ``style``; an unknown style, like none, changes nothing."""
        code = _CODES.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and code and text else text
