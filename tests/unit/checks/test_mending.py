"""What a record's words become in a source, and where they cannot be put."""

from __future__ import annotations

import pytest

from evidencecheck.checks import _mending as mending
from evidencecheck.checks._lists import with_authors
from evidencecheck.checks._spelling import spelled
from evidencecheck.formats import TABLE, read
from evidencecheck.model.document import Document, FlowBuilder
from evidencecheck.model.fix import Applicability
from evidencecheck.model.people import Person
from evidencecheck.model.spans import Span


@pytest.mark.parametrize(
    "words, form, written",
    [
        ("Roads & Rails", "text", "Roads & Rails"),
        ("Roads & Rails", "docx", "Roads & Rails"),
        ("Roads & Rails", "html", "Roads &amp; Rails"),
        ("p < 0.05", "jats", "p &lt; 0.05"),
        ("Roads & Rails", "latex", "Roads \\& Rails"),
        ("100% of #1_a", "bibtex", "100\\% of \\#1\\_a"),
        ("a*b_c [d]", "markdown", "a\\*b\\_c \\[d\\]"),
        ("a*b", "ipynb", "a\\*b"),
        ('Say "yes"', "csl-json", 'Say \\"yes\\"'),
        ("Straße – été", "bibtex", "Straße – été"),
        ("{a}", "latex", None),
        ("a\\b", "bibtex", None),
        ("CO<sub>2</sub>", "csl-json", None),
        ("a*b", "restructuredtext", None),
        ("[[a]]", "mediawiki", None),
        ("two\nlines", "text", None),
        ("anything", "medline", None),
        ("anything", "of a plug-in", None),
    ],
)
def test_words_are_escaped_for_their_format_or_refused(words, form, written):
    assert spelled(words, form) == written


def test_every_format_has_its_spelling_but_one():
    assert {name for name in TABLE if spelled("Roads", name) is None} == {"medline"}


def flow_of(text, *pieces):
    builder = FlowBuilder()
    for said, written in pieces:
        at = text.index(written)
        builder.add(said, at, at + len(written))
    return Document(text, "markdown", builder.build(), ()), builder.build()


def test_markup_between_words_is_never_written_over():
    document, flow = flow_of("Night *buses* run", ("Night ", "Night "), ("buses", "buses"), (" run", " run"))
    assert mending.replaced(document, flow, Span(6, 11), "trams").text == "trams"
    assert mending.replaced(document, flow, Span(0, 11), "Day trams") is None
    assert mending.inserted(document, flow, 11, ", late").span == Span(12, 12)


def test_an_escape_is_replaced_whole_and_a_macro_not_at_all():
    document, flow = flow_of("11&ndash;19 JUM", ("11", "11"), ("–", "&ndash;"), ("19 ", "19 "), ("Journal", "JUM"))
    assert mending.replaced(document, flow, Span(0, 5), "12").span == Span(0, 11)
    assert mending.replaced(document, flow, Span(6, 13), "Other") is None


@pytest.mark.parametrize("tag, plain", [("date", True), ('date when="2003-05"', False), ("date n='2003'", False)])
def test_what_a_tag_says_once_more_in_an_attribute_is_left_to_the_reader(tag, plain):
    text = f"<p><{tag}>2003</date></p>"
    builder = FlowBuilder()
    builder.add("2003", text.index(">2003") + 1, text.index(">2003") + 5)
    document = Document(text, "tei", builder.build(), ())
    assert (mending.replaced(document, document.flow, Span(0, 4), "2012") is not None) is plain


BIB = """\
@string{jum = {J Urban Mobil}}
@article{a,
  author = {Ito, Sora and Lund, Mika},
  title = {Buses}, journal = jum, year = 2018, volume = 16
}
"""


def reference(name, content):
    from evidencecheck.pipeline import analyse

    document = read(content.encode(), name)
    return document, analyse(document).references[0]


def test_a_bare_number_of_bibtex_stays_a_number_and_a_macro_is_left_alone():
    document, entry = reference("a.bib", BIB)
    view = type("V", (), {"document": document})()
    (edit,) = mending.number(view, entry, entry.fields.volume, "61")
    assert (edit.span.of(document.text), edit.text) == ("16", "61")
    assert mending.number(view, entry, entry.fields.volume, "61A") is None
    assert mending.rewritten(view, entry, entry.fields.container_title, "Transport Policy") is None


MISSING = (Person("Kane", "Rui"), Person("King", "Ann", suffix="Jr."))


@pytest.mark.parametrize(
    "name, content, after",
    [
        ("a.bib", BIB, "Lund, Mika and Kane, Rui and King, Jr., Ann}"),
        (
            "a.ris",
            "TY  - JOUR\r\nAU  - Ito, Sora\r\nAU  - Lund, Mika\r\nTI  - Buses\r\nPY  - 2018\r\nER  - \r\n",
            "AU  - Lund, Mika\r\nAU  - Kane, Rui\r\nAU  - King, Jr., Ann\r\nTI",
        ),
        (
            "a.csljson",
            '[{"type": "book", "title": "Buses", "author": [{"family": "Ito", "given": "Sora"} ]}]',
            None,  # a suffix is a key of its own
        ),
        ("b.bib", BIB.replace("Lund, Mika", "{Lund Group}"), None),
    ],
)
def test_missing_names_are_kept_as_the_list_keeps_names(name, content, after):
    document, entry = reference(name, content)
    edit = with_authors(document, entry.span, entry.fields.author.span, MISSING)
    if after is None:
        assert edit is None
        return
    made = document.text[: edit.span.start] + edit.text + document.text[edit.span.end :]
    assert after in made
    again = reference(name, made)[1].fields.author.value.names
    assert [person.family for person in again] == ["Ito", "Lund", "Kane", "King"]


def test_a_person_of_csl_json_is_an_object():
    content = '[{"type": "book", "title": "Buses", "author": [{"family": "Ito", "given": "Sora"} ]}]'
    document, entry = reference("a.csljson", content)
    edit = with_authors(document, entry.span, entry.fields.author.span, MISSING[:1])
    assert edit.text == ', {"family": "Kane", "given": "Rui"}'
    assert document.text[edit.span.start - 1] == "}"


def test_a_fix_is_whole_or_none():
    assert mending.mended("x", mending.whole([None]), Applicability.SAFE) is None
    assert mending.mended("x", [], Applicability.SAFE) is None
    assert mending.mended("x", None, Applicability.SAFE) is None
