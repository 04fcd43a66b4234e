"""Word's fields: an instruction, and the words that it came to, which are what a reader sees."""

from __future__ import annotations

import re

import attrs

from evidencecheck.formats._sheet import Anchor

_LINK = re.compile(r'\s*HYPERLINK\s+"([^"\s]+)"(?!.*\\l)')
_LISTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_AGAIN = re.compile(r"\s*NOTEREF\s+(\S+)")
_LONGEST = 4096  # Zotero and EndNote write whole records into an instruction; its head is what is asked


@attrs.define(eq=False)
class _Field:
    instruction: str = ""
    shown: bool = False
    note: list[str] | None = None
    anchor: Anchor | None = None


class Fields:
    """The fields that are open at a place, the innermost last."""

    def __init__(self) -> None:
        """Begin outside of all fields. ``marks`` maps names of places to the mark of the note that stands there."""
        self.marks: dict[str, str] = {}
        self._open: list[_Field] = []
        self._quiet = 0

    @property
    def shown(self) -> bool:
        """Whether words here are read: no instruction, and no table of contents or index."""
        return not self._quiet

    @property
    def anchor(self) -> Anchor | None:
        """The hyperlink that a field is; it may hold other fields."""
        return next((field.anchor for field in reversed(self._open) if field.anchor), None)

    @property
    def note(self) -> list[str] | None:
        """Where the innermost field names a note again: the note's mark, to be taken once. None in other fields."""
        return self._open[-1].note if self._open else None

    def turn(self, mark: str) -> None:
        """A field begins, comes to its words, or ends."""
        if mark == "begin":
            self.begin()
        elif mark == "separate":
            self.separate()
        elif mark == "end":
            self.end()

    def begin(self, instruction: str = "") -> None:
        """A field begins with its instruction."""
        self._open.append(_Field(instruction[:_LONGEST]))
        self._quiet += 1

    def instruct(self, words: str) -> None:
        """A part of the innermost field's instruction."""
        if self._open and len(self._open[-1].instruction) < _LONGEST:
            self._open[-1].instruction += words

    def separate(self) -> None:
        """The innermost field comes to its words."""
        if not self._open or self._open[-1].shown:
            return
        field = self._open[-1]
        if not _LISTS.match(field.instruction):
            field.shown = True
            self._quiet -= 1
        link = _LINK.match(field.instruction)
        field.anchor = Anchor(link[1]) if link else None
        again = _AGAIN.match(field.instruction)
        if again and again[1] in self.marks:
            field.note = [self.marks[again[1]]]

    def end(self) -> None:
        """The innermost field ends."""
        if self._open and not self._open.pop().shown:
            self._quiet -= 1

    def clear(self) -> None:
        """What is open is given up: a field does not reach into the next note."""
        self._open = []
        self._quiet = 0
