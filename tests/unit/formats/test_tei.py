"""TEI, also as GROBID writes it: prose, what points at what, and entries as their tags have them."""

import pytest

from evidencecheck.formats import read
from evidencecheck.model.document import BlockKind
from evidencecheck.pipeline import analyse

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Ferries at dusk</title></titleStmt><sourceDesc><biblStruct><analytic><title>Ferries
at dusk</title></analytic></biblStruct></sourceDesc></fileDesc><profileDesc><abstract><p>They are slow.</p></abstract>
</profileDesc></teiHeader>
<text><body>
<div><head>Counting</head><p>Ferries were counted <ref type="bibr" target="#b0">(Cook et al., 2009)</ref>, and again
<ref type="bibr" target="#b1">[2]</ref>-<ref type="bibr" target="#b3">[4]</ref>.<ref target="#n1" type="foot"><hi rend="sup">1</hi></ref>
Here<note place="foot" n="7">Boyd M. On notes. J Notes 2001;2:3-4.</note> too: <formula>m<hi rend="sup">2</hi></formula>,
<ref type="figure" target="#f0">Figure 1</ref>, <choice><sic>slwo</sic><corr>slow</corr></choice>, dea<lb break="no"/>r.</p>
<note place="foot" n="1" xml:id="n1">Smith J. Harbour fees. London: Quay Press, 1988.</note>
<figure xml:id="f0"><head>A ferry</head><label>1</label><figDesc>After <ref type="bibr" target="#b0">Cook</ref>.</figDesc></figure>
<list><item>One <ptr type="bibr" target="#b2"/></item></list><table><row><cell>Two</cell></row></table>
<p>As <bibl><author>Ray</author> wrote</bibl>.</p></div></body>
<back><div type="references"><listBibl>
<biblStruct xml:id="b0"><analytic><title level="a">Counting ferries</title><author><persName><forename type="first">J</forename>
<forename type="middle">A</forename><surname>Cook</surname></persName></author><author><persName><surname>Boyd</surname></persName></author>
<idno type="DOI">10.5555/ferry.1</idno></analytic><monogr><title level="j">J Ferry</title><imprint>
<biblScope unit="volume">12</biblScope><biblScope unit="issue">3</biblScope><biblScope unit="page" from="45" to="67" />
<date type="published" when="2009-05">May 2009</date></imprint></monogr></biblStruct>
<biblStruct xml:id="b1"><monogr><title level="m">Harbours</title><author><persName><surname>Quay</surname></persName></author>
<imprint><publisher>Dock Press</publisher><pubPlace>Bergen</pubPlace><date when="1999" /></imprint></monogr></biblStruct>
<biblStruct xml:id="b2" n="3"><analytic><title>Of piers</title><author>Pier, P.</author></analytic><monogr><title>A book of piers
</title><editor><persName><forename>E</forename><surname>Ditor</surname></persName></editor><imprint><date>2003</date></imprint>
</monogr><series><title level="s">Works</title></series></biblStruct>
<bibl xml:id="b3"><author>Sea, S. and Lake, L.</author> (<date>2011</date>). <title level="a">Deep water</title>.
<title level="j">Waters</title>, <biblScope unit="volume">4</biblScope>. <ref target="https://doi.org/10.5555/water">doi</ref></bibl>
</listBibl></div></back></text></TEI>
"""


@pytest.fixture(scope="module")
def reading():
    return analyse(read(PAGE.encode(), "page.tei.xml"))


def fields(reading, label):
    (one,) = [one for one in reading.references if one.label == label]
    return one.raw, {name: str(field.value) for name, field in one.fields.items()}


def test_prose_is_read_and_of_the_header_title_and_abstract(reading):
    document = reading.document
    assert (document.format, document.text, document.notices) == ("tei", PAGE, ())
    assert [
        (block.kind.value, block.span.of(document.flow.text))
        for block in document.blocks
        if block.kind is not BlockKind.NOTE
    ] == [
        ("heading", "Ferries at dusk"),
        ("paragraph", "They are slow."),
        ("heading", "Counting"),
        (
            "paragraph",
            "Ferries were counted (Cook et al., 2009), and again [2]-[4].1 Here[^7] too: \ufffc, Figure 1, slow, dear.",
        ),
        ("paragraph", "A ferry"),
        ("paragraph", "After Cook."),
        ("item", "One \ufffc"),
        ("cell", "Two"),
        ("paragraph", "As Ray wrote."),
    ]


def test_pointers_lead_to_entries_and_notes(reading):
    assert [(c.text, c.style.value, c.resolved) for c in reading.citations] == [
        ('<ref type="bibr" target="#b0">(Cook et al., 2009)</ref>', "author-year", ("b0",)),
        ('<ref type="bibr" target="#b1">[2]</ref>', "bracket", ("b1",)),
        ('<ref type="bibr" target="#b3">[4]</ref>', "bracket", ("3", "b3")),
        ('<ref target="#n1" type="foot"><hi rend="sup">1</hi></ref>', "superscript", ("1",)),
        ('<note place="foot" n="7">', "footnote", ("7",)),
        ('<ref type="bibr" target="#b0">Cook</ref>', "key", ("b0",)),
        ('<ptr type="bibr" target="#b2"/>', "key", ("3",)),
    ]


def test_an_entry_in_parts_is_printed_as_a_reference(reading):
    raw, said = fields(reading, "b0")
    assert raw == "Cook, J A; Boyd. Counting ferries. J Ferry 12(3):45–67. May 2009. doi:10.5555/ferry.1."
    assert said == {
        "author": "J A Cook, Boyd",
        "title": "Counting ferries",
        "container_title": "J Ferry",
        "volume": "12",
        "issue": "3",
        "page": "45–67",
        "issued": "2009-05",
        "doi": "10.5555/ferry.1",
    }


def test_a_work_by_itself_has_a_title_and_a_part_has_a_container(reading):
    assert fields(reading, "b1") == (
        "Quay. Harbours. Bergen: Dock Press. 1999.",
        {
            "author": "Quay",
            "title": "Harbours",
            "issued": "1999",
            "publisher": "Dock Press",
            "publisher_place": "Bergen",
        },
    )
    raw, said = fields(reading, "3")
    assert raw == "Pier, P. Of piers. Ditor, E. A book of piers. 2003. Works."
    assert (said["title"], said["container_title"], said["editor"]) == ("Of piers", "A book of piers", "E Ditor")


def test_an_entry_with_punctuation_is_read_in_its_own_words(reading):
    raw, said = fields(reading, "b3")
    assert raw == "Sea, S. and Lake, L. (2011). Deep water. Waters, 4. doi"
    assert (said["author"], said["title"], said["doi"]) == ("S. Sea, L. Lake", "Deep water", "10.5555/water")


def test_notes_are_read_as_notes(reading):
    assert fields(reading, "7")[0] == "Boyd M. On notes. J Notes 2001;2:3-4."
    assert fields(reading, "1")[1]["title"] == "Harbour fees"


def test_the_root_decides_whatever_the_ending():
    for name in ("page.xml", "page.jats", "page.tei"):
        assert read(PAGE.encode(), name).format == "tei"
    assert read(b"<article><body><p>Slow.</p></body></article>", "page.tei").format == "jats"
