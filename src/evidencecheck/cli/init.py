"""``evidencecheck init``."""

from __future__ import annotations

from pathlib import Path

import click

from evidencecheck import files
from evidencecheck.config.find import NAMES

HOOKS = ".pre-commit-config.yaml"
OWN = """\
% Works that Crossref does not hold, or holds wrongly: reports, theses, pages of the web. Entries are BibTeX.
% What evidencecheck finds at Crossref goes into evidence.lock, which `evidencecheck resolve` writes.
"""
NEXT = """
Next:
  evidencecheck resolve . --mailto you@example.org   look the references up, into references/evidence.lock
  evidencecheck check .                              what a hook does: no network
  evidencecheck baseline .                           on an old site: set down what there is, and be told what is new
Keep evidencecheck.toml and references/ under version control."""


@click.command(name="init")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def command(dry_run: bool) -> None:  # noqa: FBT001 - click's signature
    """Begin: write evidencecheck.toml, references/, and the entry of a hook for pre-commit.

    The configuration holds every key as a comment, with its default. What is there already is left as it is: a second
    run writes nothing. To .pre-commit-config.yaml one entry is added; where that cannot be done for certain, it is
    shown.
    """
    here = Path.cwd()
    for path, text in (_configuration(here), _store(here), _hook(here)):
        shown = files.shown(path)
        if text is None:
            click.echo(f"kept {shown}")
            continue
        if not text:
            from evidencecheck.cli._hook import entry  # noqa: PLC0415 - only here and in _hook

            click.echo(f"kept {shown}, which is left to you: add to its repos\n\n{entry()}")
            continue
        word = "added a hook to" if path.exists() else "wrote"
        if dry_run:
            word = "would add a hook to" if path.exists() else "would write"
        else:
            path.parent.mkdir(exist_ok=True)
            files.write_atomic(path, text.encode())
        click.echo(f"{word} {shown}")
    click.echo(NEXT)


def _configuration(here: Path) -> tuple[Path, str | None]:
    """A file, and what to write there; None where there is a configuration."""
    from evidencecheck.config.read import load  # noqa: PLC0415 - after --help
    from evidencecheck.config.write import template  # noqa: PLC0415 - the same

    for name in NAMES:
        if (here / name).is_file() and load(here / name, here) is not None:
            return here / name, None
    return here / NAMES[0], template()


def _store(here: Path) -> tuple[Path, str | None]:
    """The same for an evidence store."""
    found = files.find_references(here, here)
    return (found, None) if found else (here / files.STORE / "own.bib", OWN)


def _hook(here: Path) -> tuple[Path, str | None]:
    """The same for the hook; "" where only its owner can add it."""
    from evidencecheck.cli import _hook as hooks  # noqa: PLC0415 - after --help

    path = tuple(files.upward(here, here))[-1] / HOOKS
    if not path.exists():
        return path, hooks.fresh()
    try:
        text = files.read_bytes(path).decode()
    except UnicodeDecodeError:
        return path, ""
    if hooks.has(text):
        return path, None
    return path, hooks.added(text) or ""
