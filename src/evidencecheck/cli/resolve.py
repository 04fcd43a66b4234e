"""``evidencecheck resolve``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidencecheck.cli import options
from evidencecheck.cli.exits import CLEAN, FOUND
from evidencecheck.cli.progress import Progress

if TYPE_CHECKING:
    from evidencecheck.evidence import Page
    from evidencecheck.model.resolution import Resolution


@click.command(name="resolve")
@options.paths
@options.lookup
@click.option("--refresh", is_flag=True, help="Look everything up anew, not only what the lock lacks.")
@click.option("--dry-run", is_flag=True, help="List every query that would be sent, and send none.")
@click.option(
    "--prune", is_flag=True, help="Take out what no page cites; PATHS must hold every page that the lock serves."
)
@click.option("--require-resolution", is_flag=True, help="A source that was not reached makes the exit status 1.")
def command(
    paths: tuple[str, ...],
    stdin_filename: str,
    refresh: bool,  # noqa: FBT001 - click's signature
    dry_run: bool,  # noqa: FBT001
    prune: bool,  # noqa: FBT001
    **given: Any,  # noqa: ANN401 - click's values
) -> int:
    """Look up the references of PATHS that references/evidence.lock lacks, and write it.

    First in references/*.bib, then at Crossref (not with --offline). Only reference strings and DOIs are sent, and
    the name and year of a citation that no entry answers; with privacy = "claims" its sentence, too. What was found is
    saved as it comes: after an interruption, the same command goes on from there. Answers are kept in a
    cache, too; --refresh asks anew.
    """
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - after the options have been seen to be right

    online = True if given["online"] is None else given["online"]
    chosen = options.settings(options.configuration(given).run, **{**given, "online": online})
    sources = options.sources(chosen, fresh=refresh)
    if dry_run:
        from evidencecheck.sources.rehearsal import Rehearsal  # noqa: PLC0415 - only here

        # What is on this machine answers: the queries are those that it would leave.
        sources = tuple(Rehearsal(source, click.echo) if source.online else source for source in sources)
    evidence = Evidence(chosen, sources)
    outcomes: Counter[str] = Counter()
    journals: set[str] = set()
    readings = options.readings(paths, stdin_filename, chosen=chosen)
    pages = [reading.page for reading in readings]
    with Progress("references") as progress:
        for page, found in zip(
            pages, evidence.look_up(pages, refresh=refresh, save=not dry_run, progress=progress), strict=True
        ):
            outcomes.update(str(resolution.outcome) for resolution in found.values())
            journals |= _asked_after(page, found) if dry_run else set()
    if journals:
        told = "1 journal" if len(journals) == 1 else f"{len(journals)} journals"
        click.echo(f"and what is held of {told}, each asked for once, if articles of theirs are not found", err=True)
    if prune and not dry_run:
        gone = evidence.prune(pages, [folder for path in paths if (folder := Path(path)).is_dir()])
        click.echo(f"{gone} entries that no page cites were taken out", err=True)
    if not dry_run:
        told = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items())) or "no references"
        state = "lacks what was not reached" if evidence.unreachable else "is up to date"
        click.echo(f"{told}; {', '.join(evidence.written)} {state}" if evidence.written else told, err=True)
    for source in evidence.unreachable if not dry_run else ():
        click.echo(f"evidencecheck: {source} was not reached; run the same command again", err=True)
    return FOUND if evidence.unreachable and chosen.require_resolution and not dry_run else CLEAN


def _asked_after(page: Page, found: Mapping[str, Resolution]) -> set[str]:
    """The journals that would be asked for if what a rehearsal could not learn of a page's references is not found."""
    from evidencecheck.model.resolution import Outcome  # noqa: PLC0415 - after --help
    from evidencecheck.resolve.expected import named  # noqa: PLC0415 - the same
    from evidencecheck.text.normalise import fold  # noqa: PLC0415 - the same

    unknown = (one for one in page.sources if found[one.label].outcome is Outcome.UNREACHABLE)
    return {fold(own.journal) for one in unknown if (own := named(one))}
