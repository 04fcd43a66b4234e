"""``evidencecheck rules``."""

from __future__ import annotations

import click


@click.command(name="rules")
def command() -> None:
    """List the checks: code, name, and in a sentence what each one does."""
    from evidencecheck.checks import every, page  # noqa: PLC0415 - late

    for check in every():
        summary = page(check).strip().splitlines()[0]
        click.echo(f"{check.code}  {check.name:24} {summary}")
