"""What a format offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from evidencecheck.model.document import Document
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span


@attrs.frozen
class Comment:
    """What a reader of the page does not see: ``whole`` with its signs, ``inner`` without.

    ``about`` is what it belongs to where its line does not say so.
    """

    whole: Span
    inner: Span
    about: Span | None = None


Reader = Callable[[str, "str | None", tuple[str, ...]], Document]
ByteReader = Callable[[bytes, "str | None"], Document]
Comments = Callable[[str], Iterable[Comment]]
Writer = Callable[[bytes, Document, Sequence[Edit]], bytes]


@attrs.frozen
class Format:
    """A format that is its own text: its name, and the reader from decoded text, path and notices so far.

    ``comments`` finds the comments of a text, in its order. What is an example of one, in code, is none.
    ``extensions`` are the endings of a format that another package brings (".foo"); those of ours stand in the room.
    """

    name: str
    read: Reader
    comments: Comments | None = None
    extensions: tuple[str, ...] = ()


@attrs.frozen
class Container:
    """A format that holds its text in something else: its name, and the reader from bytes and path.

    Its documents have a text that the reader renders, and segments from there back to the source. ``write`` takes the
    bytes, the document that they were read as, and edits of its text, in order and apart from each other; it gives the
    bytes in which only those places differ, and raises `UnfitError` for an edit that the source has no place for.
    Without it nothing can be written back. ``extensions`` as of a `Format`.
    """

    name: str
    read: ByteReader
    write: Writer | None = None
    extensions: tuple[str, ...] = ()


class UnfitError(Exception):
    """A container cannot be read, or no further. For the readers among themselves: the message becomes a notice."""
