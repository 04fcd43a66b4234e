"""RIS and MEDLINE files as documents: records and fields with their places."""

from __future__ import annotations

import pytest

from evidencecheck.formats import read
from evidencecheck.model.csl import fields_to_csl
from evidencecheck.model.people import Person
from evidencecheck.pipeline import Reading, analyse

RIS = """TY  - JOUR
AU  - Marlowe, Ada B.
AU  - World Lock Society
A1  - King, Martin, Jr.
TI  - Weirs of the North: a study
  of locks
JO  - J Canal Stud
T2  - Journal of Canal Studies
PY  - 2014/03/09/spring
VL  - 12
IS  - 3
SP  - 101
EP  - 109
UR  - https://doi.org/10.5555/weir7
UR  - https://example.org/a
SN  - 1234-5678
ID  - marlowe2014
ER  -

TY  - CHAP
AU  - Euclid
TI  - One
T2  - All the Locks
A2  - Mu, Max
EP  - 9
PB  - Lockgate
CY  - Leeds
Y1  - 2001
SN  - 978-0-306-40615-7
SP  - 1
ER  -
"""
NBIB = """
PMID- 12345678
OWN - NLM
DP  - 2014 Mar 9
TI  - Weirs of the North, which is a long
      title.
PG  - 101-9
LID - 10.5555/weir7 [doi]
FAU - Marlowe, Ada B
AU  - Marlowe AB
CN  - World Lock Society
JT  - Journal of canal studies
PL  - England
VI  - 12
IP  - 3
PT  - Journal Article
PMC - PMC123

PMID- 12345679
TI  - Locks.
AU  - Lee A
DP  - 2015
"""


def reading(text: str, name: str = "list.ris") -> Reading:
    return analyse(read(text.encode(), name))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_record_is_a_reference_at_its_place(newline):
    text = RIS.replace("\n", newline)
    references = reading(text).references
    assert [r.label for r in references] == ["marlowe2014", "r1"]
    assert [(r.span.of(text)[:10], r.span.of(text)[-5:]) for r in references] == [
        ("TY  - JOUR", "ER  -"),
        ("TY  - CHAP", "ER  -"),
    ]


def test_fields_are_what_the_file_says():
    first, second = reading(RIS).references
    assert first.fields.author is not None
    assert first.fields.author.value.names == (
        Person("Marlowe", "Ada B."),
        Person(literal="World Lock Society"),
        Person("King", "Martin", suffix="Jr."),
    )
    csl = fields_to_csl(first.fields)
    del csl["author"]
    assert csl == {
        "type": "journal-article",
        "title": "Weirs of the North: a study of locks",
        "container-title": "Journal of Canal Studies",
        "volume": "12",
        "issue": "3",
        "page": "101-109",
        "issued": {"date-parts": [[2014, 3, 9]]},
        "DOI": "10.5555/weir7",
        "URL": "https://example.org/a",
    }
    assert fields_to_csl(second.fields) == {
        "type": "book-chapter",
        "author": [{"family": "Euclid"}],
        "editor": [{"family": "Mu", "given": "Max"}],
        "title": "One",
        "container-title": "All the Locks",
        "page": "1-9",
        "issued": {"date-parts": [[2001]]},
        "publisher": "Lockgate",
        "publisher-place": "Leeds",
        "ISBN": "978-0-306-40615-7",
    }


def test_fields_stand_on_their_lines():
    first, second = reading(RIS).references
    assert first.fields.page is not None
    assert second.fields.page is not None
    assert first.fields.page.span.of(RIS) == "101\nEP  - 109"
    assert second.fields.page.span.of(RIS) == "1"


def test_a_record_without_an_end_ends_before_the_next():
    text = "TY  - BOOK\nTI  - One\nPY  - 1999\n\nTY  - BOOK\nTI  - Two\nPY  - 2000\n"
    found = reading(text)
    assert [r.span.of(text) for r in found.references] == [part.strip() for part in text.strip().split("\n\n")]
    assert found.document.notices == (
        "line 1: the record that begins here has no end (ER)",
        "line 5: the record that begins here has no end (ER)",
    )


@pytest.mark.parametrize("name", ["x.ris", "x.nbib"])
def test_what_holds_no_record_is_told(name):
    found = reading("Some words.\nCook J. Title of it. J Ment Health. 1995;22:126-134.\n", name)
    assert found.references == ()
    assert "was not read" in found.document.notices[0]


def test_records_of_pubmed_are_read():
    first, second = reading(NBIB, "list.nbib").references
    assert (first.label, second.label) == ("12345678", "12345679")
    assert fields_to_csl(first.fields) == {
        "type": "journal-article",
        "author": [{"family": "Marlowe", "given": "Ada B"}, {"literal": "World Lock Society"}],
        "title": "Weirs of the North, which is a long title",
        "container-title": "Journal of canal studies",
        "volume": "12",
        "issue": "3",
        "page": "101-9",
        "issued": {"date-parts": [[2014, 3, 9]]},
        "DOI": "10.5555/weir7",
        "PMID": "12345678",
        "PMCID": "PMC123",
    }
    assert second.fields.author is not None
    assert second.fields.author.value.names == (Person("Lee", "A"),)
    assert first.span.of(NBIB).startswith("PMID- 12345678")
    assert first.span.of(NBIB).endswith("PMC - PMC123")
