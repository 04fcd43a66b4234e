"""``evidencecheck``: the commands, each imported when it is called."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from evidencecheck.cli.exits import CLEAN, guarded, unheard
from evidencecheck.registry import near

_COMMANDS = {
    "check": "Find citations that do not hold. Offline, from references/.",
    "audit": "The whole account: what was verified, what failed, what to review, what is open.",
    "resolve": "Look up what references/evidence.lock lacks, and write it.",
    "baseline": "Take findings down as known, so that only new ones are told.",
    "watch": "Compare references/evidence.lock with Crossref now, and tell what changed.",
    "extract": "Print a document's references, citations and claims as JSON.",
    "parse": "Print the fields of reference strings, one a line, as JSON lines.",
    "match": "Look reference strings up, one a line; print what was found as JSON lines.",
    "index": "Make and keep a local index of works, to look references up in offline.",
    "init": "Begin: write a configuration, the folder references/, and a hook for pre-commit.",
    "rules": "List the checks.",
    "explain": "Print the pages of checks.",
}


class _Commands(click.Group):
    """A group that knows its commands' names without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"evidencecheck.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            found = near(args[0], _COMMANDS)
            ctx.fail(f"no command is called {args[0]!r}" + (f"; did you mean {found}?" if found else ""))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would make it status 1, which is ours for findings
            unheard()
            return CLEAN


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value:
        from evidencecheck import __version__  # noqa: PLC0415 - reading the metadata takes time

        click.echo(f"evidencecheck {__version__}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def group() -> None:
    """Tell whether a text's citations hold.

    Compares every reference with what is recorded of it, and every marker with the references. Nothing of the text
    leaves the machine, unless the configuration says so; only reference strings do, and names and years of citations
    without an entry, with --online or `resolve`.

    \b
    evidencecheck init                        begin: a configuration, references/, a hook
    evidencecheck resolve docs/ --mailto ME   look up what is new, into references/evidence.lock
    evidencecheck check docs/                 what a hook runs: no network
    evidencecheck check docs/ --fix           write what the record proves into the files
    evidencecheck baseline docs/              on an old site: be told only what is new
    evidencecheck audit page.md -o audit.html the whole account

    Reads plain text, Markdown, HTML, LaTeX, reStructuredText, AsciiDoc, Org, MediaWiki; Word and OpenDocument texts,
    EPUB, PDF, Jupyter notebooks, JATS, TEI, docstrings of Python; BibTeX, CSL-JSON, RIS and PubMed's lists.

    Exit status: 0 nothing failed, 1 something did, 2 it could not run or could not read a file, 130 interrupted.
    """  # noqa: D301 - \b is the backspace by which click keeps lines as they are


def main(argv: Sequence[str] | None = None, prog_name: str = "evidencecheck") -> None:
    """Run the command line and exit with its status."""
    # What a run makes it mostly keeps: looking for garbage at every 700 objects would take a thirtieth of its time.
    gc.set_threshold(50_000, 20, 100)
    guarded(group, list(argv) if argv is not None else None, prog_name)
