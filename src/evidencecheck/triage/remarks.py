"""Remarks in a document that suppress findings: what each says, and which stretches of the text it is about.

``ignore[CODES] reason`` is about the line that it ends, or the entry of which that line is a part; on a line of its
own, about what stands above: an entry, else the paragraph. ``ignore-next`` is about what comes next in the same way.
``disable`` holds to the ``enable`` that names the same check, or to the end; ``ignore-file`` everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

import attrs

from evidencecheck.checks import codes
from evidencecheck.errors import UnknownNameError
from evidencecheck.model.document import Document, Remark
from evidencecheck.model.finding import Finding
from evidencecheck.model.reference import Reference
from evidencecheck.model.spans import LineIndex, Span
from evidencecheck.text.late import late

_SAID = late(r"\s*([A-Za-z-]+)\s*(?:\[([^\]]*)\])?[\s:\u2013\u2014-]*(.*)", re.DOTALL)
_NAME = late(r"[^\s,]+")
_QUOTING = " \t>"
"""What may stand before a remark that has a line of its own: quotations begin with a sign on each line."""


class Verb(StrEnum):
    """What a remark may ask for."""

    IGNORE = "ignore"
    NEXT = "ignore-next"
    DISABLE = "disable"
    ENABLE = "enable"
    FILE = "ignore-file"


@attrs.frozen(eq=False)
class Order:
    """A remark, understood.

    ``codes`` are by each name as it is written, ``names`` where these stand in the text of the remark. ``about`` are
    the stretches that it is about, by code. ``fault`` says why it was not understood; then it is about nothing.
    """

    remark: Remark
    verb: Verb = Verb.IGNORE
    codes: tuple[tuple[str, frozenset[str]], ...] = ()
    names: Span = attrs.field(factory=lambda: Span(0, 0))
    reason: str = ""
    about: tuple[tuple[str, Span], ...] = ()
    fault: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether it is about the place of ``finding``, and about its check."""
        return any(code == finding.code and _touch(finding.span, span) for code, span in self.about)


def orders(document: Document, references: Sequence[Reference]) -> tuple[Order, ...]:
    """The remarks of a document, understood, in its order."""
    if not document.remarks:
        return ()
    read = [_read(remark) for remark in sorted(document.remarks, key=lambda one: one.span)]
    places = _Places(document, [reference.span for reference in references])
    return tuple(attrs.evolve(one, about=tuple(_about(one, read, places))) for one in read)


def ended(order: Order, among: Iterable[Order]) -> tuple[Order, ...]:
    """The remarks that end what ``order`` disables."""
    mine = {code for _, its in order.codes for code in its}
    return tuple(
        one
        for one in among
        if one.verb is Verb.ENABLE
        and one.remark.span.start > order.remark.span.start
        and any(its & mine for _, its in one.codes)
    )


def _read(remark: Remark) -> Order:
    said = _SAID.match(remark.text)
    verb = said[1].lower() if said else ""
    if said is None or verb not in tuple(Verb):
        return Order(remark, fault=f"{verb or remark.text.strip()!r} is none of {', '.join(Verb)}")
    names = _NAME.findall(said[2] or "")
    if not names:
        return Order(remark, fault=f"it names no check: write {verb}[CODE]")
    found = []
    for name in names:
        try:
            if name.lower() == "all":
                return Order(remark, fault="it names no check: a remark says which")
            found.append((name, frozenset(codes(name))))
        except UnknownNameError as error:
            return Order(remark, fault=str(error))
    return Order(remark, Verb(verb), tuple(found), Span(*said.span(2)), " ".join(said[3].split()))


def _about(order: Order, among: Sequence[Order], places: _Places) -> Iterable[tuple[str, Span]]:
    mine = [code for _, its in order.codes for code in its]
    if order.fault or order.verb is Verb.ENABLE:
        return []
    if order.verb is Verb.DISABLE:
        return [(code, Span(order.remark.span.start, _end(order, code, among, places))) for code in mine]
    if order.verb is Verb.FILE:
        spans = [Span(0, places.end)]
    elif order.remark.about is not None:
        spans = [order.remark.about, *places.entries(order.remark.about)]
    else:
        spans = places.below(order.remark.span) if order.verb is Verb.NEXT else places.beside(order.remark.span)
    return [(code, span) for code in mine for span in spans]


def _end(order: Order, code: str, among: Sequence[Order], places: _Places) -> int:
    ends = (one for one in ended(order, among) if any(code in its for _, its in one.codes))
    return min((one.remark.span.start for one in ends), default=places.end)


class _Places:
    """The lines of a text that stand beside remarks, and the entries that they are of."""

    def __init__(self, document: Document, entries: Sequence[Span]) -> None:
        self.end = len(document.text)
        self._text = document.text
        self._lines = LineIndex(document.text)
        self._entries = entries
        own = (remark.span for remark in document.remarks if remark.at is not None)
        self._own = {line for span in own if self._alone(span) for line in range(*self._numbers(span))}

    def entries(self, span: Span) -> list[Span]:
        """The entries that share something with a stretch."""
        return [entry for entry in self._entries if entry.overlaps(span)]

    def beside(self, remark: Span) -> list[Span]:
        """What a remark is about: its line and the entries there; on a line of its own, what stands above."""
        first, after = self._numbers(remark)
        if first not in self._own:
            line = Span(self._lines.line_span(first).start, self._lines.line_span(after - 1).end)
            return [line, *self.entries(line)]
        return self._next(range(first - 1, 0, -1))

    def below(self, remark: Span) -> list[Span]:
        """What comes behind a remark."""
        return self._next(range(self._numbers(remark)[1], len(self._lines) + 1))

    def _next(self, numbers: Iterable[int]) -> list[Span]:
        """The first line that says something and the entries there; where there are none, its paragraph."""
        found: list[Span] = []
        for number in numbers:
            line = self._lines.line_span(number)
            if number in self._own or not line.of(self._text).strip():
                if found and number not in self._own:
                    break
                continue
            entries = self.entries(line)
            if entries:
                return found or [line, *entries]
            found.append(line)
        return found

    def _numbers(self, span: Span) -> tuple[int, int]:
        """The first line of a stretch, and the one behind its last."""
        last = self._lines.position(max(span.end - 1, span.start)).line
        return self._lines.position(span.start).line, last + 1

    def _alone(self, span: Span) -> bool:
        first, after = self._numbers(span)
        head = self._text[self._lines.line_span(first).start : span.start]
        return not head.strip(_QUOTING) and not self._text[span.end : self._lines.line_span(after - 1).end].strip()


def _touch(one: Span, other: Span) -> bool:
    return one.overlaps(other) or (not len(one) and other.start <= one.start <= other.end)
