"""``evidencecheck parse``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from evidencecheck.cli.options import STDIN
from evidencecheck.errors import UnreadableError

# The newlines that end a line of input; a form feed or U+2028 within a reference does not.
_NEWLINE = "\r\n"


@click.command(name="parse")
@click.argument("file", metavar="FILE", default=STDIN)
def command(file: str) -> None:
    """Read reference strings, one a line, from FILE or standard input; print their fields as JSON lines.

    \b
    echo 'Cook JA. Walking. J Walk. 2009;1:2-3.' | evidencecheck parse
    {"raw": …, "fields": {"author": …}, "spans": {"author": [0, 7], …}, "confidence": …, "residue": […]}

    Answers come in the order of the lines, each as soon as its line is read. Fields are named as CSL-JSON names them;
    spans are [start, end) in code points of the line; what was not read is left out, and what no field claims is the
    residue.
    """  # noqa: D301 - \b is the backspace by which click keeps lines as they are
    from evidencecheck.model.csl import csl_name, fields_to_csl  # noqa: PLC0415 - after --help
    from evidencecheck.parse import parse_string, residue  # noqa: PLC0415 - the same

    for raw in _lines(file):
        fields, confidence = parse_string(raw)
        spans = {csl_name(name): [field.span.start, field.span.end] for name, field in fields.items()}
        rest = [[span.start, span.end] for span in residue(raw, fields)]
        shape = {"raw": raw, "fields": fields_to_csl(fields), "spans": spans, "confidence": confidence, "residue": rest}
        click.echo(json.dumps(shape))


def _lines(file: str) -> Iterator[str]:
    """The lines of a file or of standard input, as they come; bytes that are no UTF-8 are replaced."""
    try:
        with nullcontext(sys.stdin.buffer) if file == STDIN else Path(file).open("rb") as stream:
            for number, line in enumerate(stream):
                text = line.decode("utf-8", "replace").rstrip(_NEWLINE)
                yield text.removeprefix("\ufeff") if number == 0 else text
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror or error}") from None
