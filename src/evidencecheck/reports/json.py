"""The JSON report, schema 1: a promise to other programs. ``docs/reference/report.schema.json`` describes it."""

from __future__ import annotations

from evidencecheck.model.csl import work_to_csl
from evidencecheck.model.reference import Reference, Role
from evidencecheck.model.report import Coverage, FileReport, Report
from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.reports._base import Look
from evidencecheck.reports._claims import of_file, shape
from evidencecheck.reports._findings import finding_shape
from evidencecheck.reports._json import dump
from evidencecheck.reports._shapes import SCHEMA, Shape, citation_shape, reference_shape
from evidencecheck.reports._words import notices, version


def render(report: Report, look: Look) -> str:  # noqa: ARG001 - data has no looks: all findings, always
    """The whole report as one JSON object, indented, in UTF-8 with half surrogates escaped."""
    whole = {
        "schema": SCHEMA,
        "tool": {"name": "evidencecheck", "version": version()},
        "files": [_file(file) for file in report.files],
        "notifications": [{"message": notice.message, "path": notice.path} for notice in notices(report)],
    }
    return dump(whole) + "\n"


def _file(file: FileReport) -> Shape:
    return {
        "path": file.path,
        "format": file.document.format,
        "coverage": _coverage(file.coverage),
        "references": [_reference(r, file.resolutions.get(r.label)) for r in file.references],
        "citations": [citation_shape(citation) for citation in file.citations],
        "claims": [shape(claim, of_file(file, number)) for number, claim in enumerate(file.claims)],
        "findings": [finding_shape(finding, file) for finding in file.findings],
        "suppressed": [finding_shape(finding, file) for finding in file.suppressed],
    }


def _coverage(coverage: Coverage) -> Shape:
    """``citations`` are places, ``pointers`` what they point at, ``resolved`` the references that were matched."""
    outcomes = {str(outcome): number for outcome, number in sorted(coverage.outcomes.items())}
    return {
        "references": coverage.references,
        "asides": coverage.asides,
        "citations": coverage.citations,
        "pointers": coverage.pointers,
        "claims": coverage.claims,
        "works": coverage.works,
        "resolved": outcomes.get(Outcome.MATCHED, 0),
        "styles": {
            str(style): {"places": places, "pointers": pointers}
            for style, (places, pointers) in sorted(coverage.styles.items())
        },
        "outcomes": outcomes,
        "unread": coverage.unread,
        "not_run": dict(sorted(coverage.not_run.items())),
    }


def _reference(reference: Reference, resolution: Resolution | None) -> Shape:
    """A reference and what came of looking it up; ``outcome`` is null for what is never looked up (aside, ibid.).

    ``doi`` is that of the matched work. Where the written DOI is another work's, ``record`` is that other work.
    """
    outcome: str | None = None
    if resolution:
        outcome = str(resolution.outcome)
    elif reference.role is Role.REFERENCE and reference.repeats is None:
        outcome = str(Outcome.NOT_ATTEMPTED)
    work = resolution.work if resolution else None
    matched = work if outcome == Outcome.MATCHED else None
    return reference_shape(reference) | {
        "outcome": outcome,
        "doi": (matched.doi or None) if matched else None,
        "score": resolution.score if resolution else None,
        "matched_by": (resolution.matched_by or None) if resolution else None,
        "candidates": [_candidate(candidate) for candidate in (resolution.candidates if resolution else ())],
        "record": work_to_csl(work) if work else None,
        "standing": _standing(matched),
        "relations": [{"type": one.type, "doi": one.doi} for one in (matched.relations if matched else ())],
    }


def _candidate(candidate: Candidate) -> Shape:
    return {
        "doi": candidate.work.doi or None,
        "score": candidate.score,
        "source": candidate.work.source,
        "record": work_to_csl(candidate.work),
    }


def _standing(work: Work | None) -> list[Shape]:
    """The notices about the matched work: retractions, concerns, corrections."""
    updates = work.updates if work else ()
    return [{"type": u.type, "doi": u.doi or None, "date": u.date or None, "source": u.source or None} for u in updates]
