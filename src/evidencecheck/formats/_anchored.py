"""Comments of word processors that are remarks to this program, and the stretches of the text that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from evidencecheck.formats._remarks import remark_about
from evidencecheck.model.document import Document, Remark
from evidencecheck.model.spans import Span


@attrs.define
class _Comment:
    words: str = ""
    start: int | None = None
    end: int | None = None


class Notes:
    """A handler of Word's comments and of the marks in the text that say where they are, by their ids."""

    wanted = frozenset("w:comment w:p w:commentRangeStart w:commentRangeEnd w:commentReference".split())

    def __init__(self) -> None:
        """Begin with none."""
        self.found: dict[str, _Comment] = {}
        self._open: _Comment | None = None

    def start(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        """A comment or a mark."""
        own = attributes.get("w:id", "")
        if name == "w:comment":
            self._open = self.found.setdefault(own, _Comment())
        elif name == "w:p":
            if self._open:
                self._open.words += "\n" if self._open.words else ""
        elif own in self.found:
            one = self.found[own]
            if name == "w:commentRangeStart":
                one.start = offset
            elif one.end is None:
                one.end = offset

    def end(self, name: str) -> None:
        """A comment ends."""
        if name == "w:comment":
            self._open = None

    def text(self, words: str, offset: int) -> None:  # noqa: ARG002 - as handlers are called
        """Words of a comment."""
        if self._open:
            self._open.words += words


class Annotations:
    """A handler of OpenDocument's annotations and their ends, by their names."""

    wanted = frozenset("office:annotation office:annotation-end text:p".split())

    def __init__(self) -> None:
        """Begin with none."""
        self.found: dict[str, _Comment] = {}
        self._open: _Comment | None = None
        self._silent = True

    def start(self, name: str, attributes: Mapping[str, str], offset: int) -> None:
        """An annotation, a paragraph of one, or an end."""
        own = attributes.get("office:name", "")
        if name == "office:annotation":
            self._open = self.found[own or f"~{len(self.found)}"] = _Comment(start=offset)
            self._silent = True
        elif name == "text:p":
            self._silent = False
        elif own in self.found:
            self.found[own].end = offset

    def end(self, name: str) -> None:
        """The same, ended: who wrote it and when stand beside its paragraphs."""
        if name == "office:annotation":
            self._open = None
        self._silent = name == "text:p" or self._silent

    def text(self, words: str, offset: int) -> None:  # noqa: ARG002 - as handlers are called
        """Words of an annotation."""
        if self._open and not self._silent:
            self._open.words += words


def are_remarks(found: Mapping[str, _Comment]) -> bool:
    """Whether one of these comments is a remark to this program."""
    return any(remark_about(one.words, Span(0, 0)) for one in found.values())


def with_comments(document: Document, found: Mapping[str, _Comment], member: str) -> Document:
    """``document`` with the remarks among the comments on ``member``."""
    if not are_remarks(found):
        return document
    return attrs.evolve(document, remarks=tuple(_remarks(document, found, member)))


def _remarks(document: Document, found: Mapping[str, _Comment], member: str) -> Iterator[Remark]:
    for one in found.values():
        place = _place(document, one, member)
        remark = remark_about(one.words, place) if place else None
        if remark:
            yield remark


def _place(document: Document, one: _Comment, member: str) -> Span | None:
    """The stretch between a comment's marks; of one that stands at a point, the paragraph there."""
    mine = sorted((s for s in document.segments if s.member == member), key=lambda s: s.offset)
    start = 0 if one.start is None else one.start
    end = start if one.end is None else one.end
    held = [s.span for s in mine if start <= s.offset < end] if one.start is not None and end > start else []
    if held:
        return Span(min(s.start for s in held), max(s.end for s in held))
    before = [s.span for s in mine if s.offset < end] or [s.span for s in mine[:1]]
    if not before:
        return None
    line = document.text.rfind("\n", 0, before[-1].start) + 1
    after = document.text.find("\n", before[-1].end)
    return Span(line, after if after >= 0 else len(document.text))
