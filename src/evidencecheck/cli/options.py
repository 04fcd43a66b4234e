"""Options that several commands share, and what they make: settings, sources, readings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidencecheck import files
from evidencecheck.errors import UsageError
from evidencecheck.formats import WALKED
from evidencecheck.formats import read as read_document
from evidencecheck.model.settings import CROSSREF_URL, DOI_URL, Settings

if TYPE_CHECKING:
    from evidencecheck.evidence import Evidence
    from evidencecheck.model.document import Document
    from evidencecheck.pipeline import Reading
    from evidencecheck.sources._base import Source
    from evidencecheck.store.cache import Cache

Command = TypeVar("Command", bound=Callable[..., Any])
STDIN = "-"


def paths(command: Command) -> Command:
    """PATHS…: files, folders, or - for standard input."""
    command = click.option(
        "--stdin-filename", metavar="PATH", default="", help="What to call standard input; its ending names the format."
    )(command)
    return click.argument("paths", nargs=-1, required=True, metavar="PATHS…")(command)


def lookup(command: Command) -> Command:
    """Where references are looked up."""
    options = (
        click.option(
            "--references", metavar="DIR", default="", help="The evidence store. [default: the nearest references/]"
        ),
        click.option("--index", metavar="DIR", default="", help="A local index, asked before Crossref."),
        click.option(
            "--online/--offline", default=None, help="Ask Crossref for what references/ does not hold, or never."
        ),
        click.option(
            "--crossref-url", metavar="URL", default=CROSSREF_URL, show_default=True, help="A mirror, or a replay."
        ),
        click.option(
            "--doi-url", metavar="URL", default=DOI_URL, show_default=True, help="The same, for DOIs of other agencies."
        ),
        click.option(
            "--mailto",
            metavar="ADDRESS",
            envvar="EVIDENCECHECK_MAILTO",
            default="",
            help="Your address: Crossref's polite pool.",
        ),
        click.option(
            "--cache", metavar="DIR", default="", help="Where answers are kept. [default: the user's cache folder]"
        ),
        click.option("--no-cache", is_flag=True, help="Keep no answers, and use none."),
        click.option(
            "--max-age",
            metavar="DAYS",
            type=click.IntRange(0, 36500),
            default=7,
            show_default=True,
            help="How old a kept answer may be.",
        ),
        click.option(
            "--now", metavar="YYYY-MM-DD", default="", help="The day that answers are dated with. [default: today, UTC]"
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


BY_ENDING = {
    "": "full",
    ".txt": "full",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".csv": "csv",
    ".csljson": "csl-json",
}


def format_of(file: str) -> str | None:
    """The format that a file's ending names, None for one that names no report."""
    suffixes = [suffix.lower() for suffix in PurePath(file).suffixes]
    return BY_ENDING.get("".join(suffixes[-2:])) or BY_ENDING.get("".join(suffixes[-1:]))


def _telling_files(context: click.Context, _parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """A file whose ending promises what no report is (".pdf") is refused before the work, unless a format is named."""
    for name in names:
        if name != STDIN and not context.params.get("output_format") and format_of(name) is None:
            endings = ", ".join(ending for ending in BY_ENDING if ending)
            raise click.BadParameter(f"no report is written as {PurePath(name).suffix}; endings are {endings}")
    return names


def reporting(command: Command) -> Command:
    """How findings are told, and what they do to the exit status."""
    options = (
        click.option(
            "--output-format",
            "-f",
            metavar="NAME",
            default=None,
            is_eager=True,
            help="full, concise, grouped, markdown, html, json, jsonl, sarif, github, gitlab, junit, rdjson, csv or "
            "csl-json.",
        ),
        click.option(
            "--output-file",
            "-o",
            metavar="FILE",
            multiple=True,
            callback=_telling_files,
            help="Write the report here, - for standard output. The ending may name the format (.html, .md, .json, "
            ".sarif, .csv …). May be given several times.",
        ),
        click.option("--statistics", is_flag=True, help="Count the findings of each check instead of telling them."),
        click.option("--quiet", "-q", is_flag=True, help="Print findings, and nothing else."),
        click.option(
            "--fail-on",
            type=click.Choice(["error", "fail", "review"]),
            default="fail",
            show_default=True,
            help="What makes the exit status 1.",
        ),
        click.option(
            "--require-resolution", is_flag=True, help="A source that was not reached makes the exit status 1."
        ),
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
    )
    for option in reversed(options):
        command = option(command)
    return command


def settings(**given: Any) -> Settings:  # noqa: ANN401 - click's values
    """The settings of a run from the options of its command."""
    now = given.get("now") or ""
    if now:
        from datetime import date  # noqa: PLC0415 - only when the option is used

        try:
            date.fromisoformat(now)
        except ValueError:
            raise UsageError(f"--now: {now!r} is no day such as 2026-11-23") from None
    return Settings(
        online=bool(given.get("online")),
        references=given.get("references") or "",
        index=given.get("index") or "",
        crossref_url=given.get("crossref_url") or CROSSREF_URL,
        doi_url=given.get("doi_url") or DOI_URL,
        mailto=given.get("mailto") or "",
        fail_on=given.get("fail_on") or "fail",
        require_resolution=bool(given.get("require_resolution")),
        now=now,
        cache=None if given.get("no_cache") else given.get("cache") or "",
        max_age=given.get("max_age", 7),
    )


def sources(chosen: Settings, *, fresh: bool = False) -> tuple[Source, ...]:
    """The sources beyond ``references/`` that a run may ask; ``fresh`` where no answer of an earlier run will do."""
    found: list[Source] = []
    if chosen.index:
        from evidencecheck.sources.local_index import LocalIndex  # noqa: PLC0415 - only where one is named

        found.append(LocalIndex(chosen.index))
    if chosen.online:
        from evidencecheck.sources.crossref import Crossref  # noqa: PLC0415 - requests, only when online

        token = os.environ.get("EVIDENCECHECK_CROSSREF_TOKEN", "")
        found.append(
            Crossref(
                chosen.mailto,
                chosen.crossref_url,
                token=token,
                doi_url=chosen.doi_url,
                now=chosen.now,
                memory=_cache(chosen, fresh=fresh),
            )
        )
    return tuple(found)


def _cache(chosen: Settings, *, fresh: bool) -> Cache | None:
    if chosen.cache is None:
        return None
    from evidencecheck.store.cache import Cache, default_folder  # noqa: PLC0415 - sqlite, only when online

    folder = Path(chosen.cache) if chosen.cache else default_folder()
    return Cache(
        folder,
        max_age=chosen.max_age,
        now=chosen.now,
        fresh=fresh,
        tell=lambda said: click.echo(f"evidencecheck: {said}", err=True),
    )


def readings(
    given: Iterable[str], stdin_filename: str, evidence: Evidence | None = None, store: str = ""
) -> Iterator[Reading]:
    """The documents that PATHS… name, read, each once, and what they name; ``evidence`` knows what is parsed.

    ``store`` is the evidence store that the options name, whose files are no documents.
    """
    from evidencecheck import pipeline  # noqa: PLC0415 - after the options have been seen to be right

    return pipeline.readings(documents(given, stdin_filename, store), evidence.known if evidence else None)


def documents(given: Iterable[str], stdin_filename: str, store: str = "") -> Iterator[Document]:
    """The documents that PATHS… name, each once."""
    named = tuple(given)
    if STDIN in named:
        yield read_document(sys.stdin.buffer.read(), stdin_filename or None)
    for file in files.walk((path for path in named if path != STDIN), WALKED, Path(store) if store else None):
        yield read_document(files.read_bytes(file), file.as_posix())
