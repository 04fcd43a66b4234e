"""Who stands where in the account, and the last word of a report."""

from __future__ import annotations

from evidencecheck.model.finding import Evidence, Kind, Severity
from evidencecheck.model.report import Report
from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.reports._account import account, claims_of, differences, meant, summary
from tests.golden.sample import FILE, REPORT
from tests.unit.reports.build import file, finding, reference, report

MATCHED = Resolution(Outcome.MATCHED, Work(title="A"), 1.0, "doi")


def test_a_work_that_may_be_meant_is_named_once():
    work = Work(title="A", source="Crossref")
    resolution = Resolution(Outcome.AMBIGUOUS, candidates=(Candidate(work, 0.8), Candidate(Work(title="B"), 0.8)))
    one = finding(
        (0, 6), Kind.REVIEW, reference="1", evidence=(Evidence("work", "First.", "A", "Crossref", "2026-11-21"),)
    )
    (entry,) = account(file("First.", [one], references=(reference("First."),), resolutions={"1": resolution}))
    assert [(e.recorded, e.retrieved) for e in meant(entry)] == [("A", "2026-11-21"), ("B", "")]
    assert differences(entry) == ()


def test_the_sample_is_ordered_by_gravity_then_place():
    assert [(str(e.kind), e.name) for e in account(FILE)] == [
        ("fail", "Okafor 2012"),
        ("fail", "Reference 2"),
        ("fail", "Reference 3"),
        ("open", "Reference 4"),
        ("pass", "Reference 1"),
    ]


def test_a_reference_knows_the_claims_that_rest_on_it():
    entry = next(e for e in account(FILE) if e.name == "Reference 2")
    assert [claim.text[:12] for claim, _ in claims_of(FILE, entry)] == ["Neighbours w", "Shared beds "]


def test_a_reference_that_nobody_speaks_of_is_verified_only_when_matched():
    two = (reference("First.", "1"), reference("Second.", "2", 10))
    entries = account(file("First.    Second.", references=two, resolutions={"1": MATCHED}))
    assert [(str(e.kind), e.name) for e in entries] == [("open", "Reference 2"), ("pass", "Reference 1")]


def test_a_finding_on_nothing_in_particular_is_the_documents():
    assert [e.name for e in account(file("text", [finding((0, 0))]))] == ["The document"]


def test_summary_of_the_sample():
    assert summary(REPORT) == "4 findings: 1 error, 3 warnings; 1 to review; 1 open; 1 verified; 1 suppressed"


def test_no_document_is_not_clean():
    assert summary(Report(())) == "no findings: no document was read"


def test_nothing_read_is_not_clean():
    assert summary(report("prose")) == "no findings; there was no reference and no citation to check"


def test_nothing_verified_is_said():
    assert summary(report("First.", references=(reference("First."),))) == "no findings; 1 open; nothing verified"


def test_no_findings_says_what_was_verified():
    shown = report("First.", references=(reference("First."),), resolutions={"1": MATCHED})
    assert summary(shown) == "no findings; 1 verified"


def test_one_finding_is_singular():
    shown = report("First.", [finding((0, 5), severity=Severity.WARNING)], references=(reference("First."),))
    assert summary(shown).startswith("1 finding: 1 warning;")


def test_what_passed_does_not_hide_what_failed():
    findings = [finding((0, 5), reference="1"), finding((0, 5), Kind.PASS, None, reference="1")]
    (entry,) = account(file("First.", findings, references=(reference("First."),), resolutions={"1": MATCHED}))
    assert entry.kind is Kind.FAIL
