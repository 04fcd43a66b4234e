"""A reference's shadow: a string of equal length in plain ASCII letters, so that one pattern fits all printings."""

from __future__ import annotations

import unicodedata

_SIGNS = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u300c\u300d\u300a\u300b", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u02bb\u2032`\u00b4", "'"),
    "\u2026": "\u2026",
    "\u2212": "-",
    "\u00ad": "-",
    "\uff0c": ",",
    "\uff0e": ".",
    "\uff1a": ":",
    "\uff1b": ";",
    "\uff08": "(",
    "\uff09": ")",
    "\uff06": "&",
}


class _Table(dict[int, str]):
    """What each character casts, worked out when it is first met; always one character."""

    def __missing__(self, code: int) -> str:
        self[code] = _cast(chr(code))
        return self[code]


def _cast(char: str) -> str:
    if char.isspace() or char < " ":
        return " "
    if char in _SIGNS or char < "\x7f":
        return _SIGNS.get(char, char)
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char.isalpha() or unicodedata.combining(char):
        base = unicodedata.normalize("NFKD", char)[0]
        letter = base if base.isascii() and base.isalpha() else "x"
        return letter.upper() if char.isupper() or char.istitle() else letter.lower()
    return "-" if unicodedata.category(char) == "Pd" else "*"


_TABLE = _Table()


def shadow(text: str) -> str:
    """``text`` with letters in ASCII (case kept, accents off, foreign letters an x), plain quotes, dashes and spaces.

    The length is kept, so that what a pattern finds in the shadow stands at the same place in the text.
    """
    return text.translate(_TABLE)
