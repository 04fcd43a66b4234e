"""The HTML report: self-contained, escaped, and in order for a reader who does not see it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from evidencecheck.model.finding import Evidence, Kind
from evidencecheck.model.report import Notification, Report
from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.model.work import Work
from evidencecheck.reports._base import Look
from evidencecheck.reports.html import render
from tests.golden.sample import REPORT
from tests.unit.reports.build import file, finding, reference

VOID = {"meta", "br", "hr", "img", "link", "input"}
EVIL = "<script>alert('x')</script> \" & <img src=x onerror=y>"


class Page(HTMLParser):
    """Collects the elements, and asserts that they nest."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.headings = [], [], []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"h1", "h2", "h3", "h4", "h5"}:
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def evil():
    work = Work(title=EVIL, source=EVIL, url="javascript:alert(1)")
    one = finding((0, 9), message=EVIL, reference="1", evidence=(Evidence("title", EVIL, EVIL + " x", EVIL),))
    resolution = Resolution(
        Outcome.AMBIGUOUS, work, candidates=(Candidate(work, 0.5),), reason=EVIL, retrieved="2026-11-21"
    )
    one_file = file(EVIL, [one], path=EVIL, references=(reference(EVIL),), resolutions={"1": resolution})
    return Report((one_file, file("other", [finding((0, 0), Kind.OPEN, None)])), (Notification(EVIL, EVIL),))


@pytest.mark.parametrize("report", [REPORT, evil(), Report(())])
def test_elements_nest_and_headings_skip_no_level(report):
    page = Page(render(report, Look()))
    assert page.headings[0] == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)


@pytest.mark.parametrize("report", [REPORT, evil()])
def test_nothing_runs_and_nothing_is_fetched(report):
    page = Page(render(report, Look()))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe", "object"}
    assert not any(key.startswith("on") or key == "src" for _, attributes in page.tags for key in attributes)
    assert all(a["href"].startswith(("https://doi.org/", "#")) for tag, a in page.tags if tag == "a")
    assert "url(" not in render(report, Look())


def test_anchors_lead_somewhere():
    page = Page(render(REPORT, Look()))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(a["href"][1:] in ids for tag, a in page.tags if tag == "a" and a["href"].startswith("#"))


def test_the_page_has_a_language_and_its_tables_heads():
    page = Page(render(REPORT, Look()))
    assert ("html", {"lang": "en"}) in page.tags
    assert {a.get("scope") for tag, a in page.tags if tag == "th"} == {"col", "row"}


def test_what_is_at_fault_is_marked_where_it_is_written():
    assert "<mark>Community gardens and safety among people in dense city quarters</mark>" in render(REPORT, Look())


def test_an_insertion_marks_nothing():
    assert "<mark></mark>" not in render(REPORT, Look())


def test_what_was_accepted_is_listed_with_the_reason():
    page = render(REPORT, Look())
    assert "1 suppressed" in page
    assert "accepted in the configuration: the journal counts pages by volume" in page


def test_several_documents_have_a_list_of_contents_whose_links_lead_somewhere():
    page = render(Report((file("One.", [finding((0, 3))], path="one.md"), file("Two.", path="two.md"))), Look())
    assert '<a href="#document-2" lang="" dir="auto">two.md</a> <span class="meta">nothing to check</span>' in page
    assert "1 failed" in page
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
