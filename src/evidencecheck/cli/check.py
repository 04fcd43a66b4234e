"""``evidencecheck check``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import options
from evidencecheck.cli.output import deliver
from evidencecheck.cli.progress import Progress


@click.command(name="check")
@options.paths
@options.lookup
@options.reporting
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Find citations that do not hold in PATHS: files, folders, or - for standard input.

    Needs no network: references are compared with references/evidence.lock and references/*.bib, in the folder
    nearest to each document. What neither holds is left open and is no fault; --online asks Crossref for it.

    Exit status 1 where something failed; --fail-on moves that.
    """
    from evidencecheck.batch import report  # noqa: PLC0415 - after the options have been seen to be right
    from evidencecheck.evidence import Evidence  # noqa: PLC0415

    chosen = options.settings(**given)
    evidence = Evidence(chosen, options.sources(chosen))
    contents = options.contents(paths, stdin_filename, chosen.references)
    with Progress("documents") as progress:
        done = report(contents, evidence, chosen, progress=progress)
    return deliver(done, chosen, given, everything=False)
