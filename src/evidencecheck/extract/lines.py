"""The flow as lines, each knowing what block it belongs to and which label it begins with."""

from __future__ import annotations

import re
from functools import cached_property

import attrs

from evidencecheck.extract import headings
from evidencecheck.extract.numbers import SUPERSCRIPT_DIGITS
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

ALPHA = r"[A-Za-z][A-Za-z+.-]{0,12}\d{2,4}[a-z]?"
"""A key as BibTeX's style "alpha" makes them from names and year, "Den68", "LSW+07", and as RFCs cite each other."""
# How an entry's label may be printed, surest first. The name is the label's form: a list keeps to one.
BY_NAME = frozenset({"note", "key", "sign"})
"""The forms of labels that are no numbers, and rise nowhere."""
_FORMS = (
    ("bracket", re.compile(r"\[(\d{1,3})\][.:)]?\s*(?=\S)")),
    ("note", re.compile(r"\[\^([^\]\s]+)\]:?\s*(?=\S)")),
    (
        "key",
        re.compile(rf"(?:[-*•]\s+)?(?:\[@([^\]\s,;]+)\]:|\[({ALPHA})\]:?|@(\w[\w:.#$%&+?<>~/-]*?):)\s+(?=\S)"),
    ),
    ("raised", re.compile(r"\^(\d{1,3})\^?[.)]?\s*(?=[^\s\d])")),
    ("unicode", re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?\s*(?=\S)")),
    ("dot", re.compile(r"(\d{1,3})\.(?:\s+(?=\S)|(?=[^\W\d]|[\"“«„(]))")),
    ("round", re.compile(r"\(?(\d{1,3})\)\s*(?=[^\s\d])")),
    ("plain", re.compile(r"(\d{1,3})(?:\s+(?=[^\W\d]|[\"“”„‘'«\[(<*_])|(?=[A-Z][a-z]+[ ,]))")),
    ("sign", re.compile(r"([*†‡§¶]{1,3})\s?(?=[^\s*†‡§¶])")),
)
# Longer lines are passages of several entries rather than lines of a page.
_LONG = 400
_ALONE = late(r"\[\d{1,3}\]|\d{1,3}\.")
_NEWLINE = late(r"(\r\n|\n|\r)")
BULLET = late(r"[•◦▪‣∙●○■□·*+-][ \t]+(?=\S)|[–—][ \t]+(?=\S)")


@attrs.frozen
class Label:
    """A printed label: its form, the number or sign, and how long it is with the space after it."""

    form: str
    number: str
    width: int

    @property
    def value(self) -> int:
        """The number, 0 for a sign or a name."""
        return int(self.number) if self.number.isdecimal() else 0


@attrs.frozen(eq=False, slots=False)
class Line:
    """One line of the flow, trimmed: ``start`` and ``end`` are offsets in the flow, ``indent`` counts columns.

    ``kind`` is the kind of the block that it belongs to; ``opens`` says that the block begins with this line;
    ``labels`` are those that it may begin with, surest first; ``announces`` is the list that it names as a heading.
    """

    start: int
    end: int
    text: str
    indent: int
    kind: BlockKind | None
    opens: bool
    note: str | None = None
    labels: tuple[Label, ...] = ()
    announces: str | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text

    @property
    def several(self) -> bool:
        """Whether it is so long that it holds several entries of a list."""
        return len(self.text) > _LONG

    def label(self, form: str) -> Label | None:
        """The line's label of one form, if it has it."""
        return next((label for label in self.labels if label.form == form), None) if self.labels else None

    @cached_property
    def bullet(self) -> int:
        """The width of a bullet at the line's start, 0 without one."""
        match = BULLET.match(self.text)
        return match.end() if match else 0


def labels_of(text: str) -> tuple[Label, ...]:
    """The labels that a line of ``text`` may begin with, surest first."""
    if not text or text[0].isalpha():
        return ()  # no form of label begins with a letter
    found = []
    for form, pattern in _FORMS:
        match = pattern.match(text)
        if match:
            number = match[match.lastindex or 1].translate(SUPERSCRIPT_DIGITS)
            found.append(Label(form, number, match.end()))
    return tuple(found)


def split(document: Document) -> tuple[Line, ...]:
    """The lines of a document's flow. Raised digits at a line's start read as a raised label."""
    text = document.flow.text
    raised = {r.span.start: r.span.end for r in document.raised}
    lines: list[Line] = []
    blocks = iter(document.blocks)
    block = next(blocks, None)
    at = 0
    pieces = _NEWLINE.split(text)
    lone: Span | None = None  # a label by itself, whose entry stands on the next line of its block
    for piece, newline in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        words = piece.strip()
        if not words:
            lines += [_bare(lone, text)] if lone else []
            lone = None
            at += len(piece)
            lines.append(Line(at, at, "", 0, None, opens=False))
            at += len(newline)
            continue
        start = at + len(piece) - len(piece.lstrip())
        end = start + len(words)
        while block is not None and block.span.end <= start and block.span.end < len(text):
            block = next(blocks, None)
        inside = block is not None and block.span.start < end and start < block.span.end
        if block is not None and inside and block.span.end > end and _ALONE.fullmatch(words):
            lines += [_bare(lone, text)] if lone else []
            lone = Span(start, end)
            at += len(piece) + len(newline)
            continue
        begin = start
        if lone:
            start, words, lone = lone.start, text[lone.start : end], None
        kind = block.kind if block is not None and inside else None
        note = block.label if block is not None and kind is BlockKind.NOTE else None
        opens = block is not None and inside and block.span.start >= min(at, start)
        if start in raised and words[: raised[start] - start].strip().isdecimal():
            width = raised[start] - start
            words = f"{words[:width].translate(_RAISE)}{words[width:]}"
        indent = len(piece[: begin - at].expandtabs(4)) if begin > at else 0
        labels = labels_of(words) if kind is not BlockKind.CELL else ()
        lines.append(Line(start, end, words, indent, kind, opens, note, labels, headings.list_name(words)))
        at += len(piece) + len(newline)
    return tuple(lines)


def _bare(label: Span, text: str) -> Line:
    """A label that no entry follows."""
    return Line(label.start, label.end, label.of(text), 0, None, opens=False)


_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
