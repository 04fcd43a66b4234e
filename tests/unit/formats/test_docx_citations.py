"""Citations that reference managers made in Word: what they point at, and what of their records is read."""

import base64
import json
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse
from tests.support.word import docx, field, mark, notes, paragraph, raised, relationships, run

AHN = {
    "id": 7,
    "type": "article-journal",
    "title": "Timetables as promises: <i>a study</i> of night buses",
    "author": [
        {"family": "Ahn", "given": "Jiwoo"},
        {"family": "Berg", "given": "Lars", "non-dropping-particle": "van den"},
    ],
    "container-title": "Journal of Invented Transport",
    "volume": "4",
    "issue": 2,
    "page": "11-19",
    "issued": {"date-parts": [["2014", 3]]},
    "DOI": "10.5555/jit.2014.4.2",
}
BECK = {
    "id": 8,
    "type": "book",
    "title": "Waiting rooms",
    "author": [{"family": "Beck", "given": "Ada"}, {"literal": "Office for Benches"}],
    "publisher": "Bench Press",
    "publisher-place": "Ulm",
    "issued": {"date-parts": [[2009]]},
}
AHN_PRINTED = (
    "Ahn, J., van den Berg, L.: Timetables as promises: a study of night buses. J. Inv. Transp. 4(2), 11–19 (2014)"
)
BECK_PRINTED = "Beck, A., Office for Benches: Waiting rooms. Bench Press, Ulm (2009)"
HEADING = paragraph("References", properties='<w:pStyle w:val="Berschrift1"/>')


def csl(*items, uris=True):
    rows = []
    for item in items:
        row = {"id": item["id"], "itemData": item}
        if uris:
            row["uris"] = [f"http://zotero.org/users/1/items/{item['id']}"]
        rows.append(row)
    return json.dumps({"citationID": "x", "citationItems": rows, "schema": "csl"})


def zotero(shown, *items):
    return field(escape(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(*items)} "), shown)


def mendeley(shown, *items):
    return field(escape(f"ADDIN CSL_CITATION {csl(*items)}"), shown)


def mendeley_cite(shown, *items):
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(csl(*items, uris=False).encode()).decode()
    return control(tag, run(shown))


def control(tag, inner):
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def endnote_xml(*numbers):
    records = {
        7: '<ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Ahn, Jiwoo</style></author>'
        "<author><style>van den Berg, Lars</style></author></authors></contributors><titles><title><style>Timetables as promises: "
        "a study</style><style> of night buses</style></title><secondary-title>Journal of Invented Transport</secondary-title></titles>"
        "<pages>11-19</pages><volume>4</volume><number>2</number><dates><year>2014</year></dates>"
        "<electronic-resource-num>10.5555/jit.2014.4.2</electronic-resource-num>",
        8: '<ref-type name="Book">6</ref-type><contributors><authors><author>Beck, Ada</author><author>Office for Benches,</author></authors>'
        "</contributors><titles><title>Waiting rooms</title></titles><dates><year>2009</year></dates>"
        "<pub-location>Ulm</pub-location><publisher>Bench Press</publisher>",
    }
    cites = "".join(
        f"<Cite><Author>A</Author><Year>2014</Year><RecNum>{n}</RecNum><DisplayText>(A)</DisplayText><record><rec-number>{n}</rec-number>"
        f'<foreign-keys><key app="EN" db-id="abc">{n}</key></foreign-keys>{records[n]}</record></Cite>'
        for n in numbers
    )
    return f"<EndNote>{cites}</EndNote>"


def endnote(shown, *items):
    return field(escape(" ADDIN EN.CITE " + endnote_xml(*(item["id"] for item in items))), shown)


def endnote_packed(shown, *items):
    data = base64.b64encode(endnote_xml(*(item["id"] for item in items)).encode() + b"\0").decode()
    data = f'<w:fldData xml:space="preserve">{data[:60]}\n{data[60:]}</w:fldData>'
    inner = field(" ADDIN EN.CITE.DATA ").replace('"begin"/>', f'"begin">{data}</w:fldChar>')
    outer = field(" ADDIN EN.CITE @", shown)
    return outer.replace("@</w:instrText></w:r>", "</w:instrText></w:r>" + inner)


def word(shown, *items):
    tags = [f"Tag{item['id']}" for item in items]
    return field(f" CITATION {tags[0]} \\l 1033 " + "".join(f" \\m {tag}" for tag in tags[1:]), shown)


SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">'
    "<b:Source><b:Tag>Tag7</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList>"
    "<b:Person><b:Last>Ahn</b:Last><b:First>Jiwoo</b:First></b:Person><b:Person><b:Last>van den Berg</b:Last><b:First>Lars</b:First></b:Person>"
    "</b:NameList></b:Author></b:Author><b:Title>Timetables as promises: a study of night buses</b:Title>"
    "<b:JournalName>Journal of Invented Transport</b:JournalName><b:Year>2014</b:Year><b:Volume>4</b:Volume><b:Issue>2</b:Issue>"
    "<b:Pages>11-19</b:Pages><b:DOI>10.5555/jit.2014.4.2</b:DOI></b:Source>"
    "<b:Source><b:Tag>Tag8</b:Tag><b:SourceType>Book</b:SourceType><b:Author><b:Author><b:NameList><b:Person><b:Last>Beck</b:Last>"
    "<b:First>Ada</b:First></b:Person></b:NameList></b:Author></b:Author><b:Title>Waiting rooms</b:Title><b:Year>2009</b:Year>"
    "<b:City>Ulm</b:City><b:Publisher>Bench Press</b:Publisher></b:Source></b:Sources>"
)
LISTS = {
    zotero: ' ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY ',
    mendeley: "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY ",
    endnote: " ADDIN EN.REFLIST ",
    endnote_packed: " ADDIN EN.REFLIST ",
    word: " BIBLIOGRAPHY ",
}
MAKERS = [zotero, mendeley, mendeley_cite, endnote, endnote_packed, word]


def listed(maker, *rows):
    """The paragraphs of a bibliography, in the field of a maker."""
    rows = [row if row.startswith("<") else paragraph(row) for row in rows]
    if maker is mendeley_cite:
        return control("MENDELEY_BIBLIOGRAPHY", "".join(rows))
    begin, end = field(escape(LISTS[maker]), "@").split(run("@"))
    rows[0] = rows[0].replace("<w:r>", begin + "<w:r>", 1)
    rows[-1] = rows[-1].removesuffix("</w:p>") + end + "</w:p>"
    return "".join(rows)


def made(*body, **parts):
    return docx(*body, **{"item1": SOURCES, "rels": relationships(customXml="item1.xml"), **parts})


def links(content):
    """Each citation's words with the beginnings of what it leads to."""
    reading = analyse(read(content, "page.docx"))
    begins = {reference.label: reference.raw[:10] for reference in reading.references}
    return [(c.text, [begins.get(label) for label in c.resolved]) for c in reading.citations]


@pytest.mark.parametrize("maker", MAKERS)
def test_what_a_field_cites_is_what_the_bibliography_prints(maker):
    content = made(
        paragraph(
            "Buses wait ",
            maker("(Beck & Office, 2009; see Ahn et al. 2014, p. 3)".replace("&", "&amp;"), BECK, AHN),
            ". As said ",
            maker("Ahn's study", AHN),
            ".",
        ),
        HEADING,
        listed(maker, AHN_PRINTED, BECK_PRINTED),
    )
    assert links(content) == [
        ("Beck & Office, 2009", ["Beck, A., "]),
        ("see Ahn et al. 2014, p. 3", ["Ahn, J., v"]),
        ("Ahn's study", ["Ahn, J., v"]),
    ]
    document = read(content, "page.docx")
    assert not document.notices
    assert len(analyse(document).references) == 2


@pytest.mark.parametrize("maker", MAKERS)
def test_numbers_lead_to_the_entry_whatever_its_number(maker):
    content = made(
        paragraph("Buses wait [", maker("1,2", BECK, AHN), "] and wait ", maker("[2]", AHN), "."),
        HEADING,
        listed(maker, f"[1]\t{BECK_PRINTED}", f"[2]\t{AHN_PRINTED}"),
    )
    assert links(content) == [("[1,2]", ["Beck, A., ", "Ahn, J., v"]), ("[2]", ["Ahn, J., v"])]


@pytest.mark.parametrize("maker", MAKERS)
def test_a_bibliography_without_a_heading_is_found_by_its_field(maker):
    content = made(
        paragraph("Buses wait ", maker("(Beck, 2009)", BECK), "."),
        listed(maker, BECK_PRINTED, "Something else, undated and untitled."),
    )
    reading = analyse(read(content, "page.docx"))
    assert [one.raw[:5] for one in reading.references] == ["Beck,", "Somet"]
    assert links(content) == [("(Beck, 2009)", ["Beck, A., "])]


@pytest.mark.parametrize("maker", MAKERS)
def test_without_a_bibliography_the_records_are_the_entries(maker):
    content = made(paragraph("Buses wait ", maker("(Ahn and van den Berg 2014)", AHN), maker("(Ahn 2014)", AHN), "."))
    document = read(content, "page.docx")
    [entry] = analyse(document).references
    assert entry.raw == (
        "Ahn, Jiwoo; van den Berg, Lars. Timetables as promises: a study of night buses. Journal of Invented Transport 4(2):"
        "11-19. 2014. doi:10.5555/jit.2014.4.2."
    )
    assert document.text[entry.span.start : entry.span.end] == entry.raw
    fields = entry.fields
    assert [(name.family, name.given) for name in fields.author.value.names] == [
        ("Ahn", "Jiwoo"),
        ("van den Berg", "Lars"),
    ]
    assert fields.title.value == "Timetables as promises: a study of night buses"
    assert (fields.volume.value, fields.issue.value, fields.issued.value.year) == ("4", "2", 2014)
    assert fields.doi.value == "10.5555/jit.2014.4.2"
    assert fields.type == "journal-article"
    assert document.place(entry.span.start) == "citation 1"
    assert [resolved for _, resolved in links(content)] == [["Ahn, Jiwoo"], ["Ahn, Jiwoo"]]


def test_a_bibliography_that_is_a_table_has_its_numbers_in_cells():
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(f'[{n}]')}</w:tc><w:tc>{paragraph(row)}</w:tc></w:tr>"
        for n, row in enumerate((BECK_PRINTED, AHN_PRINTED), 1)
    )
    begin, end = field(" BIBLIOGRAPHY ", "@").split(run("@"))
    content = made(
        paragraph("Buses wait ", word("[2], [1]", BECK, AHN), "."),
        HEADING,
        paragraph(begin + "<w:r/>"),
        f"<w:tbl>{rows}</w:tbl>",
        paragraph("<w:r/>" + end),
        paragraph("After."),
    )
    assert links(content) == [("[2]", ["Ahn, J., v"]), ("[1]", ["Beck, A., "])]
    assert [one.label for one in analyse(read(content, "a.docx")).references] == ["1", "2"]


def zotero_bookmarks():
    said = {
        "ZOTERO_BREF_aB1": f"ZOTERO_ITEM CSL_CITATION {csl(BECK)}",
        "ZOTERO_BREF_cD2": "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY",
    }
    rows = "".join(
        f'<property name="{name}_{n + 1}"><vt:lpwstr>{escape(code[255 * n : 255 * n + 255])}</vt:lpwstr></property>'
        for name, code in said.items()
        for n in range(len(code) // 255, -1, -1)
    )
    spaces = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="urn:vt"'
    return f"<Properties {spaces}>{rows}</Properties>"


def test_zoteros_bookmarks_cite_what_the_documents_properties_say():
    begin, end = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>', '<w:bookmarkEnd w:id="{0}"/>'
    content = docx(
        paragraph("Buses wait ", begin.format(4, "ZOTERO_BREF_aB1"), run("(Beck, 2009)"), end.format(4), "."),
        paragraph(begin.format(5, "ZOTERO_BREF_cD2"), run(BECK_PRINTED)),
        paragraph("Anon: Another. 2001.", end.format(5)),
        paragraph("After."),
        **{"docProps/custom.xml": zotero_bookmarks()},
    )
    assert links(content) == [("(Beck, 2009)", ["Beck, A., "])]


def test_a_raised_number_is_a_pointer_too():
    content = made(
        paragraph(
            "Buses wait.", field(escape(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(BECK)} "), raised("1")), " And on."
        ),
        HEADING,
        listed(zotero, f"1. {BECK_PRINTED}"),
    )
    [citation] = analyse(read(content, "page.docx")).citations
    assert (citation.text, citation.style, len(citation.resolved)) == ("1", "superscript", 1)


def test_an_entry_whose_words_were_changed_is_found_by_its_number():
    content = made(
        paragraph("Buses wait ", zotero("[2]", BECK), "."),
        HEADING,
        listed(zotero, f"[1]\t{AHN_PRINTED}", "[2]\tBeck A. Rooms to wait in. 2010."),
    )
    assert links(content) == [("[2]", ["Beck A. Ro"])]


def test_a_bibliography_that_became_plain_text_is_one_all_the_same():
    content = made(
        paragraph("Buses wait ", zotero("(Beck)", BECK), "."), HEADING, paragraph(BECK_PRINTED), paragraph(AHN_PRINTED)
    )
    assert links(content) == [("(Beck)", ["Beck, A., "])]
    assert len(analyse(read(content, "page.docx")).references) == 2


def test_a_note_that_prints_what_it_cites_is_the_entry():
    content = made(
        paragraph("Buses wait.", mark(1), " And on.", mark(2)),
        footnotes=notes(
            "footnote",
            n1=paragraph(zotero("Ada Beck and Office for Benches, Waiting Rooms (Ulm: Bench Press, 2009)", BECK), "."),
            n2=paragraph(zotero("Beck, Waiting Rooms, 12", BECK), "."),
        ),
    )
    assert [resolved for _, resolved in links(content)] == [["Ada Beck a"], ["Beck, Wait"]]
    assert len(analyse(read(content, "page.docx")).references) == 2


def test_what_is_cited_in_deleted_words_is_not_cited():
    gone = (
        "<w:del>"
        + zotero("(Beck 2009)", BECK).replace("w:t", "w:delText").replace("w:instrText", "w:delInstrText")
        + "</w:del>"
    )
    document = read(made(paragraph("Buses wait", gone, ".")), "page.docx")
    assert document.text == "Buses wait."
    hidden = field(escape(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(BECK)} "), run("(Beck 2009)", "<w:vanish/>"))
    assert read(made(paragraph("Buses wait", hidden, ".")), "page.docx").text == "Buses wait."


@pytest.mark.parametrize(
    "instruction,maker",
    [
        (' ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [', "Zotero"),
        (" ADDIN ZOTERO_ITEM CSL_CITATION " + "[" * 5000, "Zotero"),
        (" ADDIN CSL_CITATION 12", "Mendeley"),
        (" ADDIN EN.CITE &lt;EndNote&gt;&lt;Cite&gt;", "EndNote"),
        (" ADDIN EN.CITE &lt;EndNote&gt;&lt;!DOCTYPE a&gt;&lt;/EndNote&gt;", "EndNote"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_and_its_words_are_read(instruction, maker):
    document = read(made(paragraph("Buses wait ", field(instruction, "(Beck 2009)"), ".")), "page.docx")
    assert document.text == "Buses wait (Beck 2009)."
    if maker:
        assert document.notices == (
            f"the records of a citation made with {maker} cannot be read; the words shown are read",
        )


@pytest.mark.parametrize(
    "item",
    [
        {"id": 1, "author": "Beck", "issued": "2009", "title": ["x"], "page": {}},
        {"id": None, "author": [1, {"family": 3}], "issued": {"date-parts": [[None]]}},
        {"id": True, "issued": {"date-parts": "2009"}, "volume": 1e400},
    ],
)
def test_records_of_another_shape_do_no_harm(item):
    document = read(made(paragraph("Wait ", zotero("(Beck 2009)", item), ".")), "page.docx")
    assert document.text.startswith("Wait (Beck 2009).")
    analyse(document)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2014", "\ud800", "<i>"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "given", "literal", "date-parts", "raw"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from([*AHN, "uris", "editor", "PMID"]), VALUES, max_size=6), max_size=3))
def test_records_of_any_shape_are_read(items):
    said = json.dumps(
        {"citationItems": [{"id": item.get("id"), "uris": item.get("uris"), "itemData": item} for item in items]}
    )
    document = read(
        made(paragraph("Wait ", field(escape(f" ADDIN ZOTERO_ITEM CSL_CITATION {said} "), "(Beck 2009)"), ".")),
        "a.docx",
    )
    assert document.text.startswith("Wait (Beck 2009).")
    analyse(document)
