"""A wiki page in the making: besides what any page has, what its citing templates state."""

from __future__ import annotations

from evidencecheck.formats._setting import Setting
from evidencecheck.model.document import Pointer, Stated
from evidencecheck.model.spans import Span


class Page(Setting):
    """A page of ``text``. ``silent`` says that nothing is set for the time being."""

    def __init__(self, text: str) -> None:
        """Begin with an empty page."""
        super().__init__()
        self.text = text
        self.silent = False
        self.cites = 0
        """How many works the open block has as templates."""
        self.sup: tuple[int, int] | None = None

    def close_block(self) -> None:
        """End the open block, if there is one."""
        if self.begun and self.cites > 1:  # several works in one note: which field is whose, the prose says
            self.stated = [one for one in self.stated if one.span.start < self._begin]
        super().close_block()
        self.sup, self.cites = None, 0

    def point(self, begin: int, targets: tuple[str, ...], *, cites: bool = False, external: bool = False) -> None:
        """Say that the words from ``begin`` on point at blocks; within a note they do not."""
        first = max(begin, self._begin)
        if self.begun and targets and not self.in_note and self.flow.length > first:
            self.pointers.append(Pointer(Span(first, self.flow.length), targets, cites, external))

    def add(self, words: str, start: int, end: int) -> None:
        """Set words, unless the page is silent."""
        if not self.silent:
            super().add(words, start, end)

    def take(self, start: int, end: int) -> None:
        """Set what stands in the text."""
        if start < end:
            self.add(self.text[start:end], start, end)

    def state(self, field: str, begin: int, value: str = "") -> None:
        """Say that what was set from ``begin`` on is a field's words; a type has none, and is said where it begins."""
        begin = max(begin, self._first)
        if not self.begun or begin >= self._end or not field or (field == "type" and not value):
            return
        self.stated.append(Stated(Span(begin, begin if field == "type" else self._end), field, value))
