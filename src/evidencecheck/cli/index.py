"""``evidencecheck index``: build, update, info."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidencecheck.cli import options
from evidencecheck.cli.progress import Progress

if TYPE_CHECKING:
    from evidencecheck.sources._index_manifest import Manifest

SHOWN = 20  # damaged lines that are told one by one

_FILES = click.argument("files", nargs=-1, required=True, metavar="FILES…")
_MEMORY = click.option(
    "--memory", metavar="MB", type=click.IntRange(min=64), default=512, show_default=True, help="About how much to use."
)
_NOW = click.option("--now", metavar="YYYY-MM-DD", default="", help="The day to date the index with. [default: today]")


@click.group(name="index")
def command() -> None:
    """Make a local index of works, to look references up in without a network.

    FILES are Crossref-shaped works: JSON lines, lists, or {"items": […]}, plain or gzip; tar archives of such, as
    Crossref's public data file is; or folders of all these.
    """


@command.command(name="build")
@_FILES
@click.option("--out", metavar="DIR", required=True, help="The folder to make it in.")
@click.option("--complete", is_flag=True, help="FILES hold (nearly) all works of the journals in them.")
@_MEMORY
@_NOW
def build(files: tuple[str, ...], out: str, complete: bool, memory: int, now: str) -> None:  # noqa: FBT001 - click's
    """Build an index from FILES.

    The first record of a DOI counts. After an interruption, the same command goes on where it was. Lines that cannot
    be read are told and counted.

    What an index lacks is told as not found only where it was built with --complete, as it may be from Crossref's
    public data file; what a sample lacks need not be there.
    """
    _run("build", out, files, memory, now, whole=complete)


@command.command(name="update")
@click.argument("folder", metavar="DIR")
@_FILES
@_MEMORY
@_NOW
def update(folder: str, files: tuple[str, ...], memory: int, now: str) -> None:
    """Add newer records to an index.

    A record of FILES whose DOI the index in DIR holds takes the old one's place. After an interruption, the same
    command goes on where it was; until then the index is not used.
    """
    _run("update", folder, files, memory, now)


@command.command(name="info")
@click.argument("folder", metavar="DIR")
def info(folder: str) -> None:
    """Tell what an index holds.

    Every byte in DIR is compared with what was built first; a damaged or half-built index is told, with status 2.
    """
    from evidencecheck.sources import _index_manifest as manifests  # noqa: PLC0415 - after --help

    place = Path(folder)
    manifest = manifests.usable(place)
    manifests.intact(place, manifest)
    size = sum(size for size, _ in manifest.sums.values())
    click.echo(f"records  {manifest.records}")
    click.echo(f"size     {size / 1e6:.1f} MB")
    click.echo(f"format   {manifests.FORMAT}")
    click.echo(f"holds    {manifest.holds} works of its journals")
    for run in manifest.runs:
        click.echo(f"{run.kind:8} {run.day} from {', '.join(run.given)}: {_told(run.tally)}")


def _run(kind: str, folder: str, given: tuple[str, ...], memory: int, now: str, *, whole: bool = False) -> None:  # noqa: PLR0913 - options
    from evidencecheck.resolve.folder import today  # noqa: PLC0415 - after --help
    from evidencecheck.sources import _index_build  # noqa: PLC0415 - tantivy, only where it is used

    options.day(now)
    damaged = 0

    def tell(damage: str) -> None:
        nonlocal damaged
        damaged += 1
        if damaged <= SHOWN:
            click.echo(f"evidencecheck: {damage}", err=True)

    with Progress("MB") as progress:
        manifest = _index_build.build(
            Path(folder),
            given,
            kind,
            day=now or today(),
            memory=memory,
            whole=whole,
            listener=_index_build.Listener(tell, lambda done, size: progress(done >> 20, size >> 20)),
        )
    if damaged > SHOWN:
        click.echo(f"evidencecheck: and {damaged - SHOWN} more that could not be read", err=True)
    _summary(folder, manifest)


def _summary(folder: str, manifest: Manifest) -> None:
    size = sum(size for size, _ in manifest.sums.values())
    click.echo(f"{folder}: {manifest.records} records, {size / 1e6:.1f} MB; {_told(manifest.runs[-1].tally)}")


def _told(tally: object) -> str:
    """What was done with the records of a run, in words."""
    parts = {
        "added": "added",
        "replaced": "replaced",
        "repeated": "of a DOI that was there already",
        "bare": "without a DOI",
        "empty": "without DOI and title, left out",
        "damaged": "damaged, left out",
    }
    counts = ((getattr(tally, name), words) for name, words in parts.items())
    return ", ".join(f"{count} {words}" for count, words in counts if count) or "nothing new"
