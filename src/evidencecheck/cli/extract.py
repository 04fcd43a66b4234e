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
@click.option("--references", metavar="DIR", default="", help="The evidence store. [default: the nearest references/]")
@click.option("--index", metavar="DIR", default="", help="A local index, to say how sources stand that the lock lacks.")
def command(path: str, stdin_filename: str, references: str, index: str) -> None:
    """Print the references, citations and claims of PATH (or - for standard input) as JSON.

    Spans are [start, end) in code points of the decoded text. Nothing is asked: how the sources of a claim stand is
    what references/evidence.lock knows, and with --index the index.
    """
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - after --help
    from evidencecheck.model.settings import Settings  # noqa: PLC0415 - the same
    from evidencecheck.pipeline import readings  # noqa: PLC0415 - after --help
    from evidencecheck.reports._claims import rests_on, shape  # noqa: PLC0415 - the same
    from evidencecheck.reports._shapes import SCHEMA, citation_shape, reference_shape  # noqa: PLC0415 - late

    found = tuple(options.documents([path], stdin_filename))
    if len(found) != 1:
        raise UsageError(f"{path}: extract takes one document; this is {len(found)}")
    reading = next(readings(found))
    chosen = Settings(references=references, index=index)
    evidence = Evidence(chosen, options.sources(chosen))
    resolutions = evidence.described(evidence.resolve(reading.document.path, reading.references), reading.claimed)
    known = (reading.citations, reading.references, resolutions)
    whole = {
        "schema": SCHEMA,
        "references": [reference_shape(reference) for reference in reading.references],
        "citations": [citation_shape(citation) for citation in reading.citations],
        "claims": [shape(claim, rests_on(claim, *known)) for claim in reading.claims],
    }
    click.echo(json.dumps(whole, ensure_ascii=True, indent=1))
