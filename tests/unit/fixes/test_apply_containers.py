"""Edits written into Word documents and notebooks: only what changes differs, and the rest is the same to the byte."""

import io
import json
import zipfile
from html import escape

import pytest

from evidencecheck.errors import EditError
from evidencecheck.fixes import apply
from evidencecheck.formats import read
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span
from tests.support.word import docx, element, field, mark, notes, paragraph, raised, run


def replace(content, old, new, path="page.docx"):
    document = read(content, path)
    at = document.text.index(old)
    return apply(content, document, [Edit(Span(at, at + len(old)), new)])


def body(content):
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def text(content, path="page.docx"):
    return read(content, path).text


NOTED = docx(
    paragraph("Buses run at night.", mark(1), " So they say."),
    footnotes=notes("footnote", n1="Aldana R &amp; Petrov S. Night buses. 2012."),
)


def test_an_edit_of_a_run_changes_its_words_alone():
    before = docx(paragraph("Aldana &amp; ", run("Petrov 2012", "<w:i/>"), " &lt;here&gt;"))
    after = replace(before, "2012", "2013 <&>")
    assert body(after) == body(before).replace("2012", "2013 &lt;&amp;&gt;")


def test_the_other_members_are_copied_byte_by_byte():
    after = replace(NOTED, "2012", "2013")
    assert text(after) == text(NOTED).replace("2012", "2013")
    old, new = (zipfile.ZipFile(io.BytesIO(one)) for one in (NOTED, after))
    assert new.testzip() is None
    for one, other in zip(old.infolist(), new.infolist(), strict=True):
        assert (one.filename, one.date_time, one.external_attr) == (
            other.filename,
            other.date_time,
            other.external_attr,
        )
        if one.filename != "word/footnotes.xml":
            length = 30 + len(one.filename) + one.compress_size
            assert NOTED[one.header_offset :][:length] == after[other.header_offset :][:length]


def test_the_words_of_several_runs_go_to_the_first_that_differs():
    before = docx(paragraph("In ", run("Night", "<w:b/>"), run(" Bu", "<w:i/>"), run("ses", "<w:b/>"), " 2012"))
    after = replace(before, "Night Buses", "Dark Coaches")
    assert text(after) == "In Dark Coaches 2012"
    expected = body(before).replace(">Night<", ">Dark Coach<").replace("> Bu<", "><")
    assert body(after) == expected.replace(">ses<", ">es<")


def test_an_insertion_goes_behind_the_words_before_it():
    before = docx(paragraph("Of 2012", raised("3"), "."))
    document = read(before, "page.docx")
    after = apply(before, document, [Edit(Span(7, 7), "a"), Edit(Span(7, 7), "b"), Edit(Span(9, 9), " End")])
    assert text(after) == "Of 2012ab3. End"
    assert ">Of 2012ab<" in body(after)


def test_entities_are_replaced_whole():
    before = docx(paragraph("Aldana &#38; Petrov &amp; Sons &#x2013;"))
    after = replace(before, "& Petrov &", "et")
    assert body(after) == body(before).replace("&#38; Petrov &amp;", "et")
    assert text(replace(before, "–", "-")) == "Aldana & Petrov & Sons -"
    assert text(apply(before, read(before, "a.docx"), [Edit(Span(24, 24), "!")])) == "Aldana & Petrov & Sons –!"


def test_blanks_at_the_ends_of_words_are_kept_by_xml_space():
    bare = "<w:r><w:t>Petrov</w:t></w:r>"
    before = docx(paragraph(bare, bare))
    after = apply(before, read(before, "a.docx"), [Edit(Span(6, 6), ", ")])
    assert body(after) == body(before).replace("<w:t>Petrov", '<w:t xml:space="preserve">Petrov, ', 1)
    assert body(replace(before, "PetrovPetrov", "PePetrov")) == body(before).replace("<w:t>Petrov<", "<w:t>Pe<", 1)


def test_new_lines_and_tabs_are_elements():
    before = docx(paragraph("one two"))
    after = replace(before, " ", "\n\tx")
    assert text(after) == "one\n\txtwo"
    assert '>one</w:t><w:br/><w:t xml:space="preserve"></w:t><w:tab/>' in body(after)


def test_a_hyphen_that_is_an_element_goes_with_the_words_around_it():
    before = docx(paragraph("pp. 11", "<w:r><w:noBreakHyphen/></w:r>", "19"))
    assert text(replace(before, "11-19", "12–20")) == "pp. 12–20"


@pytest.mark.parametrize(
    "old,new",
    [
        ("[^fn1]", ""),
        ("night.[^fn1] So", "day. Not"),
        ("[^fn1]: A", "B"),
        ("say.\n\n[^fn1]", "x"),
        ("\n\n", " "),
    ],
)
def test_what_the_reader_put_itself_cannot_be_edited(old, new):
    with pytest.raises(EditError):
        replace(NOTED, old, new)


def test_a_mark_may_stand_at_the_end_of_an_edit_that_leaves_it():
    assert text(replace(NOTED, "night.[^fn1]", "day.[^fn1]")) == text(NOTED).replace("night", "day")


def test_characters_that_xml_does_not_have_are_named():
    with pytest.raises(EditError, match=r"U\+0007"):
        replace(NOTED, "2012", "20\a")


def test_words_as_unparsed_xml_are_refused():
    before = docx(paragraph("<w:r><w:t><![CDATA[a < b]]></w:t></w:r>"))
    with pytest.raises(EditError):
        replace(before, "a", "x")


def test_an_archive_written_as_a_stream_and_with_a_comment():
    held = io.BytesIO()

    class Pipe:
        def write(self, some):
            return held.write(some)

        def flush(self):
            pass

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as made:
        made.comment = b"made by hand"
        for name in zipfile.ZipFile(io.BytesIO(NOTED)).namelist():
            made.writestr(name, zipfile.ZipFile(io.BytesIO(NOTED)).read(name))
    before = b"#!stub\n" + held.getvalue()
    assert zipfile.ZipFile(io.BytesIO(before)).infolist()[0].flag_bits & 8
    after = replace(before[7:], "night", "day")
    assert text(after) == text(NOTED).replace("night", "day")
    read_again = zipfile.ZipFile(io.BytesIO(after))
    assert read_again.testzip() is None
    assert read_again.comment == b"made by hand"


def notebook(*sources, **more):
    cells = [{"cell_type": "markdown", "metadata": {}, "source": source} for source in sources]
    return {"cells": [{"cell_type": "code", "source": ["x = 1"], "outputs": []}, *cells], "nbformat": 4, **more}


def test_of_a_notebook_only_the_strings_change_that_are_edited():
    before = json.dumps(
        notebook(["# Buses\n", 'Ran "late" in 2012.\n', "Ends\there 🚌 2014"], "Other é"), indent=1
    ).encode()
    after = replace(before, 'late" in 2012', 'early" — in\n2013', "a.ipynb")
    assert after == before.replace(rb"late\" in 2012", rb"early\" \u2014 in\n2013")
    assert text(after, "a.ipynb") == text(before, "a.ipynb").replace('late" in 2012', 'early" — in\n2013')
    assert replace(before, "2014", "é", "a.ipynb") == before.replace(b"2014", rb"\u00e9")


def test_characters_of_a_notebook_that_writes_them_out_are_written_out():
    before = json.dumps(notebook("Größe 2012\r\n"), ensure_ascii=False).encode()
    assert replace(before, "2012", "– 2013\\", "a.ipynb") == before.replace(b"2012", "– 2013\\\\".encode())


def test_an_edit_over_several_lines_of_a_cell():
    before = json.dumps(notebook(["one 🚌\n", "two\n", "three\n", "four"]))
    after = replace(before.encode(), "🚌\ntwo\nthr", "1", "a.ipynb").decode()
    assert after == before.replace(r'\ud83d\ude8c\n", "two\n", "three', r'1", "", "ee')


def test_the_sign_of_a_heading_cell_is_not_in_its_source():
    cell = {"cell_type": "heading", "level": 2, "source": ["Night buses"]}
    before = json.dumps({"worksheets": [{"cells": [cell]}], "nbformat": 3}).encode()
    assert replace(before, "buses", "trains", "a.ipynb") == before.replace(b"buses", b"trains")
    with pytest.raises(EditError):
        replace(before, "## N", "# N", "a.ipynb")


def test_no_edit_reaches_from_cell_to_cell():
    before = json.dumps(notebook("one", "two")).encode()
    with pytest.raises(EditError, match="paragraph or cell"):
        replace(before, "one\n\ntwo", "x", "a.ipynb")
    assert (
        text(apply(before, read(before, "a.ipynb"), [Edit(Span(3, 3), "!"), Edit(Span(5, 5), "?")]), "a.ipynb")
        == "one!\n\n?two"
    )


def test_an_entry_that_then_answers_another_record_can_be_edited():
    """The citation's record no longer is what the note prints, so that it stands below the text; that is no fault."""
    item = {"id": 1, "title": "Waiting rooms", "author": [{"family": "Beck"}], "issued": {"date-parts": [[2009]]}}
    said = escape(json.dumps({"citationItems": [{"id": 1, "itemData": item}]}))
    cited = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {said}", "Beck, Waiting rooms, 2009")
    before = docx(paragraph("Rooms are full.", mark(1)), footnotes=notes("footnote", n1=paragraph(cited)))
    after = replace(before, "Waiting rooms, 2009", "Hotel lobbies, 2011")
    assert "[^fn1]: Beck, Hotel lobbies, 2011\n\nBeck. Waiting rooms. 2009." in text(after)
    with pytest.raises(EditError, match="a mark or a label"):
        replace(after, "Beck. Waiting", "Berg. Waiting")


def test_an_item_may_lose_all_its_words():
    numbering = element(
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    before = docx(*(paragraph(word, properties=listed) for word in ("One", "Two", "Three")), numbering=numbering)
    assert text(before) == "1. One\n\n2. Two\n\n3. Three"
    assert text(replace(before, "Two", "")) == "1. One\n\n3. Three"
