"""What the formats for other programs say, and what they keep to themselves."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import attrs
import pytest

from evidencecheck.checks import find, page
from evidencecheck.model.document import Segment
from evidencecheck.model.finding import Evidence, Kind, Severity, Suppression, SuppressionKind
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.people import People, Person
from evidencecheck.model.report import Report
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work
from evidencecheck.reports import REPORTS
from evidencecheck.reports._base import Look
from evidencecheck.reports._paths import posix, uri
from tests.support.schemas import VALID
from tests.unit.reports.build import file, finding, reference, report

ALL = (
    finding((0, 4), Kind.FAIL, Severity.ERROR, "wrong"),
    finding((0, 4), Kind.FAIL, Severity.WARNING, "doubtful"),
    finding((0, 4), Kind.REVIEW, Severity.NOTE, "look here"),
    finding((0, 4), Kind.OPEN, None, "not known"),
    finding((0, 4), Kind.PASS, None, "agrees"),
)


def shown(name, given, **look):
    text = REPORTS.load(name)(given, Look(**look))
    VALID[name](text)
    return text


def results(given, **look):
    return json.loads(shown("sarif", given, **look))["runs"][0]["results"]


def rendered(*findings, **more):
    """A report on a text that was rendered from a Word document."""
    one = file("Prose.", findings, path="page.docx", **more)
    segments = (Segment(Span(0, 6), "footnote 12", "word/footnotes.xml", 0),)
    return Report((attrs.evolve(one, document=attrs.evolve(one.document, segments=segments)),))


@pytest.mark.parametrize(
    "path, expected",
    [
        ("docs/a b#c?.md", "docs/a%20b%23c%3F.md"),
        ("./a:b.md", "a%3Ab.md"),
        ("docs\\über.md", "docs/%C3%BCber.md"),
        ("/abs/a:b.md", "file:///abs/a:b.md"),
        ("C:\\x\\y.md", "file:///C:/x/y.md"),
        ("../up.md", "../up.md"),
        ("caf\udce9.md", "caf%E9.md"),
        ("\ud800.md", "%ED%A0%80.md"),
        ("<text>", "%3Ctext%3E"),
    ],
)
def test_paths_as_addresses(path, expected):
    assert uri(path) == expected


def test_a_path_has_slashes_and_no_dot_before():
    assert [posix(p) for p in (".\\docs\\a.md", "././a.md", ".hidden.md", "./")] == [
        "docs/a.md",
        "a.md",
        ".hidden.md",
        ".",
    ]


def test_sarif_ties_levels_to_faults_and_says_our_own_kind_beside():
    told = [(r["kind"], r["level"], r["properties"]["kind"]) for r in results(report("text", ALL), everything=True)]
    assert told == [
        ("fail", "error", "fail"),
        ("fail", "warning", "fail"),
        ("fail", "note", "review"),
        ("open", "none", "open"),
        ("pass", "none", "pass"),
    ]
    assert [r["properties"]["kind"] for r in results(report("text", ALL))] == ["fail", "fail", "review"]


def test_sarif_gives_the_page_of_each_check_that_speaks():
    (rule,) = json.loads(shown("sarif", report("text", ALL)))["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("EC301", "title-mismatch")
    assert rule["shortDescription"]["text"] == "A title that is not the one the record has."
    assert rule["fullDescription"]["text"].startswith("Compares the title with the record's")
    assert rule["help"]["markdown"] == page(find("EC301")).strip()


def test_sarif_says_who_accepted_what():
    def one(kind, reason):
        return finding((0, 4), suppression=Suppression(kind, reason))

    accepted = (one(SuppressionKind.IN_SOURCE, "known"), one(SuppressionKind.BASELINE, ""))
    told, *rest = results(report("text", [finding((0, 4))], suppressed=accepted))
    assert told["suppressions"] == []
    assert [[(s["kind"], s.get("justification")) for s in r["suppressions"]] for r in rest] == [
        [("inSource", "known")],
        [("external", None)],
    ]


def test_a_message_makes_no_link_in_sarif():
    (told,) = results(report("text", [finding((0, 4), message="see [the list](http://evil.example)")]))
    assert "](" not in told["message"]["text"]


def test_a_document_that_was_rendered_has_places_and_no_lines():
    fix = Fix((Edit(Span(0, 5), "Verse"),), Applicability.SAFE)
    given = rendered(finding((0, 5), fix=fix))
    (told,) = results(given)
    assert told["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "footnote 12"}]
    assert "region" not in told["locations"][0]["physicalLocation"]
    assert "fixes" not in told
    assert shown("github", given).startswith(
        "::error title=EC301 title-mismatch,file=page.docx::footnote 12: it differs%0A"
    )
    (issue,) = json.loads(shown("gitlab", given))
    assert (issue["location"]["lines"]["begin"], "footnote 12: it differs" in issue["description"]) == (1, True)
    (row,) = csv.DictReader(io.StringIO(shown("csv", given), newline=""))
    assert (row["line"], row["place"]) == ("", "footnote 12")
    (diagnostic,) = json.loads(shown("rdjson", given))["diagnostics"]
    assert "range" not in diagnostic["location"]
    assert "suggestions" not in diagnostic
    assert "  footnote 12  error  EC301" in REPORTS.load("grouped")(given, Look())


def test_a_source_that_was_not_reached_is_a_warning_of_the_run():
    run = json.loads(shown("sarif", Report((), (), ("Crossref",))))["runs"][0]
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["level"] == "warning"
    assert "Crossref could not be reached" in notice["message"]["text"]


def test_github_escapes_what_would_end_a_message_or_a_property():
    given = Report((file("text", [finding((0, 4), message="100% sure,\nso: yes")], path="a,b:c%.md"),))
    first = shown("github", given).partition("\n")[0]
    assert first == (
        "::error title=EC301 title-mismatch,file=a%2Cb%3Ac%25.md,line=1,col=1,endLine=1,endColumn=5::100%25 sure, so: yes"
    )


def test_github_gives_no_columns_over_several_lines():
    first = shown("github", report("one\ntwo", [finding((1, 6))])).partition("\n")[0]
    assert "line=1,endLine=2::" in first
    assert "ol=" not in first


def test_gitlab_fingerprints_are_the_findings_own_and_unique():
    twice = [finding((0, 4), fingerprint="a1"), finding((0, 4), fingerprint="a1", message="again"), finding((0, 4))]
    told = [issue["fingerprint"] for issue in json.loads(shown("gitlab", report("text", twice)))]
    assert told[0] == "a1"
    assert len(set(told)) == 3


def test_gitlab_severities():
    told = [issue["severity"] for issue in json.loads(shown("gitlab", report("text", ALL), everything=True))]
    assert told == ["major", "minor", "info", "info", "info"]


def test_junit_has_a_case_per_reference():
    def about(label, kind):
        return finding((0, 4), kind, None if kind in {Kind.OPEN, Kind.PASS} else Severity.WARNING, reference=label)

    text = "One. Two. Three. Four."
    kinds = {"1": Kind.FAIL, "2": Kind.OPEN, "3": Kind.REVIEW}
    references = [reference(words, label, text.index(words)) for label, words in zip("1234", text.split(), strict=True)]
    matched = {"4": Resolution(Outcome.MATCHED, Work(title="Four", source="Crossref"))}
    findings = [about(label, kind) for label, kind in kinds.items()]
    root = ET.fromstring(
        shown("junit", Report((file(text, findings, references=tuple(references), resolutions=matched),)))
    )
    (suite,) = root
    assert [[child.tag for child in case] for case in suite.findall("testcase")] == [
        ["failure"],
        ["skipped"],
        ["system-out"],
        ["system-out"],
    ]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("4", "1", "1")
    assert next(case.get("name") for case in suite.findall("testcase")) == "Reference 1: One."


def test_junit_of_a_document_with_nothing_in_it_has_a_case_that_passes():
    (suite,) = ET.fromstring(shown("junit", report("Prose.")))
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "＝1"])
def test_a_cell_is_no_formula(cell):
    (row,) = csv.DictReader(io.StringIO(shown("csv", report("text", [finding((0, 4), message=cell)])), newline=""))
    assert row["message"] == "'" + cell.strip()


def test_rdjson_leaves_a_fix_of_several_edits_to_be_made_together():
    fix = Fix((Edit(Span(0, 1), "T"), Edit(Span(3, 4), "T")), Applicability.SAFE, "in capitals")
    (told,) = json.loads(shown("rdjson", report("text", [finding((0, 4), fix=fix)])))["diagnostics"]
    assert "suggestions" not in told
    assert told["message"].endswith("suggested: in capitals")


def test_csl_json_has_each_work_once_and_each_id_once():
    def work(**more):
        return Work(title="A", author=People((Person("Ähnlich", "B"),)), type="proceedings-article", **more)

    found = [
        work(doi="10.5555/1"),
        work(doi="10.5555/1", retrieved="2026-01-01"),
        work(doi="10.5555/2"),
        work(key="own"),
    ]
    references = tuple(reference("A.", str(n)) for n in range(5))
    resolutions = {str(n): Resolution(Outcome.MATCHED, one) for n, one in enumerate(found)}
    resolutions["4"] = Resolution(Outcome.CONFLICTING, work(doi="10.5555/3"))
    items = json.loads(shown("csl-json", Report((file("A.", references=references, resolutions=resolutions),))))
    assert [(item["id"], item["type"], item.get("DOI")) for item in items] == [
        ("ahnlich", "paper-conference", "10.5555/1"),
        ("ahnlich-2", "paper-conference", "10.5555/2"),
        ("own", "paper-conference", None),
    ]


@pytest.mark.parametrize("name", ["github", "gitlab", "rdjson", "junit", "sarif"])
def test_what_the_record_says_is_told_beside_the_message(name):
    evidence = (Evidence("year", "2010", "2011", "Crossref", "2026-11-21"),)
    text = shown(name, report("text", [finding((0, 4), reference="1", evidence=evidence)]))
    assert "year: “2010” is written, “2011” recorded (Crossref, retrieved 2026-11-21)" in text
