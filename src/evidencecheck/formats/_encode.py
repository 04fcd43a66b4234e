"""Edits of a decoded text, written into the bytes that it was decoded from: all other bytes stay as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._decode import encoding_of
from evidencecheck.model.fix import Edit

_WINDOW = 4096


def splice(content: bytes, edits: Sequence[Edit]) -> bytes:
    """``content`` with ``edits`` of its decoded text, which are in order and apart from each other.

    What is put in is written in the encoding that the rest is read by. Raises `UnfitError` for a character that the
    encoding does not have. Bytes that could not be decoded stay, but where an edit takes their place.
    """
    encoding = encoding_of(content)
    places = _places(content, encoding, [at for edit in edits for at in (edit.span.start, edit.span.end)])
    parts, last = [], 0
    for edit in edits:
        parts += [content[last : next(places)], _encoded(edit.text, encoding)]
        last = next(places)
    return b"".join((*parts, content[last:]))


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        strange = text[error.start]
        name = unicodedata.name(strange, "a character without a name")
        said = f"{strange!a} (U+{ord(strange):04X}, {name})"
        raise UnfitError(f"the file is written in {encoding}, which does not have {said}") from error


def _places(content: bytes, encoding: str, wanted: Sequence[int]) -> Iterator[int]:
    """Where in the bytes each of these code points begins; ``wanted`` rises."""
    pieces = _pieces(content, encoding)
    text, width = next(pieces)
    char = byte = 0  # where the piece begins
    done = wide = 0  # how far into it was counted
    for at in wanted:
        while at - char >= len(text) and (following := next(pieces, None)):
            char, byte = char + len(text), byte + width
            text, width = following
            done = wide = 0
        if at - char >= len(text):
            yield byte + width
        else:
            wide += len(text[done : at - char].encode(encoding))
            done = at - char
            yield byte + wide


def _pieces(content: bytes, encoding: str) -> Iterator[tuple[str, int]]:
    """The text in pieces, each with the number of its bytes; what is damaged is a piece by itself, one character long.

    Damage is looked for window by window, since an error that is raised holds a copy of all bytes that were asked for.
    """
    try:
        yield content.decode(encoding), len(content)
    except UnicodeDecodeError:
        pass
    else:
        return
    at = 0
    while at < len(content):
        window = content[at : at + _WINDOW]
        final = at + len(window) == len(content)
        try:
            yield window.decode(encoding), len(window)
            at += len(window)
        except UnicodeDecodeError as error:
            if error.start:
                yield window[: error.start].decode(encoding), error.start
            at += error.start
            # At a window's end the character may only be cut in two.
            if final or error.end < len(window):
                yield "\ufffd", error.end - error.start
                at += error.end - error.start
