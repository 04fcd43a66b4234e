"""What was there before: the baselines of a run, and what is to be said of those that are out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from evidencecheck import files
from evidencecheck.errors import UsageError
from evidencecheck.model.finding import Kind
from evidencecheck.model.report import FileReport, Notification, Report
from evidencecheck.model.settings import Rules, Settings

if TYPE_CHECKING:
    from evidencecheck.store.baseline import Baseline, Known

Command = TypeVar("Command", bound=Callable[..., Any])
RulesOf = Callable[[str | None], Rules]
_LONGEST = 60


def baseline(command: Command) -> Command:
    """Which findings were there before."""
    options = (
        click.option(
            "--baseline",
            metavar="FILE",
            default="",
            help=f"What is known. [default: {files.BASELINE_FILE} in references/]",
        ),
        click.option("--no-baseline", is_flag=True, help="Tell what is known, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


class Baselines:
    """The baselines of the folders ``references/`` near the documents of a run, or the one that an option names."""

    def __init__(self, chosen: Settings, *, off: bool = False, make: bool = False) -> None:
        """``chosen`` are the settings of the run; ``off``: none is wanted; ``make``: the file need not be there.

        Raises `UsageError` where the options do not go together, or the file that one names is not there.
        """
        file = chosen.baseline
        self._off = off
        if file and self._off:
            raise UsageError("--baseline and --no-baseline do not go together")
        if file and not make and not Path(file).is_file():
            raise UsageError(f"--baseline: {file}: no such file; `evidencecheck baseline` makes one")
        self._file = Path(file) if file else None
        self._references = chosen.references
        self._places: dict[Path, Path | None] = {}
        self._held: dict[Path, Baseline] = {}

    def of(self, path: str | None) -> Baseline | None:
        """The baseline of a document; None where none is wanted, or there is no file. Raises `BaselineError`."""
        place = None if self._off else self.place(path)
        return self.at(place) if place and (place in self._held or place.is_file()) else None

    def at(self, place: Path) -> Baseline:
        """The baseline in a file, which may not be there yet. Raises `BaselineError`."""
        if place not in self._held:
            from evidencecheck.store.baseline import Baseline  # noqa: PLC0415 - only where there is one

            self._held[place] = Baseline.load(place)
        return self._held[place]

    @property
    def held(self) -> tuple[Baseline, ...]:
        """Those that were looked into."""
        return tuple(self._held.values())

    def place(self, path: str | None) -> Path:
        """Where the baseline of a document is, or would be."""
        if self._file:
            return self._file
        if self._references:
            return Path(self._references) / files.BASELINE_FILE
        cwd = Path.cwd()
        folder = Path(path).parent if path else cwd
        if folder not in self._places:
            self._places[folder] = files.find_references(folder, cwd)
        return Path(files.shown((self._places[folder] or cwd / files.STORE) / files.BASELINE_FILE))

    def over(self, rules: RulesOf) -> RulesOf:
        """``rules``, by which what is known is not told."""
        prints: dict[Path, frozenset[str]] = {}

        def of(path: str | None) -> Rules:
            known = self.of(path)
            if known is None:
                return rules(path)
            if known.path not in prints:
                prints[known.path] = known.fingerprints
            return attrs.evolve(rules(path), baseline=prints[known.path])

        return of


def name_of(account: FileReport) -> str:
    """What a baseline calls a document."""
    return files.named_from_root(account.document.path) if account.document.path else account.path


def entries(account: FileReport) -> tuple[Known, ...]:
    """What a baseline would hold of a document: its faults and what is to review, if nobody has accepted them."""
    from evidencecheck.store.baseline import Known  # noqa: PLC0415 - only where there is a baseline

    found = (one for one in account.findings if one.kind in {Kind.FAIL, Kind.REVIEW})
    return tuple(Known(one.code, _words(one.span.of(account.document.text)), one.fingerprint) for one in found)


def stale(
    baseline: Baseline, accounts: Iterable[FileReport], rules: RulesOf, folders: Iterable[Path]
) -> dict[str, tuple[Known, ...]]:
    """What a baseline holds that occurs no more, by file, as far as this run can say.

    That is of documents of the run, and of checks that have spoken of them with all that they need; and of files that
    are gone. What checks say of several documents together is judged where ``folders``, those that were walked, hold
    all that the baseline is for.
    """
    from evidencecheck.checks import every  # noqa: PLC0415 - after --help
    from evidencecheck.checks._base import View  # noqa: PLC0415
    from evidencecheck.triage import chosen  # noqa: PLC0415
    from evidencecheck.triage.unused import judged_codes  # noqa: PLC0415

    served = files.absolute(baseline.path).parent.parent
    whole = any(served.is_relative_to(files.absolute(folder)) for folder in folders)
    across = {check.code for check in every() if check.across} if whole else set()
    found: dict[str, tuple[Known, ...]] = {}
    seen = {name_of(account): account for account in accounts}
    # A baseline may lie outside of the repository whose files it holds.
    roots = {files.root_of(baseline.path), files.root_of(Path.cwd() / files.BASELINE_FILE)}
    roots |= {files.root_of(Path(account.document.path)) for account in seen.values() if account.document.path}
    for name in baseline:
        account = seen.get(name)
        if account is None:
            gone = () if any((root / name).exists() for root in roots) else baseline.known(name)
        else:
            there = {one.fingerprint for one in (*account.findings, *account.suppressed)}
            gone = tuple(one for one in baseline.known(name) if one.fingerprint not in there)
            if gone:  # most documents of a run have none, and nothing else of them is looked at
                ran = chosen(rules(account.document.path), account.document.path)
                judged = judged_codes(View.of(account), ran) | across.intersection(check.code for check in ran)
                gone = tuple(one for one in gone if one.code in judged)
        if gone:
            found[name] = gone
    return found


def with_notices(report: Report, baselines: Baselines, rules: RulesOf, paths: Iterable[str], now: str) -> Report:
    """The report, and notices of what is known or accepted in vain: of baselines, and of the configuration."""
    folders = walked(paths, report)
    told = [*_of_baselines(report, baselines, rules, folders), *_of_ignores(report, rules, folders, now)]
    return report.noting(told)


def walked(paths: Iterable[str], report: Report) -> list[Path]:
    """The folders among PATHS…, of which all was looked at: none where a document could not be read."""
    return [] if report.lost else [folder for path in paths if (folder := Path(path)).is_dir()]


def _of_baselines(report: Report, baselines: Baselines, rules: RulesOf, folders: list[Path]) -> Iterator[Notification]:
    for one in baselines.held:
        number = sum(map(len, stale(one, report.files, rules, folders).values()))
        if number:
            what = "1 finding that it holds is" if number == 1 else f"{number} findings that it holds are"
            message = f"{what} no longer there: `evidencecheck baseline --prune` takes them out"
            yield Notification(message, one.path.as_posix())


def _of_ignores(report: Report, rules: RulesOf, folders: list[Path], now: str) -> Iterator[Notification]:
    if not any(rules(account.document.path).ignores for account in report.files):
        return
    from evidencecheck.checks.run.unused_suppression import CHECK  # noqa: PLC0415 - only where something is accepted
    from evidencecheck.triage import chosen  # noqa: PLC0415
    from evidencecheck.triage.ignores import idle  # noqa: PLC0415

    judged = [one for one in report.files if CHECK in chosen(rules(one.document.path), one.document.path)]
    for ignore in idle(judged, rules, folders, now) if len(judged) == len(report.files) else ():
        narrowed = "".join(f", {what}" for what in (*ignore.paths, ignore.reference) if what)
        message = f"[[ignore]] {', '.join(ignore.codes)}{narrowed} suppresses nothing ({CHECK.code} {CHECK.name})"
        yield Notification(message)


def _words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "\u2026"
