"""What a run has to tell: per document its references, citations, claims and findings, and what was covered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from evidencecheck.model.citation import Citation, Claim
from evidencecheck.model.document import Document
from evidencecheck.model.finding import Finding, Kind
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Resolution
from evidencecheck.model.spans import LineIndex
from evidencecheck.model.verdict import Opinion


@attrs.frozen
class Coverage:
    """What was read and what was looked at, so that silence is never taken for a clean bill.

    ``citations`` are places, ``pointers`` the single works or notes they point at ("2,3,4" is one place and three
    pointers). ``styles`` counts places by style, ``works`` the distinct works that author-year citations name,
    ``unread`` the stretches that look like references and were not read. ``not_run`` maps a check's code to the number
    of times what it needs was not at hand.
    """

    references: int = 0
    asides: int = 0
    citations: int = 0
    pointers: int = 0
    claims: int = 0
    works: int = 0
    styles: Mapping[str, tuple[int, int]] = attrs.Factory(dict)
    outcomes: Mapping[str, int] = attrs.Factory(dict)
    unread: int = 0
    not_run: Mapping[str, int] = attrs.Factory(dict)


@attrs.frozen
class Tally:
    """Counts for the summary. ``verified`` and ``open`` hold what no finding mentions, too; ``read`` what was there.

    ``suppressed`` would have been faults or to review; ``known`` are those of them that a baseline holds.
    """

    errors: int = 0
    warnings: int = 0
    notes: int = 0
    review: int = 0
    open: int = 0
    verified: int = 0
    suppressed: int = 0
    known: int = 0
    read: int = 0

    def __add__(self, other: Tally) -> Tally:
        """The counts of both."""
        return Tally(*map(int.__add__, attrs.astuple(self), attrs.astuple(other)))


@attrs.frozen(eq=False)
class FileReport:
    """The account of one document. ``suppressed`` are findings that someone has accepted, and that nobody is told.

    ``tally`` is what a report would count in it, where that was counted before. ``opinions`` are those of a verifier,
    by the number of the claim and the label of the source.
    """

    document: Document
    references: tuple[Reference, ...]
    resolutions: Mapping[str, Resolution]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    lines: LineIndex
    suppressed: tuple[Finding, ...] = ()
    tally: Tally | None = None
    opinions: Mapping[tuple[int, str], Opinion] = attrs.Factory(dict)

    @property
    def path(self) -> str:
        """The document's path as given, "<text>" for one from memory."""
        return self.document.path or "<text>"


@attrs.frozen
class Notification:
    """Something about the run and not about a document: a source that was not reached, a file that was not read.

    ``lost``: a document that the run was asked for has no account in it.
    """

    message: str
    path: str | None = None
    lost: bool = False


@attrs.frozen(eq=False)
class Report:
    """The account of a run, files in the order they were given; ``unreachable`` names sources that did not answer."""

    files: tuple[FileReport, ...]
    notifications: tuple[Notification, ...] = ()
    unreachable: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all files."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def lost(self) -> tuple[Notification, ...]:
        """What is to be said of documents that could not be read: there is no account of them."""
        return tuple(notice for notice in self.notifications if notice.lost)

    def noting(self, notices: Iterable[Notification]) -> Report:
        """The report with more notices."""
        return attrs.evolve(self, notifications=(*self.notifications, *notices))

    def count(self, kind: Kind) -> int:
        """How many findings are of ``kind``."""
        return sum(finding.kind is kind for finding in self.findings)
