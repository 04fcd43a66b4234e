"""``evidencecheck audit``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import known, options
from evidencecheck.cli.exits import CLEAN
from evidencecheck.cli.output import deliver


@click.command(name="audit")
@options.paths
@options.lookup
@options.choosing
@options.running
@known.baseline
@options.reporting
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Give the whole account of PATHS: what was verified and by which record, what failed, what is open.

    As `check`, but nothing is left out. With -o report.html (or .md, .json) it is written to a file for an editor.
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
    status = deliver(done, chosen, given, everything=True)
    return CLEAN if given["exit_zero"] else status
