"""Edits: whatever they are, the file then reads as the edited text, and no byte differs beside them."""

from __future__ import annotations

import codecs
import json
import re

from hypothesis import assume, given
from hypothesis import strategies as st

from evidencecheck.errors import EditError
from evidencecheck.fixes import apply, checked, choose, edited, fixable, unified
from evidencecheck.formats import read
from evidencecheck.formats._decode import decode, encoding_of
from evidencecheck.model.document import Document, Flow
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.spans import Span
from tests.support.word import docx, paragraph, run

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PROSE = st.text(st.sampled_from("ab cdé–€🚌&<>\"'\\;\n\t"), max_size=12)
MARKS = {
    "utf-8": [b"", codecs.BOM_UTF8],
    "utf-16-le": [codecs.BOM_UTF16_LE],
    "utf-16-be": [codecs.BOM_UTF16_BE],
    "utf-32-le": [codecs.BOM_UTF32_LE],
    "utf-32-be": [codecs.BOM_UTF32_BE],
}
FILES = st.one_of(
    st.tuples(st.sampled_from(sorted(MARKS)), st.text(st.characters(exclude_categories=["Cs"]))).flatmap(
        lambda pair: st.sampled_from([mark + pair[1].encode(pair[0]) for mark in MARKS[pair[0]]])
    ),
    st.text(st.sampled_from("abcüÄß – €\r\n")).map(lambda text: text.encode("cp1252")),
    st.binary(),
    st.tuples(st.sampled_from([mark for some in MARKS.values() for mark in some]), st.binary()).map(b"".join),
)


def some_edits(draw, length, words):
    places = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    edits = [Edit(Span(*pair), draw(words)) for pair in zip(places[::2], places[1::2], strict=False)]
    return draw(st.permutations(edits))


@given(st.data(), FILES)
def test_a_text_file_reads_as_the_edited_text(data, content):
    document = read(content, "page.txt")
    edits = some_edits(data.draw, len(document.text), WORDS.map(lambda text: text.replace("\n", " ")))
    ordered = checked(edits, len(document.text))
    if not ordered:
        return
    try:
        made = apply(content, document, edits)
    except EditError:
        # The encoding lacks a character, or what made it that encoding is what the edit takes away.
        assume(not content.startswith(codecs.BOM_UTF8))
        assert decode(content)[1] or any(edit.span.start == 0 for edit in edits)
        return
    assert decode(made)[0] == edited(document.text, ordered)
    encoding = encoding_of(content)
    if "\ufffd" not in document.text:
        assert made == edited(document.text, ordered).encode(encoding)
    else:
        # What could not be read is left out of both: no byte else may differ.
        first, last = ordered[0].span.start, ordered[-1].span.end
        if "\ufffd" not in document.text[:first]:
            assert made.startswith(document.text[:first].encode(encoding))
        if "\ufffd" not in document.text[last:]:
            assert made.endswith(document.text[last:].encode(encoding))


@given(st.data(), st.lists(st.lists(PROSE, min_size=1, max_size=3), min_size=1, max_size=3), st.booleans())
def test_a_notebook_reads_as_the_edited_text(data, cells, ascii_only):
    cells = [{"cell_type": "markdown", "source": source} for source in cells]
    content = json.dumps({"cells": cells, "nbformat": 4}, ensure_ascii=ascii_only).encode()
    hold(data, content, "page.ipynb")


@given(st.data(), st.lists(st.lists(PROSE, min_size=1, max_size=4), min_size=1, max_size=3))
def test_a_word_document_reads_as_the_edited_text(data, paragraphs):
    escape = str.maketrans({"&": "&amp;", "<": "&#60;"})
    body = [paragraph(*(run(words.translate(escape)) for words in words_of)) for words_of in paragraphs]
    hold(data, docx(*body), "page.docx")


def hold(data, content, path):
    document = read(content, path)
    assert apply(content, document, []) is content
    edits = some_edits(data.draw, len(document.text), PROSE)
    ordered = checked(edits, len(document.text))
    try:
        made = apply(content, document, edits)
    except EditError as error:
        assert "paragraph or cell" in str(error) or "no words" in str(error) or "between" in str(error), error  # noqa: PT017
        return
    expected = edited(document.text, ordered)
    assert "".join(read(made, path).text.split()) == "".join(expected.split())


FIXES = st.builds(
    lambda places, words, level: Fix(
        tuple(Edit(Span(*pair), words) for pair in zip(places[::2], places[1::2], strict=False)), level
    ),
    st.lists(st.integers(0, 30), min_size=2, max_size=4, unique=True).map(sorted),
    st.sampled_from(["", "x"]),
    st.sampled_from(list(Applicability)),
)


@given(st.lists(FIXES, max_size=6), st.sampled_from(["safe", "unsafe"]))
def test_fixes_that_are_chosen_can_be_made_together_and_the_first_always_is(fixes, level):
    findings = [Finding("EC999", "x", Kind.FAIL, Severity.ERROR, "x", Span(0, 1), fix=fix) for fix in fixes]
    chosen = choose(findings, level)
    edits = [edit for finding in chosen for edit in finding.fix.edits]
    assert checked(edits, 30) or not edits
    assert chosen[:1] == fixable(findings, level)[:1]
    assert all(finding.fix.applicability is not Applicability.DISPLAY for finding in chosen)
    if level == "safe":
        assert {finding.fix.applicability for finding in chosen} <= {Applicability.SAFE}
    left = [finding for finding in fixable(findings, level) if finding not in chosen]
    for finding in left:
        taken = {edit for one in chosen for edit in one.fix.edits}
        assert not set(finding.fix.edits) <= taken


@given(st.text(st.sampled_from("ab\r\n"), max_size=30), st.text(st.sampled_from("ab\r\n"), max_size=30))
def test_a_diff_leads_from_one_text_to_the_other(one, other):
    """As ``patch`` reads it: what a hunk keeps and takes away is the old text, what it keeps and adds the new."""
    shown = unified(Document(one, "text", Flow(one), ()), Document(other, "text", Flow(other), ()), "a.txt")
    assert (shown == "") == (one == other)
    lines = one.split("\n")
    lines = [*(f"{line}\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else [])]
    made, at, sign = [], 0, ""
    for row in re.findall(r"[^\n]*\n", shown)[2:]:
        if row.startswith("@@"):
            start, size = (int(part) for part in re.match(r"@@ -(\d+)(?:,(\d+))?", row).groups("1"))
            made += lines[at : start - 1 if size else start]
            at = start - 1 if size else start
        elif row.startswith("\\"):
            made[-1:] = [made[-1][:-1]] if sign in {" ", "+"} else made[-1:]
        else:
            sign = row[0]
            at += sign in {" ", "-"}
            made += [row[1:]] if sign in {" ", "+"} else []
    assert "".join(made + lines[at:]) == other
