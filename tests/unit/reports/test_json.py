"""The JSON report and its schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from evidencecheck.model.reference import Role
from evidencecheck.model.report import Notification, Report
from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.model.work import Update, Work
from evidencecheck.reports._base import Look
from evidencecheck.reports.json import render
from tests.golden.sample import REPORT
from tests.unit.reports.build import file, finding, reference

SCHEMA = json.loads(Path(__file__).parents[3].joinpath("docs/reference/report.schema.json").read_text("utf-8"))


def read(report):
    shape = json.loads(render(report, Look()))
    jsonschema.validate(shape, SCHEMA, cls=jsonschema.Draft202012Validator)
    return shape


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_sample_validates():
    assert read(REPORT)["schema"] == 1


def test_spans_and_columns_agree_with_the_text():
    (one,) = read(REPORT)["files"]
    text = REPORT.files[0].document.text
    for told in one["findings"]:
        line = text.splitlines(keepends=True)[told["start"]["line"] - 1]
        assert line[told["start"]["column"] - 1 :].startswith(text[slice(*told["span"])][:5])
    for told in one["citations"]:
        assert text[slice(*told["span"])] == told["text"]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_a_match_gives_a_doi(outcome):
    work = Work(title="A", doi="10.5555/1", source="Crossref", updates=(Update("retraction", "10.5555/2"),))
    resolution = Resolution(outcome, work, 0.5, "doi", (Candidate(work, 0.5),))
    shown = Report((file("First.", references=(reference("First."),), resolutions={"1": resolution}),))
    (told,) = read(shown)["files"][0]["references"]
    matched = outcome is Outcome.MATCHED
    assert told["outcome"] == outcome
    assert told["doi"] == ("10.5555/1" if matched else None)
    assert [notice["type"] for notice in told["standing"]] == (["retraction"] if matched else [])


def test_what_is_never_looked_up_has_no_outcome():
    from attrs import evolve

    plain = reference("First.")
    aside = evolve(plain, entry=evolve(plain.entry, role=Role.ASIDE))
    (told,) = read(Report((file("First.", references=(aside,)),)))["files"][0]["references"]
    assert (told["role"], told["outcome"]) == ("aside", None)
    (told,) = read(Report((file("First.", references=(plain,)),)))["files"][0]["references"]
    assert told["outcome"] == "not-attempted"


def test_half_surrogates_can_be_written_as_utf8():
    shown = Report((file("a\ud800", [finding((0, 2), message="\ud800 “ü”")]),), (Notification("\udfff"),))
    text = render(shown, Look())
    assert "“ü”" in text
    assert json.loads(text.encode("utf-8"))["files"][0]["findings"][0]["message"] == "\ud800 “ü”"
