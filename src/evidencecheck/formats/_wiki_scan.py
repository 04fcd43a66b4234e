"""Which marks of wikitext belong together: templates, links, notes, and what is no text, in one pass with a stack.

Source: MediaWiki, "Help:Formatting", "Help:Cite", "Help:Templates", "Help:Links".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum

import attrs

from evidencecheck.model.spans import Span

_OPAQUE = (
    "nowiki|pre|math|chem|ce|code|syntaxhighlight|source|gallery|timeline|score|graph|imagemap|mapframe|hiero"
    "|templatedata"
)
_TOKEN = re.compile(
    rf"<!--|<(?P<close>/?)(?P<tag>ref|references|{_OPAQUE})\b(?P<attributes>[^<>]{{0,600}}?)(?P<empty>/?)>"
    r"|\{\{|\}\}|\[\[|\]\]|\|",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>/]+))")


class Kind(StrEnum):
    """What a pair of marks encloses."""

    TEMPLATE = "template"
    LINK = "link"
    NOTE = "note"
    NOTES = "notes"
    OPAQUE = "opaque"
    REMARK = "remark"


@attrs.frozen
class Node:
    """A pair of marks: ``whole`` with them, ``inner`` without; ``bars`` are where it is parted."""

    kind: Kind
    whole: Span
    inner: Span
    bars: tuple[int, ...] = ()
    attributes: dict[str, str] = attrs.field(factory=dict)

    @property
    def parts(self) -> list[Span]:
        """What the bars part."""
        starts = [self.inner.start, *(bar + 1 for bar in self.bars)]
        return [Span(start, end) for start, end in zip(starts, [*self.bars, self.inner.end], strict=True)]


@attrs.define
class _Open:
    kind: Kind
    start: int
    inner: int
    bars: list[int] = attrs.field(factory=list)
    attributes: dict[str, str] = attrs.field(factory=dict)


class Marks:
    """The nodes of a text, by where they start."""

    def __init__(self, text: str, start: int) -> None:
        """Scan ``text`` from ``start`` on. What is not closed is no node, but for a remark, which runs to the end."""
        self.text = text
        self.nodes: dict[int, Node] = {}
        self._lower = text.lower() if len(text.lower()) == len(text) else text
        self._stack: list[_Open] = []
        self._depth = dict.fromkeys(Kind, 0)
        self._unclosed: set[str] = set()
        at = start
        while match := _TOKEN.search(text, at):
            at = self._token(match)
        self._starts = sorted(self.nodes)

    def within(self, span: Span) -> Sequence[Node]:
        """The nodes that begin in a span, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [self.nodes[start] for start in self._starts[first:last]]

    def _token(self, match: re.Match[str]) -> int:
        written, start, end = match[0], match.start(), match.end()
        if written == "<!--":
            close = self.text.find("-->", end)
            after = close + 3 if close >= 0 else len(self.text)
            self._keep(Node(Kind.REMARK, Span(start, after), Span(end, close if close >= 0 else after)))
            return after
        if match["tag"]:
            return self._tag(match, match["tag"].lower())
        if written in {"{{", "[["}:
            self._push(_Open(Kind.TEMPLATE if written == "{{" else Kind.LINK, start, end))
        elif written == "|":
            if self._stack:
                self._stack[-1].bars.append(start)
        elif written == "}}":
            self._pop(Kind.TEMPLATE, start, end)
        elif self._stack and self._stack[-1].kind is Kind.LINK:
            self._pop(Kind.LINK, start, end)
        return end

    def _tag(self, match: re.Match[str], tag: str) -> int:
        start, end = match.span()
        if tag in {"ref", "references"}:
            kind = Kind.NOTE if tag == "ref" else Kind.NOTES
            found = _ATTRIBUTE.finditer(match["attributes"])
            attributes = {a[1].lower(): " ".join((a[2] or a[3] or a[4] or "").split()) for a in found}
            if match["close"]:
                self._pop(kind, start, end)
            elif match["empty"]:
                self._keep(Node(kind, Span(start, end), Span(end, end), (), attributes))
            else:
                self._push(_Open(kind, start, end, attributes=attributes))
            return end
        if match["close"] or match["empty"] or tag in self._unclosed:
            return end
        close = self._lower.find(f"</{tag}", end)
        if close < 0:
            self._unclosed.add(tag)
            return end
        after = self.text.find(">", close) + 1 or len(self.text)
        self._keep(Node(Kind.OPAQUE, Span(start, after), Span(end, close)))
        return after

    def _keep(self, node: Node) -> None:
        self.nodes[node.whole.start] = node

    def _push(self, opened: _Open) -> None:
        self._stack.append(opened)
        self._depth[opened.kind] += 1

    def _pop(self, kind: Kind, start: int, end: int) -> None:
        """Close the last that is open of a kind; what was opened within it and not closed is none."""
        if not self._depth[kind]:
            return
        while True:
            last = self._stack.pop()
            self._depth[last.kind] -= 1
            if last.kind is kind:
                span, inner = Span(last.start, end), Span(last.inner, start)
                self._keep(Node(kind, span, inner, tuple(last.bars), last.attributes))
                return
