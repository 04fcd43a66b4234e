"""Exit codes, and the one place where errors become messages.

0 nothing failed; 1 findings; 2 it could not run; 130 interrupted (128 + SIGINT). As ruff, ESLint and RuboCop have them.
"""

from __future__ import annotations

import os
import sys

import click

from evidencecheck.errors import EvidenceCheckError
from evidencecheck.model.finding import Kind, Severity
from evidencecheck.model.report import Report

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def guarded(group: click.Group, argv: list[str] | None, prog_name: str) -> None:
    """Run ``group`` and leave the process with the right status; no user's mistake ends in a traceback."""
    status: object = CLEAN
    try:
        status = group.main(args=argv, prog_name=prog_name, standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        status = INTERRUPTED
        click.echo("interrupted", err=True)
    except KeyboardInterrupt:
        status = INTERRUPTED
        click.echo("interrupted", err=True)
    except click.ClickException as error:
        error.show()
        status = FAILED
    except EvidenceCheckError as error:
        click.echo(f"evidencecheck: {error}", err=True)
        status = FAILED
    except BrokenPipeError:
        unheard()
    except Exception:  # noqa: BLE001 - Python's own status for these is 1, which is ours for findings
        from traceback import print_exc  # noqa: PLC0415 - only here

        print_exc()
        click.echo("evidencecheck: this is a fault of ours, not of the text; please report the lines above", err=True)
        status = FAILED
    sys.exit(status if isinstance(status, int) else CLEAN)


def unheard() -> None:
    """Write no more: the reader of our output has gone ("| head"), which is not our error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def status_of(report: Report, fail_on: str, *, require_resolution: bool) -> int:
    """The exit status that a report calls for.

    ``fail_on`` is "error" (only proven faults), "fail" (the default) or "review" (anything a reader should look at).
    Where a document could not be read, nobody can say that nothing failed.
    """
    if report.lost:
        return FAILED
    failing = [finding for finding in report.findings if finding.kind is Kind.FAIL]
    if fail_on == "error":
        failing = [finding for finding in failing if finding.severity is Severity.ERROR]
    elif fail_on == "review":
        failing = [finding for finding in report.findings if finding.kind in {Kind.FAIL, Kind.REVIEW}]
    if failing or (require_resolution and report.unreachable):
        return FOUND
    return CLEAN
