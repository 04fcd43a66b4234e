"""Bytes to documents: encodings, byte order marks, newlines, and what is no prose."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.formats import EXTENSIONS, TABLE, format_of, read
from evidencecheck.model.document import BlockKind
from evidencecheck.pipeline import analyse


def words(document, *kinds):
    return [b.span.of(document.flow.text) for b in document.blocks if not kinds or b.kind in kinds]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding):
    document = read("Prüfung¹ läuft.".encode(encoding), "page.txt")
    assert words(document) == ["Prüfung¹ läuft."]
    assert not document.notices


def test_other_bytes_are_read_as_windows_1252_and_said_so():
    document = read("café – “quoted”".encode("cp1252"), "page.txt")
    assert document.text == "café – “quoted”"
    assert "not UTF-8 at byte 3" in document.notices[0]


def test_damaged_utf_16_is_read_as_far_as_it_goes():
    document = read(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00", "page.txt")
    assert document.text.startswith("\ufeffab")
    assert "damaged" in document.notices[0]


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.html", "page.rst", "page.py", "page.wiki"])
def test_a_binary_file_is_told_and_not_read(name):
    document = read(bytes(range(32)) * 40, name)
    assert not document.blocks
    assert "binary" in document.notices[0]


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.html", "page.rst", "page.py", "page.wiki"])
def test_an_empty_file_is_an_empty_document(name):
    reading = analyse(read(b"", name))
    assert not reading.references
    assert not reading.citations


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_spans_count_in_the_text_with_its_own_newlines(newline):
    text = newline.join(["Walking helps1.", "", "Notes", "", "1 Cook JA. Walking. J Walk. 2009;1:2-3."])
    reading = analyse(read(text.encode(), "page.txt"))
    assert [c.span.of(text) for c in reading.citations] == ["1"]
    assert [r.span.of(text) for r in reading.references] == ["Cook JA. Walking. J Walk. 2009;1:2-3."]


MARKDOWN = """\
---
title: Numbers [1]
---
# Head [2]

Prose with `code[3]` and [a link](https://example.org/4) and *stress*.[^n]

    indented[5]

```python
fenced[6]
```

<!-- remark [7] -->

| a | b |
|---|---|
| 1 | 2 |

[^n]: A note,
    wrapped.

    With a second paragraph.
"""


def test_markdown_keeps_code_links_front_matter_and_remarks_out_of_the_flow():
    document = read(MARKDOWN.encode(), "page.md")
    for absent in ("Numbers", "code[3]", "example.org", "indented", "fenced", "remark"):
        assert absent not in document.flow.text
    assert words(document, BlockKind.HEADING) == ["Head [2]"]
    assert words(document, BlockKind.CELL) == ["a", "b", "1", "2"]
    (note,) = [b for b in document.blocks if b.kind is BlockKind.NOTE]
    assert note.label == "n"
    assert note.span.of(document.flow.text).endswith("With a second paragraph.")
    assert [link.target for link in document.links] == ["https://example.org/4"]


def test_every_block_of_markdown_leads_back_to_its_source():
    document = read(MARKDOWN.encode(), "page.md")
    for block in document.blocks:
        first = block.span.of(document.flow.text).split()[0].strip("\ufffc")
        assert document.flow.span(block.span.start, block.span.end).of(document.text).lstrip("*_").startswith(first)


def test_html_leaves_out_what_no_reader_sees():
    page = b"<html><head><title>T</title></head><nav>Menu 1</nav><p>Tea &amp; rest<sup><a href='#f1'>1</a></sup>.<p hidden>x</p><script>1</script>"
    document = read(page, "page.html")
    assert words(document) == ["Tea & rest1."]
    assert [r.outer.of(document.text) for r in document.raised] == ["<sup><a href='#f1'>1</a></sup>"]


def test_a_wrapped_text_has_paragraphs_and_a_pasted_one_has_lines():
    wrapped = "This line is wrapped at a margin that all of its\nneighbours keep to, as an editor of old would\nhave it, and so it is one paragraph to a reader."
    assert len(read(wrapped.encode(), "a.txt").blocks) == 1
    pasted = "One whole paragraph stands on this line.\nAnother stands on this one.\nAnd a third."
    assert len(read(pasted.encode(), "a.txt").blocks) == 3


def test_the_ending_names_the_format():
    assert format_of("a/B.MD") == "markdown"
    assert format_of("notes") == "text"
    assert set(EXTENSIONS.values()) == set(TABLE)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.rst", "a.py", "a.wiki"]))
def test_reading_never_raises_on_any_bytes(content, name):
    reading = analyse(read(content, name))
    for span in [x.span for x in (*reading.references, *reading.citations, *reading.claims)]:
        assert 0 <= span.start <= span.end <= len(reading.document.text)


SPHINX = b"""<p>One way [1], another [2].</p>
<div class="citation"><span class="label"><span>[</span><a href="#id1">1</a><span>]</span></span>
<p>Kincaid W. The combination of tests. J Am Stat. 1962;57:10-19.</p></div>
<div class="citation"><span class="label"><span>[</span>2<span>]</span></span>
<span class="backrefs">(<a href="#id2">1</a>,<a href="#id4">2</a>)</span>
<p>Heard N. Choosing between methods. Biometrika. 2018;105:239-246.</p></div>"""


def test_a_label_in_an_element_of_its_own_belongs_to_the_note_below_it():
    reading = analyse(read(SPHINX, "page.html"))
    assert [(r.label, r.raw[:9]) for r in reading.references] == [("1", "Kincaid W"), ("2", "Heard N. ")]
    assert [r.span.of(SPHINX.decode())[:5] for r in reading.references] == ["Kinca", "Heard"]
    assert [c.resolved for c in reading.citations] == [("1",), ("2",)]


def test_labels_in_a_table_or_a_list_of_links_stay_apart():
    document = read(b"<table><tr><td>[1]</td><td>0.5</td></tr></table><ul><li>[1]</li><li>[2]</li></ul>", "page.html")
    assert [block.split() for block in words(document)] == [["[1]"], ["0.5"], ["\u2022", "[1]"], ["\u2022", "[2]"]]


def test_latex_in_html_is_no_prose():
    document = read(b'<p>So <span class="math notranslate">\\(x_i^2\\)</span> falls.</p>', "page.html")
    assert words(document) == ["So \ufffc falls."]


def test_a_paragraph_in_a_list_item_stands_behind_its_number():
    page = b"<p>Walking helps<sup>1</sup>.</p><ol>\n<li>\n<p>Cook J. Walking. J Walk. 2009;1:2-3.</p>\n<p>More.</p></li></ol>"
    document = read(page, "page.html")
    assert words(document, BlockKind.ITEM) == ["1. Cook J. Walking. J Walk. 2009;1:2-3."]
    assert [r.label for r in analyse(document).references] == ["1"]
