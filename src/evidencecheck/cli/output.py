"""Where a report goes: its format, its colours, a terminal or a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from evidencecheck import files
from evidencecheck.cli.exits import status_of, unheard
from evidencecheck.cli.options import format_of
from evidencecheck.errors import UsageError
from evidencecheck.model.report import Notification, Report
from evidencecheck.model.settings import Settings
from evidencecheck.reports import REPORTS
from evidencecheck.reports._base import Look, Renderer

STDOUT = "-"


def wants_color(choice: str) -> bool:
    """Whether to colour: the option, then NO_COLOR and FORCE_COLOR (no-color.org, force-color.org), then the screen."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def deliver(report: Report, settings: Settings, given: Mapping[str, Any], *, everything: bool) -> int:
    """Render a report, write it wherever it goes, and say on stderr what the run could not do. Answers the exit status.

    ``given`` holds the options of `options.reporting`.
    """
    wanted = _wanted(given["output_file"], given["output_format"], settings.output_format)
    quiet, statistics = bool(given.get("quiet")), bool(given.get("statistics"))
    # All are rendered before one is written: what cannot be rendered leaves every old report as it was.
    texts = []
    for file, name in wanted:
        color = file == STDOUT and wants_color(given["color"])
        look = Look(color=color, everything=everything, quiet=quiet)
        texts.append((file, _renderer(name, statistics=statistics)(report, look).encode("utf-8", "backslashreplace")))
    for file, text in texts:
        if file == STDOUT:
            _print(text)
        else:
            files.write_atomic(Path(file), text)
    if quiet:  # but for the reason why the exit status is 2
        tell(report.lost)
    elif statistics or (STDOUT, "full") not in wanted:  # a full report has said so itself
        tell(report.notifications)
        for source in report.unreachable:
            click.echo(f"evidencecheck: {source} was not reached; what it would say is not known", err=True)
    return status_of(report, settings.fail_on, require_resolution=settings.require_resolution)


def _wanted(output: tuple[str, ...], named: str | None, configured: str) -> tuple[tuple[str, str], ...]:
    """Where the report goes, and in which format each time.

    A format that is named is for the only output, or, of several, for standard output and for a file whose ending says
    nothing; what the configuration names is for standard output.
    """
    if len(output) == 1 and output != (STDOUT,):
        return ((output[0], named or format_of(output[0]) or "full"),)
    found = {file: None if file == STDOUT or not Path(file).suffix else format_of(file) for file in output or (STDOUT,)}
    return tuple((f, name or named or (configured if f == STDOUT else "") or "full") for f, name in found.items())


def _renderer(name: str, *, statistics: bool) -> Renderer:
    renderer: Renderer = REPORTS.load(name)
    if not statistics:
        return renderer
    from evidencecheck.reports import _statistics  # noqa: PLC0415 - only where they are asked for

    if name == "json":
        return _statistics.render_json
    if name in {"full", "concise", "grouped"}:
        return _statistics.render
    raise UsageError(f"--statistics is written as text or as json, not as {name}")


def _print(text: bytes) -> None:
    # Not click.echo, which would encode by the locale: a report is UTF-8 wherever it goes.
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the status still tells what was found
        unheard()


def tell(notices: Iterable[Notification]) -> None:
    """Say on stderr what is to be said of a run."""
    for notice in notices:
        click.echo(f"evidencecheck: {notice.path + ': ' if notice.path else ''}{notice.message}", err=True)
