"""Pieces of HTML that the page and its cards share. Whatever comes from a document or a record is escaped here."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from evidencecheck.reports._diff import Pieces
from evidencecheck.reports._words import one_line, origin
from evidencecheck.text.late import late

_DOI = late(r"10\.\d{4,9}/[^\s<>\"“”]+")


def text(words: str) -> str:
    """``words`` on one line, escaped."""
    return escape(one_line(words))


def linked(words: str) -> str:
    """``words`` escaped, its DOIs as links."""
    out, at, plain = [], 0, one_line(words)
    for match in _DOI.finditer(plain):
        doi = match[0].rstrip(".,;:?!'’)]")
        out += [escape(plain[at : match.start()]), link(f"https://doi.org/{quote(doi, safe='/')}", doi)]
        at = match.start() + len(doi)
    return "".join([*out, escape(plain[at:])])


def link(address: str, words: str) -> str:
    """A link; the address is the caller's to have checked."""
    return f'<a href="{escape(address)}">{text(words)}</a>'


def bullets(title: str, items: list[str], tag: str = "h5") -> Iterator[str]:
    """A list of items that are HTML already under a heading, whose rank ``tag`` gives; nothing for no items."""
    if items:
        yield f"<{tag}>{title}</{tag}>\n<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def pieces(parts: Pieces, tag: str) -> str:
    """Both sides of a diff are shown alike: what differs in ``tag`` (del, ins)."""
    return "".join(f"<{tag}>{escape(p.text)}</{tag}>" if p.changed else escape(p.text) for p in parts)


def said(words: str, source: str, retrieved: str) -> str:
    """``words``, HTML already, and after them who says so and since when."""
    who = origin(source, retrieved)
    return words + (f' <span class="origin">{escape(who)}</span>' if who else "")
