"""AsciiDoc: notes, bibliographies, cross references, keys, and what is left out."""

from __future__ import annotations

import pytest

from evidencecheck.formats import read
from evidencecheck.model.document import BlockKind
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line


def document(text):
    return read(text.encode(), "page.adoc")


def reading(text):
    found = analyse(document(text))
    references = {one.label: one.span.of(text) for one in found.references}
    return references, [(one.span.of(text), one.labels, bool(one.orphans)) for one in found.citations]


def flow(text):
    return document(text).flow.text


def test_a_note_lies_in_the_sentence_and_is_read_below_it():
    text = "Weirs slow rivers.footnote:[Cook JA. Weirs. J Walk. 2009;1:2-3.] They do."
    references, citations = reading(text)
    assert references == {"#1": "Cook JA. Weirs. J Walk. 2009;1:2-3."}
    assert citations == [("footnote:", ("#1",), False)]
    assert flow(text).startswith("Weirs slow rivers.[^#1] They do.")


def test_a_note_with_an_id_is_called_again():
    text = "One.footnote:cook[Cook JA. Weirs. J Walk. 2009;1:2-3.] Two.footnote:cook[] Three.footnoteref:[cook]"
    _, citations = reading(text)
    assert citations == [
        ("footnote:cook", ("cook",), False),
        ("footnote:cook[]", ("cook",), False),
        ("footnoteref:[cook]", ("cook",), False),
    ]


def test_a_note_that_nothing_defines_is_an_orphan():
    assert reading("One.footnote:cook[]")[1] == [("footnote:cook[]", ("cook",), True)]


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("footnote:[Cook J. Weirs [Internet\\]. 2009.]", "Cook J. Weirs [Internet\\]. 2009."),
        ("footnote:[Cook J. Weirs [Internet]. 2009.]", "Cook J. Weirs [Internet]. 2009."),
        ("footnote:[Cook J. https://x.org/a[Weirs]. 2009.]", "Cook J. https://x.org/a[Weirs]. 2009."),
        ("footnote:[Cook J. Weirs\nand mills. 2009.]", "Cook J. Weirs\nand mills. 2009."),
        ("footnote:[An open [bracket. 2009.]", "An open [bracket. 2009."),
    ],
)
def test_a_note_ends_at_its_own_bracket(written, body):
    references, _ = reading(f"One.{written} More.footnote:[Two T. Other. 2001.]")
    assert references["#1"] == body


def test_a_note_may_begin_within_marks_that_close_in_it():
    references, _ = reading("A `0xff`footnote:[Cook J. Bytes `0x00`. 2009.] here.")
    assert references["#1"] == "Cook J. Bytes `0x00`. 2009."


def test_a_note_kept_in_an_attribute_is_called_by_it():
    text = ":fn: footnote:cook[Cook JA. Weirs. J Walk. 2009;1:2-3.]\n\nOne.{fn} Two.{fn}\n"
    references, citations = reading(text)
    assert references == {"cook": "Cook JA. Weirs. J Walk. 2009;1:2-3."}
    assert citations == [("{fn}", ("cook",), False)] * 2


BIBLIOGRAPHY = """Weirs are old <<cook>>, {}.

[bibliography]
== Sources

* [[[cook]]] Cook JA. Weirs. J Walk. 2009;1:2-3.
* [[[ahn,2]]] Ahn B. Mills. J Walk. 2011;3:4-5.
"""


@pytest.mark.parametrize(
    ("written", "labels", "orphan"),
    [
        ("<<ahn>>", ("ahn",), False),
        ("<<ahn,Ahn 2011>>", ("ahn",), False),
        ("xref:ahn[p. 3]", ("ahn",), False),
        ("<<anh>>", ("anh",), True),
    ],
)
def test_a_cross_reference_to_an_entry_cites(written, labels, orphan):
    references, citations = reading(BIBLIOGRAPHY.format(written))
    assert references["ahn"] == "Ahn B. Mills. J Walk. 2011;3:4-5."
    assert citations == [("<<cook>>", ("cook",), False), (written, labels, orphan)]


@pytest.mark.parametrize("written", ["<<Sources>>", "<<_sources>>", "<<other.adoc#ahn>>", "<<fig>>"])
def test_other_cross_references_cite_nothing(written):
    text = BIBLIOGRAPHY.format(written) + "\n[[fig]]\nA figure.\n"
    assert reading(text)[1] == [("<<cook>>", ("cook",), False)]


def test_without_a_bibliography_what_leads_nowhere_is_none():
    assert reading("See <<elsewhere>>.")[1] == []


def test_keys_are_those_of_asciidoctor_bibtex_and_its_kin():
    text = "A cite:[cook09(p. 3), ahn11] and citenp:[cook09], cite:[a1]+[b2], citep:[c3, page=4]."
    assert [(words, labels) for words, labels, _ in reading(text)[1]] == [
        ("cite:[cook09(p. 3), ahn11]", ("cook09", "ahn11")),
        ("citenp:[cook09]", ("cook09",)),
        ("cite:[a1]+[b2]", ("a1", "b2")),
        ("citep:[c3, page=4]", ("c3",)),
    ]


def test_files_that_it_names_are_told():
    text = ":dir: parts\n:bibtex-file: refs.bib\n\ninclude::{dir}/one.adoc[]\n\ninclude::code.rb[]\n"
    found = document(text).beside
    assert [(one.path, one.span.of(text)) for one in found] == [
        ("refs.bib", "refs.bib"),
        ("parts/one.adoc", "{dir}/one.adoc"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "----\nX.footnote:[a]\n----",
        "....\nX.footnote:[a]\n....",
        "////\nX.footnote:[a]\n////",
        "++++\nX.footnote:[a]\n++++",
        "```ruby\nX.footnote:[a]\n```",
        "// X.footnote:[a]",
        " X.footnote:[a]",
        "[source]\nX.footnote:[a]",
        "[listing]\n--\nX.footnote:[a]\n--",
        "ifdef::never[]\nX.footnote:[a]\nendif::[]",
        "ifdef::never[X.footnote:[a]]",
        "Said \\footnote:[a].",
        "Said +footnote:[a]+.",
        "Said `+footnote:[a]+`.",
        "stem:[footnote:[a\\]]",
        "----\nnever closed footnote:[a]",
    ],
)
def test_what_is_no_prose_holds_no_notes(text):
    assert reading(text) == ({}, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*bold* and _it_, **un**bound, #mark#, [.role]#styled# words", "bold and it, unbound, mark, styled words"),
        ("https://x.org/a[the page], link:b.html[b], <https://y.org>", "the page, b, <https://y.org>"),
        ("H~2~O, 3 &amp; 4, {nbsp}x {unknown} \\{escaped}", "H2O, 3 & 4, \u00a0x {unknown} {escaped}"),
        ("\"`quoted`\" and '`so`'", "\u201cquoted\u201d and \u2018so\u2019"),
        ("A ((term)) and (((hidden))) one, kbd:[Ctrl]", "A term and  one, Ctrl"),
        ("NOTE: One +\ntwo\n// gone\nthree", "One \ntwo\nthree"),
        ("a[^x] b", "a[\ufffcx] b"),
        (":who: Ann\n\nBy {who}.", "By Ann."),
    ],
)
def test_words_are_read_as_the_page_shows_them(text, words):
    assert flow(text) == words


def test_blocks_are_told():
    text = """= Title
Author Name

Section
-------

. one
. two
.. deep
* [x] done

term:: said

|===
|a |b

2+|c
|===
"""
    kinds = [(block.kind, block.level, block.label) for block in document(text).blocks]
    assert kinds == [
        (BlockKind.HEADING, 1, None),
        (BlockKind.HEADING, 2, None),
        (BlockKind.ITEM, 1, "1"),
        (BlockKind.ITEM, 1, "2"),
        (BlockKind.ITEM, 2, "1"),
        (BlockKind.ITEM, 3, None),
        (BlockKind.PARAGRAPH, 0, None),
        (BlockKind.PARAGRAPH, 0, None),
        (BlockKind.CELL, 0, None),
        (BlockKind.CELL, 0, None),
        (BlockKind.CELL, 0, None),
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "footnote:[" * 4000,
        "[" * 20000,
        "*a " * 8000,
        "`" * 20000,
        "<<a" * 8000,
        "{a}" * 8000,
        "====\n" * 8000,
        "a::" * 8000,
    ],
)
def test_hostile_text_takes_no_long_time(hostile):
    head = ":a: " + "{b}" * 400 + "\n"
    assert in_line(lambda size: head + hostile[:size], document, len(hostile) // 4, 4, most=10)
