"""Where a report goes: its format, its colours, a terminal or a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from evidencecheck import files
from evidencecheck.cli.exits import status_of, unheard
from evidencecheck.cli.options import format_of
from evidencecheck.model.report import Report
from evidencecheck.model.settings import Settings
from evidencecheck.reports import REPORTS
from evidencecheck.reports._base import Look, Renderer


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
    """Render a report, write it, and say on stderr what the run could not do. Answers the exit status.

    ``given`` holds the options of `options.reporting`.
    """
    output_file, output_format = given["output_file"], given["output_format"]
    name = output_format or (not output_file and settings.output_format) or format_of(output_file or "") or "full"
    render: Renderer = REPORTS.load(name)
    text = render(report, Look(color=output_file is None and wants_color(given["color"]), everything=everything))
    if output_file:
        files.write_atomic(Path(output_file), text.encode("utf-8", "backslashreplace"))
    else:
        # Not click.echo, which would encode by the locale: a report is UTF-8 wherever it goes.
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
        except BrokenPipeError:  # the status still tells what was found
            unheard()
    if name == "full" and not output_file:
        return status_of(report, settings.fail_on, require_resolution=settings.require_resolution)
    for notice in report.notifications:
        click.echo(f"evidencecheck: {notice.path + ': ' if notice.path else ''}{notice.message}", err=True)
    for source in report.unreachable:
        click.echo(f"evidencecheck: {source} was not reached; what it would say is not known", err=True)
    return status_of(report, settings.fail_on, require_resolution=settings.require_resolution)
