"""CSL-JSON files as documents: items and fields with their places; what is none is told and left."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.formats import WALKED, format_of, read
from evidencecheck.model.csl import fields_to_csl
from evidencecheck.model.people import Person
from evidencecheck.pipeline import Reading, analyse

LIST = r"""[
  {"id": "marlowe2014", "type": "article-journal", "citation-key": "mar",
   "title": "<i>Weirs</i> of the N\u00f6rth \"again\" &amp; \ud83d\ude8c",
   "author": [{"family": "Marlowe", "given": "Ada B.", "suffix": "Jr."},
              {"given": "Ludwig", "family": "Beethoven", "non-dropping-particle": "van"},
              {"family": "Angelo", "given": "B.", "non-dropping-particle": "d'"},
              {"literal": "World Lock Society"}, {"literal": "others"}],
   "container-title": ["Journal of Canal Studies"], "volume": 12, "issue": "3", "page": "101-109",
   "issued": {"date-parts": [[2014, "3", 9]]}, "DOI": "10.5555/WEIR_7"},
  {"id": 7, "type": "book", "title": "Locks", "issued": {"raw": "spring 1999"}, "publisher-place": "Leeds"}
]
"""


def reading(text: str, name: str = "list.csljson") -> Reading:
    return analyse(read(text.encode(), name))


def test_every_item_is_a_reference_under_its_id_and_at_its_place():
    references = reading(LIST).references
    assert [r.label for r in references] == ["marlowe2014", "7"]
    assert references[0].entry.names == ("marlowe2014", "mar")
    for reference in references:
        assert str(json.loads(reference.span.of(LIST))["id"]) == reference.label


def test_fields_are_what_the_file_says():
    first, second = reading(LIST).references
    assert first.fields.author is not None
    assert first.fields.author.value.others
    assert first.fields.author.value.names == (
        Person("Marlowe", "Ada B.", suffix="Jr."),
        Person("van Beethoven", "Ludwig"),
        Person("d'Angelo", "B."),
        Person(literal="World Lock Society"),
    )
    csl = fields_to_csl(first.fields)
    assert csl["title"] == 'Weirs of the Nörth "again" & 🚌'
    assert (csl["type"], csl["container-title"], csl["volume"], csl["issue"], csl["page"]) == (
        "journal-article", "Journal of Canal Studies", "12", "3", "101-109"
    )  # fmt: skip
    assert (csl["issued"], csl["DOI"]) == ({"date-parts": [[2014, 3, 9]]}, "10.5555/weir_7")
    assert fields_to_csl(second.fields) == {
        "type": "book", "title": "Locks", "issued": {"date-parts": [[1999]]}, "publisher-place": "Leeds"
    }  # fmt: skip


def test_fields_stand_in_their_strings():
    fields = reading(LIST).references[0].fields
    assert fields.title is not None
    assert fields.volume is not None
    assert fields.title.span.of(LIST) == r"Weirs</i> of the N\u00f6rth \"again\" &amp; \ud83d\ude8c"
    assert fields.volume.span.of(LIST) == "12"


@pytest.mark.parametrize("wrapped", ['{"references": %s}', '{"items": %s, "x": 1}', "\ufeff%s"])
def test_a_list_may_be_wrapped(wrapped):
    assert [r.label for r in reading(wrapped % LIST).references] == ["marlowe2014", "7"]


def test_a_single_item_is_a_list_of_one():
    assert [r.label for r in reading('{"id": "a", "type": "book", "title": "T"}').references] == ["a"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "[1, 2]", '{"name": "package", "type": "module", "version": "1"}', "no json", '"a"', "[" * 5000],
)
def test_what_is_no_list_of_references_is_told_and_left(text):
    found = reading(text, "x.json")
    assert (found.references, found.citations, found.unread) == ((), (), ())
    assert "this is no CSL-JSON and was not read" in found.document.notices


def test_what_stands_before_a_damage_is_read():
    found = reading(LIST.replace('{"id": 7,', '{"id" 7,'))
    assert [r.label for r in found.references] == ["marlowe2014"]
    assert "line 10: the JSON is damaged from here on, and read no further" in found.document.notices


def test_json_is_read_where_it_is_named_and_not_in_a_folder():
    assert format_of("x.json") == "csl-json"
    assert ".json" not in WALKED
    assert {".csljson", ".bib", ".ris", ".nbib"} <= WALKED


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "author", "title", "issued", "a"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=30), st.integers(1000, 2100), JSON, st.booleans())
def test_what_is_written_is_read(title, year, other, escaped):
    item = {"id": "a", "type": "book", "x": other, "title": f"T{title}", "issued": {"date-parts": [[year]]}}
    (reference,) = reading(json.dumps([item], ensure_ascii=escaped)).references
    assert reference.fields.issued is not None
    assert reference.fields.issued.value.year == year
    if not set(title) & set("<&"):
        assert reference.fields.title is not None
        assert (
            reference.fields.title.value.split()
            == " ".join(f"T{title}".encode("utf-8", "replace").decode().split()).split()
        )
