"""What a check is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TypedDict, Unpack

import attrs

from evidencecheck.model.citation import Citation, Claim, Statement
from evidencecheck.model.document import Document
from evidencecheck.model.finding import Evidence, Finding, Kind, Related, Severity
from evidencecheck.model.fix import Fix
from evidencecheck.model.reference import Reference, Role
from evidencecheck.model.report import FileReport
from evidencecheck.model.resolution import Hint, Outcome, Resolution
from evidencecheck.model.source_text import SourceText
from evidencecheck.model.spans import Span
from evidencecheck.model.store import StoreState
from evidencecheck.model.verdict import Opinion
from evidencecheck.model.work import Work


class Needs(StrEnum):
    """What a check looks at: the document alone, or also what a registry records; and abstracts, where at hand."""

    STRUCTURE = "structure"
    RECORD = "record"
    ABSTRACT = "abstract"
    TEXT = "text"
    VERIFIER = "verifier"


@attrs.frozen(eq=False)
class View:
    """All that a check may look at, frozen. A check never fetches and never opens a file.

    ``resolutions`` are by label of reference, ``hints`` by label of orphan. ``unread`` are spans that look like
    references and were not read as such; ``elsewhere`` are the names of entries in files that the document names.
    ``store`` is how old what is known of the references may be. ``texts`` are those of sources, by label of reference,
    where one is at hand; one is read when it is asked for. ``opinions`` are those of a verifier, where one is
    configured, by index of the claim and label of the source: None where there were no words to judge by, or no answer.
    ``stated`` makes the statements of the prose.
    """

    document: Document
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    resolutions: Mapping[str, Resolution]
    hints: Mapping[str, Hint] = attrs.Factory(dict)
    unread: tuple[Span, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    store: StoreState = attrs.Factory(StoreState)
    texts: Mapping[str, SourceText] = attrs.Factory(dict)
    opinions: Mapping[tuple[int, str], Opinion | None] = attrs.Factory(dict)
    stated: Callable[[], tuple[Statement, ...]] = tuple

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every sentence and list item of the prose, cited or not; it takes time, so made when first asked for."""
        return self.stated()

    @classmethod
    def of(cls, account: FileReport) -> View:
        """What there is to look at of a document once it has been examined."""
        return cls(account.document, account.references, account.citations, account.claims, account.resolutions)

    def matched(self) -> Iterator[tuple[Reference, Resolution, Work]]:
        """Every reference that was matched, with its resolution and the work."""
        for reference in self.references:
            resolution = self.resolutions.get(reference.label)
            if resolution and resolution.outcome is Outcome.MATCHED and resolution.work:
                yield reference, resolution, resolution.work

    def sources(self) -> Iterator[Reference]:
        """The references that name a source of their own: no asides, no "ibid."."""
        return (r for r in self.references if r.role is Role.REFERENCE and r.repeats is None)


class More(TypedDict, total=False):
    """What a finding may carry beyond its message and place."""

    reference: str | None
    evidence: tuple[Evidence, ...]
    fix: Fix | None
    related: tuple[Related, ...]


class Mends(StrEnum):
    """Whether a check's findings come with a fix."""

    NEVER = "never"
    SOMETIMES = "sometimes"
    ALWAYS = "always"


Rule = Callable[["Check", View], Iterable[Finding]]
Across = Callable[["Check", Sequence[FileReport]], Iterable[tuple[int, Finding]]]


@attrs.frozen(eq=False)
class Check:
    """A check's declaration. Codes and names are permanent; ``run`` yields findings and has no other effect.

    ``default`` is False for one that speaks only where it is selected. ``lacking`` says how often what the check needs
    of a source was not at hand, so that its silence is not taken for a clean bill. ``across`` looks at all documents of
    a run together, and yields findings with the index of the document that each is in.
    """

    code: str
    name: str
    needs: Needs
    run: Rule
    mends: Mends = Mends.NEVER
    default: bool = True
    across: Across | None = None
    lacking: Callable[[View], int] | None = None

    def fail(self, severity: Severity, message: str, span: Span, **more: Unpack[More]) -> Finding:
        """A fault: ``error`` where the record proves it, else ``warning``."""
        return Finding(self.code, self.name, Kind.FAIL, severity, message, span, **more)

    def review(self, severity: Severity, message: str, span: Span, **more: Unpack[More]) -> Finding:
        """Something that a reader should look at: ``warning`` or ``note``."""
        return Finding(self.code, self.name, Kind.REVIEW, severity, message, span, **more)

    def open(self, message: str, span: Span, **more: Unpack[More]) -> Finding:
        """Something that is not known."""
        return Finding(self.code, self.name, Kind.OPEN, None, message, span, **more)

    def passed(self, message: str, span: Span, **more: Unpack[More]) -> Finding:
        """Something that was verified."""
        return Finding(self.code, self.name, Kind.PASS, None, message, span, **more)


def recorded(field: str, cited: str, value: str, resolution: Resolution) -> Evidence:
    """Evidence from the record that a reference resolved to: who says so and when."""
    work = resolution.work
    return Evidence(field, cited, value, work.source if work else "", resolution.retrieved)
