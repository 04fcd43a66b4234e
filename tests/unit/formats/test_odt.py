"""OpenDocument texts: what of them is text, what stands where, and where in the archive it comes from."""

import io
import json
import zipfile
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.errors import EditError
from evidencecheck.fixes import apply
from evidencecheck.formats import read
from evidencecheck.model.document import BlockKind
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse
from tests.support.odf import content, fodt, h, items, note, odt, p, span
from tests.support.word import archive

ENTRY = "Ahn, J. Timetables as promises. J Invented Transp. 2014;4(2):11-19."


def text(*body):
    return read(odt(*body), "page.odt").text


def words(document, *kinds):
    return [b.span.of(document.flow.text) for b in document.blocks if not kinds or b.kind in kinds]


def test_paragraphs_are_lines_with_a_blank_line_between():
    document = read(odt(p("One two."), p(), p("Three &amp; four.")), "page.odt")
    assert document.text == document.flow.text == "One two.\n\nThree & four."
    assert (document.format, document.notices) == ("odt", ())


def test_white_space_runs_together_and_marks_stand_for_what_does_not():
    assert text(
        p("\n  One\n\t two  ", span("  three", "it"), ' <text:s text:c="2"/>four<text:tab/>x<text:line-break/>y ')
    ) == ("One two three   four\tx\ny")


def test_headings_titles_code_and_hidden_words():
    document = read(
        odt(
            p("The title", style="Title"),
            h("Below", 2),
            p("x = 1", style="P1"),
            p("Run ", span("x", "Source_20_Text"), span(" gone", "ghost"), ".", style="loop"),
        ),
        "page.odt",
    )
    assert words(document, BlockKind.HEADING) == ["The title", "Below"]
    assert [block.level for block in document.blocks[:2]] == [1, 2]
    assert document.text == "The title\n\nBelow\n\nx = 1\n\nRun x."
    assert document.flow.text == "The title\n\nBelow\n\nRun \ufffc."


def test_notes_stand_below_the_text_in_the_order_of_their_marks():
    document = read(
        odt(
            p("Buses wait.", note("Said Ahn.", "ftn0"), " And on", note("Closing.", "edn0", "endnote", "i"), "."),
            p("More.", span(note(p("Two.") + p("Parts."), "ftn1"), "up")),
        ),
        "page.odt",
    )
    assert document.text == (
        "Buses wait.[^fn1] And on[^en1].\n\nMore.[^fn2]\n\n[^fn1]: Said Ahn.\n\n[^fn2]: Two.\n\nParts.\n\n[^en1]: Closing."
    )
    assert [(b.label, b.span.of(document.flow.text)) for b in document.blocks if b.kind is BlockKind.NOTE][1] == (
        "fn2",
        "[^fn2]: Two.\n\nParts.",
    )
    assert not document.raised
    assert [document.place(document.text.index(word)) for word in ("Buses", "Said", "Closing")] == [
        "paragraph 1",
        "footnote 1",
        "endnote 1",
    ]
    reading = analyse(document)
    assert [(c.text, c.resolved) for c in reading.citations] == [
        ("[^fn1]", ("fn1",)),
        ("[^en1]", ("en1",)),
        ("[^fn2]", ("fn2",)),
    ]


def test_a_raised_number_that_names_a_note_again_is_its_mark():
    again = (
        '<text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="ftn0">1</text:note-ref>'
    )
    assert text(p("One.", note("Said."), " Two.", span(again, "up"), f" See {again}.").replace("ftn1", "ftn0")) == (
        "One.[^fn1] Two.[^fn1] See 1.\n\n[^fn1]: Said."
    )


def test_raised_and_lowered():
    document = read(odt(p("a", span("1", "up"), " b", span("2", "up2"), " c", span("3", "down"))), "page.odt")
    assert [raised.span.of(document.flow.text) for raised in document.raised] == ["1", "2"]


def test_lists_are_labelled_as_they_print():
    inner = p("Two") + items("A", "B", style="")
    assert text(
        items("One", inner, "Three"),
        items("Go on", more='text:continue-numbering="true"'),
        items("Again"),
        items("Point", style="L2"),
        items("Odd", "Even", style="L3"),
        items("None", style="L9"),
        "<text:list><text:list-header><text:p>Head</text:p></text:list-header></text:list>",
    ).split("\n\n") == [
        "1. One", "2. Two", "(a) A", "(b) B", "3. Three", "4. Go on", "1. Again", "• Point", "[3] Odd", "[4] Even", "• None", "Head",
    ]  # fmt: skip


def test_a_numbered_list_of_references_is_read():
    document = read(
        odt(
            p("Buses wait", span("3", "up"), "."),
            h("References"),
            items(ENTRY, ENTRY.replace("Ahn", "Beck"), style="L3"),
        ),
        "page.odt",
    )
    reading = analyse(document)
    assert [reference.label for reference in reading.references] == ["3", "4"]
    assert [(c.text, c.resolved) for c in reading.citations] == [("3", ("3",))]


def test_what_the_page_does_not_show_is_left_out():
    gone = '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    assert (
        text(
            gone,
            '<text:table-of-content text:name="T"><text:index-body><text:p>Waiting 1</text:p></text:index-body></text:table-of-content>',
            p(
                "Kept",
                '<text:change text:change-id="c"/>',
                "<office:annotation><dc:creator>me</dc:creator><text:p>why?</text:p></office:annotation>",
                ".",
            ),
            '<text:section text:name="S" text:display="none"><text:p>secret</text:p></text:section>',
            '<text:section text:name="T"><text:p>Open.</text:p></text:section>',
            p('<text:hidden-paragraph text:is-hidden="true"/>secret'),
            p("Ruby<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>said</text:ruby-text></text:ruby>"),
        )
        == "Kept.\n\nOpen.\n\nRubybase"
    )


def test_tables_and_boxes():
    box = "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box><svg:desc>A box</svg:desc></draw:frame>"
    table = "<table:table><table:table-row><table:table-cell><text:p>A1</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>A2</text:p></table:table-cell></table:table-row></table:table>"
    document = read(odt(p("Before ", box, "after."), table, p("End.")), "page.odt")
    assert document.text == "Before after.\n\nIn a box.\n\nA1\n\nA2\n\nEnd."
    assert document.place(document.text.index("A2")) == "table 1, row 2"
    assert words(document, BlockKind.CELL) == ["A1", "A2"]


def test_links_out_and_links_to_entries():
    document = read(
        odt(
            p(
                'See <text:a xlink:href="https://example.org/a">this ',
                span("page", "it"),
                '</text:a> (<text:a xlink:href="#ref-ahn">Ahn 2014</text:a>).',
            ),
            h("References"),
            p('<text:bookmark-start text:name="ref-ahn"/>', ENTRY, '<text:bookmark-end text:name="ref-ahn"/>'),
            p(ENTRY.replace("Ahn", "Beck")),
        ),
        "page.odt",
    )
    assert [(link.target, link.written.of(document.text)) for link in document.links] == [
        ("https://example.org/a", "this page")
    ]
    assert [(c.text, len(c.resolved)) for c in analyse(document).citations] == [("(Ahn 2014)", 1)]


MARK = (
    '<text:bibliography-mark text:identifier="Ahn14" text:bibliography-type="article" text:author="Ahn, Jiwoo; Beck, Ada" '
    'text:title="Timetables as promises" text:journal="Journal of Invented Transport" text:volume="4" text:number="2" '
    'text:pages="11-19" text:year="2014">[Ahn14]</text:bibliography-mark>'
)


def test_libreoffices_own_bibliography_is_printed_with_its_keys():
    listed = (
        '<text:bibliography text:name="B"><text:bibliography-source><text:index-title-template>Bib</text:index-title-template>'
        '</text:bibliography-source><text:index-body><text:index-title text:name="B"><text:p>Works</text:p></text:index-title>'
        "<text:p>Ahn14: Ahn, Jiwoo; Beck, Ada, Timetables as promises, 2014</text:p></text:index-body></text:bibliography>"
    )
    document = read(odt(p("Buses wait ", MARK, "."), listed), "page.odt")
    [entry] = analyse(document).references
    assert (entry.label, entry.raw) == ("Ahn14", "Ahn, Jiwoo; Beck, Ada, Timetables as promises, 2014")
    assert "Ahn14: Ahn" in document.text
    assert [(c.text, c.resolved) for c in analyse(document).citations] == [("[Ahn14]", ("Ahn14",))]


def test_a_bibliography_mark_without_a_printed_entry_is_an_entry_by_itself():
    [entry] = analyse(read(odt(p("Buses wait ", MARK, ".")), "page.odt")).references
    assert entry.fields.title.value == "Timetables as promises"
    assert [name.family for name in entry.fields.author.value.names] == ["Ahn", "Beck"]
    assert (entry.fields.volume.value, entry.fields.type) == ("4", "journal-article")


ITEM = {
    "id": 7,
    "type": "book",
    "title": "Waiting rooms",
    "author": [{"family": "Beck", "given": "Ada"}],
    "issued": {"date-parts": [[2009]]},
}
CITATION = escape(json.dumps({"citationItems": [{"id": 7, "uris": ["http://zotero.org/1"], "itemData": ITEM}]}))


@pytest.mark.parametrize(
    "begin,end",
    [
        (
            f'<text:reference-mark-start text:name="ZOTERO_ITEM CSL_CITATION {CITATION} RNDabc"/>',
            f'<text:reference-mark-end text:name="ZOTERO_ITEM CSL_CITATION {CITATION} RNDabc"/>',
        ),
        (
            f'<field:fieldmark-start><field:param field:name="vnd.oasis.opendocument.field.code" field:value="ADDIN ZOTERO_ITEM CSL_CITATION {CITATION}"/></field:fieldmark-start>',
            "<field:fieldmark-end/>",
        ),
    ],
)
def test_zoteros_marks_point_at_what_the_bibliography_prints(begin, end):
    document = read(
        odt(
            p("Rooms are full ", begin, "(Beck, 2009)", end, " and empty."),
            '<text:section text:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDxyz"><text:p>Beck, A. (2009). Waiting rooms. Ulm.</text:p></text:section>',
        ),
        "page.odt",
    )
    reading = analyse(document)
    assert [(c.text, c.resolved) for c in reading.citations] == [("(Beck, 2009)", ("r1",))]
    assert [reference.raw for reference in reading.references] == ["Beck, A. (2009). Waiting rooms. Ulm."]


def test_zoteros_bookmarks_cite_what_the_documents_properties_say():
    code = json.dumps({"citationItems": [{"id": 7, "itemData": ITEM}]})
    rows = "".join(
        f'<meta:user-defined meta:name="{name}">{escape(part)}</meta:user-defined>'
        for name, part in (
            ("ZOTERO_BREF_x_1", "ZOTERO_ITEM CSL_CITATION " + code[:40]),
            ("ZOTERO_BREF_x_2", code[40:]),
            ("ZOTERO_BREF_y_1", "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY"),
        )
    )
    body = odt(
        p(
            'Rooms <text:bookmark-start text:name="ZOTERO_BREF_x"/>(Beck, 2009)<text:bookmark-end text:name="ZOTERO_BREF_x"/>.'
        ),
        p('<text:bookmark-start text:name="ZOTERO_BREF_y"/>Beck, A. (2009). Waiting rooms. Ulm.'),
        p('Anon. Another. 2001.<text:bookmark-end text:name="ZOTERO_BREF_y"/>'),
        p("After."),
        meta=f'<a xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">{rows}</a>',
    )
    reading = analyse(read(body, "page.odt"))
    assert [(c.text, c.resolved) for c in reading.citations] == [("(Beck, 2009)", ("r1",))]
    assert [reference.raw[:5] for reference in reading.references] == ["Beck,", "Anon."]


def test_a_flat_file_is_read_and_written_as_a_packed_one():
    body = (p("Buses wait.", note("Said &lt;Ahn&gt; 2014.")), p("End."))
    flat, packed = fodt(*body), odt(*body)
    document = read(flat, "page.fodt")
    assert document.text == read(packed, "page.odt").text
    at = document.text.index("2014")
    edited = apply(flat, document, [Edit(Span(at, at + 4), "2015 & on")])
    assert edited == flat.replace(b"2014", b"2015 &amp; on")
    made = apply(packed, read(packed, "page.odt"), [Edit(Span(at, at + 4), "2015")])
    assert zipfile.ZipFile(io.BytesIO(made)).read("content.xml") == content(*body).encode().replace(b"2014", b"2015")


def test_edits_of_marks_and_blanks():
    before = odt(p("One ", span("two", "it"), "<text:s/>three", note("Said."), "."))
    document = read(before, "page.odt")
    assert document.text.startswith("One two three[^fn1].")

    def edited(start, end, new):
        return read(apply(before, document, [Edit(Span(start, end), new)]), "page.odt").text

    assert edited(4, 13, "2  new\tx\n").startswith("One 2  new\tx\n[^fn1].")
    assert edited(13, 13, "!").startswith("One two three![^fn1].")
    with pytest.raises(EditError):
        edited(13, 19, "")


def test_segments_lead_to_the_words_in_the_member():
    body = odt(p("Grö&#223;e ", span("&amp; more", "it"), note("Said <text:s/>so.")), items("One"))
    document = read(body, "page.odt")
    raw = zipfile.ZipFile(io.BytesIO(body)).read("content.xml")
    for segment in document.segments:
        shown = segment.span.of(document.text)
        assert segment.member == "content.xml"
        source = raw[segment.offset :]
        if not source.startswith(b"<"):
            assert unescape(source[: 6 * len(shown.encode())].decode(errors="ignore")).startswith(shown)


@pytest.mark.parametrize(
    "content,said",
    [
        (b"PK\x03\x04 no archive", "cut short or damaged"),
        (b"%PDF-1.5", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older file of Word"),
        (archive({"word/document.xml": "<a/>"}), "no OpenDocument text"),
        (archive({"content.xml": "<a/>"}), "no OpenDocument text"),
        (b"<?xml version='1.0'?><a/>", "no OpenDocument text"),
        (archive({"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), "encrypted"),
        (odt(p("One.")).replace(b"PK\x05\x06", b"PK\x05\x07"), "damaged"),
    ],
)
def test_what_is_none_is_told(content, said):
    document = read(content, "page.odt")
    assert document.text == ""
    assert said in document.notices[0]


def test_a_document_that_is_cut_short_is_read_as_far_as_it_goes():
    broken = archive({"content.xml": content(p("One."), p("Two."))[:-20]})
    document = read(broken, "page.odt")
    assert document.text == "One.\n\nTwo."
    assert "content.xml was read as far as it goes" in document.notices[0]


def test_bombs_doctypes_and_deep_nests_are_refused():
    bomb = archive({"content.xml": content(p("a" * 20_000_000))})
    assert "zip bomb" in " ".join(read(bomb, "page.odt").notices)
    doctype = content(p("&a;")).replace("?>", '?><!DOCTYPE a [<!ENTITY a "b">]>', 1)
    assert "document type" in read(archive({"content.xml": doctype}), "page.odt").notices[0]
    deep = content(p("<text:span>" * 2000 + "x" + "</text:span>" * 2000))
    assert "nested" in read(archive({"content.xml": deep}), "page.odt").notices[0]


def test_many_citations_of_many_works_take_no_time():
    marks = [MARK.replace("Ahn14", f"K{n}").replace("promises", f"promises {n}") for n in range(500)]
    rows = "".join(f"<text:p>Ahn, Jiwoo, Timetables as promises {n}, 2014</text:p>" for n in range(500))
    document = read(odt(*map(p, marks), f'<text:section text:name="ZOTERO_BIBL">{rows}</text:section>'), "page.odt")
    assert len(document.pointers) == 500


@given(st.binary(max_size=300), st.sampled_from(["page.odt", "page.fodt"]))
def test_any_bytes_are_read(some, name):
    read(some, name)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["<text:p>", "</text:p>", "a ", " b", "<text:note>", "</text:note>", "<text:span>", "</text:span>", "<text:list>", "</text:list>",
    "<text:list-item>", "</text:list-item>", "<draw:text-box>", "</draw:text-box>", '<text:bookmark-start text:name="x"/>', "<text:section>", "</text:section>",
    '<text:a xlink:href="#x">', "</text:a>", "<text:s/>", "<table:table>", "<table:table-row>", "</table:table-row>", "</table:table>", "<field:fieldmark-end/>",
    "<text:bibliography-mark>", "</text:bibliography-mark>", "<text:note-body>", "</text:note-body>"]), max_size=25))  # fmt: skip
def test_any_order_of_elements_is_read(parts):
    opened, body = [], []
    for part in parts:
        if part.startswith("</"):
            if not opened:
                continue
            body.append(f"</{opened.pop()}>")
        else:
            if part.startswith("<") and not part.endswith("/>"):
                opened.append(part[1:-1].split()[0])
            body.append(part)
    body += [f"</{name}>" for name in reversed(opened)]
    document = read(odt("".join(body)), "page.odt")
    assert not document.notices
    analyse(document)
    assert apply(b"", document, []) == b""
