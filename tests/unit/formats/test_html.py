"""HTML: what is read of a page and what is not, broken markup, names and pointers, and that no page takes long."""

from __future__ import annotations

import pytest

from evidencecheck.formats import read
from evidencecheck.formats._html_tokens import tokens
from evidencecheck.model.document import BlockKind
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line


def page(text):
    return read(text.encode(), "page.html")


def words(text):
    document = page(text)
    return [block.span.of(document.flow.text).strip() for block in document.blocks]


def pointed(text):
    document = page(text)
    return [(pointer.span.of(document.flow.text), pointer.targets) for pointer in document.pointers]


def cited(text):
    return [(citation.text, citation.labels, citation.resolved) for citation in analyse(page(text)).citations]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) x()</script>",
        '<SCRIPT type=\'application/ld+json\'>{"@type": "Book"}</SCRIPT >',
        "<style>p { x }</style>",
        "<title>T</title>",
        "<nav><p>Menu</p></nav>",
        "<div role='navigation'>Menu</div>",
        "<div hidden><p>x</p></div>",
        "<span aria-hidden=true>x</span>",
        "<p style='color: red; DISPLAY : none'>x</p>",
        "<p style=visibility:hidden>x</p>",
        "<span class='big sr-only'>x</span>",
        "<span class=visually-hidden>x</span>",
        "<template><p>x</p></template>",
        "<!-- <p>x</p> -- > x -->",
        "<!-->",
        "<!doctype html [ <!ENTITY x 'y'> ]>",
        "<a class=headerlink href='#s'>¶</a>",
        "<nav role=doc-toc><ol><li>x</ol></nav>",
        "<textarea><p>x</textarea>",
        "<section epub:type=landmarks><p>x</p></section>",
    ],
)
def test_what_no_reader_sees_is_left_out(hidden):
    assert words(f"{hidden}<p>Seen.</p>") == ["Seen."]


def test_no_word_of_php_is_read_beyond_its_first_bracket():
    assert words("<?php a ?><p>Seen.</p>") == ["Seen."]


@pytest.mark.parametrize(
    ("broken", "read_as"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<ul><li>One<li>Two</ul>", ["\u2022 One", "\u2022 Two"]),
        ("<table><tr><td>One<td>Two<tr><td>Three</table>", ["One", "Two", "Three"]),
        ("<dl><dt>One<dd>Two<dt>Three</dl>", ["One", "Two", "Three"]),
        ("<p>One</b></span></div> more</p>", ["One more"]),
        ("<P CLASS=x>One<BR/>two</P>", ["One\ntwo"]),
        ("<p title=it's>One</p>", ["One"]),
        ("<p title='a>b'>One</p>", ["One"]),
        ('<p title="never closed>One</p>', ["One"]),
        ("<p a=1 a=2 / b>One</p>", ["One"]),
        ("<p>a < b and b > c</p>", ["a < b and b > c"]),
        ("<p>AT&T &amp; &copy; &#8212; &#x2014; &nosuch; &amp</p>", ["AT&T & © — — &nosuch; &"]),
        ("<p>One<!-- never closed <p>Two", ["One"]),
        ("<p>One</p><a href='x", ["One"]),
        ("<p>O\x00ne", ["O\x00ne"]),
        ("<p>One <![CDATA[two]]></p>", ["One"]),
        ("<?xml version='1.0'?><p>One <![CDATA[<two>]]></p>", ["One <two>"]),
        ("<p><script/>x</script>One</p>", ["One"]),
        ("<?xml version='1.0'?><p><script/>One</p>", ["One"]),
        ("<h2>One<h3>Two", ["One", "Two"]),
        ("<p>One <q>two</q></p>", ["One \u201ctwo\u201d"]),
        ("<![if !x]><p>One</p><![endif]>", ["One"]),
        ("&#" + "9" * 5000 + ";", ["&#" + "9" * 5000 + ";"]),
    ],
)
def test_broken_markup_is_read_as_a_browser_does(broken, read_as):
    assert words(broken) == read_as


def test_a_tag_knows_where_the_values_of_its_attributes_stand():
    text = "<a HREF = 'x y' id=b\ntitle>"
    (tag,) = tokens(text, xml=False)
    assert {name: span.of(text) for name, span in tag.written.items()} == {"href": "x y", "id": "b", "title": ""}


def test_text_and_tags_cover_the_page():
    text = "a<b>c</b><!-- d -->e<script>f<g></script>h"
    assert [one.of(text) if isinstance(one, Span) else one.name for one in tokens(text, xml=False)] == [
        "a", "b", "c", "b", "e", "script", "f<g>", "script", "h",
    ]  # fmt: skip


def test_every_block_leads_back_to_its_words():
    text = "<p>One &amp; <b>two</b>\n three</p><ol><li value=7><p>Four</li></ol>"
    document = page(text)
    assert [document.flow.span(block.span.start, block.span.end).of(text) for block in document.blocks] == [
        "One &amp; <b>two</b>\n three",
        "<li value=7><p>Four",
    ]
    assert words(text)[1] == "7. Four"


def test_names_stand_on_the_block_that_has_them_or_holds_what_has_them():
    document = page(
        "<h2 id=h>H</h2><div id=box><p id=p>One <span id=s>x</span><a name=a></a></p></div><div id=two><p>A</p><p>B</p></div>"
        "<a name=before></a><p>C</p><ul><li id=li><p>D</p></ul><table><tr><td id=td>E</table><dl><dt id=dt>F</dl>"
    )
    assert [block.names for block in document.blocks] == [
        ("h",), ("p", "s", "a", "box"), (), (), ("before",), ("li",), ("td",), ("dt",),
    ]  # fmt: skip


def test_an_anchor_behind_a_line_break_begins_a_block():
    document = page("<p><a name=r1></a>[1] Abel.<br><a name=r2></a>[2] Bond.</p>")
    assert [block.names for block in document.blocks] == [("r1",), ("r2",)]


def test_links_into_the_page_point_and_others_link():
    text = "<p><a href='#a%20b'>one</a> <a href='page.html#c'>two</a> <a href='other.html#d'>three</a> <a href='#'>four</a></p>"
    document = page(text)
    assert pointed(text) == [("one", ("a b",)), ("two", ("c",))]
    assert [link.target for link in document.links] == ["other.html#d", "#"]


def test_links_in_one_bracket_or_raised_together_are_one_citation():
    text = "<p>A [<a href='#x'>1</a>, <a href='#y'>2</a>] b<sup><a href='#x'>1</a>,<a href='#y'>2</a></sup> c (<a href='#x'>Abel 1990</a>) d.</p>"
    assert pointed(text) == [("[1, 2]", ("x", "y")), ("1,2", ("x", "y")), ("(Abel 1990)", ("x",))]


def test_one_link_over_several_numbers_means_each():
    text = "<p>A <a href='#r1'>[1, 2]</a>.</p><div role=doc-bibliography><ol><li id=r1>Abel.</li><li id=r2>Bond.</li></ol></div>"
    assert cited(text) == [("[1, 2]", ("1", "2"), ("1", "2"))]


ORPHAN = (
    "<p>A<sup><a href='#n1' id=r1>1</a></sup> b<sup><a href='#n9'>9</a></sup> c <a href='#top'>up</a>.</p>"
    "<ol><li id=n1>Abel, A. Bread. Leeds: Mill, 1990. <a href='#r1'>back</a></li></ol>"
)


def test_a_marker_to_a_note_that_there_is_not_is_an_orphan_and_a_link_elsewhere_none():
    assert [one[1:] for one in cited(ORPHAN)] == [(("1",), ("1",)), (("n9",), ())]


def test_a_link_to_a_section_cites_nothing():
    assert (
        cited("<p>See <a href='#s2' id=x>2</a>.</p><div id=s2><h2>2</h2><p>So. <a href='#x'>back</a></p></div>") == []
    )


def test_the_number_of_a_popular_list_of_steps_is_no_note():
    text = "<p>Do as told in <a href='#s1'>1</a>.</p><ol><li id=s1>Mix flour.</li><li>Bake.</li></ol>"
    assert [block.kind for block in page(text).blocks] == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM]


def test_a_hidden_note_is_read_for_it_is_shown_when_asked_for():
    text = "<p>A<a role=doc-noteref href='#f'>1</a>.</p><aside id=f role=doc-footnote hidden><p>Abel, A. Bread. 1990.</p></aside>"
    assert [block.kind for block in page(text).blocks] == [BlockKind.PARAGRAPH, BlockKind.NOTE]


def test_a_deep_page_says_so():
    assert page("<div>" * 600 + "x").notices


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<p>a</p>\n<!-- b --> c <!-- d <p>e</p>", "a comment on line 2 never ends"),
        ("<p>a</p>\n<a href='x' <p", "a tag on line 2 never ends"),
        ("<p>a</p>\n\n<script>x()<p>b</p>", "<script> on line 3 never ends"),
        ("<p>a</p><!-- b -->\n", ""),
        ("<p>a < b", ""),
        ("<script></script>", ""),
    ],
)
def test_what_a_page_swallows_is_said(broken, said):
    assert said in " ".join(page(broken).notices)
    assert bool(said) == bool(page(broken).notices)


def test_a_file_of_keys_is_named():
    text = '<p>A<d-cite key="k"></d-cite></p><d-bibliography src="b.bib"></d-bibliography>'
    (beside,) = page(text).beside
    assert (beside.path, beside.span.of(text)) == ("b.bib", "b.bib")


@pytest.mark.parametrize("around", ["{}", "<d-bibliography>{}</d-bibliography>"])
def test_bibtex_in_a_page_is_its_list_of_references(around):
    script = '<script type="text/bibliography">\n@article{abel1990, author={Abel, Ann}, title={Bread}, year={1990}}\n</script>'
    text = '<p>A<dt-cite key="abel1990"></dt-cite> b<d-cite key="bond"></d-cite>.</p>' + around.format(script)
    reading = analyse(page(text))
    (reference,) = reading.references
    assert (reference.label, reference.fields.title.value) == ("abel1990", "Bread")
    assert reference.span.of(text).startswith("@article{abel1990")
    assert [citation.resolved for citation in reading.citations] == [("abel1990",), ()]


FLOODS = {
    "declarations": "<!",
    "comments": "<!--",
    "instructions": "<?",
    "ampersands": "&a",
    "numbers": "&#",
    "tags that never end": "<a ",
    "quotes that never end": "<a b='\"",
    "quoted brackets": '<a b=">" ',
    "scripts": "<script>",
    "sections": "<![CDATA[",
    "ends": "</",
    "nesting": "<div>",
    "crossing": "<b><p></b>",
    "links": "<a href=#a id=a>1</a>",
    "raised links": "<sup><a href=#a id=a>1</a>",
    "brackets": "[<a href=#a>1</a>, ",
    "notes": "<li role=doc-footnote>[<",
    "bubbles": "<d-footnote>x",
    "keys": "<span data-cites='a b'>(<a href=#x>",
}


@pytest.mark.parametrize("name", FLOODS)
def test_twice_a_flood_takes_twice_as_long(name):
    def made(size):
        return (FLOODS[name] * size)[:size].encode()

    assert in_line(made, lambda text: read(text, "page.html"), 6_000, 4, most=10)
