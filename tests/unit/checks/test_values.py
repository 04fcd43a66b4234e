"""Titles, containers and numbers: what agrees and what does not."""

from __future__ import annotations

import pytest

from evidencecheck.checks._containers import agree
from evidencecheck.checks._numbers import inside, issue, pages, volume, year
from evidencecheck.checks._titles import word_diff
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.reference import Field, Fields
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work


@pytest.mark.parametrize(
    "cited, recorded, diff",
    [
        (
            "Effectiveness of peer support in reducing readmissions among people with multiple hospitalizations",
            "Effectiveness of Peer Support in Reducing Readmissions of Persons With Multiple Hospitalizations",
            "… readmissions [-among people-] {+of Persons+} with …",
        ),
        ("one two", "one two three", "… two {+three+}"),
        ("two three", "one two three", "{+one+} two …"),
        ("one two three", "one three", "one [-two-] three"),
        ("a b c d e f", "a x c d y f", "a [-b-] {+x+} c d [-e-] {+y+} f"),
        ("same", "other", "[-same-] {+other+}"),
    ],
)
def test_word_diff(cited: str, recorded: str, diff: str) -> None:
    assert word_diff(cited, recorded) == diff


@pytest.mark.parametrize(
    "cited, recorded",
    [
        ("J Ment Health Admin", "The Journal of Mental Health Administration"),
        ("N Engl J Med", "New England Journal of Medicine"),
        ("NEJM", "New England Journal of Medicine"),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the U. S. A."),
        ("BMJ", "BMJ: British Medical Journal"),
        ("Dtsch Arztebl Int", "Deutsches Ärzteblatt international"),
        (
            "J Gerontol B Psychol Sci Soc Sci",
            "The Journals of Gerontology Series B: Psychological Sciences and Social Sciences",
        ),
        ("Rev Psiquiatr Saude", "Revista de Psiquiatria e Saúde"),
        ("Acta Cryst. A", "Acta Crystallographica Section A"),
        ("PLoS ONE", "PLOS One"),
        ("Psychiatric Services", "Psychiatr Serv"),
        ("Science", "Science (New York, N.Y.)"),
    ],
)
def test_containers_agree(cited: str, recorded: str) -> None:
    assert agree(cited, recorded)
    assert agree(recorded, cited)


@pytest.mark.parametrize(
    "cited, recorded",
    [
        ("Phys. Rev. E", "Physical Review Letters"),
        ("Phys. Rev. E", "Physical Review A"),
        ("J Ment Health", "Journal of Mental Health Administration"),
        ("Nat Res", "Nature Reviews"),
        ("Lancet", "Lancet Psychiatry"),
        ("Science", "Nature"),
        ("JAMA", "Journal of Applied Mechanics"),
    ],
)
def test_containers_differ(cited: str, recorded: str) -> None:
    assert not agree(cited, recorded)


def _fields(**values: object) -> Fields:
    return Fields(**{name: Field(value, str(value), Span(0, 1)) for name, value in values.items()})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cited, recorded, agrees",
    [
        ("61", "61", True),
        ("061", "61", True),
        ("LXI", "61", True),
        ("61 Suppl 1", "61", True),
        ("Bd. 61", "61", True),
        ("16", "61", False),
        ("61", "", None),
        ("", "61", None),
    ],
)
def test_volume(cited: str, recorded: str, agrees: object) -> None:
    assert volume(_fields(volume=cited), Work(volume=recorded)) is agrees


@pytest.mark.parametrize(
    "cited, recorded, agrees", [("2", "2", True), ("May", "5", None), ("1-3", "1–3", True), ("4", "2", False)]
)
def test_issue(cited: str, recorded: str, agrees: object) -> None:
    assert issue(_fields(issue=cited), Work(issue=recorded)) is agrees


@pytest.mark.parametrize(
    "cited, work, agrees",
    [
        ("541-4", Work(page=PageRange("541", "544")), True),
        ("R795-7", Work(page=PageRange("R795", "R797")), True),
        ("33", Work(page=PageRange("33", "41")), True),
        ("33-42", Work(page=PageRange("33", "41")), False),
        ("e12", Work(article_number="e12"), True),
        ("e12", Work(page=PageRange("1", "9")), None),
        ("12", Work(article_number="e12"), None),
        ("320", Work(page=PageRange("1", "320"), type="book"), None),
        ("33", Work(), None),
    ],
)
def test_pages(cited: str, work: Work, agrees: object) -> None:
    assert pages(_fields(page=PageRange.parse(cited)), work) is agrees


def test_inside() -> None:
    assert inside(PageRange("35"), PageRange("33", "41"))
    assert inside(PageRange("35", "36"), PageRange("33", "41"))
    assert not inside(PageRange("35", "50"), PageRange("33", "41"))
    assert not inside(PageRange("e3"), PageRange("33", "41"))
    assert not inside(PageRange("35"), PageRange("33"))


def test_years() -> None:
    work = Work(issued=PartialDate(2018), years=(2017, 2018))
    assert work.dated == (2018, 2017)
    assert year(_fields(issued=PartialDate(2017)), work) is True
    assert year(_fields(issued=PartialDate(2016)), work) is False
    assert year(_fields(issued=PartialDate(status="in press")), work) is None
    assert year(_fields(issued=PartialDate(2016)), Work()) is None
    assert year(Fields(), work) is None
