"""``check --fix`` and its kin: fixes made round by round until nothing changes, then written, shown or only named."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import attrs
import click

from evidencecheck import files
from evidencecheck.cli import accounts, options
from evidencecheck.cli.exits import CLEAN, FAILED, FOUND
from evidencecheck.cli.output import tell
from evidencecheck.errors import EditError, UnreadableError, UsageError
from evidencecheck.evidence import Evidence
from evidencecheck.fixes import fixable, mend, unified
from evidencecheck.model.document import Document
from evidencecheck.model.finding import Finding
from evidencecheck.model.reference import Reference
from evidencecheck.model.report import FileReport, Notification, Report
from evidencecheck.model.settings import Settings
from evidencecheck.pipeline import Reading, readings

ROUNDS = 8
"""Fixes that wait for others are made in the next round; a row of more is two fixes that undo each other."""

Account = Callable[[Iterable[Reading]], Report]


@attrs.frozen
class Wish:
    """What the user wants of fixes: the options of ``check``, seen to go together."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    only: bool = False
    tell: bool = False

    @classmethod
    def of(cls, given: Mapping[str, Any], chosen: Settings) -> Wish:
        """Take the options out of ``given``, the configuration's out of ``chosen``.

        Raises `UsageError` for an option that has nothing to say.
        """
        names = ("fix", "unsafe_fixes", "diff", "fix_only", "exit_non_zero_on_fix")
        wish = cls(*(bool(given.get(name)) for name in names))
        if wish.unsafe and not wish:
            raise UsageError("--unsafe-fixes says which fixes are made: say --fix, --fix-only or --diff, too")
        if wish.tell and not (wish.fix or wish.only):
            raise UsageError("--exit-non-zero-on-fix goes with --fix or --fix-only")
        return attrs.evolve(wish, unsafe=wish.unsafe or chosen.unsafe_fixes)

    def __bool__(self) -> bool:
        """Whether anything is to be fixed, or shown fixed."""
        return self.fix or self.diff or self.only

    @property
    def level(self) -> str:
        """Which fixes are made."""
        return "unsafe" if self.unsafe else "safe"


_Key = tuple[str, str, str | None]


@attrs.define(eq=False)
class _File:
    """A document that may be mended: as it was, as it is, and what was done to it."""

    first: Document
    stdin: bool
    original: bytes | None = None
    content: bytes = b""
    document: Document = attrs.field(default=attrs.Factory(lambda self: self.first, takes_self=True))
    fixed: list[str] = attrs.Factory(list)
    refused: dict[str, None] = attrs.Factory(dict)
    pending: tuple[Reference, ...] = ()
    before: tuple[bytes, Document, int] | None = None
    last: frozenset[_Key] = frozenset()
    barred: frozenset[_Key] = frozenset()
    accepted: frozenset[tuple[str, str | None]] = frozenset()

    @property
    def name(self) -> str:
        return self.first.path or options.STDIN

    def undo(self, idle: frozenset[_Key], references: tuple[Reference, ...]) -> None:
        """Take back the last round: fixes that leave their finding as it was are not made, and would be made again."""
        if self.before:
            self.content, self.document, kept = self.before
            del self.fixed[kept:]
        self.refused |= {
            f"{code} {title}: it would not mend the finding": None for code, title, _ in sorted(idle, key=str)
        }
        self.barred, self.last, self.pending = self.barred | idle, frozenset(), references

    @property
    def changed(self) -> bool:
        return self.original is not None and self.content != self.original


class Fixing:
    """The fixes of one run. Documents are mended in memory; only `write` touches files."""

    def __init__(
        self, documents: Iterable[Document], paths: Sequence[str], evidence: Evidence, account: Account
    ) -> None:
        """``documents`` are those that ``paths`` name; what they name in turn is not theirs to change."""
        self._evidence = evidence
        self._account = account
        self._first_is_stdin = options.STDIN in paths
        self._documents = documents
        self._files: dict[int, _File] = {}
        self._order: list[_File] = []

    def run(self, level: str) -> Report:
        """The account of the documents as they are when the fixes of ``level`` have been made, round by round."""
        report = first = self._account(readings(self._taken(), self._evidence.known))
        for _ in range(ROUNDS):
            if not sum(self._mend(file, level) for file in report.files):  # every one, not up to the first
                break
            now = [file.document for file in self._order]
            self._files = {id(file.document): file for file in self._order}
            report = self._account(self._kept(readings(now, self._evidence.known)))
        self._first = {file.path: file for file in first.files}
        return report

    def write(self, report: Report) -> tuple[Report, bool]:
        """Put the mended bytes in the files' places, then what the locks know of them; tell what was not written.

        Answers the report, in which a file that could not be written is as it was, and whether there was none such.
        """
        written, failed = [], set()
        for file in self._order:
            if not file.changed or file.stdin:
                continue
            if why := _put(file):  # the others are written all the same
                click.echo(f"evidencecheck: {why}; not written", err=True)
                failed.add(file.name)
                continue
            written.append(file.first.path)
        self._evidence.save_for(written)
        accounts = tuple(self._first.get(one.path, one) if one.path in failed else one for one in report.files)
        self._order = [file for file in self._order if file.name not in failed]
        return attrs.evolve(report, files=accounts), not failed

    def output(self) -> bytes | None:
        """The mended standard input; None where it was no document of the run."""
        file = next((file for file in self._order if file.stdin), None)
        if file is None:
            return None
        return file.content if file.original is not None else options.standard_input()

    def diffs(self) -> str:
        """What would change, file by file, as unified diffs."""
        return "".join(unified(file.first, file.document, file.name) for file in self._order if file.changed)

    @property
    def fixed(self) -> tuple[str, ...]:
        """A line for each fix that was made, file by file."""
        return tuple(line for file in self._order for line in file.fixed)

    @property
    def refused(self) -> tuple[str, ...]:
        """A line for each fix that has no place in its file."""
        return tuple(f"{file.name}: not fixed: {why}" for file in self._order for why in file.refused)

    def _taken(self) -> Iterator[Document]:
        for document in self._documents:
            file = _File(document, stdin=self._first_is_stdin and not self._order)
            self._order.append(file)
            self._files[id(document)] = file
            yield document

    def _kept(self, found: Iterable[Reading]) -> Iterator[Reading]:
        """The readings, each reference that was mended known by what was known of it before."""
        for reading in found:
            file = self._files.get(id(reading.document))
            if file and file.pending:
                now = {reference.label: reference for reference in reading.references}
                # A list that was numbered anew has the same entries, at other numbers.
                known = {old.raw for old in file.pending}
                pairs = [(old, now[old.label]) for old in file.pending if old.label in now]
                self._evidence.rewritten(reading.document.path, [pair for pair in pairs if pair[1].raw not in known])
                file.pending = ()
            yield reading

    def _mend(self, account: FileReport, level: str) -> bool:
        """Mend one document as its account says; whether it changed."""
        file = self._files.get(id(account.document))
        if file is None:
            return False
        if file.document is file.first:
            # What is accepted by its words in a baseline would not be known by them once they are mended.
            file.accepted = frozenset((one.code, one.reference) for one in account.suppressed)
        if idle := file.last & {_key(finding) for finding in fixable(account.findings, level)}:
            file.undo(idle, account.references)
            return True
        wanted = [
            one
            for one in fixable(account.findings, level)
            if _key(one) not in file.barred
            and (file.document is file.first or (one.code, one.reference) not in file.accepted)
        ]
        file.last = frozenset()
        if not wanted:
            return False
        if file.original is None:
            file.original = options.standard_input() if file.stdin else files.read_bytes(Path(file.name))
            file.content = file.original
        try:
            done = mend(file.content, file.document, wanted, level)
        except EditError as error:
            file.refused[str(error)] = None
            return False
        file.before, file.last = (file.content, file.document, len(file.fixed)), frozenset(map(_key, done.fixed))
        file.fixed += [_line(account, finding) for finding in done.fixed]
        file.refused |= {f"{finding.code} {_title(finding)}: {why}": None for finding, why in done.refused}
        if done.content == file.content:
            return False
        file.content, file.document, file.pending = done.content, done.document, account.references
        return True


def fixed(paths: tuple[str, ...], stdin_filename: str, given: Mapping[str, Any]) -> int:
    """Do what the options of ``check`` say of fixes with the documents that PATHS… name; answers the exit status."""
    account, chosen, evidence = accounts.accounting(paths, given)
    wish = Wish.of(given, chosen)
    lost: list[Notification] = []
    run = Fixing(options.documents(paths, stdin_filename, chosen, lost), paths, evidence, account)
    report = run.run(wish.level).noting(lost)
    if wish.diff:
        _say(run.diffs().encode("utf-8", "surrogateescape"))
        tell(report.lost)
        _tell(run, report, wish, "would be fixed")
        if report.lost:
            return FAILED
        return FOUND if run.fixed and not given["exit_zero"] else CLEAN
    report, whole = run.write(report)
    source = run.output()
    if source is not None:
        _say(source)
    with redirect_stdout(sys.stderr if source is not None else sys.stdout):
        if wish.only:
            click.echo("".join(f"{line}\n" for line in run.fixed), nl=False)
            tell(report.lost)
            status = CLEAN
        else:
            status = accounts.told(report, chosen, given, everything=False)
    _tell(run, report, wish, "fixed")
    if not whole or report.lost:
        return FAILED
    return FOUND if wish.tell and run.fixed else status


def _put(file: _File) -> str:
    """Write a mended file; "", or why that was not done. A link to another file of the run may be mended by then."""
    path = Path(file.name)
    try:
        now = files.read_bytes(path)
        if now == file.original:
            files.write_atomic(path, file.content)
    except UnreadableError as error:
        return str(error)
    return "" if now in {file.original, file.content} else f"{file.name}: has changed while it was checked"


def _tell(run: Fixing, report: Report, wish: Wish, done: str) -> None:
    """On stderr: how much was fixed, what could not be, and what is left that could."""
    for line in run.refused:
        click.echo(f"evidencecheck: {line}", err=True)
    said = f"{len(run.fixed)} {done}"
    left = len(fixable(report.findings, "unsafe")) - len(fixable(report.findings, "safe"))
    if left and not wish.unsafe:
        said += f" ({left} more fixable with --unsafe-fixes)"
    if run.fixed or left:
        click.echo(f"evidencecheck: {said}", err=True)


def _say(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _line(account: FileReport, finding: Finding) -> str:
    place = account.document.place(finding.span.start)
    at = account.lines.position(finding.span.start)
    where = f"{account.path}: {place}" if place else f"{account.path}:{at.line}:{at.column}"
    return f"{where}: {finding.code} {_title(finding)}"


def _key(finding: Finding) -> _Key:
    """What tells a fix that was made from others: where labels and words stay, so does it."""
    return finding.code, _title(finding), finding.reference


def _title(finding: Finding) -> str:
    title = finding.fix.title if finding.fix else ""
    return title or finding.message
