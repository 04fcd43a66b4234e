"""Edits written into files that are their own text: encodings, newlines, damage."""

import codecs

import pytest

from evidencecheck.errors import EditError
from evidencecheck.fixes import apply
from evidencecheck.formats import read
from evidencecheck.model.fix import Edit
from evidencecheck.model.spans import Span


def replace(content, old, new, path="page.md"):
    document = read(content, path)
    at = document.text.index(old)
    return apply(content, document, [Edit(Span(at, at + len(old)), new)])


def test_without_edits_these_are_the_same_bytes():
    content = b"\xff\xfe\x00broken"
    assert apply(content, read(content, "page.txt"), []) is content


@pytest.mark.parametrize(
    "mark,encoding",
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_what_is_put_in_is_written_as_the_file_is(mark, encoding):
    content = mark + "Größe 🚌 of 2012.\r\n".encode(encoding)
    assert replace(content, "2012", "2013 – 🚲") == mark + "Größe 🚌 of 2013 – 🚲.\r\n".encode(encoding)


def test_the_older_encoding_of_the_west():
    content = "Müller – 2012".encode("cp1252")
    assert replace(content, "2012", "2012–13 €") == "Müller – 2012–13 €".encode("cp1252")
    assert replace(b"M\xfcller \x81 2012", "2012", "2013") == b"M\xfcller \x81 2013"


@pytest.mark.parametrize(
    "content,new,named",
    [(b"M\xfcller 2012", "Šćepan ć", "LATIN SMALL LETTER C WITH ACUTE"), (b"M\xfcller \x81 2012", "a–b", "EN DASH")],
)
def test_a_character_that_the_encoding_lacks_is_named(content, new, named):
    with pytest.raises(EditError, match=named):
        replace(content, "2012", new)


def test_bytes_that_could_not_be_read_stay_as_they_are():
    content = codecs.BOM_UTF8 + b"a \xff\xe2\x82 b \xc3 caf\xc3\xa9 2012 \xf0\x9f" + b"x" * 5000 + b"\xe2 2014"
    edited = replace(content, "2012", "2013")
    assert edited == content.replace(b"2012", b"2013")
    assert replace(content, "2014", "'14") == content.replace(b"2014", b"'14")


def test_a_long_damaged_file_is_counted_right_across_windows():
    content = (
        codecs.BOM_UTF16_LE + ("é🚌" * 3000).encode("utf-16-le") + b"\x00\xdc" + " 2012".encode("utf-16-le") + b"z"
    )
    assert replace(content, "2012", "ö") == content.replace("2012".encode("utf-16-le"), "ö".encode("utf-16-le"))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_are_the_files_own(newline):
    content = f"one{newline}two{newline}".encode()
    assert replace(content, "two", "two\n\nthree", "page.txt") == newline.join(["one", "two", "", "three", ""]).encode()


def test_an_edit_after_which_the_rest_would_be_read_otherwise_is_refused():
    content = b"caf\xc3\xa9 \xff."  # all of it is Windows-1252 for one byte's sake
    with pytest.raises(EditError, match="read otherwise"):
        replace(content, "ÿ", "y")


def test_another_files_bytes_are_refused():
    document = read(b"one two", "page.md")
    with pytest.raises(EditError, match="not what was read"):
        apply(b"one too", document, [Edit(Span(0, 1), "x")])
