"""``evidencecheck audit``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import accounts, options


@click.command(name="audit")
@options.paths
@accounts.taken
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Give the whole account of PATHS: what was verified and by which record, what failed, what is open.

    As `check`, but nothing is left out. With -o report.html (or .md, .json) it is written to a file for an editor.
    """
    report, chosen = accounts.account(paths, stdin_filename, given)
    return accounts.told(report, chosen, given, everything=True)
