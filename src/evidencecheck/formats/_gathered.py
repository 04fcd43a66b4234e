"""What a reader gathers of a document on its way through the source, and the document that this makes."""

from __future__ import annotations

from evidencecheck.model.document import (
    Beside,
    Block,
    Document,
    FlowBuilder,
    Link,
    Pointer,
    Raised,
    Segment,
    Stated,
)
from evidencecheck.model.spans import Span


class Gathered:
    """The flow in the making, and what is marked in it, as `Document` has it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.flow = FlowBuilder()
        self.blocks: list[Block] = []
        self.raised: list[Raised] = []
        self.links: list[Link] = []
        self.segments: list[Segment] = []
        self.pointers: list[Pointer] = []
        self.stated: list[Stated] = []
        self.beside: list[Beside] = []

    def document(self, text: str, name: str, path: str | None, notices: tuple[str, ...] = ()) -> Document:
        """The finished document of ``text``; ``name`` is its format's."""
        return Document(
            text,
            name,
            self.flow.build(),
            tuple(self.blocks),
            path,
            raised=tuple(self.raised),
            links=tuple(self.links),
            notices=notices,
            segments=tuple(self.segments),
            pointers=tuple(self.pointers),
            stated=tuple(self.stated),
            beside=tuple(self.beside),
        )


class Rendered(Gathered):
    """A document whose text is put together, too; ``length`` is how long that is by now."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.length = 0
        self._parts: list[str] = []

    def write(self, words: str) -> Span:
        """Set words in the text alone; where they stand there."""
        own = Span(self.length, self.length + len(words))
        self._parts.append(words)
        self.length = own.end
        return own

    def join(self, glue: str, *, quiet: bool) -> None:
        """Set what stands between two stretches of the text, and unless ``quiet`` of the flow."""
        own = self.write(glue)
        self.flow.add(glue if self.flow.length and not quiet else "", own.start, own.end)

    def part(self, *, quiet: bool = False) -> None:
        """Set a blank line, unless nothing stands before it."""
        if self.length:
            self.join("\n\n", quiet=quiet)

    def rendered(self, name: str, path: str | None, notices: tuple[str, ...] = ()) -> Document:
        """The finished document of the text that was put together."""
        return self.document("".join(self._parts), name, path, notices)
