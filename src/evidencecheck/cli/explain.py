"""``evidencecheck explain``."""

from __future__ import annotations

import click


@click.command(name="explain")
@click.argument("check", metavar="CODE")
def command(check: str) -> None:
    """Print the page of a check, by its code (EC301) or name (title-mismatch)."""
    from evidencecheck.checks import find, page  # noqa: PLC0415 - late

    found = find(check)
    click.echo(f"# {found.code} {found.name}\n\n{page(found).strip()}")
