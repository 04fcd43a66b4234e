"""Where the text calls its notes: raised numbers and signs, matched with the notes of their page or of the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from evidencecheck.formats._pdf_drafts import Draft
from evidencecheck.formats._pdf_notes import CALL
from evidencecheck.formats._pdf_page import Line, Run
from evidencecheck.model.document import BlockKind


@attrs.frozen
class Call:
    """Where in a run a note is called, and the name of its block."""

    start: int
    end: int
    name: str


def calls(drafts: Sequence[Draft]) -> dict[int, tuple[Call, ...]]:
    """Where notes are called, by the id of the run.

    A raised number that is a note's, but of another page, calls nothing: it is an exponent, or an author's
    institution. It is among the keys, without a call, unless the text cites by raised numbers, too.
    """
    notes: dict[tuple[str, int], str] = {}
    labels: set[str] = set()
    for draft in drafts:
        if draft.kind is BlockKind.NOTE and draft.label and draft.names:
            labels.add(draft.label)
            notes.setdefault((draft.label, 0 if draft.ends else draft.lines[0].page), draft.names[0])
    named = _Named(drafts)
    found: dict[int, tuple[Call, ...]] = {}
    idle: set[int] = set()
    others = 0
    for draft in drafts:
        for line, run in _raised(draft):
            called = tuple(named.called(run.text, line.page))
            if called:
                found[id(run)] = called
            elif not (run.area and run.area.spot):
                marks = [match[0] for match in CALL.finditer(run.text)]
                if not named.labels.isdisjoint(marks):
                    idle.add(id(run))
                elif any(mark.isdecimal() for mark in marks):
                    others += 1
    if others <= len(found):
        found |= dict.fromkeys(idle, ())
    return found | dict.fromkeys(_authors(drafts, found), ())


def _authors(drafts: Sequence[Draft], found: Mapping[int, Sequence[Call]]) -> Iterator[int]:
    """Marks in headings of notes that the text calls, too: an author's institution has the number of a note."""
    runs = [(draft, run) for draft in drafts for _, run in _raised(draft)]
    sure = {
        call.name
        for draft, run in runs
        if draft.kind is not BlockKind.HEADING and (not run.area or run.area.spot)
        for call in found.get(id(run), ())
    }
    for draft, run in runs:
        linked = run.area and run.area.spot
        if draft.kind is BlockKind.HEADING and not linked and any(c.name in sure for c in found.get(id(run), ())):
            yield id(run)


def _raised(draft: Draft) -> Iterator[tuple[Line, Run]]:
    """The raised runs of a block that may call a note: not its own label, no exponent of a number."""
    for n, line in enumerate(draft.lines):
        for k, run in enumerate(line.runs):
            if not run.raised or (draft.kind is BlockKind.NOTE and n == 0 and k == 0):
                continue
            before = line.runs[k - 1] if k else None
            if before is None or before.raised or not before.text[-1:].isdigit():
                yield line, run


class _Named:
    """The notes of a document by label and page, those at the end by label and 0."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._notes: dict[tuple[str, int], str] = {}
        self.labels: set[str] = set()
        for draft in drafts:
            if draft.kind is BlockKind.NOTE and draft.label and draft.names:
                self.labels.add(draft.label)
                page = 0 if draft.ends else draft.lines[0].page
                self._notes.setdefault((draft.label, page), draft.names[0])

    def called(self, text: str, page: int) -> Iterator[Call]:
        """What a raised text calls."""
        for match in CALL.finditer(text):
            name = self._find(match[0], page)
            if name:
                yield Call(*match.span(), name)
            else:
                yield from self._both(match, page)

    def _both(self, match: re.Match[str], page: int) -> Iterator[Call]:
        """Two marks side by side: "1213" where there are notes 12 and 13, and none 1213."""
        half = len(match[0]) // 2
        one, other = match[0][:half], match[0][half:]
        if not (one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1):
            return
        names = self._find(one, page), self._find(other, page)
        if names[0] and names[1]:
            at = match.start() + half
            yield Call(match.start(), at, names[0])
            yield Call(at, match.end(), names[1])

    def _find(self, label: str, page: int) -> str | None:
        return self._notes.get((label, page)) or self._notes.get((label, 0))
