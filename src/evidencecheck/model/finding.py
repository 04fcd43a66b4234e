"""Findings: one thing to tell, where, how surely, and on what evidence."""

from __future__ import annotations

from enum import StrEnum

import attrs

from evidencecheck.model.fix import Fix
from evidencecheck.model.spans import Span


class Kind(StrEnum):
    """What a finding is: a fault, something to look at, something not known, something verified."""

    FAIL = "fail"
    REVIEW = "review"
    OPEN = "open"
    PASS = "pass"  # noqa: S105 - SARIF's word, no password


class Severity(StrEnum):
    """How grave: ``fail`` is an error (the record proves it) or a warning, ``review`` a warning or a note."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@attrs.frozen
class Evidence:
    """What is written beside what is recorded: the field's CSL name, both values, who says so and since when."""

    field: str
    cited: str
    recorded: str
    source: str = ""
    retrieved: str = ""


@attrs.frozen
class Related:
    """Another place of the same document that a finding is about, and in a few words what it has to do with it."""

    span: Span
    message: str


class SuppressionKind(StrEnum):
    """Who has said that a finding may stand: a remark in the text, the configuration, or the baseline."""

    IN_SOURCE = "in-source"
    CONFIGURED = "configured"
    BASELINE = "baseline"


@attrs.frozen
class Suppression:
    """That a finding is known and accepted, on whose word and why; ``reason`` is "" where none was given."""

    kind: SuppressionKind
    reason: str = ""


@attrs.frozen
class Finding:
    """One finding. ``span`` is in the document's text; ``reference`` the label of the entry it is about.

    ``severity`` is None for ``open`` and ``pass``. ``fingerprint`` is set by triage: it holds no line numbers, so that
    it survives lines inserted above; ``suppression`` is set by triage, too, and only of what is not to be told.
    """

    code: str
    name: str
    kind: Kind
    severity: Severity | None
    message: str
    span: Span
    reference: str | None = None
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | None = None
    where: str | None = None
    fingerprint: str = ""
    related: tuple[Related, ...] = ()
    suppression: Suppression | None = None
