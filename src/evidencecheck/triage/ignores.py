"""The ``[[ignore]]`` entries of a configuration: which findings each lets stand, and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from evidencecheck import files
from evidencecheck.checks import codes
from evidencecheck.checks._base import View
from evidencecheck.identifiers import doi
from evidencecheck.model.finding import Finding, Kind
from evidencecheck.model.reference import Reference
from evidencecheck.model.report import FileReport
from evidencecheck.model.resolution import Resolution
from evidencecheck.model.settings import Ignore, Rules
from evidencecheck.text.normalise import words
from evidencecheck.triage.accept import expired
from evidencecheck.triage.order import place
from evidencecheck.triage.select import chosen
from evidencecheck.triage.unused import judged_codes


class Ignores:
    """The entries that hold for one document."""

    def __init__(self, ignores: Iterable[Ignore], view: View, now: str) -> None:
        """``now`` is a UTC day (ISO 8601)."""
        here = [one for one in ignores if concerns(one, view.document.path)]
        self._codes = {one: _codes(one.codes) for one in here}
        self._now = now
        self._view = view

    def covering(self, finding: Finding, *, past: bool = False) -> Iterator[Ignore]:
        """The entries under which a finding falls; ``past``: those whose last day has passed instead."""
        for ignore, its in self._codes.items():
            over = bool(ignore.until) and ignore.until < self._now
            if over is past and finding.kind is not Kind.PASS and finding.code in its and self._names(ignore, finding):
                yield ignore

    def expired(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """For each entry that holds no more, the first finding that it would have let stand."""
        told: set[Ignore] = set()
        over = any(one.until and one.until < self._now for one in self._codes)
        for finding in sorted(findings, key=place) if over else ():
            for ignore in self.covering(finding, past=True):
                if ignore not in told:
                    told.add(ignore)
                    yield expired(finding, "accepted in the configuration", ignore.until, ignore.reason)

    def _names(self, ignore: Ignore, finding: Finding) -> bool:
        """Whether the finding is about the entry that ``ignore`` is narrowed to, if it is narrowed to one."""
        if not ignore.reference:
            return True
        return any(
            is_meant(ignore, reference, self._view.resolutions.get(reference.label))
            for reference in self._view.references
            if reference.label == finding.reference
            or (finding.reference is None and reference.span.contains(finding.span))
        )


def idle(
    accounts: Sequence[FileReport], rules: Callable[[str | None], Rules], folders: Iterable[Path], now: str
) -> Iterator[Ignore]:
    """The entries that let nothing stand in a run, and of which that can be said.

    It cannot where a check that is named has not spoken of a document, nor where others of the documents that are meant
    may not have been seen: ``folders`` are those that were walked. An entry for one file needs only that file.
    """
    own = {account: rules(account.document.path) for account in accounts}
    judged: dict[FileReport, frozenset[str]] = {}
    walked = [files.absolute(folder) for folder in folders]
    for ignore in dict.fromkeys(one for its in own.values() for one in its.ignores):
        mine = [one for one, its in own.items() if ignore in its.ignores and concerns(ignore, one.document.path)]
        if not _seen(ignore, mine, walked) or any(_used(ignore, one, now) for one in mine):
            continue
        for one in mine:
            if one not in judged:
                judged[one] = judged_codes(View.of(one), chosen(own[one], one.document.path))
        if all(_codes(ignore.codes) <= judged[one] for one in mine):
            yield ignore


def _seen(ignore: Ignore, accounts: Sequence[FileReport], walked: Sequence[Path]) -> bool:
    """Whether all that an entry is about was looked at; a pattern without a slash is a name at any depth."""
    root = files.absolute(Path(ignore.root))
    if any(root.is_relative_to(folder) for folder in walked):
        return True
    paths = {files.absolute(Path(one.document.path or "")) for one in accounts}
    return bool(ignore.paths) and all("/" in one and root / one.removeprefix("/") in paths for one in ignore.paths)


def _used(ignore: Ignore, account: FileReport, now: str) -> bool:
    wanted = _codes(ignore.codes)
    found = [one for one in (*account.findings, *account.suppressed) if one.code in wanted]
    if not found:
        return False
    mine = Ignores([ignore], View.of(account), now)
    return any(any(mine.covering(one)) or any(mine.covering(one, past=True)) for one in found)


@lru_cache(maxsize=1024)
def _codes(names: tuple[str, ...]) -> frozenset[str]:
    """What the same names mean is asked for in each document."""
    return frozenset(code for name in names for code in codes(name))


def concerns(ignore: Ignore, path: str | None) -> bool:
    """Whether an entry may hold in the document at ``path``."""
    return not ignore.paths or any(files.matches(path, pattern, ignore.root) for pattern in ignore.paths)


def is_meant(ignore: Ignore, reference: Reference, resolution: Resolution | None) -> bool:
    """Whether ``reference`` has the DOI that ``ignore`` names, or is of that work; or has the words, side by side."""
    wanted = doi.normalise(ignore.reference)
    if doi.valid(wanted):
        written, work = reference.fields.doi, resolution.work if resolution else None
        known = {found for _, found in doi.find(reference.raw)}
        known |= {doi.normalise(written.value)} if written else set()
        return wanted in known | ({doi.normalise(work.doi)} if work and work.doi else set())
    return f" {' '.join(words(ignore.reference))} " in f" {' '.join(words(reference.raw))} "
