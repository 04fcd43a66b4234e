"""HTML's tags in Markdown: raised words, breaks, blocks, anchors, links."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from evidencecheck.formats._md_html import BLOCKS, TAG_FORM, names_in
from evidencecheck.formats._md_page import Page
from evidencecheck.model.document import BlockKind, Link, Pointer, Raised
from evidencecheck.model.spans import Span

_HREF = re.compile(r"(?<=\s)href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=]+))", re.IGNORECASE)
_KINDS = {"li": BlockKind.ITEM, "td": BlockKind.CELL, "th": BlockKind.CELL} | {
    f"h{n}": BlockKind.HEADING for n in range(1, 7)
}


class Tags:
    """Hears the tags of a page in order."""

    def __init__(self, page: Page) -> None:
        """Set what they say into ``page``."""
        self._page = page
        self._sup: tuple[int, int] | None = None
        self._link: tuple[int, str, int] | None = None

    def run(self, start: int, end: int) -> None:
        """Hear the tags that stand at ``start:end`` of the document."""
        text = self._page.text
        while start < end and (tag := TAG_FORM.match(text, start)):
            self._tag(tag[2].lower(), tag, opens=not tag[1])
            start = tag.end()

    def _tag(self, name: str, tag: re.Match[str], *, opens: bool) -> None:
        page = self._page
        start, end = tag.span()
        if name == "sup":
            if opens:
                self._sup = (page.flow.length, start)
            elif self._sup:
                begin, outer = self._sup
                page.raised.append(Raised(Span(begin, page.flow.length), Span(outer, end)))
                self._sup = None
        elif name == "br":
            page.blank(start, end)
        elif name == "a":
            self._anchor(tag, opens=opens)
        elif name in BLOCKS:
            self._sup = None
            kind = _KINDS.get(name, BlockKind.PARAGRAPH) if opens else BlockKind.PARAGRAPH
            page.break_at(kind, start, int(name[1]) if kind is BlockKind.HEADING else 0)
        if opens:
            for called in names_in(tag[0]):
                if name != "sup" and page.begins_line:
                    page.open_block(BlockKind.PARAGRAPH, start)
                page.anchors.append((end, called))

    def _anchor(self, tag: re.Match[str], *, opens: bool) -> None:
        page = self._page
        if opens:
            href = _HREF.search(tag[0])
            target = html.unescape(href[1] or href[2] or href[3] or "") if href else ""
            self._link = (page.flow.length, target, tag.start()) if target else None
        elif self._link:
            begin, target, start = self._link
            self._link = None
            if page.flow.length > begin:
                set_link(page, Span(begin, page.flow.length), target, Span(start, tag.end()))


def set_link(page: Page, words: Span, target: str, written: Span) -> None:
    """Set a link; one within the page points at what is called so there."""
    page.links.append(Link(words, target, written))
    if target.startswith("#") and len(target) > 1:
        page.pointers.append(Pointer(words, (unquote(target[1:]),)))
