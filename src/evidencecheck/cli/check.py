"""``evidencecheck check``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import known, options
from evidencecheck.cli.exits import CLEAN
from evidencecheck.cli.output import deliver


@click.command(name="check")
@options.paths
@options.lookup
@options.choosing
@options.running
@known.baseline
@options.reporting
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Find citations that do not hold in PATHS: files, folders, or - for standard input.

    Needs no network: references are compared with references/evidence.lock and references/*.bib, in the folder
    nearest to each document. What neither holds is left open and is no fault; --online asks Crossref for it.

    Exit status 1 where something failed; --fail-on moves that.
    """
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - after the options have been seen to be right
    from evidencecheck.pipeline import report  # noqa: PLC0415

    configured = options.configuration(given)
    chosen = options.settings(configured.run, **given)
    evidence = Evidence(chosen, options.sources(chosen))
    baselines = known.Baselines({**given, "baseline": chosen.baseline, "references": chosen.references})
    rules = baselines.over(configured.rules)
    done = report(options.readings(paths, stdin_filename, evidence, chosen), evidence, rules)
    done = known.with_notices(done, baselines, rules, paths, evidence.day)
    status = deliver(done, chosen, given, everything=False)
    return CLEAN if given["exit_zero"] else status
