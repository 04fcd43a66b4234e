"""Archives and XML from strangers: a notice in clear words, within bounds, never an exception."""

import io
import random
import zipfile

import pytest

from evidencecheck.formats import _zip, read
from tests.support.clock import in_line
from tests.support.word import archive, docx, element, mark, notes, paragraph, relationships

GOOD = docx(paragraph("Walking helps", mark(1), "."), footnotes=notes("footnote", n1="Cook JA. Walking. 2009."))


def told(content: bytes, name: str = "page.docx") -> str:
    document = read(content, name)
    return " / ".join(document.notices)


def body(inner: str) -> str:
    return element("document", f"<w:body>{inner}</w:body>")


@pytest.mark.parametrize(
    "content, words",
    [
        (b"%PDF-1.7 ...", "but a PDF"),
        (b"{\\rtf1 ...}", "RTF"),
        (b"<html><body>Hello</body></html>", "HTML"),
        (b"Hello, plainly.", "something else"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older file of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 and no more", "cut short or damaged"),
        (GOOD[: len(GOOD) // 2], "cut short or damaged"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "no Word document"),
    ],
)
def test_what_is_no_docx_is_told_by_what_it_is(content, words):
    document = read(content, "page.docx")
    assert words in document.notices[0]
    assert not document.text


def test_an_empty_file_is_an_empty_document():
    assert not read(b"", "page.docx").notices


def test_a_docx_under_another_name_is_told():
    assert "binary" in told(GOOD, "page.md")


def test_a_bomb_is_refused_before_it_is_unpacked_whole():
    bomb = archive({"word/document.xml": body(paragraph("a" * 3 * _zip.MEMBER))})
    assert "as a zip bomb does" in told(bomb)


def test_a_member_larger_than_any_text_is_refused_even_when_packed_poorly(monkeypatch):
    monkeypatch.setattr(_zip, "MEMBER", 1000)
    assert "unpacks to more than" in told(
        archive({"word/document.xml": body(paragraph("a" * 2000))}, zipfile.ZIP_STORED)
    )


def test_all_members_together_have_a_limit(monkeypatch):
    parts = {"word/document.xml": body(paragraph("Read.")), "word/styles.xml": element("styles", " " * 5000)}
    monkeypatch.setattr(_zip, "TOTAL", 1000)
    document = read(archive(parts), "page.docx")
    assert document.text == "Read."
    assert "word/styles.xml was read as far as it goes" in document.notices[0]


DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("head", [DOCTYPE, '<!DOCTYPE d SYSTEM "file:///etc/passwd">', "<!DOCTYPE d>"])
def test_a_document_type_is_refused(head):
    document = read(archive({"word/document.xml": head + body(paragraph("x"))}), "page.docx")
    assert "document type" in document.notices[0]
    assert not document.text


def test_names_that_lead_out_of_the_archive_are_names_of_nothing():
    parts = {
        "word/document.xml": body(paragraph("In", mark(1))),
        "word/_rels/document.xml.rels": relationships(footnotes="../../../../etc/passwd"),
        "../../etc/passwd": notes("footnote", n1="Out."),
    }
    document = read(archive(parts), "page.docx")
    assert document.text == "In[^fn1]"


def test_deep_nesting_is_read_down_to_a_limit():
    deep = paragraph("Shallow.") + "<w:tbl><w:tr><w:tc>" * 30_000 + "</w:tc></w:tr></w:tbl>" * 30_000
    document = read(archive({"word/document.xml": body(deep)}, zipfile.ZIP_STORED), "page.docx")
    assert document.text == "Shallow."
    assert "nested more than" in document.notices[0]


def test_damaged_xml_is_read_as_far_as_it_goes():
    whole = body(paragraph("First.") + paragraph("Second."))
    document = read(archive({"word/document.xml": whole[: whole.index("Second")]}), "page.docx")
    assert document.text == "First."
    assert "the XML is damaged" in document.notices[0]


def test_an_encrypted_or_oddly_packed_member_is_told():
    held = bytearray(archive({"word/document.xml": body(paragraph("x"))}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        held[held.index(signature) + at] |= 1
    assert "encrypted or packed" in told(bytes(held))
    assert "encrypted or packed" in told(archive({"word/document.xml": body(paragraph("x"))}, zipfile.ZIP_BZIP2))


@pytest.mark.parametrize("seed", range(150))
def test_no_damage_raises(seed):
    chance = random.Random(seed)
    content = bytearray(GOOD)
    for _ in range(chance.randrange(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    read(bytes(content), "page.docx")
    unpacked = {}
    with zipfile.ZipFile(io.BytesIO(GOOD)) as held:
        for name in held.namelist():
            part = bytearray(held.read(name))
            part[chance.randrange(len(part))] = chance.randrange(256)
            unpacked[name] = bytes(part)
    read(archive(unpacked), "page.docx")


def test_a_long_document_takes_time_in_line_with_its_length():
    def made(count: int) -> bytes:
        return docx(*(paragraph(f"Walking helps, number {n}.") for n in range(count)))

    assert in_line(made, lambda content: read(content, "page.docx"), 800, 10, most=30, least=0.01)
