"""Records of tagged lines, as RIS and MEDLINE have them: a tag at a line's start, its words behind a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from evidencecheck.formats._entry import Name
from evidencecheck.model.document import Flow, FlowBuilder
from evidencecheck.model.spans import Span

_LINE = re.compile(r"[^\r\n]+")
Part = tuple[str, int, int]


@attrs.frozen(eq=False)
class Record:
    """One record: its place, the values of each tag in their order, and whether it says where it ends."""

    span: Span
    has: Mapping[str, Sequence[Flow]]
    ended: bool = True

    def all(self, *tags: str) -> list[Flow]:
        """The values of these tags that have words, tag by tag."""
        return [flow for tag in tags for flow in self.has.get(tag, ()) if flow.text]

    def first(self, *tags: str) -> Flow | None:
        """The first of them."""
        return next(iter(self.all(*tags)), None)

    def text(self, tag: str) -> str:
        """The words of the first value of a tag, "" for none."""
        first = self.first(tag)
        return first.text if first else ""


def records(text: str, tag: re.Pattern[str], begins: str, ends: str = "") -> Iterator[Record]:
    """The records of ``text``: from each line tagged ``begins`` to one tagged ``ends``, or to the next that begins.

    ``tag`` is what a tagged line begins with, its first group the tag; a line without one goes on with the line before.
    Lines outside every record are passed over.
    """
    values: list[tuple[str, list[Part]]] = []
    start = end = 0
    for line in _LINE.finditer(text):
        match = tag.match(text, line.start(), line.end())
        name = match[1] if match else ""
        if name == begins or (ends and name == ends):
            if values:
                end = line.start() + len(line[0].rstrip()) if name == ends else end
                yield Record(Span(start, end), _joined(values), ended=not ends or name == ends)
            values = []
            if name == begins:
                start = line.start() + len(line[0]) - len(line[0].lstrip("\ufeff \t"))
        if (values or name == begins) and line[0].strip():
            at = match.end() if match else line.start()
            words = text[at : line.end()]
            part = (words.strip(), at + len(words) - len(words.lstrip()), at + len(words.rstrip()))
            if match:
                values.append((name, [part]))
            elif part[0]:
                values[-1][1].append(part)
            end = line.start() + len(line[0].rstrip())
    if values:
        yield Record(Span(start, end), _joined(values), ended=not ends)


def _joined(values: Sequence[tuple[str, Sequence[Part]]]) -> dict[str, list[Flow]]:
    has: dict[str, list[Flow]] = {}
    for name, parts in values:
        builder = FlowBuilder()
        for words, start, end in parts:
            if builder.length:
                builder.add(" ", start, start)
            builder.add(words, start, end)
        has.setdefault(name, []).append(builder.build().levelled())
    return has


def name_of(written: Flow) -> Name | None:
    """A name as "Last, First, Suffix"; without a comma it is read as prose has names."""
    cuts = [0, *(comma.end() for comma in re.finditer(",", written.text)), len(written.text) + 1]
    parts = [_bare(written, begin, end - 1) for begin, end in pairwise(cuts)]
    kept = [part for part in parts if part.text]
    if not kept:
        return None
    if len(kept) == 1:
        return Name(whole=kept[0])
    if len(kept) > 3:
        return Name(whole=written)
    return Name(family=kept[0], given=kept[1], suffix=kept[2] if kept[2:] else None)


def _bare(written: Flow, start: int, end: int) -> Flow:
    words = written.text[start:end]
    start += len(words) - len(words.lstrip())
    return written.slice(start, max(start, end - len(words) + len(words.rstrip())))


def without_end(written: Flow | None, sign: str = ".") -> Flow | None:
    """The words without the one full stop that a database puts at their end."""
    if written is None or not written.text.endswith(sign) or written.text.endswith(".."):
        return written
    return written.slice(0, len(written.text) - len(sign))
