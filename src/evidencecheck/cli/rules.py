"""``evidencecheck rules``."""

from __future__ import annotations

import json

import click

from evidencecheck.cli import options


@click.command(name="rules")
@click.argument("checks", metavar="[CHECKS]…", nargs=-1)
@click.option(
    "--output-format",
    "-f",
    type=click.Choice(["full", "json"]),
    default="full",
    show_default=True,
    help="json has the pages, too.",
)
def command(checks: tuple[str, ...], output_format: str) -> None:
    """List the checks: code, name, whether it is on by default, whether it mends, and in a sentence what it does.

    CHECKS are codes, names, beginnings of codes (EC3), or all.
    """
    options.plugged()
    from evidencecheck.checks import named, page  # noqa: PLC0415 - late

    found = named(checks or ("all",))
    pages = [page(check).strip() for check in found]
    if output_format == "json":
        shapes = [
            {
                "code": check.code,
                "name": check.name,
                "default": check.default,
                "fixable": str(check.mends),
                "needs": str(check.needs),
                "summary": text.partition("\n")[0],
                "page": text,
            }
            for check, text in zip(found, pages, strict=True)
        ]
        click.echo(json.dumps(shapes, indent=1))
        return
    width = max(len(check.name) for check in found)
    click.echo(f"{'code':5}  {'name':{width}}  on   fixes      what it finds")
    for check, text in zip(found, pages, strict=True):
        on = "on" if check.default else "off"
        click.echo(f"{check.code}  {check.name:{width}}  {on:3}  {check.mends:9}  {text.partition(chr(10))[0]}")
