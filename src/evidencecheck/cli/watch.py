"""``evidencecheck watch``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from evidencecheck import files
from evidencecheck.cli import options
from evidencecheck.cli.exits import CLEAN, FOUND
from evidencecheck.cli.progress import Progress
from evidencecheck.errors import UsageError

if TYPE_CHECKING:
    from evidencecheck.resolve.changes import Change
    from evidencecheck.store.lock import Kept, Lock


@attrs.frozen(eq=False)
class Seen:
    """One reference whose work has changed: the lock that it is in, as it is shown, and what changed."""

    lock: str
    kept: Kept
    changes: tuple[Change, ...]


@click.command(name="watch")
@click.argument("paths", nargs=-1, metavar="[PATHS]…")
@options.lookup
@click.option("--update", is_flag=True, help="Write what is recorded now into the lock.")
@click.option(
    "--output-format", "-f", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True
)
@click.option("--output-file", "-o", metavar="FILE", default="", help="Write the report here.")
@click.option("--require-resolution", is_flag=True, help="A source that was not reached makes the exit status 1.")
def command(
    paths: tuple[str, ...],
    update: bool,  # noqa: FBT001 - click's signature
    output_format: str,
    output_file: str,
    **given: Any,  # noqa: ANN401 - click's values
) -> int:
    """Compare references/evidence.lock with what is recorded now, and tell only what changed.

    The locks are those nearest to PATHS, by default to the working directory. Told is what is new about a work: a
    retraction, a concern, a correction, a preprint that was published, a DOI that is no longer known. Made to be run on
    a schedule: -f markdown is the body of an issue. The lock is left as it is, but for --update.

    Exit status 1 where something changed.
    """
    online = True if given["online"] is None else given["online"]
    chosen = options.settings(options.configuration(given).run, **{**given, "online": online})
    sources = options.sources(chosen, fresh=True)
    if len(sources) != 1:
        raise UsageError("watch compares with one source: Crossref, or with --offline the --index")
    from evidencecheck.resolve.changes import asked, changes, renewed  # noqa: PLC0415 - the same
    from evidencecheck.resolve.folder import today  # noqa: PLC0415 - after the options have been seen to be right

    locks = _locks(paths, chosen.references)
    kept = {lock: lock.works() for lock in locks}
    with Progress("works") as progress:
        now = asked([one.work for its in kept.values() for one in its], sources[0], progress)
    seen = []
    for lock, its in kept.items():
        for one in its:
            if told := changes(one.work, now[one.work.doi]):
                seen.append(Seen(files.shown(lock.path), one, told))
            if update and now[one.work.doi].works:
                lock.renew(one.fingerprint, renewed(one.work, now[one.work.doi].works[0]), chosen.now or today())
        if update:
            lock.save()
    silent = {doi: lookup.problem for doi, lookup in now.items() if lookup.problem}
    _write(_RENDER[output_format](seen, len(now) - len(silent), silent), output_file)
    for problem in dict.fromkeys(silent.values()):
        click.echo(f"evidencecheck: {sources[0].name} did not answer: {problem}", err=True)
    return FOUND if seen or (silent and chosen.require_resolution) else CLEAN


def _locks(paths: Sequence[str], references: str) -> tuple[Lock, ...]:
    """The locks near ``paths``, each once; raises `UsageError` where there is none."""
    from evidencecheck.resolve.folder import LOCK  # noqa: PLC0415 - after --help
    from evidencecheck.store.lock import Lock  # noqa: PLC0415 - the same

    cwd = Path.cwd()
    near = [cwd / references] if references else [files.find_references(Path(path), cwd) for path in paths or ("",)]
    found = dict.fromkeys(folder / LOCK for folder in near if folder and (folder / LOCK).is_file())
    if not found:
        raise UsageError("no references/evidence.lock is near; evidencecheck resolve makes one")
    return tuple(Lock.load(path) for path in found)


def _write(text: str, output_file: str) -> None:
    if output_file:
        files.write_atomic(Path(output_file), text.encode("utf-8", "backslashreplace"))
    else:
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def _text(seen: Sequence[Seen], compared: int, silent: dict[str, str]) -> str:
    lines = [
        f"{one.lock}: {change.what}: {one.kept.work}\n    {change.said}\n    cited as: {one.kept.reference}"
        for one in seen
        for change in one.changes
    ]
    return "\n".join([*lines, _summary(seen, compared, silent)]) + "\n"


def _markdown(seen: Sequence[Seen], compared: int, silent: dict[str, str]) -> str:
    from evidencecheck.reports.markdown import escape  # noqa: PLC0415 - only here

    parts = ["# What changed about the works that are cited" if seen else "# Nothing changed"]
    for what in dict.fromkeys(change.what for one in seen for change in one.changes):
        parts.append(f"## {_TITLES[what]}")
        for one in seen:
            points = [f"  - {escape(change.said)}" for change in one.changes if change.what == what]
            if points:
                cited = f"  - cited as: {escape(one.kept.reference)} ({escape(one.lock)})"
                link = f"<https://doi.org/{one.kept.work.doi}>"
                parts.append("\n".join((f"- {escape(str(one.kept.work))} {link}", *points, cited)))
    parts.append(escape(_summary(seen, compared, silent)))
    return "\n\n".join(parts) + "\n"


def _json(seen: Sequence[Seen], compared: int, silent: dict[str, str]) -> str:
    import json  # noqa: PLC0415 - only here

    told = [
        {
            "lock": one.lock,
            "reference": one.kept.reference,
            "fingerprint": one.kept.fingerprint,
            "doi": one.kept.work.doi,
            "title": one.kept.work.title,
            "changes": [{**attrs.asdict(change), "what": str(change.what)} for change in one.changes],
        }
        for one in seen
    ]
    shape = {"schema": 1, "compared": compared, "unreachable": sorted(silent), "changed": told}
    return json.dumps(shape, ensure_ascii=True, indent=2) + "\n"


def _summary(seen: Sequence[Seen], compared: int, silent: dict[str, str]) -> str:
    works = len({one.kept.work.doi for one in seen})
    said = f"{works} of {compared} works changed" if seen else f"nothing changed about {compared} works"
    return said + (f"; {len(silent)} could not be asked about" if silent else "")


_RENDER: dict[str, Callable[[Sequence[Seen], int, dict[str, str]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}
_TITLES = {
    "retracted": "Retracted, withdrawn or removed",
    "expression-of-concern": "Expressions of concern",
    "unknown-doi": "DOIs that are no longer known",
    "reinstated": "Reinstated",
    "notice-gone": "Notices that are no longer recorded",
    "corrected": "Corrected, or in a newer version",
    "published": "Preprints that were published",
    "replaced": "Replaced by a newer edition or version",
    "other-notice": "Other notices",
}
