"""``evidencecheck explain``."""

from __future__ import annotations

import click

from evidencecheck.cli import options


@click.command(name="explain")
@click.argument("checks", metavar="CHECKS…", nargs=-1, required=True)
def command(checks: tuple[str, ...]) -> None:
    """Print the pages of checks, by code (EC301), name (title-mismatch), or the beginning of codes (EC3)."""
    options.plugged()
    from evidencecheck.checks import named, titled  # noqa: PLC0415 - late

    click.echo("\n\n".join(titled(check) for check in named(checks)))
