"""EPUB: the spine's order, notes across files, places and offsets, and what a stranger's book may not do."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.formats import read
from evidencecheck.formats._base import UnfitError
from evidencecheck.formats._epub_write import write
from evidencecheck.model.document import BlockKind
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse
from tests.support.book import CONTAINER, DOCTYPE, LOCKED, archive, book, package, xhtml

ABEL, BOND = "Abel, Ä. Bread & weight. Leeds: Mill, 1990.", "Bond, B. Lamps. J Lamps. 2001;3:4-5."
PAGES = {
    "text/one.xhtml": (
        '<h1>Of bread</h1><p>Loaves.<a epub:type="noteref" href="../notes.xhtml#n1" id="r1">1</a></p>'
        '<p>Lamps.<sup><a href="../notes.xhtml#n2" id="r2">2</a></sup></p>'
    ),
    "text/two%20b.xhtml": '<h1>Of lamps</h1><p>Loaves again.<a epub:type="noteref" href="../notes.xhtml#n1">1</a></p>',
    "notes.xhtml": (
        f'<h1>Notes</h1><aside epub:type="footnote" id="n1"><p>{ABEL.replace("&", "&amp;")}</p></aside>'
        f'<p id="n2"><a href="text/one.xhtml#r2">2</a>. {BOND}</p>'
    ),
}
BOOK = book({name.replace("%20", " "): body for name, body in PAGES.items()}, **{"OPS/book.opf": package(*PAGES)})


def words(document):
    return [block.span.of(document.flow.text).strip() for block in document.blocks]


def notices(content):
    return " ".join(read(content, "a.epub").notices)


def test_notes_are_found_in_another_file_than_what_leads_to_them():
    reading = analyse(read(BOOK, "a.epub"))
    assert reading.document.notices == ()
    assert {one.label: one.raw for one in reading.references} == {"1": ABEL, "2": BOND}
    assert [one.resolved for one in reading.citations] == [("1",), ("2",), ("1",)]


def test_places_are_named_by_page_and_paragraph():
    reading = analyse(read(BOOK, "a.epub"))
    places = [reading.document.place(one.span.start) for one in (*reading.citations, *reading.references)]
    assert places == [
        "Of bread, paragraph 2",
        "Of bread, paragraph 3",
        "Of lamps, paragraph 2",
        "Notes, paragraph 2",
        "Notes, paragraph 3",
    ]


def test_a_segment_leads_to_the_bytes_of_its_member():
    document = read(BOOK, "a.epub")
    packed = zipfile.ZipFile(io.BytesIO(BOOK))
    for segment in document.segments:
        said = segment.span.of(document.text)
        source = packed.read(segment.member)[segment.offset :]
        assert source.startswith((said.encode(), b"&"))
    left = document.text
    for segment in reversed(document.segments):
        left = left[: segment.span.start] + left[segment.span.end :]
    assert set(left) == {"\n"}


def edited(*edits):
    document = read(BOOK, "a.epub")
    return write(
        BOOK, document, [Edit(Span(at, at + len(old)), new) for old, new in edits for at in [document.text.index(old)]]
    )


def test_a_book_without_edits_stays_as_it_is():
    assert edited() == BOOK


def test_only_the_edited_words_of_a_book_differ():
    new = edited(("Loaves again", "R&D < <b>"), ("1990", "1991"), ("Ä. Bread & ", "A. Bread and "))
    before, after = zipfile.ZipFile(io.BytesIO(BOOK)), zipfile.ZipFile(io.BytesIO(new))
    assert after.testzip() is None
    assert after.namelist() == before.namelist()
    for name in before.namelist():
        expected = before.read(name).decode()
        for old, word in [
            ("Loaves again", "R&amp;D &lt; &lt;b&gt;"), ("Leeds: Mill, 1990", "Leeds: Mill, 1991"), ("Ä. Bread &amp; ", "A. Bread and "),
        ]:  # fmt: skip
            expected = expected.replace(old, word)
        assert after.read(name).decode() == expected


def test_what_a_book_has_no_words_for_cannot_be_edited():
    content = book({"a.xhtml": "<ul><li>One</li><li>Two</li></ul>"})
    document = read(content, "a.epub")
    with pytest.raises(UnfitError):
        write(content, document, [Edit(Span(0, 1), "-")])
    with pytest.raises(UnfitError):
        write(content, document, [Edit(Span(3, 9), "-")])


def test_pages_are_read_in_the_order_of_the_spine_each_once():
    pages = {"a.xhtml": "<p>A</p>", "b.xhtml": "<p>B</p>"}
    document = read(book(pages, **{"OPS/book.opf": package(*pages, order=("i1", "i0", "i1"))}), "a.epub")
    assert words(document) == ["B", "A"]


def test_an_older_book_has_a_document_type():
    members = {"META-INF/container.xml": CONTAINER, "OPS/book.opf": package("a.xhtml")}
    document = read(archive({**members, "OPS/a.xhtml": xhtml("<p>A&nbsp;b<br/>c</p>", DOCTYPE)}), "a.epub")
    assert (words(document), document.notices) == (["A\xa0b\nc"], ())


def test_a_book_without_order_is_read_as_it_lists_its_pages():
    content = book({"a.xhtml": "<p>A</p>"}, **{"OPS/book.opf": package("a.xhtml").replace('<itemref idref="i0"/>', "")})
    assert words(read(content, "a.epub")) == ["A"]
    assert "names no order" in notices(content)


def test_a_package_that_the_container_does_not_name_is_found_where_programs_put_it():
    content = archive({"OEBPS/content.opf": package("a.xhtml"), "OEBPS/a.xhtml": xhtml("<p>A</p>")})
    assert words(read(content, "a.epub")) == ["A"]
    assert "names no package" in notices(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>", "no EPUB"),
        (BOOK[:200], "cut short or damaged"),
        (archive({"a": "b"}), "holds no EPUB package"),
        (archive({"META-INF/container.xml": "<x", "OPS/book.opf": "y"}), "holds no EPUB package"),
        (archive({"META-INF/container.xml": CONTAINER, "OPS/book.opf": "<package"}), "OPS/book.opf was read as far"),
        (
            archive({"META-INF/container.xml": CONTAINER, "OPS/book.opf": "<!DOCTYPE p [<!ENTITY a 'b'>]><p/>"}),
            "document type",
        ),
        (book({}, **{"OPS/book.opf": package("gone.xhtml")}), "OPS/gone.xhtml is missing"),
        (book({}, **{"OPS/book.opf": package("../../etc/passwd")}), "leads out of the book"),
        (book({}, **{"OPS/book.opf": package("/etc/passwd")}), "leads out of the book"),
        (book({}, **{"OPS/book.opf": package("http://[x/")}), "leads out of the book"),
        (book({}, **{"OPS/book.opf": package("a.xhtml", order=("i7",))}), "does not list"),
        (
            book({"a.xhtml": "<p>A</p>"}, **{"META-INF/encryption.xml": LOCKED.format("OPS/a.xhtml")}),
            "OPS/a.xhtml is encrypted (DRM)",
        ),
        (book({"a.xhtml": "<p>" + " " * 3_000_000}), "zip bomb"),
        (book({}), "no page"),
    ],
)
def test_what_cannot_be_read_is_said(content, said):
    assert said in notices(content)


def test_obfuscated_fonts_lock_no_page():
    content = book({"a.xhtml": "<p>A</p>"}, **{"META-INF/encryption.xml": LOCKED.format("OPS/font.otf")})
    assert (words(read(content, "a.epub")), notices(content)) == (["A"], "")


def test_nothing_is_an_empty_document():
    assert (read(b"", "a.epub").text, read(b"", "a.epub").notices) == ("", ())


def test_a_key_leads_to_the_page_that_has_it():
    pages = {
        "a.xhtml": '<p>Loaves <span class="citation" data-cites="abel">(Abel 1990)</span>.</p>',
        "b.xhtml": f'<div id="refs"><div id="ref-abel" class="csl-entry">{ABEL}</div></div>',
    }
    reading = analyse(read(book(pages), "a.epub"))
    assert [block.kind for block in reading.document.blocks] == [BlockKind.PARAGRAPH, BlockKind.NOTE]
    assert [one.resolved for one in reading.citations] == [("r1",)]


@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_book_is_read_or_told(at, junk):
    document = read(BOOK[:at] + junk + BOOK[at + len(junk) :], "a.epub")
    assert document.text or document.notices
