"""What a format offers."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from evidencecheck.model.document import Document

Reader = Callable[[str, "str | None", tuple[str, ...]], Document]


@attrs.frozen
class Format:
    """A format that is its own text: its name, and the reader from decoded text, path and notices so far."""

    name: str
    read: Reader
