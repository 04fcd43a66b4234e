"""``evidencecheck audit``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import options
from evidencecheck.cli.output import deliver
from evidencecheck.cli.progress import Progress


@click.command(name="audit")
@options.paths
@options.lookup
@options.reporting
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Give the whole account of PATHS: what was verified and by which record, what failed, what is open.

    As `check`, but nothing is left out. With -o report.html (or .md, .json) it is written to a file for an editor.
    """
    from evidencecheck.batch import report  # noqa: PLC0415 - after the options have been seen to be right
    from evidencecheck.evidence import Evidence  # noqa: PLC0415

    chosen = options.settings(**given)
    evidence = Evidence(chosen, options.sources(chosen))
    contents = options.contents(paths, stdin_filename, chosen.references)
    with Progress("documents") as progress:
        done = report(contents, evidence, chosen, progress=progress)
    return deliver(done, chosen, given, everything=True)
