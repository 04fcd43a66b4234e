"""``evidencecheck audit``."""

from __future__ import annotations

from typing import Any

import click

from evidencecheck.cli import known, options
from evidencecheck.cli.output import deliver


@click.command(name="audit")
@options.paths
@options.lookup
@known.baseline
@options.reporting
def command(paths: tuple[str, ...], stdin_filename: str, **given: Any) -> int:  # noqa: ANN401 - click's values
    """Give the whole account of PATHS: what was verified and by which record, what failed, what is open.

    As `check`, but nothing is left out. With -o report.html (or .md, .json) it is written to a file for an editor.
    """
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - after the options have been seen to be right
    from evidencecheck.model.settings import Rules  # noqa: PLC0415
    from evidencecheck.pipeline import report  # noqa: PLC0415

    chosen = options.settings(**given)
    evidence = Evidence(chosen, options.sources(chosen))
    baselines = known.Baselines(given)
    rules = baselines.over(lambda _path: Rules())
    done = report(options.readings(paths, stdin_filename, evidence, chosen.references), evidence, rules)
    done = known.with_notices(done, baselines, rules, paths, evidence.day)
    return deliver(done, chosen, given, everything=True)
