"""The full and the concise report."""

from __future__ import annotations

import json
import re

import attrs

from evidencecheck.model.document import Segment
from evidencecheck.model.finding import Evidence, Kind, Severity
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.report import Report
from evidencecheck.model.spans import Span
from evidencecheck.reports import concise, full, markdown
from evidencecheck.reports import json as json_report
from evidencecheck.reports._base import Look
from tests.golden.sample import REPORT
from tests.unit.reports.build import file, finding, report

PLAIN = Look()


def test_without_colour_there_is_no_escape():
    assert "\x1b" not in full.render(REPORT, PLAIN)
    assert "\x1b" not in concise.render(REPORT, Look(color=True))


def test_colour_changes_no_words_but_the_marks_of_the_diff():
    plain = re.sub(r"\[-|-\]|\{\+|\+\}", "", full.render(REPORT, PLAIN))
    assert re.sub(r"\x1b\[[0-9;]*m", "", full.render(REPORT, Look(color=True))) == plain


def test_open_and_passed_are_listed_only_on_demand():
    shown = report("text", [finding((0, 4), Kind.OPEN, None, "not known"), finding((0, 4), Kind.PASS, None, "agrees")])
    assert "agrees" not in full.render(shown, PLAIN) + concise.render(shown, PLAIN)
    assert "passed EC301 title-mismatch: agrees" in full.render(shown, Look(everything=True))
    assert "open EC301 title-mismatch: not known" in full.render(shown, Look(everything=True))


def test_a_review_is_headed_so_whatever_its_severity():
    shown = full.render(report("text", [finding((0, 4), Kind.REVIEW, Severity.WARNING)]), PLAIN)
    assert "\nreview EC301 title-mismatch: it differs\n" in shown


def test_concise_lines_have_path_line_and_column():
    shown = report("first\nand second", [finding((10, 16), message="two\nlines", where="footnote 1")])
    assert "a.md:2:5: EC301 title-mismatch two lines (footnote 1)\n" in concise.render(shown, PLAIN)


def test_a_document_cannot_steer_the_terminal():
    evil = "a\x1b]0;owned\x07b\u202ec"
    one = finding((0, 3), message=evil, evidence=(Evidence("title", evil, evil + " x", evil),), reference="1")
    shown = Report((file(evil, [one], path="a\x1b[2J.md"),))
    for render in (full.render, concise.render):
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", render(shown, Look(everything=True)))


def test_fixes_in_words():
    text = "It was 2010 or so"
    fixes = [
        (Fix((Edit(Span(7, 11), "2011"),), Applicability.SAFE), "= fix: put “2011” for “2010”"),
        (Fix((Edit(Span(17, 17), ". doi:10.5555/1"),), Applicability.SAFE), "= fix: add doi:10.5555/1"),
        (Fix((Edit(Span(11, 17), ""),), Applicability.UNSAFE), "= fix: take out “or so” (may not be what is meant)"),
        (Fix((Edit(Span(7, 11), "2011"),), Applicability.DISPLAY), "= suggestion: put “2011” for “2010”"),
    ]
    for fix, words in fixes:
        assert words in full.render(report(text, [finding((7, 11), fix=fix)]), PLAIN)


def test_long_evidence_is_wrapped_under_itself():
    one = finding((0, 4), reference="1", evidence=(Evidence("title", "word " * 60, "word " * 61),))
    lines = full.render(report("text", [one]), PLAIN).splitlines()
    assert max(map(len, lines[1:])) <= 104
    assert any(re.match(" {12}word", line) for line in lines)


def test_an_unreachable_source_is_noticed_once():
    shown = full.render(Report((), (), ("Crossref",)), PLAIN)
    assert shown.count("Crossref could not be reached") == 1
    assert "not found" not in shown


def rendered(**more):
    """A report on a text that was rendered from a notebook."""
    shown = report("Prose.\n\nWalking helps.", [finding((8, 15), **more)], path="page.ipynb")
    segments = (
        Segment(Span(0, 6), "cell 1, line 1", "cells/0/source", 0),
        Segment(Span(8, 22), "cell 4, line 2", "x", 9),
    )
    return Report(tuple(attrs.evolve(f, document=attrs.evolve(f.document, segments=segments)) for f in shown.files))


def test_in_a_rendered_text_a_place_is_told_as_people_say_it():
    assert "\npage.ipynb: cell 4, line 2: EC301 title-mismatch it differs\n" in concise.render(rendered(), PLAIN)
    assert (
        "error EC301 title-mismatch: it differs\n--> page.ipynb: cell 4, line 2\n |\n | Walking helps.\n | ^^^^^^^\n"
    ) in full.render(rendered(), PLAIN)
    assert "| cell 4, line 2 |" in markdown.render(rendered(), PLAIN)


def test_json_has_the_place_of_a_rendered_text_and_of_no_other():
    (told,) = json.loads(json_report.render(rendered(), PLAIN))["files"][0]["findings"]
    assert told["where"] == "cell 4, line 2"
    (told,) = json.loads(json_report.render(report("text", [finding((0, 4))]), PLAIN))["files"][0]["findings"]
    assert told["where"] is None
