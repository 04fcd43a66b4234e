"""The text of a source, where someone has laid it beside the records: ``references/texts/``."""

from __future__ import annotations

from functools import cached_property

import attrs

from evidencecheck.model.document import Document
from evidencecheck.model.spans import LineIndex


@attrs.frozen(eq=False, slots=False)
class SourceText:
    """The text of a source: ``name`` its path as shown, ``document`` the file, read."""

    name: str
    document: Document

    @property
    def text(self) -> str:
        """Its words, without markup."""
        return self.document.flow.text

    @property
    def printed(self) -> bool:
        """Whether its words were read off pages, where a running head or a column may stand between two of them."""
        return self.document.format == "pdf"

    def place(self, offset: int) -> str:
        """How people name the place of ``offset`` of `text`: "page 4", or "line 12"."""
        at = self.document.flow.start(offset)
        return self.document.place(at) or f"line {self._lines.position(at).line}"

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.document.text)
