"""The lines of a file or of standard input, for commands that answer line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from evidencecheck.cli.options import STDIN
from evidencecheck.errors import UnreadableError

# The newlines that end a line of input; a form feed or U+2028 within a reference does not.
_NEWLINE = "\r\n"


def lines(file: str) -> Iterator[str]:
    """The lines, as they come; bytes that are no UTF-8 are replaced. Raises `UnreadableError`."""
    try:
        with nullcontext(sys.stdin.buffer) if file == STDIN else Path(file).open("rb") as stream:
            for number, line in enumerate(stream):
                text = line.decode("utf-8", "replace").rstrip(_NEWLINE)
                yield text.removeprefix("\ufeff") if number == 0 else text
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror or error}") from None
