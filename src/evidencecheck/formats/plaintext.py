"""Plain text: paragraphs, headings, list items and tables read from the look of the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidencecheck.formats._base import Format
from evidencecheck.formats._decode import BYTE_ORDER_MARK
from evidencecheck.model.document import Block, BlockKind, Document, Flow
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_LINE = late(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_ITEM = late(r"(?:[•◦▪‣∙●○■□–—*\u00b7-]|o(?=\s{2}|\t)|(\d{1,3}|[a-zA-Z])[.)]|\((\d{1,3}|[a-z])\))(?=\s+\S)")
_RULE = late(r"([-_=*~–—#])(?:\s*\1){2,}$")
_RULES = frozenset("-_=*~–—#")
_COLUMNS = late(r"\S(?: {3,}|\t+)\S.*\S(?: {3,}|\t+)\S|^\s*\|.*\|\s*$")
_ENDS_SENTENCE = late(r"[.!?…:;,][\"”’')\]]*[\d,–-]*$")


class _Line:
    """A line without its newline, and its words without the white space around them."""

    __slots__ = ("end", "start", "text", "words")

    def __init__(self, start: int, text: str) -> None:
        self.start, self.end, self.text, self.words = start, start + len(text), text, text.strip()

    @property
    def indent(self) -> int:
        text = self.text.expandtabs(4)
        return len(text) - len(text.lstrip())

    @property
    def length(self) -> int:
        return len(self.text.rstrip())


def read(text: str, path: str | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Read plain text. Its flow is the text itself, less a byte order mark."""
    skip = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    flow = Flow(text[skip:], (0,), (skip,), (len(text),))
    return Document(text, "text", flow, tuple(blocks(flow.text)), path, notices=notices)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a plain text, in order."""
    lines = [_Line(found.start(), found[1]) for found in _LINE.finditer(text)]
    width = _wrap_width(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.words:
            at += 1
            continue
        first, at = at, at + 1
        if _is_rule(line):
            yield Block(BlockKind.RULE, _trim(text, line.start, line.end))
            continue
        if _has_columns(line):
            yield Block(BlockKind.CELL, _trim(text, line.start, line.end))
            continue
        while at < len(lines) and _runs_on(lines, at, width):
            at += 1
        yield _block(text, lines, first, at)


def _block(text: str, lines: Sequence[_Line], first: int, after: int) -> Block:
    span = _trim(text, lines[first].start, lines[after - 1].end)
    item = _ITEM.match(lines[first].words)
    if item:
        return Block(BlockKind.ITEM, span, lines[first].indent, item[1] or item[2])
    if after - first == 1 and _is_heading(lines, first):
        return Block(BlockKind.HEADING, span, 1)
    return Block(BlockKind.PARAGRAPH, span)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The column at which the text was wrapped by hand, 0 where lines are paragraphs.

    A wrapped text has many lines that nearly reach one right margin and few that pass it.
    """
    long = [line for line in lines if len(line.words) > 30]
    # In a text of short notes most lines end a paragraph; then those tell that another stands right below.
    inner = [line for line, below in pairwise(lines) if len(line.words) > 30 and below.words and not _starts(below)]
    return _margin(long, 0.5) or _margin(inner, 2 / 3)


def _margin(lines: Sequence[_Line], share: float) -> int:
    """The right margin that so great a share of lines nearly reaches; 0 where there is none."""
    lengths = sorted(line.length for line in lines)
    if len(lengths) < 3:
        return 0
    margin = lengths[-1 - len(lengths) // 20]
    near = sum(length >= 0.75 * margin for length in lengths)
    return margin if margin <= 120 and near >= share * len(lengths) else 0


def _runs_on(lines: Sequence[_Line], at: int, width: int) -> bool:
    """Whether line ``at`` goes on with the block of the line before it."""
    before, line = lines[at - 1], lines[at]
    if not width or not line.words or _starts(line):
        return False
    # The next word would have fitted: the writer broke the line on purpose.
    word = line.words.split(maxsplit=1)[0]
    return before.length + 1 + len(word) > 0.9 * width


def _starts(line: _Line) -> bool:
    """Whether a line that has words begins something by its look."""
    return _is_rule(line) or _has_columns(line) or _ITEM.match(line.words) is not None


def _is_rule(line: _Line) -> bool:
    return line.words[0] in _RULES and bool(_RULE.match(line.words))


def _has_columns(line: _Line) -> bool:
    """Whether a line is of a table: what parts its columns is looked for first, for most lines have none of it."""
    text = line.text
    return ("   " in text or "\t" in text or "|" in text) and bool(_COLUMNS.search(text))


def _is_heading(lines: Sequence[_Line], at: int) -> bool:
    """A short line by itself, that ends no sentence and has something below it."""
    words = lines[at].words
    if len(words) > 90 or _ENDS_SENTENCE.search(words) or words[0].islower():
        return False
    above = at == 0 or not lines[at - 1].words or _is_rule(lines[at - 1])
    below = next((line for line in lines[at + 1 :] if line.words), None)
    return above and below is not None and len(words.split()) <= 14


FORMAT = Format("text", read)
