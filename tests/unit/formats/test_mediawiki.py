"""Wikitext: notes where they stand, templates that cite, and what is left out."""

import re

import pytest

from evidencecheck.formats import read
from evidencecheck.model.csl import fields_to_csl
from evidencecheck.model.document import BlockKind
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line

PAGE = """\
{{Infobox bus | fare = 9<ref name="box">Box, A. In a box. J Transp. 1999;1:2.</ref>
| name = [[Night bus]] }}
'''Night buses''' cut fares.<ref>{{cite journal |first=S. |last=Ito |year=2018 |title=Buses ''after'' [[Dusk|dark]]
 |journal=Transp Policy |volume=61 |issue=2 |pages=33–41 |doi=10.5555/ito.18}}</ref> They ran late<ref name="late" />
in [[Kobe (city)|Kobe]]&nbsp;too.<ref name='late'>Juarez P. Late. Urban Stud. 2019;56:410.</ref><!-- <ref>no</ref> -->
Some were lost,<ref name=gone/> or {{citation needed}} {{convert|5|km}} off.<ref name=box />

Kane held so {{sfn|Kane|Lund|2014|p=3}} and again.<ref>{{harvnb|Kane|Lund|2014|pp=4–5}}.</ref>{{refn|group=nb|An aside
for readers only.<ref>Within: Moe N. Kobe. J Transp. 2002;5:6-7.</ref>}}

== Fares ==
[[File:Bus.jpg|thumb|A bus<ref>Nye O. Pictures. 2003.</ref>]]
<nowiki><ref>none</ref></nowiki> and <math>x_{1}</math> are left [https://example.org/b a page] [[Category:Buses]]
 preformatted text
----
* One bus
# Another
{| class="wikitable"
|+ Table of fares
! scope="col" | Town !! Fare
|-
| style="a: b" | Oslo || 8<ref name="late"/>
|}

== References ==
{{reflist|refs=
<ref name="unused">Poe Q. Unused. J Transp. 2005;7:8-9.</ref>
}}
* {{cite book |last1=Kane |first1=L. |last2=Lund |first2=M. |title=Nights |publisher=Orrery |location=Oslo |year=2014}}
[[de:Nachtbus]]
"""


def words(document, *kinds):
    return [b.span.of(document.flow.text) for b in document.blocks if not kinds or b.kind in kinds]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_notes_stand_where_they_are_written(newline, mark):
    text = mark + PAGE.replace("\n", newline)
    reading = analyse(read(text.encode(), "page.mediawiki"))
    cited = [(c.text, c.labels) for c in reading.citations]
    assert cited == [
        ('<ref name="box">', ("#1",)),
        ("<ref>", ("#2",)),
        ('<ref name="late" />', ("#3",)),
        ("<ref name='late'>", ("#3",)),
        ("<ref name=gone/>", ("gone",)),
        ("<ref name=box />", ("#1",)),
        ("{{sfn|Kane|Lund|2014|p=3}}", ("r1",)),
        ("<ref>{{harvnb|Kane|Lund|2014|pp=4–5}}.</ref>", ("r1",)),
        ("{{refn|group=nb|", ("nb#1",)),
        ("<ref>", ("#6",)),
        ("<ref>", ("#4",)),
        ('<ref name="late"/>', ("#3",)),
    ]
    assert [c.orphans for c in reading.citations if c.orphans] == [("gone",)]
    assert all(c.span.of(text) == c.text for c in reading.citations)
    notes = {b.label for b in reading.document.blocks if b.kind is BlockKind.NOTE}
    assert notes == {"#1", "#2", "#3", "#4", "#5", "#6", "nb#1"}


def test_a_template_that_cites_is_read_in_the_order_of_a_reference():
    reading = analyse(read(PAGE.encode(), "page.mediawiki"))
    (ito,) = [r for r in reading.references if r.label == "#2"]
    assert ito.raw == "S. Ito. Buses after dark. Transp Policy 61(2):33–41. 2018. doi:10.5555/ito.18."
    assert ito.span.of(PAGE).startswith("{{cite journal")
    assert ito.span.of(PAGE).endswith("ito.18}}")
    fields = {name: field.span.of(PAGE) for name, field in ito.fields.items()}
    assert fields["doi"] == "10.5555/ito.18"
    assert fields["container_title"] == "Transp Policy"
    assert fields["volume"] == "61"
    assert fields["issued"] == "2018"
    assert ito.fields.title.raw == "Buses after dark"
    (kane,) = [r for r in reading.references if r.label == "r1"]
    assert kane.raw == "Kane, L.; Lund, M. Nights. Oslo: Orrery. 2014."


def test_what_no_reader_reads_is_left_out():
    document = read(PAGE.encode(), "page.mediawiki")
    for absent in ("Infobox", "Night bus]", "none", "x_", "example.org", "Category", "preformatted", "scope", "style"):
        assert absent not in document.flow.text
    for absent in ("de:", "thumb", "convert", "citation needed", "'''", "[["):
        assert absent not in document.flow.text
    assert words(document, BlockKind.HEADING) == ["Fares", "References"]
    assert words(document, BlockKind.CELL)[:1] == ["[^#1]"]
    assert "Table of fares|Town|Fare|Oslo|8[^#3]" in "|".join(words(document, BlockKind.CELL))
    assert words(document, BlockKind.ITEM)[:2] == ["\u2022 One bus", "1. Another"]
    assert "Kobe\xa0too" in document.flow.text


def test_a_note_stands_where_its_body_does():
    document = read(PAGE.encode(), "page.mediawiki")
    places = {
        b.label: document.flow.span(b.span.start, b.span.end).of(PAGE)
        for b in document.blocks
        if b.kind is BlockKind.NOTE
    }
    assert places["#3"] == "Juarez P. Late. Urban Stud. 2019;56:410."
    assert places["#2"].startswith("{{cite journal")
    assert places["#5"] == "Poe Q. Unused. J Transp. 2005;7:8-9."


def test_claims_stop_where_their_notes_begin():
    claims = analyse(read(PAGE.encode(), "page.mediawiki")).claims
    assert claims[0].text == "Night buses cut fares."
    assert all(re.search(r"\w", claim.span.of(PAGE)) for claim in claims)


@pytest.mark.parametrize(
    "unit",
    ["{{", "}}", "{{a|", "[[", "[[a|", "<ref>", "<ref>a</ref>", "<!--", "<math>", "<nowiki>", "{|\n|", "|| a\n", "'''", "[http://a ", "==", "* ", "{{cite web|title=a", "{{sfn|A|2001}}", "<ref>{{harvnb|A|2001}}", "{{refn|", "a=b|", "&a", "\n"],
)  # fmt: skip
def test_time_is_linear(unit):
    def made(size):
        return (unit * (size // len(unit))).encode()

    assert in_line(made, lambda content: read(content, "page.wiki"), 20_000, 4, most=10, least=0.01)


@pytest.mark.parametrize(
    "template, fields",
    [
        (
            "{{cite journal |first=S. |last=Ito |title=Eat, Drink, [[Dusk|Ride]] |journal=Transp Policy |year=2018 |pmc=123}}",
            {"type": "journal-article", "author": [{"family": "Ito", "given": "S."}], "title": "Eat, Drink, Ride",
             "container-title": "Transp Policy", "issued": {"date-parts": [[2018]]}, "PMCID": "PMC123"},
        ),
        (
            "{{cite book |author=World Lock Society |chapter=Weirs |title=All the Locks |editor-last=Mu |editor-first=Max}}",
            {"type": "book-chapter", "author": [{"literal": "World Lock Society"}], "title": "Weirs",
             "container-title": "All the Locks", "editor": [{"family": "Mu", "given": "Max"}]},
        ),
        (
            "{{Internetquelle |url=http://example.org/a |titel=Busse. |hrsg=Lockgate |datum=2014-03-09}}",
            {"type": "webpage", "title": "Busse.", "publisher": "Lockgate", "URL": "http://example.org/a",
             "issued": {"date-parts": [[2014, 3, 9]]}},
        ),
    ],
)  # fmt: skip
def test_a_template_that_cites_says_what_its_words_are(template, fields):
    (reference,) = analyse(read(f"Buses run.<ref>{template}</ref>".encode(), "a.wiki")).references
    assert fields_to_csl(reference.fields) == fields


def test_of_two_templates_in_one_note_the_words_are_read_as_prose():
    note = "{{cite web |title=One}} {{cite web |title=Two}}"
    assert read(f"Buses run.<ref>{note}</ref>".encode(), "a.wiki").stated == ()


SOURCES = """== Sources ==
* {{cite book |title=World tea atlas |year=2014 |publisher=Kettle |ref={{harvid|WTO|2014}}}}
* {{cite book |last=Boyd |first=B. |last2=Cole |first2=C. |title=Cups |year=2016 |publisher=Kettle}}
* {{cite book |last=Dunn |first=D. |title=Spoons |year=2001 |publisher=Kettle |ref=spoons}}
"""


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("{{sfn|WTO|2014|p=3}}", ("r1",)),
        ("<ref>{{harvnb|WTO|2014}}</ref>", ("r1",)),
        ("{{sfnm|1a1=WTO|1y=2014|2a1=Boyd|2a2=Cole|2y=2016|2p=4}}", ("r1", "r2")),
        ("[[#spoons|Dunn's book]]", ("r3",)),
    ],
)
def test_what_an_entry_calls_itself_is_found(written, labels):
    text = f"Tea is drunk.{written}\n\n{SOURCES}"
    citations = analyse(read(text.encode(), "page.wiki")).citations
    assert tuple(label for one in citations for label in one.resolved) == labels


def test_several_works_in_one_template_cite_by_author_and_year():
    text = "Tea.{{sfnm|1a1=Boyd|1a2=Cole|1y=2016|2a1=Dunn|2y=2001}}\n\n" + SOURCES
    citations = analyse(read(text.encode(), "page.wiki")).citations
    assert sorted(label for one in citations for label in one.resolved) == ["r2", "r3"]
