"""HTML as a row of tags and texts, each with its place, as the WHATWG's tokenizer cuts it (HTML Standard, 13.2.5).

Not by `html.parser`: it raises on ``<![x[``, stops at ``&`` before the end, and rescans the rest of the page at each
unclosed ``<!--``, ``<?`` or ``<a`` (a flood of them takes hours). Here each character is looked at a fixed number of
times, whatever the page holds; comments, declarations and processing instructions are stepped over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from evidencecheck.model.spans import Span

_NAME = r"[a-zA-Z][^\t\n\f\r />]*+"
_ATTRIBUTE = (
    r"""([^\t\n\f\r />][^\t\n\f\r />=]*+)(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+("[^"]*+"|'[^']*+'|(?!["'])[^\t\n\f\r >]*+))?+"""
)
# A quote that is never closed is no quote, else it would swallow the rest of the page.
_TAG = re.compile(rf"<(/?)({_NAME})((?:[\t\n\f\r /]++|{_ATTRIBUTE})*+)>")
_ATTRIBUTES = re.compile(rf"[\t\n\f\r /]*+{_ATTRIBUTE}")
_OPENER = re.compile(r"<(?=[a-zA-Z/!?])")
_COMMENT_END = re.compile(r"--!?>")
RAW = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE)
    for name in "script style textarea title xmp iframe noembed noframes".split()
}
"""The elements whose content is text up to their end tag, and how that reads."""
# Longer numbers than this name no character; Python refuses to read the longest.
ENTITY = re.compile(r"&(?:#[0-9]{1,9}(?![0-9])|#[xX][0-9a-fA-F]{1,8}(?![0-9a-fA-F])|[a-zA-Z][a-zA-Z0-9]{0,40});?")
_HEAD = 2000
_NOTHING: Mapping[str, Span] = {}
_NONE: frozenset[str] = frozenset()


class Tag:
    """A start or end tag: its name in lower case and where it stands; attributes are read when asked for."""

    __slots__ = ("_attributes", "_classes", "_roles", "_text", "_written", "closed", "closing", "end", "name", "start")

    def __init__(self, text: str, match: re.Match[str], name: str) -> None:
        """Take a tag from what the scanner matched; ``closed`` is one that ends with a slash."""
        self._text, self._attributes = text, match.span(3)
        self.name, self.closing = name, match[1] == "/"
        self.start, self.end = match.span()
        self.closed = text[self.end - 2] == "/"
        # As `functools.cached_property` keeps them, but for a million of tags, which that makes slow by half.
        self._written: Mapping[str, Span] | None = None if self._attributes[0] < self._attributes[1] else _NOTHING
        self._classes: frozenset[str] | None = None
        self._roles: frozenset[str] | None = None

    @property
    def written(self) -> Mapping[str, Span]:
        """Where the value of each attribute stands, without quotes; of two of a name the first counts."""
        if self._written is None:
            found: dict[str, Span] = {}
            for match in _ATTRIBUTES.finditer(self._text, *self._attributes):
                start, end = match.span(2) if match[2] is not None else (match.end(), match.end())
                if end - start > 1 and self._text[start] in "\"'":
                    start, end = start + 1, end - 1
                found.setdefault(match[1].lower(), Span(start, end))
            self._written = found
        return self._written

    def get(self, name: str) -> str:
        """The value of an attribute, entities read; "" where there is none."""
        span = self.written.get(name)
        return decoded(span.of(self._text)) if span else ""

    def has(self, name: str) -> bool:
        """Whether the tag has an attribute, with a value or without."""
        return name in self.written

    @property
    def classes(self) -> frozenset[str]:
        """The names of classes."""
        if self._classes is None:
            self._classes = frozenset(self.get("class").split()) if "class" in self.written else _NONE
        return self._classes

    @property
    def roles(self) -> frozenset[str]:
        """What ARIA and EPUB say that the element is: ``role`` and ``epub:type`` together."""
        if self._roles is None:
            said = self.written.keys() & {"role", "epub:type"}
            self._roles = frozenset(word for one in said for word in self.get(one).lower().split()) if said else _NONE
        return self._roles


def decoded(text: str) -> str:
    """A text with its entities read."""
    return ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text


def is_xml(text: str) -> bool:
    """Whether a page says that it is XHTML, in which any element may be closed by a slash and CDATA holds text."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    return head.startswith("<?xml") or "http://www.w3.org/1999/xhtml" in head


def tokens(text: str, *, xml: bool) -> Iterator[Tag | Span]:
    """The tags and texts of a page, in order. The content of a script or title lies between its tags as one text."""
    at, begin, size = 0, 0, len(text)
    while opener := _OPENER.search(text, at):
        start = opener.start()
        tag = _TAG.match(text, start)
        if tag:
            if begin < start:
                yield Span(begin, start)
            one = Tag(text, tag, tag[2].lower())
            raw = one.name in RAW and not one.closing and not (xml and one.closed)
            one.closed = one.closed and not raw
            yield one
            begin = at = one.end
            if raw:
                after = RAW[one.name].search(text, at)
                at = after.start() if after else size
            continue
        at = _past(text, start, xml=xml)
        if at == start + 1:
            continue
        if begin < start:
            yield Span(begin, start)
        begin = at
        if xml and text.startswith("<![CDATA[", start):
            yield Span(min(start + 9, at), max(min(start + 9, at), at - 3))
    if begin < size:
        yield Span(begin, size)


def _past(text: str, start: int, *, xml: bool) -> int:
    """Where a comment or declaration, or a tag that the page's end cuts off, is past; one further for what is text."""
    if text.startswith("<!--", start):
        if text.startswith((">", "->"), start + 4):
            return text.index(">", start) + 1
        closing = _COMMENT_END.search(text, start + 4)
        return closing.end() if closing else len(text)
    follows = text[start + 1 : start + 3]
    if follows[0] not in "/!?" or follows == "/":
        return len(text) if follows != "/" else start + 1
    if follows[0] == "/" and follows[1].isascii() and follows[1].isalpha():
        return len(text)
    close = ">"
    if xml and text.startswith("<![CDATA[", start):
        close = "]]>"
    elif start < _HEAD and "[" in text[start : text.find(">", start)]:
        close = "]>"  # a document type that declares something
    end = text.find(close, start)
    return end + len(close) if end >= 0 else len(text)
