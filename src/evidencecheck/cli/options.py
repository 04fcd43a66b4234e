"""Options that several commands share, and what they make: settings, sources, readings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from evidencecheck import files
from evidencecheck.config.find import Configuration
from evidencecheck.errors import UnreadableError, UsageError
from evidencecheck.formats import read as read_document
from evidencecheck.formats import walked
from evidencecheck.model.report import Notification
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
    """Where references are looked up, and the configuration that says it where no option does."""
    options = (
        click.option(
            "--config",
            metavar="FILE",
            default=None,
            help="The configuration. [default: the nearest evidencecheck.toml]",
        ),
        click.option("--isolated", is_flag=True, help="Go by no configuration."),
        click.option(
            "--references", metavar="DIR", default="", help="The evidence store. [default: the nearest references/]"
        ),
        click.option("--index", metavar="DIR", default="", help="A local index, asked before Crossref."),
        click.option(
            "--online/--offline", default=None, help="Ask Crossref for what references/ does not hold, or never."
        ),
        click.option(
            "--crossref-url", metavar="URL", default="", help=f"A mirror, or a replay. [default: {CROSSREF_URL}]"
        ),
        click.option(
            "--doi-url", metavar="URL", default="", help=f"The same, for DOIs of other agencies. [default: {DOI_URL}]"
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
        click.option("--no-cache", is_flag=True, help="Keep nothing between runs, and use nothing kept."),
        click.option(
            "--max-age",
            metavar="DAYS",
            type=click.IntRange(0, 36500),
            default=None,
            help=f"How old a kept answer may be. [default: {Settings().max_age}]",
        ),
        click.option(
            "--now", metavar="YYYY-MM-DD", default="", help="The day that answers are dated with. [default: today, UTC]"
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def selection(command: Command) -> Command:
    """Which checks speak, and of which files."""
    names = "Codes, names, beginnings of codes (EC3), or all; with commas, or again."
    options = (
        click.option("--select", metavar="CHECKS", multiple=True, help=f"The checks to run. {names}"),
        click.option("--extend-select", metavar="CHECKS", multiple=True, help="Checks to run besides."),
        click.option("--ignore", metavar="CHECKS", multiple=True, help="Checks not to run."),
        click.option("--exclude", metavar="PATTERN", multiple=True, help="Pass over in folders what fits; or again."),
        click.option(
            "--jobs",
            "-j",
            metavar="N",
            type=click.IntRange(0, 256),
            default=None,
            help="How many processes. [default: one for each processor]",
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
            default=None,
            help=f"What makes the exit status 1. [default: {Settings().fail_on}]",
        ),
        click.option(
            "--require-resolution", is_flag=True, help="A source that was not reached makes the exit status 1."
        ),
        click.option("--exit-zero", is_flag=True, help="Exit status 0, whatever is found."),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            show_default=True,
            help="Colours: on a terminal, unless NO_COLOR or FORCE_COLOR is set; always; never.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def configuration(given: Mapping[str, Any]) -> Configuration:
    """The configurations that a command goes by, and what its options say over them of checks."""
    if given["config"] and given["isolated"]:
        raise UsageError("--config and --isolated do not go together")
    said = [given.get(name, ()) for name in ("select", "extend_select", "ignore")]
    found = Configuration(Path.cwd(), given["config"], isolated=given["isolated"])
    if not any(said):
        return found
    from evidencecheck.config.choose import choice  # noqa: PLC0415 - where something is chosen

    plugged(found)
    return Configuration(Path.cwd(), given["config"], choice(*said), isolated=given["isolated"])


def plugged(configured: Configuration | None = None) -> None:
    """Take in the plug-ins that a configuration names, which reading it does; without one, the nearest."""
    _ = (configured or Configuration(Path.cwd())).run


def settings(configured: Mapping[str, Any], **given: Any) -> Settings:  # noqa: ANN401 - click's values
    """The settings of a run: what its options say, then the configuration, whose values by key are ``configured``."""
    names = {field.name for field in attrs.fields(Settings)}
    said = {own: _near(value) for key, value in configured.items() if (own := key.replace("-", "_")) in names}
    # An option that was not given is None, empty, or a flag that is down; --offline is a flag of its own.
    told = {name: value for name, value in given.items() if name in names and value not in {None, ""}}
    values = {**said, **{name: value for name, value in told.items() if value is not False or name == "online"}}
    if given.get("no_cache"):
        values["cache"] = None
    if given.get("no_baseline"):  # then that of the configuration is not meant, either
        values["baseline"] = given.get("baseline") or ""
    cwd = Path.cwd().as_posix()
    values["exclude"] = (*said.get("exclude", ()), *((cwd, pattern) for pattern in given.get("exclude", ())))
    day(values.get("now", ""))
    return Settings(**values)


def day(now: str) -> None:
    """Raise `UsageError` where ``--now`` is given and is no day."""
    if now:
        from datetime import date  # noqa: PLC0415 - only when the option is used

        try:
            date.fromisoformat(now)
        except ValueError:
            raise UsageError(f"--now: {now!r} is no day such as 2026-11-23") from None


def _near(value: Any) -> Any:  # noqa: ANN401 - a value of any key
    """A path in the working directory as people write it there."""
    here = Path.cwd().as_posix() + "/"
    return value.removeprefix(here) if isinstance(value, str) else value


def sources(chosen: Settings, *, fresh: bool = False) -> tuple[Source, ...]:
    """The sources beyond ``references/`` that a run may ask; ``fresh`` where no answer of an earlier run will do."""
    found: list[Source] = []
    if chosen.index:
        from evidencecheck.sources.local_index import LocalIndex  # noqa: PLC0415 - only where one is named

        found.append(LocalIndex(chosen.index))
    if chosen.sources:
        from evidencecheck.sources import named  # noqa: PLC0415 - where there are such

        found += named(chosen)
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
    from evidencecheck.store.cache import Cache  # noqa: PLC0415 - sqlite, only when online

    folder = Path(chosen.cache) if chosen.cache else files.cache_folder()
    return Cache(
        folder,
        max_age=chosen.max_age,
        now=chosen.now,
        fresh=fresh,
        tell=lambda said: click.echo(f"evidencecheck: {said}", err=True),
    )


def readings(
    given: Iterable[str], stdin_filename: str, evidence: Evidence | None = None, chosen: Settings = Settings()
) -> Iterator[Reading]:
    """The documents that PATHS… name, read, each once, and what they name; ``evidence`` knows what is parsed."""
    from evidencecheck import pipeline  # noqa: PLC0415 - after the options have been seen to be right

    return pipeline.readings(documents(given, stdin_filename, chosen), evidence.known if evidence else None)


def standard_input() -> bytes:
    """What standard input held, read once in a run."""
    meta = click.get_current_context().meta
    if STDIN not in meta:
        meta[STDIN] = sys.stdin.buffer.read()
    content: bytes = meta[STDIN]
    return content


def documents(
    given: Iterable[str], stdin_filename: str, chosen: Settings = Settings(), lost: list[Notification] | None = None
) -> Iterator[Document]:
    """The documents that PATHS… name, each once. Files of the evidence store that the settings name are none.

    Raises `UnreadableError` for a path that is not there; for a file that cannot be read, too, unless that may be
    ``lost``, and told there.
    """
    return (read_document(content, path) for path, content in contents(given, stdin_filename, chosen, lost))


def contents(
    given: Iterable[str], stdin_filename: str, chosen: Settings, lost: list[Notification] | None = None
) -> Iterator[tuple[str | None, bytes]]:
    """The paths and bytes of the same; what comes by standard input has the path that it was given, or none."""
    named = tuple(given)
    if STDIN in named:
        yield stdin_filename or None, standard_input()
    store = Path(chosen.references) if chosen.references else None
    for file in files.walk((path for path in named if path != STDIN), walked(), store, chosen.exclude):
        try:
            content = files.read_bytes(file)
        except UnreadableError as error:
            if lost is None:
                raise
            lost.append(Notification(f"not read: {str(error).removeprefix(f'{file}: ')}", file.as_posix(), lost=True))
        else:
            yield file.as_posix(), content
