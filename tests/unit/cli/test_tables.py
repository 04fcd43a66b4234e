"""``extract``, ``rules`` and ``explain``: the shapes that others build on."""

from __future__ import annotations

import json

import pytest

from evidencecheck.checks import TABLE, every
from tests.support.command import run


@pytest.fixture
def extracted():
    ran = run("extract", "page.md")
    assert ran.status == 0
    return json.loads(ran.out)


def test_extract_prints_exactly_the_promised_keys(extracted):
    assert list(extracted) == ["schema", "references", "citations", "claims"]
    assert extracted["schema"] == 1
    for key, shape in {
        "references": ["label", "raw", "span", "role", "fields"],
        "citations": ["text", "span", "style", "labels", "resolved", "claim"],
        "claims": ["text", "span", "citations", "context", "evidence"],
    }.items():
        assert extracted[key]
        assert all(list(one) == shape for one in extracted[key])


def test_extract_points_from_citations_to_claims_and_back(extracted, content):
    text = (content / "page.md").read_text(encoding="utf-8")
    for number, citation in enumerate(extracted["citations"]):
        assert text[slice(*citation["span"])] == citation["text"]
        assert number in extracted["claims"][citation["claim"]]["citations"]
    assert [(c["style"], c["labels"], c["resolved"]) for c in extracted["citations"]] == [
        ("footnote", ["1"], ["1"]),
        ("author-year", ["Okafor & Lindqvist 2015"], []),
    ]


def test_extract_gives_the_fields_as_csl(extracted, content):
    (reference,) = extracted["references"]
    assert (reference["label"], reference["role"]) == ("1", "reference")
    fields = reference["fields"]
    assert fields["author"] == [{"family": "Aldana", "given": "R"}, {"family": "Petrov", "given": "S"}]
    assert fields["title"] == "Night buses and the second shift"
    assert fields["container-title"] == "J Urban Mobil"
    assert (fields["volume"], fields["issue"], fields["page"]) == ("4", "2", "11-19")
    assert fields["issued"] == {"date-parts": [[2012]]}


def test_extract_is_plain_ascii_whatever_the_page_holds(content):
    """A pipe of any encoding can carry it."""
    (content / "odd.md").write_text("Ökafor says (Ökafor, 2015) 🚌.\n", encoding="utf-8")
    assert run("extract", "odd.md").out.isascii()


def test_rules_lists_every_check_once_with_its_columns():
    head, *lines = run("rules").out.splitlines()
    assert [line.split()[:2] for line in lines] == [[check.code, check.name] for check in every()]
    assert all(line.endswith(".") for line in lines)
    on, fixes = head.index("on  "), head.index("fixes")
    for line, check in zip(lines, every(), strict=True):
        assert line[on:fixes].strip() == ("on" if check.default else "off")
        assert line[fixes:].split()[0] == check.mends


def test_rules_as_json_has_the_pages():
    shapes = json.loads(run("rules", "-f", "json").out)
    assert [shape["code"] for shape in shapes] == list(TABLE)
    assert all(list(shape) == ["code", "name", "default", "fixable", "needs", "summary", "page"] for shape in shapes)
    assert all(shape["page"].startswith(shape["summary"]) for shape in shapes)


def test_rules_and_explain_take_beginnings_of_codes():
    wanted = [check.code for check in every() if check.code.startswith("EC2")]
    assert [line.split()[0] for line in run("rules", "missing-doi", "EC2").out.splitlines()[1:]] == wanted
    pages = run("explain", "EC2").out
    assert [line.split()[1] for line in pages.splitlines() if line.startswith("# ")] == wanted


@pytest.mark.parametrize("command", ["rules", "explain"])
def test_an_unknown_name_has_a_hint(command):
    ran = run(command, "titel-mismatch")
    assert ran.status == 2
    assert ran.err == "evidencecheck: no check is called 'titel-mismatch'; did you mean title-mismatch?\n"


@pytest.mark.parametrize("name", ["EC301", "ec301", "title-mismatch", "Title-Mismatch"])
def test_explain_prints_the_page_by_code_or_name(name):
    ran = run("explain", name)
    assert ran.status == 0
    assert ran.out.startswith("# EC301 title-mismatch\n")
    for heading in ("What it does", "Why it matters", "Example", "Fix", "References"):
        assert f"\n## {heading}\n" in ran.out


def test_every_check_has_a_page():
    for check in every():
        assert run("explain", check.code).out.startswith(f"# {check.code} {check.name}\n")
