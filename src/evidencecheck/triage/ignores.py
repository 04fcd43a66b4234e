"""The ``[[ignore]]`` entries of a configuration: which findings each lets stand, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencecheck import files
from evidencecheck.checks import codes
from evidencecheck.checks._base import View
from evidencecheck.identifiers import doi
from evidencecheck.model.finding import Finding, Kind
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Resolution
from evidencecheck.model.settings import Ignore
from evidencecheck.text.normalise import words
from evidencecheck.triage.accept import expired


class Ignores:
    """The entries that hold for one document."""

    def __init__(self, ignores: Iterable[Ignore], view: View, now: str) -> None:
        """``now`` is a UTC day (ISO 8601)."""
        here = [one for one in ignores if concerns(one, view.document.path)]
        self._codes = {one: frozenset(code for name in one.codes for code in codes(name)) for one in here}
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
        for finding in findings if any(one.until and one.until < self._now for one in self._codes) else ():
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
