"""``evidencecheck check``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import accounts, options


@click.command(name="check")
@options.paths
@click.option("--fix", is_flag=True, help="Make the safe fixes, and report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix, --fix-only or --diff: the unsafe fixes, too.")
@click.option("--diff", is_flag=True, help="Show what would be fixed, and write nothing.")
@click.option("--fix-only", is_flag=True, help="Make the fixes, and tell only what was fixed.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit status 1 where something was fixed.")
@accounts.taken
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Find citations that do not hold in PATHS: files, folders, or - for standard input.

    Needs no network: references are compared with references/evidence.lock and references/*.bib, in the folder
    nearest to each document. What neither holds is left open and is no fault; --online asks Crossref for it.

    --fix copies what the record proves into the files that PATHS name; standard input is printed, mended.

    Exit status 1 where something failed; --fail-on moves that. --diff: 1 where something would change.
    """
    if any(given[name] for name in ("fix", "unsafe_fixes", "diff", "fix_only", "exit_non_zero_on_fix")):
        from evidencecheck.cli.fixing import fixed  # noqa: PLC0415 - only where something is to be fixed

        return fixed(paths, stdin_filename, given)
    report, chosen = accounts.account(paths, stdin_filename, given)
    return accounts.told(report, chosen, given, everything=False)
