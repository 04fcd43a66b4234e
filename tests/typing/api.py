"""The library as its users type it. Never run: mypy reads it in strict mode, and disagrees where a promise is broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import assert_type

import evidencecheck as ec
from evidencecheck.model.reference import Fields
from evidencecheck.sources._base import Lookup


def reads_a_document(path: Path) -> list[str]:
    reading = ec.read(path)
    assert_type(reading, ec.Reading)
    for reference in reading.references:
        assert_type(reference.label, str)
        assert_type(reference.span, ec.Span)
        if reference.fields.title is not None:
            assert_type(reference.fields.title.value, str)
        if reference.fields.issued is not None:
            assert_type(reference.fields.issued.value.year, int | None)
        if reference.fields.author is not None:
            assert_type([person.family for person in reference.fields.author.value.names], list[str])
    for citation in reading.citations:
        assert_type(citation.resolved, tuple[str, ...])
        assert_type(citation.claim, int | None)
    return [claim.span.of(reading.document.text) for claim in reading.claims]


def checks(path: str, text: str) -> bool:
    mine = ec.Settings(mailto="me@example.org", online=True)
    crossref = ec.Crossref(mailto="me@example.org", url="https://crossref.example.org")
    own = ec.Bibliography([Path("references/own.bib")])
    assert_type(ec.check_path(path), ec.Report)
    assert_type(ec.check_path(Path(path), sources=[own, crossref], settings=mine), ec.Report)
    report = ec.check_text(text, format="markdown", sources=(crossref,))
    assert_type(report, ec.Report)
    assert_type(report.unreachable, tuple[str, ...])
    for file in report.files:
        assert_type(file, ec.FileReport)
        assert_type(dict(file.resolutions), dict[str, ec.Resolution])
    for finding in report.findings:
        assert_type(finding, ec.Finding)
        assert_type(finding.kind, ec.Kind)
        assert_type(finding.severity, ec.Severity | None)
        assert_type(finding.reference, str | None)
    return any(finding.kind is ec.Kind.FAIL for finding in report.findings)


def matches(raw: str) -> ec.Work | None:
    fields = ec.parse_reference(raw).fields
    assert_type([name for name, _ in fields.items()], list[str])
    found = ec.match(raw, sources=[ec.LocalIndex("works.index"), ec.Crossref()])
    assert_type(found, ec.Resolution)
    assert_type(found.outcome, ec.Outcome)
    if found.outcome is ec.Outcome.MATCHED and found.work is not None:
        assert_type(found.work.doi, str)
        assert_type(found.work.years, tuple[int, ...])
    return found.work


def version() -> str:
    return ec.__version__


class MySource:
    """A source of one's own needs no base class."""

    name = "shelf"
    exhaustive = False
    size = 1_000
    online = False

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        return {doi: Lookup() for doi in dois}

    def search(self, raw: str, fields: Fields) -> Lookup:
        return Lookup(problem=f"nobody is in to look for {raw} ({fields.type})")


def asks_a_source_of_ones_own(path: str) -> ec.Report:
    return ec.check_path(path, sources=[MySource()])
