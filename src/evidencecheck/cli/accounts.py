"""What `check` and `audit` do alike: their options, and the account that they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from evidencecheck.cli import known, options
from evidencecheck.cli.exits import CLEAN, FOUND
from evidencecheck.cli.output import deliver
from evidencecheck.cli.progress import Progress
from evidencecheck.model.report import Notification, Report
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
    chosen, evidence, rules, noticed = _ruled(paths, given)
    return noticed(made(paths, stdin_filename, chosen, evidence, rules)), chosen


def accounting(paths: tuple[str, ...], given: Mapping[str, Any]) -> tuple[Account, Settings, Evidence]:
    """What makes readings of PATHS… an account, as often as it is asked; the settings of the run, and its evidence."""
    chosen, evidence, rules, noticed = _ruled(paths, given)

    def accounted(found: Iterable[Reading]) -> Report:
        from evidencecheck.pipeline import report  # noqa: PLC0415 - after --help

        return noticed(report(found, evidence, rules))

    return accounted, chosen, evidence


def prepared(given: Mapping[str, Any]) -> tuple[Configuration, Settings, Evidence]:
    """What a run goes by, from its options and the configuration."""
    from evidencecheck.evidence import Evidence  # noqa: PLC0415 - after the options have been seen to be right

    configured = options.configuration(given)
    chosen = options.settings(configured.run, **given)
    return configured, chosen, Evidence(chosen, options.sources(chosen))


def _ruled(
    paths: tuple[str, ...], given: Mapping[str, Any]
) -> tuple[Settings, Evidence, known.RulesOf, Callable[[Report], Report]]:
    """What a run goes by that tells only what is not known, and what adds its notices to a report."""
    configured, chosen, evidence = prepared(given)
    baselines = known.Baselines(chosen, off=bool(given.get("no_baseline")))
    rules = baselines.over(configured.rules)
    return chosen, evidence, rules, lambda report: known.with_notices(report, baselines, rules, paths, evidence.day)


def made(
    paths: tuple[str, ...], stdin_filename: str, chosen: Settings, evidence: Evidence, rules: known.RulesOf
) -> Report:
    """The account of PATHS… by ``rules``; a file that cannot be read is a notice, and loses no other."""
    from evidencecheck.batch import report  # noqa: PLC0415 - after --help

    lost: list[Notification] = []
    contents = options.contents(paths, stdin_filename, chosen, lost)
    with Progress("documents") as progress:
        return report(contents, evidence, chosen, rules, progress).noting(lost)


def told(report: Report, chosen: Settings, given: Mapping[str, Any], *, everything: bool) -> int:
    """Deliver a report; the exit status, which --exit-zero keeps at 0 whatever is found."""
    status = deliver(report, chosen, given, everything=everything)
    return CLEAN if given["exit_zero"] and status == FOUND else status
