"""What metadata say, each word with its place: mappings, lists and words."""

from __future__ import annotations

from evidencecheck.model.document import Flow
from evidencecheck.model.spans import Span


class Mapping(dict[str, "Tree"]):
    """A mapping, and where it is written."""

    def __init__(self, span: Span) -> None:
        """Begin with nothing at ``span``."""
        super().__init__()
        self.span = span


Tree = Mapping | list["Tree"] | Flow
