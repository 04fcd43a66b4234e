"""Word's fields: an instruction, and the words that it came to, which are what a reader sees."""

from __future__ import annotations

import re

import attrs

from evidencecheck.formats._cited import Cite, Cited, Goto
from evidencecheck.formats._sheet import Anchor
from evidencecheck.formats._word_cited import citation, controlled, is_list, packed

_LINK = re.compile(r'\s*HYPERLINK\s+"([^"\s]+)"(?!.*\\l)')
_LISTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_CROSS = re.compile(r"\s*REF\s+(\S+)")
_AGAIN = re.compile(r"\s*NOTEREF\s+(\S+)")
_HEAD = 4096  # of an instruction, for all but the records in it
_LONGEST = 4 * 2**20  # Zotero and EndNote write whole records into an instruction, abstracts and all


@attrs.define(eq=False)
class _Field:
    """A field, or a content control, which has no instruction but a tag, and is shown from the start."""

    offset: int = 0
    parts: list[str] = attrs.Factory(list)
    length: int = 0
    data: list[str] = attrs.Factory(list)
    shown: bool = False
    note: list[str] | None = None
    anchor: Anchor | None = None
    cite: Cite | Goto | None = None
    listed: bool = False
    name: str = ""


class Fields:
    """The fields that are open at a place, the innermost last, and the content controls."""

    def __init__(self, cited: Cited, member: str) -> None:
        """Begin outside of all fields of a part. ``marks`` maps names of places to the mark of the note there."""
        self.marks: dict[str, str] = {}
        self._cited, self._member = cited, member
        self._open: list[_Field] = []
        self._controls: list[_Field] = []
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
    def cite(self) -> Cite | Goto | None:
        """What words here point at."""
        return next((field.cite for field in (*reversed(self._open), *reversed(self._controls)) if field.cite), None)

    @property
    def listed(self) -> bool:
        """Whether words here are of the bibliography."""
        return any(field.listed for field in (*self._open, *self._controls))

    @property
    def note(self) -> list[str] | None:
        """Where the innermost field names a note again: the note's mark, to be taken once. None in other fields."""
        return self._open[-1].note if self._open else None

    def turn(self, mark: str, offset: int = 0) -> None:
        """A field begins, comes to its words, or ends."""
        if mark == "begin":
            self.begin(offset)
        elif mark == "separate":
            self.separate()
        elif mark == "end":
            self.end()

    def begin(self, offset: int = 0, instruction: str = "") -> None:
        """A field begins, perhaps with its instruction."""
        self._open.append(_Field(offset))
        self.instruct(instruction)
        self._quiet += 1

    def instruct(self, words: str) -> None:
        """A part of the innermost field's instruction."""
        if self._open and self._open[-1].length < _LONGEST:
            self._open[-1].parts.append(words)
            self._open[-1].length += len(words)

    def pack(self, words: str) -> None:
        """A part of the data that stands beside the innermost field's instruction."""
        if self._open and self._open[-1].length < _LONGEST:
            self._open[-1].data.append(words)
            self._open[-1].length += len(words)

    def separate(self) -> None:
        """The innermost field comes to its words."""
        if not self._open or self._open[-1].shown:
            return
        field = self._open[-1]
        instruction = "".join(field.parts)
        head = instruction[:_HEAD]
        if not _LISTS.match(head):
            field.shown = True
            self._quiet -= 1
        link = _LINK.match(head)
        field.anchor = Anchor(link[1]) if link else None
        again = _AGAIN.match(head)
        if again and again[1] in self.marks:
            field.note = [self.marks[again[1]]]
        field.listed = is_list(head)
        self._cited.printed |= field.listed
        cross = _CROSS.match(head)
        if cross:
            field.cite = Goto(cross[1])
        else:
            field.cite = citation(self._cited, instruction, "".join(field.data), self._member, field.offset)

    def end(self) -> None:
        """The innermost field ends."""
        if not self._open:
            return
        field = self._open.pop()
        if not field.shown:
            self._quiet -= 1
        if self._open and not self._open[-1].data and packed("".join(field.parts)[:_HEAD]):
            self._open[-1].data = field.data

    def control(self, offset: int) -> None:
        """A content control begins."""
        self._controls.append(_Field(offset))

    def tag(self, words: str) -> None:
        """The innermost content control says what it is."""
        if self._controls:
            field = self._controls[-1]
            field.listed = is_list(words)
            self._cited.printed |= field.listed
            field.cite = controlled(self._cited, words, self._member, field.offset)

    def release(self) -> None:
        """The innermost content control ends."""
        if self._controls:
            self._controls.pop()

    def mark(self, name: str, code: str, offset: int) -> None:
        """A bookmark begins that is a citation by its code."""
        cite, listed = citation(self._cited, code, "", self._member, offset), is_list(code)
        self._controls.append(_Field(offset, cite=cite, listed=listed, name=name))
        self._cited.printed |= listed

    def unmark(self, name: str) -> None:
        """A bookmark ends."""
        self._controls = [field for field in self._controls if field.name != name]

    def clear(self) -> None:
        """What is open is given up: a field does not reach into the next note."""
        self._open = []
        self._controls = []
        self._quiet = 0
