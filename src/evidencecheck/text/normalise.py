"""Bring two printings of the same words to the same string, for comparison only; never shown to a reader."""

from __future__ import annotations

import html
import re
import unicodedata

# Letters that Unicode does not decompose, as library catalogues file them (ALA-LC, "special characters").
_LETTERS = {
    "\u00e6": "ae",
    "\u0153": "oe",
    "\u00f8": "o",
    "\u0111": "d",
    "\u00f0": "d",
    "\u00fe": "th",
    "\u0142": "l",
    "\u0131": "i",
    "\u0127": "h",
}
_APOSTROPHES = frozenset(
    "\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ee"
)  # letters to Unicode, quotes in print

# Numeric references are bounded so that reading one can never fail.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NAMES = (
    "abstract|b|big|blockquote|bold|br|div|em|fn|font|h[1-6]|hr|i|inline-formula|inf|italic|li|list|math|monospace|"
    "named-content|ol|p|sc|scp|sec|small|span|strong|strike|styled-content|sub|sup|title|tt|u|ul|underline|xref"
)
_TAG = re.compile(
    rf"</?(?P<name>(?:jats|mml|m|xhtml|html):[\w-]+|{_NAMES})"
    r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>",
    re.IGNORECASE,
)
_BREAKING = re.compile(
    r"(?:\w+:)?(?:abstract|blockquote|br|div|fn|h[1-6]|hr|li|list|list-item|ol|p|sec|title|ul)", re.IGNORECASE
)


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        before, after = "", chr(code)
        while after != before:
            before = after
            plain = "".join(c for c in unicodedata.normalize("NFKD", before) if not unicodedata.combining(c))
            after = "".join(_LETTERS.get(c, c) for c in plain.casefold())
        self[code] = "".join(_keep(c) for c in after)
        return self[code]


def _keep(char: str) -> str:
    if char in _APOSTROPHES:
        return " "
    category = unicodedata.category(char)
    if category[0] == "M" or char.isalnum():
        return char
    return "" if category == "Cf" else " "


_TABLE = _Table()


def fold(text: str) -> str:
    """Lower-case letters and digits of ``text``, one space between words.

    Entities are read, HTML and JATS tags go, accents, ligatures and case are levelled, and every dash, quote and other
    sign becomes a space. A tag or an invisible character leaves nothing ("CO<sub>2</sub>" is "co2"), a tag that breaks
    the line leaves a space. Folding what is folded changes nothing.
    """
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
        text = _ENTITY.sub(
            lambda m: html.unescape(m[0]), text
        )  # Crossref titles come escaped twice: "&amp;lt;i&amp;gt;"
    if "<" in text:
        text = _TAG.sub(lambda m: " " if _BREAKING.fullmatch(m["name"]) else "", text)
    return " ".join(text.translate(_TABLE).split())


def words(text: str) -> tuple[str, ...]:
    """The words of ``text``, folded, in order."""
    return tuple(fold(text).split())
