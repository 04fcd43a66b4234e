"""JATS and the NLM DTDs before it: prose, what points at what, and references as their tags have them."""

import pytest

from evidencecheck.formats import read, write
from evidencecheck.model.citation import CitationStyle
from evidencecheck.model.document import BlockKind
from evidencecheck.model.fix import Edit
from evidencecheck.model.reference import Role
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse, examine
from tests.support.clock import in_line

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "JATS-1.dtd">\n'
)
ENTRIES = """
<ref id="B1"><label>[1]</label><mixed-citation publication-type="journal"><name><surname>Cook</surname> <given-names>J</given-names>
</name>, <etal>et al.</etal> <article-title>On <italic>ferries</italic></article-title>. <source>J Ferry</source>
<year>2009</year>;<volume>12</volume>(<issue>3</issue>):<fpage>45</fpage>&#8211;<lpage>67</lpage>.
doi: <pub-id pub-id-type="doi">10.5555/ferry</pub-id></mixed-citation></ref>
<ref id="B2"><label>2.</label><mixed-citation>Quay P. Harbours. Bergen: Dock; 1999.</mixed-citation></ref>
<ref id="B3"><label>3</label><element-citation publication-type="book"><person-group person-group-type="author">
<name><surname>Pier</surname><given-names>P</given-names></name><collab>Port Authority</collab><etal/></person-group>
<year>2001</year><chapter-title>Of piers</chapter-title><person-group person-group-type="editor"><name>
<surname>Ditor</surname><given-names>E</given-names></name></person-group><source>A book of piers</source>
<fpage>11</fpage> <lpage>19</lpage><comment>Available: <ext-link xlink:href="https://example.org/p">there</ext-link></comment>
</element-citation></ref>
<ref id="B4"><label>4</label><mixed-citation id="B4a"><label>a</label>Sea S. Deep water. Waters. 2011;4:1-9.</mixed-citation>
<mixed-citation id="B4b">Lake L. Shallow water. Waters. 2012;5:11-19.</mixed-citation></ref>
<ref id="B5"><label>5</label><note><p>Harbour master, personal communication, 2010.</p></note></ref>
"""


def article(body, *, back="", entries=ENTRIES, head=DOCTYPE):
    title = (
        "<front><article-meta><title-group><article-title>Ferries</article-title></title-group></article-meta></front>"
    )
    refs = f"<ref-list><title>References</title>{entries}</ref-list>"
    return f"{head}<article>{title}<body>{body}</body><back>{back}{refs}</back></article>"


def page(body, name="page.nxml", **more):
    return analyse(read(article(body, **more).encode(), name))


def words(document, *kinds):
    return [b.span.of(document.flow.text) for b in document.blocks if b.kind in kinds]


def cited(reading):
    return [(c.text, c.style.value, c.labels) for c in reading.citations]


def reference(reading, label):
    return next(one for one in reading.references if one.label == label)


def field(reading, label, name):
    found = getattr(reference(reading, label).fields, name)
    return found and str(found.value)


def entry(xml):
    reading = page("<p>Ferries.</p>", entries=f'<ref id="x">{xml}</ref>')
    return reading.references[0]


# Pointers


def test_a_pointer_is_cited_with_its_tags_and_leads_to_the_entry_of_that_name():
    reading = page('<p>Ferries are slow [<xref ref-type="bibr" rid="B2">2</xref>].</p>')
    assert cited(reading) == [('<xref ref-type="bibr" rid="B2">2</xref>', "bracket", ("2",))]
    assert reading.claims[0].text == "Ferries are slow"


def test_a_raised_pointer_is_a_superscript_whichever_tag_is_the_outer_one():
    reading = page(
        '<p>Slow<sup><xref ref-type="bibr" rid="B1">1</xref>,<xref ref-type="bibr" rid="B2">2</xref></sup> and'
        ' dear <xref ref-type="bibr" rid="B3"><sup>3</sup></xref>.</p>'
    )
    assert [c.style for c in reading.citations] == [CitationStyle.SUPERSCRIPT] * 3
    assert [c.labels for c in reading.citations] == [("1",), ("2",), ("3",)]
    assert [claim.text for claim in reading.claims] == ["Slow, and dear"]


@pytest.mark.parametrize(
    "run",
    [
        '[<xref ref-type="bibr" rid="B1">1</xref>&#8211;<xref ref-type="bibr" rid="B3">3</xref>]',
        '<xref ref-type="bibr" rid="B1">[1]</xref> – <xref ref-type="bibr" rid="B3">[3]</xref>',
        '<sup><xref ref-type="bibr" rid="B1">1</xref></sup>-<sup><xref ref-type="bibr" rid="B3">3</xref></sup>',
    ],
)
def test_a_dash_between_two_pointers_stands_for_all_between(run):
    assert [c.labels for c in page(f"<p>Slow {run}.</p>").citations] == [("1",), ("2", "3")]


@pytest.mark.parametrize("names", ["B1 B3", "B1", "B1 B2 B3"])
def test_a_dash_within_a_pointer_does_so_too(names):
    (citation,) = page(f'<p>Slow [<xref ref-type="bibr" rid="{names}">1–3</xref>].</p>').citations
    assert set(citation.labels) == {"1", "2", "3"}
    assert citation.style is CitationStyle.BRACKET


def test_a_pointer_to_a_reference_that_is_missing_is_an_orphan():
    reading = page('<p>Slow [<xref ref-type="bibr" rid="B99">99</xref>].</p>')
    (finding, *_) = [f for f in examine(reading, {}, {}).findings if f.code == "EC101"]
    assert finding.span.of(reading.document.text) == '<xref ref-type="bibr" rid="B99">99</xref>'


def test_pointers_to_figures_tables_and_affiliations_cite_nothing():
    body = '<p>See <xref ref-type="fig" rid="f1">1</xref> and <xref ref-type="table" rid="t1">2</xref>.</p>'
    assert page(body).citations == ()


def test_a_pointer_without_words_stands_where_it_is():
    (citation,) = page('<p>Slow<xref ref-type="bibr" rid="B1"/>.</p>').citations
    assert (citation.text, citation.labels) == ('<xref ref-type="bibr" rid="B1"/>', ("1",))


def test_where_tags_cite_by_number_exponents_and_names_of_species_are_no_citations():
    body = (
        '<p>An area of 3 m<sup>2</sup> <xref ref-type="bibr" rid="B1">[1]</xref>. <italic>Navis lenta</italic> Cook,'
        ' 1909 <xref ref-type="bibr" rid="B2">[2]</xref> is 5<sup>3</sup> (Weir, 1933)'
        ' <xref ref-type="bibr" rid="B3">[3]</xref>.</p>'
    )
    assert [c.labels for c in page(body).citations] == [("1",), ("2",), ("3",)]


def test_raised_digits_cite_where_no_tag_does():
    reading = page("<p>Ferries are slow<sup>1</sup>, dear<sup>2</sup> and wet<sup>3</sup>.</p>")
    assert [c.labels for c in reading.citations] == [("1",), ("2",), ("3",)]


def test_names_and_years_within_tags_cite_by_name():
    reading = page(
        '<p>Cook (<xref ref-type="bibr" rid="B1">2009</xref>) and (<xref rid="B2" ref-type="bibr">Quay, n.d.</xref>).</p>'
    )
    assert [(c.style, c.labels) for c in reading.citations] == [
        (CitationStyle.AUTHOR_YEAR, ("1",)),
        (CitationStyle.AUTHOR_YEAR, ("2",)),
    ]


# References


def test_a_punctuated_citation_is_read_in_its_own_words():
    reading = page("<p>Ferries.</p>")
    one = reference(reading, "1")
    assert one.raw == "Cook J , et al. On ferries. J Ferry 2009;12(3):45–67. doi: 10.5555/ferry"
    assert one.span.of(reading.document.text).startswith("<mixed-citation publication")
    assert one.span.of(reading.document.text).endswith("</mixed-citation>")
    assert {name: str(value.value) for name, value in one.fields.items()} == {
        "author": "J Cook et al.",
        "title": "On ferries",
        "container_title": "J Ferry",
        "volume": "12",
        "issue": "3",
        "page": "45–67",
        "issued": "2009",
        "doi": "10.5555/ferry",
    }
    assert one.fields.title.span.of(reading.document.text) == "On <italic>ferries"


def test_a_citation_without_punctuation_is_printed_as_a_reference():
    reading = page("<p>Ferries.</p>")
    one = reference(reading, "3")
    assert one.raw == (
        "Pier, P; Port Authority, et al. Of piers. Ditor, E. A book of piers. 11–19. 2001. Available: there."
    )
    assert (field(reading, "3", "editor"), field(reading, "3", "url")) == ("E Ditor", "https://example.org/p")
    assert one.fields.type == "book-chapter"
    assert one.fields.page.span.of(reading.document.text) == "11</fpage> <lpage>19"


def test_a_citation_that_nobody_tagged_is_parsed():
    reading = page("<p>Ferries.</p>")
    assert [field(reading, "2", name) for name in ("author", "title", "publisher", "issued")] == [
        "P Quay",
        "Harbours",
        "Dock",
        "1999",
    ]


def test_several_works_of_one_reference_are_cited_together():
    reading = page(
        '<p>Slow [<xref ref-type="bibr" rid="B4">4</xref>], wet [<xref ref-type="bibr" rid="B4b">4b</xref>].</p>'
    )
    assert [c.labels for c in reading.citations] == [("4.1", "4.2"), ("4.2",)]
    assert reference(reading, "4.2").raw == "Lake L. Shallow water. Waters. 2012;5:11-19."


def test_a_reference_that_is_a_note_is_one():
    assert reference(page("<p>Ferries.</p>"), "5").raw == "Harbour master, personal communication, 2010."


def test_of_alternatives_the_one_with_words_of_its_own_is_read():
    one = entry(
        "<citation-alternatives><element-citation><source>Harbours</source><year>1999</year></element-citation>"
        "<mixed-citation>Quay P. Harbours. Bergen: Dock; 1999.</mixed-citation></citation-alternatives>"
    )
    assert one.raw == "Quay P. Harbours. Bergen: Dock; 1999."


def test_fields_that_run_together_are_set_apart():
    one = entry(
        "<mixed-citation><name><surname>Cook</surname><given-names>J</given-names></name> (<year>2009</year>) "
        "<article-title>Ferries</article-title>. <source>J Ferry</source><volume>12</volume>: <fpage>4</fpage></mixed-citation>"
    )
    assert one.raw == "Cook J (2009) Ferries. J Ferry 12: 4"


@pytest.mark.parametrize(
    ("xml", "name", "value"),
    [
        ('<pub-id pub-id-type="pmid">123456</pub-id>', "pmid", "123456"),
        ('<pub-id pub-id-type="pmcid">PMC123456</pub-id>', "pmcid", "PMC123456"),
        (
            '<comment>doi:<ext-link xlink:href="http://dx.doi.org/10.5555/a">10.5555/a</ext-link></comment>',
            "doi",
            "10.5555/a",
        ),
        ('<ext-link xlink:href="http://www.ncbi.nlm.nih.gov/pubmed/123456">PubMed</ext-link>', "pmid", "123456"),
        ("<uri>https://example.org/b</uri>", "url", "https://example.org/b"),
        ('<year iso-8601-date="2009-05">2009</year><month>5</month>', "issued", "2009-05"),
        ("<year>2009</year><date-in-citation><year>2012</year></date-in-citation>", "issued", "2009"),
        ("<elocation-id>e123</elocation-id>", "page", "e123"),
        ("<publisher-loc>Bergen</publisher-loc>", "publisher_place", "Bergen"),
        ("<string-name><surname>Cook</surname>, <given-names>J</given-names></string-name>", "author", "J Cook"),
        ("<name><surname>Cook</surname></name>", "author", "Cook"),
    ],
)
@pytest.mark.parametrize("shape", ["<element-citation>{}</element-citation>", "<mixed-citation>{}, .</mixed-citation>"])
def test_what_tags_say_holds(xml, name, value, shape):
    title = "<article-title>Ferries</article-title><source>J Ferry</source>"
    assert str(getattr(entry(shape.format(title + xml)).fields, name).value) == value


def test_a_source_that_is_all_the_title_there_is_is_the_title():
    one = entry(
        '<element-citation publication-type="book"><source>Harbours</source><year>1999</year></element-citation>'
    )
    assert (one.fields.title.value, one.fields.container_title, one.fields.type) == ("Harbours", None, "book")


def test_names_behind_a_title_are_of_those_who_edited_the_whole():
    one = entry(
        "<mixed-citation><name><surname>Cook</surname> <given-names>J</given-names></name>. <chapter-title>Piers"
        "</chapter-title>. In: <name><surname>Boyd</surname> <given-names>M</given-names></name>, editor. <source>Ports"
        "</source>. <year>2009</year></mixed-citation>"
    )
    assert (str(one.fields.author.value), str(one.fields.editor.value)) == ("J Cook", "M Boyd")


@pytest.mark.parametrize("tag", ["citation", "nlm-citation"])
def test_citations_of_the_nlm_dtds_are_read(tag):
    one = entry(f'<{tag} citation-type="journal"><article-title>Ferries</article-title><year>2009</year></{tag}>')
    assert (one.fields.title.value, one.fields.type) == ("Ferries", "journal-article")


def test_without_a_label_or_with_one_that_others_have_a_reference_is_called_by_its_name():
    lines = "".join(
        f'<ref id="{name}">{label}<mixed-citation>Quay P. Harbours of {name}. 1999.</mixed-citation></ref>'
        for name, label in [("a", ""), ("b", "<label>1</label>"), ("c", "<label>1.</label>"), ("d", "<label>2</label>")]
    )
    assert [one.label for one in page("<p>Ferries.</p>", entries=lines).references] == ["a", "b", "c", "2"]


# Notes


def test_a_footnote_may_cite_and_gives_way_to_a_reference_of_its_number():
    note = '<fn-group><fn id="fn1"><label>1</label><p>As <xref ref-type="bibr" rid="B2">2</xref> says.</p><p>And more.</p></fn></fn-group>'
    reading = page('<p>Slow.<xref ref-type="fn" rid="fn1"><sup>1</sup></xref></p>', back=note)
    assert [c.labels for c in reading.citations] == [("fn1",), ("2",)]
    one = reference(reading, "fn1")
    assert (one.raw, one.role) == ("As 2 says. And more.", Role.ASIDE)
    assert not [f for f in examine(reading, {}, {}).findings if f.code == "EC104"]


def test_a_note_within_a_sentence_is_called_where_it_stands():
    reading = page("<p>Slow<fn><label>7</label><p>Boyd M. On notes. J Notes 2001;2:3-4.</p></fn> and dear.</p>")
    assert cited(reading) == [("<fn>", "footnote", ("7",))]
    assert reference(reading, "7").raw == "Boyd M. On notes. J Notes 2001;2:3-4."
    assert words(reading.document, BlockKind.PARAGRAPH) == ["Slow[^7] and dear."]


def test_notes_of_tables_and_statements_of_the_article_are_prose():
    reading = page(
        "<table-wrap><table><tr><td>Fee<sup>a</sup></td></tr></table><table-wrap-foot><fn><label>a</label>"
        '<p>In crowns <xref ref-type="bibr" rid="B1">1</xref>.</p></fn></table-wrap-foot></table-wrap>',
        back='<fn-group><fn fn-type="conflict"><label>*</label><p>None.</p></fn></fn-group>',
    )
    assert [one.label for one in reading.references] == ["1", "2", "3", "4.1", "4.2", "5"]
    assert words(reading.document, BlockKind.PARAGRAPH) == ["In crowns 1.", "None."]
    assert [claim.text for claim in reading.claims] == ["In crowns"]


# Prose


def test_prose_is_read_and_what_is_said_of_the_article_is_not():
    front = (
        "<front><journal-meta><journal-title>J Ferry</journal-title></journal-meta><article-meta><title-group>"
        "<article-title>Ferries</article-title></title-group><contrib-group><contrib><name><surname>Own</surname></name>"
        '<xref ref-type="aff" rid="a1"><sup>1</sup></xref></contrib></contrib-group><author-notes><fn><p>At sea.</p></fn>'
        "</author-notes><permissions><p>All rights.</p></permissions><abstract><p>They are slow.</p></abstract>"
        "</article-meta></front>"
    )
    body = (
        "<sec><label>1</label><title>Why</title><p>So: E = <inline-formula><mml:math><mml:mi>m</mml:mi></mml:math>"
        "</inline-formula>.<list><list-item><label>1.</label><p>one</p></list-item></list>More.</p><sec><title>Deep</title>"
        "<fig><label>1</label><caption><title>A ferry.</title><p>Drawn.</p></caption><graphic/></fig></sec></sec>"
        "<boxed-text><p>Boxed.</p></boxed-text><disp-quote><p>Said.</p><attrib>She</attrib></disp-quote>"
    )
    document = read(f"<article>{front}<body>{body}</body></article>".encode(), "a.xml")
    assert [(b.kind.value, b.level, b.span.of(document.flow.text)) for b in document.blocks] == [
        ("heading", 1, "Ferries"),
        ("paragraph", 0, "They are slow."),
        ("heading", 1, "Why"),
        ("paragraph", 0, "So: E = \ufffc."),
        ("item", 1, "one"),
        ("paragraph", 0, "More."),
        ("heading", 2, "Deep"),
        ("paragraph", 0, "A ferry."),
        ("paragraph", 0, "Drawn."),
        ("paragraph", 0, "\ufffc"),
        ("paragraph", 0, "Boxed."),
        ("paragraph", 0, "Said."),
        ("paragraph", 0, "She"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff", " \n"])
def test_places_are_those_of_the_file(newline, mark):
    body = f"<p>Fähren&#160;sind{newline}  <![CDATA[lang & <sam>]]>&#x2014;sehr&hellip;<!-- no --> ja.</p>"
    text = mark + article(body, head="").replace("\n", newline)
    document = read(text.encode(), "a.nxml")
    assert document.text == text
    assert words(document, BlockKind.PARAGRAPH) == ["Fähren sind lang & <sam>—sehr… ja."]
    for word in ("Fähren", "sind", "lang & <sam>", "sehr", "ja."):
        at = document.flow.text.index(word)
        assert document.flow.span(at, at + len(word)).of(text) == word
    assert all(one.span.of(text).startswith("<") for one in analyse(document).references)


def test_articles_within_records_are_read():
    inner = article("<p>Slow.</p>", head="")
    record = f"<OAI-PMH><ListRecords><record><metadata>{inner}</metadata></record></ListRecords></OAI-PMH>"
    for text in (
        record,
        f"<pmc-articleset>{inner}</pmc-articleset>",
        inner.replace("<article>", '<j:article xmlns:j="j">').replace("</article>", "</j:article>"),
    ):
        assert len(analyse(read(text.encode(), "a.xml")).references) == 6


# What strangers send


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html><body><p>Hello</p></body></html>", "XML of a kind that is not known, <html>"),
        ("<article><para>DocBook</para></article>", "no words were found"),
        ("no XML at all", "the XML is damaged"),
        ("", "the XML is damaged"),
        ('<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><article><body><p>&b;</p></body></article>', "may grow"),
        (f'<!DOCTYPE a [<!ENTITY a "{"x" * 999}">]><article><body><p>&a;</p></body></article>', "may grow"),
        (f'<!DOCTYPE a [<!ATTLIST p x CDATA "{"x" * 999}">]><article><body><p>a</p></body></article>', "may grow"),
        (
            "<!DOCTYPE a ["
            + "".join(f'<!ENTITY a{n} "b">' for n in range(600))
            + "]><article><body><p>a</p></body></article>",
            "declares more than",
        ),
        ("<article><body>" + "<sec>" * 5000, "nested more than"),
    ],
)
def test_what_is_not_read_is_told(text, said):
    document = read(text.encode(), "a.xml")
    assert document.flow.text == ""
    assert said in " ".join(document.notices)


def test_what_stands_before_damage_is_read():
    whole = article('<p>Ferries are slow [<xref ref-type="bibr" rid="B2">2</xref>] and wet.</p>')
    reading = analyse(read(whole[: whole.index("and wet")].encode(), "a.xml"))
    assert words(reading.document, BlockKind.PARAGRAPH) == ["Ferries are slow [2]"]
    assert "only what stands before that was read" in reading.document.notices[0]


def test_nothing_outside_is_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("passwords")
    for declared in (
        f'<!DOCTYPE article SYSTEM "{secret.as_uri()}">',
        f'<!DOCTYPE article [<!ENTITY s SYSTEM "{secret.as_uri()}">]>',
        f'<!DOCTYPE article [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>',
    ):
        document = read(article("<p>It is &s; &eacute;.</p>", head=declared).encode(), "a.xml")
        assert words(document, BlockKind.PARAGRAPH) == ["It is &s; é."]


def test_plain_entities_that_a_file_declares_are_read():
    head = '<!DOCTYPE article [<!ENTITY co "Quay &#38; Sons"><!ENTITY lt "&#38;#60;">]>'
    assert words(read(article("<p>&co; &lt; &amp;.</p>", head=head).encode(), "a.xml"), BlockKind.PARAGRAPH) == [
        "Quay & Sons < &."
    ]


def test_declared_encodings_are_read_and_written():
    text = '<?xml version="1.0" encoding="ISO-8859-2"?>' + article("<p>Řeka</p>", head="")
    content = text.encode("iso-8859-2")
    document = read(content, "a.xml")
    assert (document.text, document.notices) == (text, ())
    at = text.index("Řeka")
    assert write(content, document, [Edit(Span(at, at + 1), "Ť")]) == text.replace("Řeka", "Ťeka").encode("iso-8859-2")


def test_an_encoding_that_nobody_knows_is_told():
    text = '<?xml version="1.0" encoding="windows-9999"?>' + article("<p>Fähre</p>", head="")
    assert "read as Windows-1252" in read(text.encode("cp1252"), "a.xml").notices[0]


def test_formulas_may_nest_as_they_like():
    deep = "<mml:mrow>" * 900 + "</mml:mrow>" * 900
    document = read(article(f"<p>Say <mml:math>{deep}</mml:math>.</p>").encode(), "a.xml")
    assert words(document, BlockKind.PARAGRAPH) == ["Say \ufffc."]


def test_time_grows_with_length():
    def made(times):
        body = '<p>Ferries <italic>are</italic> slow é <xref ref-type="bibr" rid="B2">[2]</xref>.</p>' * times
        return article(body, entries=ENTRIES * (times // 5)).encode()

    assert in_line(made, lambda text: read(text, "a.xml"), 80, 10, most=25, least=0.01)
