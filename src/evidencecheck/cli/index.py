"""``evidencecheck index``: build, update, info."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidencecheck.cli.progress import Counter

if TYPE_CHECKING:
    from evidencecheck.sources._index_manifest import Manifest

_memory = click.option(
    "--memory", metavar="MB", type=click.IntRange(30), default=256, show_default=True, help="Kept before it is written."
)
_now = click.option("--now", metavar="YYYY-MM-DD", default="", help="The day of the records. [default: today, UTC]")
_files = click.argument("files", metavar="FILES…", nargs=-1, required=True)


@click.group(name="index")
def command() -> None:
    """Make and keep a local index of works, to look references up in without a network.

    \b
    evidencecheck index build works.jsonl.gz --out works.index
    evidencecheck match references.txt --index works.index
    evidencecheck check docs/ --index works.index

    FILES are records in the shape of Crossref's API: JSON lines, lists, answers of the API, plain or gzip; the tar or
    the folder of Crossref's public data file. A build that was stopped goes on with the same command.
    """  # noqa: D301 - \b is the backspace by which click keeps lines as they are


@command.command(name="build")
@_files
@click.option("--out", metavar="DIR", required=True, help="The folder to make.")
@_memory
@_now
def build(files: tuple[str, ...], out: str, memory: int, now: str) -> None:
    """Index the records of FILES in a new folder; of records with the same DOI the first counts."""
    from evidencecheck.sources.index_build import build as fill  # noqa: PLC0415 - tantivy, only here

    _run(fill, files, out, memory, now)


@command.command(name="update")
@click.argument("folder", metavar="DIR")
@_files
@_memory
@_now
def update(folder: str, files: tuple[str, ...], memory: int, now: str) -> None:
    """Bring the records of FILES into the index DIR, in place of those with the same DOI."""
    from evidencecheck.sources.index_build import update as fill  # noqa: PLC0415 - the same

    _run(fill, files, folder, memory, now)


@command.command(name="info")
@click.argument("folder", metavar="DIR")
def info(folder: str) -> None:
    """Tell what the index DIR holds, when it was made and of what."""
    from evidencecheck.sources import _index_manifest as manifests  # noqa: PLC0415 - the same
    from evidencecheck.sources.local_index import LocalIndex  # noqa: PLC0415

    index = LocalIndex(folder)
    manifest = manifests.whole(Path(folder))
    size = sum(file.stat().st_size for file in Path(folder).iterdir())
    click.echo(f"{folder}: {index.size:,} works, {size / 1e6:,.1f} MB")
    click.echo(f"built {manifest.built}" + (f", updated {manifest.updated}" if manifest.updated else ""))
    click.echo(_told(manifest))
    for name in manifest.done:
        click.echo(f"  {name}")


def _run(fill: Callable[..., Manifest], files: tuple[str, ...], out: str, memory: int, now: str) -> None:
    from evidencecheck.cli.options import settings  # noqa: PLC0415 - next to its use
    from evidencecheck.evidence import today  # noqa: PLC0415

    day = settings(now=now).now or today()
    with Counter("records") as counter:
        manifest = fill(
            [Path(file) for file in files],
            Path(out),
            memory=memory,
            now=day,
            tell=lambda what: click.echo(f"evidencecheck: {what}", err=True),
            count=counter,
        )
    click.echo(f"{out}: {_told(manifest)}", err=True)


def _told(manifest: Manifest) -> str:
    damaged = f", {manifest.damaged:,} damaged lines or files passed over" if manifest.damaged else ""
    return f"{manifest.records:,} records read from {len(manifest.done):,} files{damaged}"
