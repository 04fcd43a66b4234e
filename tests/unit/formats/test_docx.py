"""Word documents: what of them is text, what stands where, and where in the archive it comes from."""

import io
import zipfile
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.formats import read
from evidencecheck.model.document import STAND_IN, BlockKind
from evidencecheck.pipeline import analyse
from tests.support.word import (
    archive,
    docx,
    element,
    field,
    mark,
    notes,
    paragraph,
    raised,
    relationships,
    run,
)

DELETED = "<w:del>" + run("gone ").replace("w:t", "w:delText") + "</w:del>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r>"
).format(f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>")


def listed(level: int = 0, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def words(document, *kinds):
    return [b.span.of(document.flow.text) for b in document.blocks if not kinds or b.kind in kinds]


def test_paragraphs_are_lines_with_a_blank_line_between():
    document = read(docx(paragraph("One ", "two."), paragraph(), paragraph("Three &amp; four.")), "page.docx")
    assert document.text == "One two.\n\nThree & four."
    assert document.flow.text == document.text
    assert document.format == "docx"
    assert not document.notices


def test_headings_by_style_by_outline_and_by_what_a_style_is_based_on():
    document = read(
        docx(
            paragraph("Top", properties='<w:pStyle w:val="Berschrift1"/>'),
            paragraph("Below", properties='<w:pStyle w:val="Sub"/>'),
            paragraph("By hand", properties='<w:outlineLvl w:val="2"/>'),
            paragraph("None", properties='<w:pStyle w:val="Berschrift1"/><w:outlineLvl w:val="9"/>'),
            paragraph("Nor this", properties='<w:pStyle w:val="Loop"/>'),
        ),
        "page.docx",
    )
    assert [(b.kind, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.PARAGRAPH, 0),
    ]


NUMBERING = element(
    "numbering",
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
)


def test_items_get_the_labels_that_word_shows():
    document = read(
        docx(
            *(
                paragraph(name, properties=listed(level, number))
                for name, level, number in [
                    ("a", 0, 1),
                    ("b", 1, 1),
                    ("c", 1, 1),
                    ("d", 2, 1),
                    ("e", 0, 1),
                    ("f", 1, 1),
                    ("g", 0, 2),
                    ("h", 0, 2),
                    ("i", 0, 9),
                ]
            ),
            numbering=NUMBERING,
        ),
        "page.docx",
    )
    assert words(document, BlockKind.ITEM) == [
        "[1] a",
        "1.iii) b",
        "1.iv) c",
        "• d",
        "[2] e",
        "2.iii) f",
        "[5] g",
        "[6] h",
        "• i",
    ]
    assert [b.label for b in document.blocks][:4] == ["1", "iii", "iv", None]
    assert document.place(document.text.index("[2]")) == "paragraph 5"


def test_a_numbered_list_is_cited_by_its_numbers():
    document = read(
        docx(
            paragraph("Walking helps", raised("1,"), raised("2 "), ", they say."),
            paragraph("References", properties='<w:pStyle w:val="Berschrift1"/>'),
            paragraph("Cook JA. Walking. J Walk. 2009;1:2-3.", properties=listed()),
            paragraph("Moss T. Running. J Walk. 2011;3:4-9.", properties=listed()),
            numbering=NUMBERING.replace("[%1]", "%1."),
        ),
        "page.docx",
    )
    reading = analyse(document)
    assert [(c.text, c.labels) for c in reading.citations] == [("1,2", ("1", "2"))]
    assert [r.raw for r in reading.references] == [
        "Cook JA. Walking. J Walk. 2009;1:2-3.",
        "Moss T. Running. J Walk. 2011;3:4-9.",
    ]


def test_notes_stand_below_in_the_order_of_their_marks():
    document = read(
        docx(
            paragraph("First", mark(7), ", end", mark(2, "endnote"), ", second", mark(3), "."),
            footnotes=notes("footnote", n3=paragraph("<w:r><w:footnoteRef/></w:r>", " Two."), n7="One.", n9="Unseen."),
            endnotes=notes("endnote", n2=paragraph("E.") + paragraph("More.")),
        ),
        "page.docx",
    )
    assert document.text == (
        "First[^fn1], end[^en1], second[^fn2].\n\n[^fn1]: One.\n\n[^fn2]: Two.\n\n[^en1]: E.\n\nMore."
    )
    assert [(b.kind, b.label) for b in document.blocks][1:] == [
        (BlockKind.NOTE, "fn1"),
        (BlockKind.NOTE, "fn2"),
        (BlockKind.NOTE, "en1"),
    ]
    places = [document.place(document.text.index(word)) for word in ("First", "[^fn2]:", "Two", "More")]
    assert places == ["paragraph 1", "footnote 2", "footnote 2", "endnote 1"]


def test_a_mark_without_its_note_is_told():
    document = read(docx(paragraph("Lost", mark(4), "."), footnotes=notes("footnote")), "page.docx")
    assert document.text == "Lost[^fn1]."
    assert document.notices == ("footnote 1 is marked in the text and is not there",)


def test_a_note_with_its_own_sign_is_counted_apart():
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    document = read(
        docx(
            paragraph("Thanks", own, "; walking", mark(2), "."), footnotes=notes("footnote", n1="To all.", n2="Cook.")
        ),
        "page.docx",
    )
    assert document.text == "Thanks[^fn-own1]; walking[^fn1].\n\n[^fn-own1]: To all.\n\n[^fn1]: Cook."


def test_what_was_deleted_or_is_hidden_is_left_out_and_what_was_inserted_kept():
    document = read(
        docx(
            paragraph("Kept ", DELETED, f"<w:ins>{run('new ')}</w:ins>", run("ghost ", "<w:vanish/>")),
            paragraph(run("shade ", '<w:rStyle w:val="Ghost"/>'), run("seen", '<w:vanish w:val="0"/>')),
            paragraph("Moved ", f"<w:moveFrom>{run('away')}</w:moveFrom><w:moveTo>{run('here')}</w:moveTo>"),
            paragraph("Joined ", properties="<w:rPr><w:del/></w:rPr>"),
            paragraph("again."),
            paragraph("Last", properties="<w:rPr><w:del/></w:rPr>"),
        ),
        "page.docx",
    )
    assert document.text == "Kept new\n\nseen\n\nMoved here\n\nJoined again.\n\nLast"


def test_a_deleted_note_mark_brings_no_note():
    document = read(
        docx(paragraph("A", f"<w:del>{mark(1)}</w:del>"), footnotes=notes("footnote", n1="N.")), "page.docx"
    )
    assert document.text == "A"


def test_raised_runs_of_either_kind_are_kept_apart():
    document = read(docx(paragraph("a", raised("1"), "b", run("2 ", '<w:rStyle w:val="Up"/>'), "c")), "page.docx")
    assert [one.span.of(document.flow.text) for one in document.raised] == ["1", "2"]
    assert [one.outer.of(document.text) for one in document.raised] == ["1", "2"]


def test_hyperlinks_by_relation_and_by_field():
    link = f'<w:hyperlink r:id="rId1">{run("the ")}{run("page")}</w:hyperlink>'
    inner = f'<w:hyperlink w:anchor="top">{run("up")}</w:hyperlink>'
    other = field(' HYPERLINK "https://b.example/" ', "there")
    document = read(
        docx(paragraph("See ", link, " or ", other, " or ", inner), rels=relationships(rId1="https://a.example/")),
        "page.docx",
    )
    assert document.text == "See the page or there or up"
    assert [(one.span.of(document.flow.text), one.target) for one in document.links] == [
        ("the page", "https://a.example/"),
        ("there", "https://b.example/"),
    ]


@pytest.mark.parametrize(
    "instruction",
    [
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": []}',
        'ADDIN CSL_CITATION {"citationItems": []}',
        "ADDIN EN.CITE &lt;EndNote&gt;&lt;Cite&gt;",
        "CITATION Cook09 \\l 1033",
    ],
)
def test_what_a_field_shows_is_read(instruction):
    document = read(docx(paragraph("Walking helps ", field(instruction, "(Cook &amp; Moss, 2009)"), ".")), "page.docx")
    assert document.text == "Walking helps (Cook & Moss, 2009)."
    assert [c.text for c in analyse(document).citations] == ["(Cook & Moss, 2009)"]


def test_fields_within_fields_simple_fields_and_tables_of_contents():
    document = read(
        docx(
            paragraph(field(" TOC ", "Contents 1")),
            paragraph(
                "a ", field("IF ", "shown"), ' <w:fldSimple w:instr=" REF x ">'.strip() + run("b") + "</w:fldSimple>"
            ),
            paragraph(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                field("PAGE", "9"),
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "c",
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ),
        ),
        "page.docx",
    )
    assert document.text == "a shownb\n\nc"


def test_a_bibliography_may_be_a_field_over_several_paragraphs_and_in_a_frame():
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    begin = turn("begin") + "<w:r><w:instrText>ADDIN ZOTERO_BIBL {}</w:instrText></w:r>" + turn("separate")
    document = read(
        docx(
            "<w:sdt><w:sdtPr/><w:sdtContent>",
            paragraph(begin, "Cook. 2009."),
            paragraph("Moss. 2011."),
            paragraph("Okafor. 2015.", turn("end")),
            "</w:sdtContent></w:sdt>",
            paragraph("After."),
        ),
        "page.docx",
    )
    assert words(document) == ["Cook. 2009.", "Moss. 2011.", "Okafor. 2015.", "After."]


def test_a_cross_reference_to_a_note_points_at_it_again():
    place = f'<w:bookmarkStart w:id="0" w:name="_Ref1"/>{mark(4)}<w:bookmarkEnd w:id="0"/>'
    again = field(" NOTEREF _Ref1 \\f \\h ", raised("1"))
    unknown = field(" NOTEREF _Ref9 \\h ", raised("2"))
    document = read(
        docx(
            paragraph("One", place, ", again", again, ", lost", unknown, ", see ", field("NOTEREF _Ref1", "1"), "."),
            footnotes=notes("footnote", n4="Cook."),
        ),
        "page.docx",
    )
    assert document.text == "One[^fn1], again[^fn1], lost2, see 1.\n\n[^fn1]: Cook."


def test_a_field_without_end_is_told():
    document = read(docx(paragraph("a", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "b")), "page.docx")
    assert document.text == "a"
    assert "a field does not end" in document.notices[0]


def test_tables_are_cells_and_boxes_follow_their_paragraph():
    row = f"<w:tr><w:tc>{paragraph('A')}</w:tc><w:tc>{paragraph('B')}</w:tc></w:tr>"
    document = read(docx(f"<w:tbl>{row}{row}</w:tbl>", paragraph("Around", BOX, " it.")), "page.docx")
    assert words(document, BlockKind.CELL) == ["A", "B", "A", "B"]
    assert words(document, BlockKind.PARAGRAPH) == ["Around it.", "In a box."]
    assert document.place(document.text.rindex("B")) == "table 1, row 2"


def test_code_is_shown_but_no_prose_and_signs_have_their_characters():
    code = run("x[1]", '<w:rStyle w:val="Mono"/>')
    document = read(docx(paragraph("Use ", code, "<w:r><w:br/><w:tab/><w:noBreakHyphen/></w:r>", "b")), "page.docx")
    assert document.text == "Use x[1]\n\t-b"
    assert document.flow.text == f"Use {STAND_IN}\n\t-b"


def test_segments_lead_to_the_words_in_the_archive():
    content = docx(
        paragraph("Prüfung ", "läuft &lt;gut&gt;", mark(1), "."),
        paragraph("Nächste.", properties=listed()),
        numbering=NUMBERING,
        footnotes=notes("footnote", n1="Über alles."),
    )
    document = read(content, "page.docx")
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        for segment in document.segments:
            source = held.read(segment.member)[segment.offset :].decode()
            shown = segment.span.of(document.text)
            marks = ("<w:footnoteReference", "<w:p>", "<w:footnote ")
            assert unescape(source).startswith(shown) or source.startswith(marks)
    starts = [segment.span for segment in document.segments]
    assert starts == sorted(starts)
    assert all(a.end <= b.start for a, b in pairwise(starts))


def test_the_spans_of_what_is_found_cut_out_what_was_found():
    reading = analyse(
        read(
            docx(
                paragraph("Walking helps", mark(5), ", and so does “running”", mark(6), "."),
                footnotes=notes(
                    "footnote", n5="Cook JA. Walking. J Walk. 2009;1:2-3.", n6="Moss T. Running. J Walk. 2011;3:4."
                ),
            ),
            "page.docx",
        )
    )
    text = reading.document.text
    assert [r.span.of(text) for r in reading.references] == [r.raw for r in reading.references]
    assert [c.span.of(text) for c in reading.citations] == [c.text for c in reading.citations] == ["[^fn1]", "[^fn2]"]
    assert [c.resolved for c in reading.citations] == [("fn1",), ("fn2",)]
    assert reading.claims


def test_strict_documents_are_read_and_the_main_part_may_have_any_name():
    strict = element("document", f"<w:body>{paragraph('Strict.')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = read(
        archive({"_rels/.rels": relationships(officeDocument="/body/main.xml"), "body/main.xml": strict}), "a.docx"
    )
    assert document.text == "Strict."


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abcäß😀 \t.[]^:0123", max_size=12), max_size=6))
def test_any_words_are_read_back_from_their_segments(parts):
    document = read(docx(paragraph(*(run(part) for part in parts))), "page.docx")
    assert document.text == "".join(parts).replace("\t", " ").strip()
    assert "".join(segment.span.of(document.text) for segment in document.segments) == document.text
