"""``evidencecheck baseline``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import accounts, known, options
from evidencecheck.cli.exits import CLEAN, FAILED, FOUND
from evidencecheck.cli.output import tell
from evidencecheck.errors import UsageError


@click.command(name="baseline")
@options.paths
@options.lookup
@options.selection
@click.option(
    "--baseline", metavar="FILE", default="", help="The file to write. [default: evidence-baseline.json in references/]"
)
@click.option("--prune", is_flag=True, help="Only take out what no longer occurs; add nothing.")
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where something would be taken out.")
def command(
    paths: tuple[str, ...],
    stdin_filename: str,
    prune: bool,  # noqa: FBT001 - click's signature
    check: bool,  # noqa: FBT001
    **given: Any,  # noqa: ANN401 - click's values
) -> int:
    """Take down the findings of PATHS as known, so that `check` and `audit` tell only of what is new.

    They go into references/evidence-baseline.json, beside the lock, to be kept under version control. Run it with the
    options that `check` is run with. What it holds already stays; what was mended is counted, and goes with --prune.
    """
    if prune and check:
        raise UsageError("--prune and --check do not go together")
    configured, chosen, evidence = accounts.prepared(given)
    rules = configured.rules
    baselines = known.Baselines(chosen, make=True)
    done = accounts.made(paths, stdin_filename, chosen, evidence, rules)
    documents = [account for account in done.files if account.document.path]
    places = {account.path: baselines.place(account.document.path) for account in documents}
    folders = known.walked(paths, done)
    vain = False
    for place in dict.fromkeys(places.values()):
        baseline = baselines.at(place)
        mine = [account for account in documents if places[account.path] == place]
        gone = known.stale(baseline, mine, rules, folders)
        before, number = len(baseline), sum(map(len, gone.values()))
        for account in mine if not prune else ():
            baseline.add(known.name_of(account), known.entries(account))
        added = len(baseline) - before
        if prune:
            for name, entries in gone.items():
                baseline.remove(name, entries)
        if not check:
            baseline.save()
        vain = vain or bool(number)
        click.echo(f"{place.as_posix()}: {_told(before, added, number, prune=prune, check=check)}", err=True)
    tell(done.notifications)
    if done.lost:
        return FAILED
    return FOUND if check and vain else CLEAN


def _told(before: int, added: int, gone: int, *, prune: bool, check: bool) -> str:
    """As in: 32 known before, 12 added, 3 no longer occur (--prune takes them out)."""
    parts = [f"{before} known before"]
    if not prune:
        parts.append(f"{added} {'new' if check else 'added'}")
    if prune:
        parts.append(f"{gone} taken out")
    elif gone:
        parts.append(f"{gone} no longer occur (--prune takes them out)")
    return ", ".join(parts)
