r"""The notes of a LaTeX document: numbered as it prints them, their bodies kept until the text is set.

A note that numbers itself is called ``#3``; one that is numbered by hand, ``\footnote[3]{…}``, is called ``3``. What
``\thanks`` and ``\endnote`` make counts for itself: ``thanks#1``, ``en#1``.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque

import attrs

from evidencecheck.formats._tex_commands import NOTES
from evidencecheck.formats._tex_page import Page
from evidencecheck.formats._tex_scan import Scan
from evidencecheck.model.document import STAND_IN
from evidencecheck.model.spans import Span

_UNFIT = re.compile(r"[\s\[\]]+")
_CALLED = re.compile(r"\s*(?:\\value|\\thefootnote)?\s*\\ref\s*\{([^{}\\]{1,100})\}\s*")
_REMARKS = re.compile(r"[^\S\r\n]*(?:%[^\r\n]*)?(?:\r\n|[\n\r]|\Z)")
_LONGEST = 40


@attrs.frozen
class Note:
    """A note whose body is still to be set."""

    label: str
    body: Span


class Notes:
    """Notes and entries of one document."""

    def __init__(self, scan: Scan, page: Page) -> None:
        """Set marks and notes into ``page``."""
        self._scan = scan
        self._page = page
        self._queue: deque[Note] = deque()
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._marked: dict[str, deque[str]] = defaultdict(deque)
        self._begins = 0
        self.entries = 0
        self.unclosed: list[Span] = []

    def next(self) -> Note | None:
        """The next note to set."""
        return self._queue.popleft() if self._queue else None

    def begin(self, note: Note) -> None:
        """Begin the note on the page."""
        self._page.note(note.label, (_name(note.label),), cover=note.body)

    def read(self, word: str, start: int, at: int) -> int:
        """Read a command that makes a note, a mark for one, or the text of one; where it ends."""
        kind = NOTES[word]
        option = self._scan.option(at)
        end = option.end + 1 if option else at
        said = option.of(self._scan.text) if option else ""
        if word.endswith("mark"):
            self._mark(kind, Span(start, end), said)
            return end
        body = self._scan.group(end)
        if body is None:
            if self._scan.text.startswith("{", self._scan.past_blank(end)):
                self.unclosed.append(Span(start, end))
            return end
        if word.endswith("text") or word == "blfootnote":
            waiting = self._marked[kind]
            if said:
                label = self._label(kind, said)
            elif waiting:
                label = waiting.popleft()
            else:
                label = self._label(f"{kind}unmarked", "")
            self._keep(label, body)
        else:
            self._set(self._label(kind, said), Span(start, end))
            self._keep(self._last, body)
        return body.end + 1

    def call(self, word: str, mark: Span, body: Span) -> None:
        """A note that a macro of the document makes."""
        self._set(self._label(NOTES[word], ""), mark)
        self._keep(self._last, body)

    def _mark(self, kind: str, place: Span, said: str) -> None:
        called = _CALLED.fullmatch(said)
        if called:
            self._page.point(STAND_IN, place, (called[1].strip(),))
            return
        self._set(self._label(kind, said), place)
        if not said:
            self._marked[kind].append(self._last)

    def _label(self, kind: str, said: str) -> str:
        if said.strip():
            return f"{kind}{'#' if kind else ''}{_UNFIT.sub('_', said.strip())[:_LONGEST]}"
        self._counts[kind] += 1
        return f"{kind}#{self._counts[kind]}"

    def _set(self, label: str, place: Span) -> None:
        """Set the mark of a note; where nobody looks for marks, within a note, it points by itself."""
        inside = self._page.in_note
        self._page.point(f"[^{label}]", place, (_name(label),) if inside else (), cites=inside)
        self._last = label

    def _keep(self, label: str, body: Span) -> None:
        self._queue.append(Note(label, body.trimmed(self._scan.text)))

    # Entries of a bibliography

    def entry(self, key: str, at: int) -> None:
        """Begin an entry, whose words begin at ``at``."""
        self._page.note(key, (key,), written=Span(at, at))
        self._begins = at
        self.entries += 1

    def end_entry(self, at: int) -> None:
        """End the entry that is open, before ``at``."""
        body = self._trimmed(Span(self._begins, max(at, self._begins)))
        if not self._page.started and len(body):
            self._page.stand_in(body.start, body.end)
        self._page.write(body)
        self._page.close()

    def _trimmed(self, span: Span) -> Span:
        """An entry without the white space and the remarks at its ends: what was taken out of a list stands there."""
        text, start, end = self._scan.text, span.start, span.end
        while start < end and (blank := _REMARKS.match(text, start, end)) and blank.end() > start:
            start = blank.end()
        while start < end and text[start].isspace():
            start += 1
        while start < end:
            if text[end - 1].isspace():
                end -= 1
            elif (remark := self._scan.remarks.get(end, -1)) >= start:
                end = remark
            else:
                break
        return Span(start, end)

    _last = ""


def _name(label: str) -> str:
    """What the note is called by pointers: no key of a bibliography has a blank."""
    return f"note {label}"
