"""``evidencecheck extract``."""

from __future__ import annotations

import json

import click

from evidencecheck.cli import options
from evidencecheck.errors import UsageError


@click.command(name="extract")
@click.argument("path", metavar="PATH")
@click.option(
    "--stdin-filename", metavar="PATH", default="", help="What to call standard input; its ending names the format."
)
def command(path: str, stdin_filename: str) -> None:
    """Print the references, citations and claims of PATH (or - for standard input) as JSON.

    Spans are [start, end) in code points of the decoded text. Nothing is looked up.
    """
    from evidencecheck.pipeline import readings  # noqa: PLC0415 - after --help
    from evidencecheck.reports._shapes import SCHEMA, citation_shape, claim_shape, reference_shape  # noqa: PLC0415 - late

    found = tuple(options.documents([path], stdin_filename))
    if len(found) != 1:
        raise UsageError(f"{path}: extract takes one document; this is {len(found)}")
    reading = next(readings(found))
    shape = {
        "schema": SCHEMA,
        "references": [reference_shape(reference) for reference in reading.references],
        "citations": [citation_shape(citation) for citation in reading.citations],
        "claims": [claim_shape(claim) for claim in reading.claims],
    }
    click.echo(json.dumps(shape, ensure_ascii=True, indent=1))
