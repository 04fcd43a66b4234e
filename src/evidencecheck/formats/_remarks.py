"""Remarks to this program among the comments of a document: ``evidencecheck: ignore[EC304] reason``.

Comments are looked for only where the word stands, so that other documents cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from evidencecheck.formats._base import Comment, Comments
from evidencecheck.model.document import Document, Remark
from evidencecheck.model.spans import Span

WORD = "evidencecheck"
_HEAD = re.compile(rf"\s*{WORD}[ \t]*:")


def with_remarks(document: Document, comments: Comments | None) -> Document:
    """``document`` with the remarks that ``comments`` finds in its text."""
    if comments is None or WORD not in document.text:
        return document
    return attrs.evolve(document, remarks=tuple(remarks(document.text, comments)))


def remarks(text: str, comments: Comments) -> Iterator[Remark]:
    """The remarks of a text, in its order."""
    for comment in comments(text):
        head = _HEAD.match(text, comment.inner.start, comment.inner.end)
        if head:
            said = text[head.end() : comment.inner.end].rstrip()
            yield Remark(comment.whole, said, head.end(), comment.about)


def remark_about(words: str, about: Span) -> Remark | None:
    """The remark of a word processor's comment on a stretch, if it is one."""
    head = _HEAD.match(words)
    return Remark(about, words[head.end() :].strip(), None, about) if head else None


def tagged(text: str) -> Iterator[Comment]:
    """``<!-- … -->`` in HTML and XML, but for what scripts and quoted sections hold."""
    for found in _TAGGED.finditer(text):
        if found[1] is not None:
            yield Comment(Span(*found.span()), Span(*found.span(1)))


_TAGGED = re.compile(
    r"<!--(.*?)-->|<!\[CDATA\[.*?\]\]>|<(script|style|textarea|title|xmp)\b[^<>]*>.*?</\2\b", re.DOTALL | re.IGNORECASE
)
