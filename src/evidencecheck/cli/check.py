"""``evidencecheck check``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import options
from evidencecheck.cli.output import deliver


@click.command(name="check")
@options.paths
@click.option("--fix", is_flag=True, help="Make the safe fixes, and report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix, --fix-only or --diff: the unsafe fixes, too.")
@click.option("--diff", is_flag=True, help="Show what would be fixed, and write nothing.")
@click.option("--fix-only", is_flag=True, help="Make the fixes, and tell only what was fixed.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit status 1 where something was fixed.")
@options.lookup
@options.reporting
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Find citations that do not hold in PATHS: files, folders, or - for standard input.

    Needs no network: references are compared with references/evidence.lock and references/*.bib, in the folder
    nearest to each document. What neither holds is left open and is no fault; --online asks Crossref for it.

    --fix copies what the record proves into the files that PATHS name; standard input is printed, mended.

    Exit status 1 where something failed; --fail-on moves that. --diff: 1 where something would change.
    """
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - after the options have been seen to be right
    from evidencecheck.pipeline import report  # noqa: PLC0415

    chosen = options.settings(**given)
    evidence = Evidence(chosen, options.sources(chosen))
    if any(given[name] for name in ("fix", "unsafe_fixes", "diff", "fix_only", "exit_non_zero_on_fix")):
        from evidencecheck.cli.fixing import Fixing, Wish, fixing  # noqa: PLC0415 - only where something is to be fixed

        wish = Wish.of(given)
        documents = options.documents(paths, stdin_filename, chosen.references)
        run = Fixing(documents, paths, evidence, lambda found: report(found, evidence))
        return fixing(run, wish, chosen, given)
    done = report(options.readings(paths, stdin_filename, evidence, chosen.references), evidence)
    return deliver(done, chosen, given, everything=False)
