"""``evidencecheck check``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import accounts, options


@click.command(name="check")
@options.paths
@accounts.taken
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Find citations that do not hold in PATHS: files, folders, or - for standard input.

    Needs no network: references are compared with references/evidence.lock and references/*.bib, in the folder
    nearest to each document. What neither holds is left open and is no fault; --online asks Crossref for it.

    Exit status 1 where something failed; --fail-on moves that.
    """
    report, chosen = accounts.account(paths, stdin_filename, given)
    return accounts.told(report, chosen, given, everything=False)
