"""What a format offers."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from evidencecheck.model.document import Document

Reader = Callable[[str, "str | None", tuple[str, ...]], Document]
ByteReader = Callable[[bytes, "str | None"], Document]


@attrs.frozen
class Format:
    """A format that is its own text: its name, and the reader from decoded text, path and notices so far."""

    name: str
    read: Reader


@attrs.frozen
class Container:
    """A format that holds its text in something else: its name, and the reader from bytes and path.

    Its documents have a text that the reader renders, and segments from there back to the source.
    """

    name: str
    read: ByteReader


class UnfitError(Exception):
    """A container cannot be read, or no further. For the readers among themselves: the message becomes a notice."""
