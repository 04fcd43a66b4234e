"""``evidencecheck parse``."""

from __future__ import annotations

import json

import click

from evidencecheck.cli.lines import lines, settled
from evidencecheck.cli.options import STDIN


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

    for raw in settled(lines(file)):
        fields, confidence = parse_string(raw)
        spans = {csl_name(name): [field.span.start, field.span.end] for name, field in fields.items()}
        rest = [[span.start, span.end] for span in residue(raw, fields)]
        shape = {"raw": raw, "fields": fields_to_csl(fields), "spans": spans, "confidence": confidence, "residue": rest}
        click.echo(json.dumps(shape))
