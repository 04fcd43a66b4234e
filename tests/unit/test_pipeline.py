"""The stages joined: the calls that a program makes."""

from __future__ import annotations

import pytest

import evidencecheck as ec
from evidencecheck import pipeline
from evidencecheck.errors import UnknownNameError, UnreadableError
from evidencecheck.evidence import Evidence
from evidencecheck.formats import read as read_document
from evidencecheck.model.settings import Ignore, Rules, Settings
from tests.unit.resolve.making import BUSES, BUSES_CITED, Shelf

PAGE = f"""\
# Night buses

Ridership doubled within a year.[^1] It fell again elsewhere (Okafor & Lindqvist, 2015).

[^1]: {BUSES_CITED}
"""


@pytest.fixture(autouse=True)
def content(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def codes(report):
    return [finding.code for finding in report.findings if finding.kind is ec.Kind.FAIL]


def test_every_public_name_is_there():
    for name in ec.__all__:
        assert getattr(ec, name) is not None
    assert set(ec.__all__) <= set(dir(ec))
    with pytest.raises(AttributeError, match="Crosref"):
        _ = ec.Crosref


def test_read_gives_references_citations_and_claims_and_asks_nobody():
    reading = ec.read("page.md")
    assert [reference.label for reference in reading.references] == ["1"]
    assert [citation.text for citation in reading.citations] == ["[^1]", "(Okafor & Lindqvist, 2015)"]
    assert [claim.text for claim in reading.claims] == ["Ridership doubled within a year.", "It fell again elsewhere"]
    assert list(reading.orphans) == ["Okafor & Lindqvist 2015"]


def test_a_path_that_is_none_is_said_to_be():
    for path in ("nowhere.md", ".", "page.md/x", "nul\0.md"):
        with pytest.raises(UnreadableError):
            ec.read(path)


def test_a_text_and_its_file_give_the_same_findings():
    assert codes(ec.check_text(PAGE, format="markdown")) == codes(ec.check_path("page.md")) == ["EC102"]


def test_a_text_is_compared_with_the_sources_it_is_given():
    found = ec.check_text(PAGE, format="markdown", sources=[Shelf([BUSES])])
    assert codes(found) == ["EC102", "EC201"]


def test_a_format_that_there_is_none_of_is_an_error():
    with pytest.raises(UnknownNameError, match="did you mean markdown"):
        ec.check_text("", format="markdwn")


@pytest.mark.parametrize("text", ["", "\ud800", "\x00", "[^1]\n\n[^1]: \ud83d"], ids=repr)
@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_any_string_is_a_text(text, name):
    assert isinstance(ec.check_text(text, format=name), ec.Report)


def test_match_says_what_a_source_holds():
    assert ec.match(BUSES_CITED, [Shelf([BUSES])]).outcome is ec.Outcome.MATCHED
    assert ec.match(BUSES_CITED, [Shelf([])]).outcome is ec.Outcome.NOT_FOUND
    assert ec.match(BUSES_CITED, [Shelf(problem="down")]).outcome is ec.Outcome.UNREACHABLE
    assert ec.match(BUSES_CITED, []).outcome is ec.Outcome.NOT_ATTEMPTED
    assert ec.match("World Health Organization", [Shelf([])]).outcome is ec.Outcome.NOT_SPECIFIC


def test_match_reads_no_store(content):
    (content / "references").mkdir()
    (content / "references" / "evidence.lock").write_text("damaged", encoding="utf-8")
    assert ec.match(BUSES_CITED, [Shelf([BUSES])]).outcome is ec.Outcome.MATCHED


@pytest.mark.parametrize("text", ["", " ", "x", "ibid."])
def test_next_to_nothing_can_be_parsed_and_matched(text):
    assert ec.parse_reference(text).raw == text.strip()
    assert ec.match(text, [Shelf([])]).outcome is not ec.Outcome.MATCHED


def test_parse_reference_gives_fields_that_stand_in_the_string():
    fields = ec.parse_reference(BUSES_CITED).fields
    assert fields.title.value == "Night buses and the second shift"
    assert {name: field.span.of(BUSES_CITED) for name, field in fields.items()} == {
        name: field.raw for name, field in fields.items()
    }


def test_the_account_counts_what_it_looked_at():
    (file,) = ec.check_path("page.md").files
    coverage = file.coverage
    assert (coverage.references, coverage.citations, coverage.pointers, coverage.works) == (1, 2, 2, 1)
    assert coverage.styles == {"footnote": (1, 1), "author-year": (1, 1)}
    assert coverage.outcomes == {"not-attempted": 1}


def test_what_was_accepted_of_several_documents_until_a_day_is_told_after_it(content):
    entry = "@article{%s, title = {Night buses and the second shift}, doi = {10.1000/tp.1}}\n"
    pages = [read_document((entry % key).encode(), f"{key}.bib") for key in ("one", "two")]
    rules = Rules(ignores=(Ignore(("EC107",), "one list is to go", until="2026-11-19"),))

    def told(day):
        evidence = Evidence(Settings(now=day))
        found = pipeline.report(map(pipeline.analyse, pages), evidence, lambda _path: rules).findings
        return [finding.code for finding in found if finding.code in {"EC107", "EC905"}]

    assert told("2026-11-19") == []
    assert told("2026-11-20") == ["EC107", "EC905"]
