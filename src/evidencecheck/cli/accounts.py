"""What `check` and `audit` do alike: their options, and the account that they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from evidencecheck.cli import known, options
from evidencecheck.cli.exits import CLEAN
from evidencecheck.cli.output import deliver
from evidencecheck.cli.progress import Progress
from evidencecheck.model.report import Report
from evidencecheck.model.settings import Settings

if TYPE_CHECKING:
    from evidencecheck.config.find import Configuration
    from evidencecheck.evidence import Evidence
    from evidencecheck.pipeline import Reading

    Account = Callable[[Iterable[Reading]], Report]

Command = TypeVar("Command", bound=Callable[..., Any])


def taken(command: Command) -> Command:
    """Where references are looked up, which checks speak, what is known, and how it is told."""
    for option in (options.reporting, known.baseline, options.selection, options.lookup):
        command = option(command)
    return command


def account(paths: tuple[str, ...], stdin_filename: str, given: Mapping[str, Any]) -> tuple[Report, Settings]:
    """The account of PATHS…, without what is known from a baseline; and the settings of the run."""
    configured, chosen, evidence = prepared(given)
    baselines = known.Baselines({**given, "baseline": chosen.baseline, "references": chosen.references})
    rules = baselines.over(configured.rules)
    done = made(paths, stdin_filename, chosen, evidence, rules)
    return known.with_notices(done, baselines, rules, paths, evidence.day), chosen


def accounting(paths: tuple[str, ...], given: Mapping[str, Any]) -> tuple[Account, Settings, Evidence]:
    """What makes readings of PATHS… an account, as often as it is asked; the settings of the run, and its evidence."""
    configured, chosen, evidence = prepared(given)
    baselines = known.Baselines({**given, "baseline": chosen.baseline, "references": chosen.references})
    rules = baselines.over(configured.rules)

    def accounted(found: Iterable[Reading]) -> Report:
        from evidencecheck.pipeline import report  # noqa: PLC0415 - after --help

        return known.with_notices(report(found, evidence, rules), baselines, rules, paths, evidence.day)

    return accounted, chosen, evidence


def prepared(given: Mapping[str, Any]) -> tuple[Configuration, Settings, Evidence]:
    """What a run goes by, from its options and the configuration."""
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - after the options have been seen to be right

    configured = options.configuration(given)
    chosen = options.settings(configured.run, **given)
    return configured, chosen, Evidence(chosen, options.sources(chosen))


def made(
    paths: tuple[str, ...], stdin_filename: str, chosen: Settings, evidence: Evidence, rules: known.RulesOf
) -> Report:
    """The account of PATHS… by ``rules``."""
    from evidencecheck.batch import report  # noqa: PLC0415 - after --help

    contents = options.contents(paths, stdin_filename, chosen)
    with Progress("documents") as progress:
        return report(contents, evidence, chosen, rules, progress)


def told(report: Report, chosen: Settings, given: Mapping[str, Any], *, everything: bool) -> int:
    """Deliver a report; the exit status, which --exit-zero keeps at 0."""
    status = deliver(report, chosen, given, everything=everything)
    return CLEAN if given["exit_zero"] else status
