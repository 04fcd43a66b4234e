"""Notebooks: the Markdown cells as one document, each place told by cell and line."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.formats import read
from evidencecheck.model.document import BlockKind
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line


def book(*cells, **more) -> bytes:
    made = [{"cell_type": kind, "metadata": {}, "source": source} for kind, source in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made, **more}).encode()


NOTES = book(
    (
        "markdown",
        ["# Walking\n", "\n", "Prüfung: walking helps[^a], and <sup>2</sup> so does [running](https://r.example/).\n"],
    ),
    ("code", "x = [1][0]  # as said[^b]"),
    ("raw", "Not read (Cook, 2009)."),
    ("markdown", "Moss agrees.[^b]\n\n[^a]: Cook JA. Walking. J Walk. 2009;1:2-3."),
    ("markdown", ["[^b]: Moss T. Running. J Walk. 2011;3:4-9."]),
)


def test_notes_are_those_of_the_whole_notebook():
    reading = analyse(read(NOTES, "page.ipynb"))
    text = reading.document.text
    assert reading.document.format == "ipynb"
    assert [(c.text, c.resolved) for c in reading.citations if c.labels != ("2",)] == [
        ("[^a]", ("a",)),
        ("[^b]", ("b",)),
    ]
    assert [r.span.of(text) for r in reading.references] == [r.raw for r in reading.references]
    assert [r.raw[:4] for r in reading.references] == ["Cook", "Moss"]
    assert "x = " not in text
    assert "Not read" not in text


def test_links_inline_notes_and_names_count_over_the_whole_notebook():
    content = book(
        ("markdown", "Tea helps^[Ahn 2009.], as <sup>[1](#r1)</sup> says."),
        ("markdown", "So does rest^[Boyd 2010.]."),
        ("markdown", '# References\n\n1. <a id="r1"></a>Cook JA. Walking. J Walk. 2009;1:2-3.'),
        ("markdown", "---\nbibliography: tea.bib\n---\n"),
    )
    reading = analyse(read(content, "page.ipynb"))
    assert [(c.text, c.resolved) for c in reading.citations] == [
        ("^[", ("^1",)),
        ("<sup>[1](#r1)</sup>", ("1",)),
        ("^[", ("^2",)),
    ]
    (beside,) = reading.document.beside
    assert beside.span.of(reading.document.text) == "tea.bib"


def test_a_place_is_a_line_of_a_cell():
    document = read(NOTES, "page.ipynb")
    places = [
        document.place(document.text.index(word)) for word in ("# Walking", "walking", "Moss agrees", "Cook", "Moss T")
    ]
    assert places == ["cell 1, line 1", "cell 1, line 3", "cell 4, line 1", "cell 4, line 3", "cell 5, line 1"]


def test_segments_count_in_the_source_of_their_cell():
    document = read(NOTES, "page.ipynb")
    cells = json.loads(NOTES)["cells"]
    for segment in document.segments:
        root, number, key = segment.member.split("/")
        assert (root, key) == ("cells", "source")
        source = "".join(cells[int(number)]["source"])
        shown = segment.span.of(document.text)
        assert source[segment.offset : segment.offset + len(shown)] == shown


def test_what_markdown_marks_keeps_its_place():
    document = read(NOTES, "page.ipynb")
    assert [one.span.of(document.flow.text) for one in document.raised] == ["2"]
    assert [one.outer.of(document.text) for one in document.raised] == ["<sup>2</sup>"]
    assert [(one.span.of(document.flow.text), one.target) for one in document.links] == [
        ("running", "https://r.example/")
    ]
    assert [b.kind for b in document.blocks].count(BlockKind.NOTE) == 2


def test_a_cell_that_leaves_something_open_does_not_swallow_the_next():
    document = read(book(("markdown", "```\ncode"), ("markdown", "Walking helps (Cook & Moss, 2009).")), "page.ipynb")
    assert [c.text for c in analyse(document).citations] == ["(Cook & Moss, 2009)"]


def test_worksheets_and_headings_of_nbformat_3_are_read():
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["References"]},
        {"cell_type": "markdown", "source": "Text."},
    ]
    made = {"nbformat": 3, "worksheets": [{"cells": cells[:1]}, {"cells": cells}]}
    document = read(json.dumps(made).encode(), "page.ipynb")
    assert document.text == "## References\n\n## References\n\nText."
    assert (document.blocks[0].kind, document.blocks[0].level) == (BlockKind.HEADING, 2)
    assert document.segments[-1].member == "worksheets/1/cells/1/source"
    assert document.segments[-1].place == "cell 3, line 1"


def test_notes_between_sections_and_those_that_begin_with_titles_are_found():
    cells = (
        (
            "markdown",
            "## One\n\nFelt [2]_ and wool [1]_.\n\n.. [2] `Felt and its uses\n   <https://w.example/>`_\n   A. Moss, 2011\n",
        ),
        ("code", "x = 1"),
        ("markdown", "## Two\n\nMore [1]_ of it.\n\n.. [1] https://w.example/wool\n"),
    )
    reading = analyse(read(book(*cells), "page.ipynb"))
    assert [(one.label, one.raw) for one in reading.references] == [
        ("2", "Felt and its uses A. Moss, 2011"),
        ("1", "https://w.example/wool"),
    ]
    assert [one.resolved for one in reading.citations] == [("2",), ("1",), ("1",)]


def test_restructured_text_that_a_program_left_in_cells_is_read():
    document = read(
        book(
            (
                "markdown",
                "Filters [1]_, [2]_.\n\n.. [1] Cook JA. Walking. J Walk. 2009;1:2-3.\n.. [2] Moss T. Running. J Walk. 2011;3:4-9.",
            )
        ),
        "page.ipynb",
    )
    reading = analyse(document)
    assert [(c.text, c.resolved) for c in reading.citations] == [("[1]", ("1",)), ("[2]", ("2",))]
    assert [r.span.of(document.text) for r in reading.references] == [
        "Cook JA. Walking. J Walk. 2009;1:2-3.",
        "Moss T. Running. J Walk. 2011;3:4-9.",
    ]


def test_links_and_roles_between_backticks_are_words_where_notes_are_written_so():
    source = (
        "The <sup>2</sup> `name` as in [1]_.\n\n.. [1] `Walking and\n   running <https://w.example/>`_,\n"
        "   Cook JA. J Walk. 2009;1:2-3. :DOI:`10.5555/jw.2009`"
    )
    document = read(book(("markdown", source)), "page.ipynb")
    (reference,) = analyse(document).references
    assert " ".join(reference.raw.split()) == "Walking and running , Cook JA. J Walk. 2009;1:2-3. :DOI:10.5555/jw.2009"
    assert reference.span.of(document.text).startswith("`Walking")
    assert [link.target for link in document.links] == ["https://w.example/"]
    assert [one.span.of(document.flow.text) for one in document.raised] == ["2"]
    assert "\ufffc" in read(book(("markdown", "Only `code`.")), "page.ipynb").flow.text


@pytest.mark.parametrize(
    "content, words",
    [
        (b'{"cells": [', "no JSON"),
        (b"# A page of Markdown", "no JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b"9" * 10_000, "no JSON"),
        (b"[1, 2]", "holds no cells"),
        (b'{"cells": {}}', "holds no cells"),
        (b"PK\x03\x04\x00\x00", "no JSON"),
    ],
)
def test_what_is_no_notebook_is_told(content, words):
    document = read(content, "page.ipynb")
    assert words in document.notices[0]
    assert not document.text


def test_a_notebook_beyond_the_limit_is_told(monkeypatch):
    monkeypatch.setattr("evidencecheck.formats.ipynb.LARGEST", 10)
    assert "was not read" in read(NOTES, "page.ipynb").notices[0]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf\n", b'{"cells": []}'])
def test_an_empty_notebook_is_an_empty_document(content):
    document = read(content, "page.ipynb")
    assert not document.notices
    assert not analyse(document).references


def test_cells_that_are_not_as_they_should_be_are_passed_over():
    cells = [None, 3, [], {}, {"cell_type": "markdown"}, {"cell_type": "markdown", "source": [1, "Read.", None]}]
    document = read(json.dumps({"cells": cells, "worksheets": 3}).encode(), "page.ipynb")
    assert document.text == "Read."
    assert document.segments[0].place == "cell 6, line 1"
    for sheets in ([None], [{"cells": 3}], [{"cells": [{"cell_type": "heading", "level": "x", "source": "H"}]}]):
        read(json.dumps({"worksheets": sheets}).encode(), "page.ipynb")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab ä😀[]^:_.123\r\n\u2028", max_size=20), max_size=5))
def test_segments_cover_the_cells_in_order(sources):
    document = read(book(*(("markdown", source) for source in sources)), "page.ipynb")
    shown = "".join(segment.span.of(document.text) for segment in document.segments)
    assert shown == "".join(source for source in sources if source.strip())


def test_many_cells_take_time_in_line_with_their_number():
    def made(count: int) -> bytes:
        return book(*(("markdown", f"Walking helps, number {n}.") for n in range(count)))

    assert in_line(made, lambda content: read(content, "page.ipynb"), 800, 10, most=30, least=0.01)
