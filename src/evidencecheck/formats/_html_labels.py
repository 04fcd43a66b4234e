"""The labels of notes: words that are kept out of the flow until it is known whether they are one."""

from __future__ import annotations

import attrs

from evidencecheck.formats import _html_roles as roles
from evidencecheck.formats._html_open import Element
from evidencecheck.formats._html_stream import Stream

OUTSIDE = " \t\r\n\u00a0[](){}.:^"
"""What stands around a label and is no part of it."""
_LONGEST = 40


@attrs.define(eq=False)
class Capture:
    """Words that may be a label, kept out of the flow until their element ends.

    ``sure`` is an element for labels, ``back`` one that leads from a note back to the text.
    """

    element: Element
    sure: bool = False
    back: bool = False
    pieces: list[tuple[str, int, int]] = attrs.field(factory=list)

    def judge(self, out: Stream) -> None:
        """Label the note, or put the words down: a number or sign is a label, and whatever stands in a sure element."""
        said = "".join(words for words, _, _ in self.pieces).strip()
        bare, note = said.strip(OUTSIDE), out.note
        if note is None or not said:
            return
        marks = roles.MARK.fullmatch(said) is not None
        if self.sure and len(said) < _LONGEST:
            out.label(bare, sure=True)
        elif marks and ((note.label is None and note.ordinal is None) or bare in {note.label, note.ordinal}):
            out.label(bare)
        elif not (self.back and (marks or roles.BACKWARD.fullmatch(said))):
            for piece in self.pieces:
                out.add(*piece)
