"""What remarks to this program look like in each format, and what they are about.

``tests/cases/remarks/`` holds pages, each with a line for each remark: the verb and the names of checks, the reason, and
the stretches that it is about, white space levelled; or why it is about nothing.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from evidencecheck.fixes.apply import apply
from evidencecheck.formats import TABLE
from evidencecheck.formats import read as read_document
from evidencecheck.pipeline import analyse
from evidencecheck.triage.remarks import Order, orders
from evidencecheck.triage.unused import _removal
from tests.support import odf, word
from tests.unit.checks.scenarios import meets

CASES = Path(__file__).parents[2] / "cases" / "remarks"
_PAGE = re.compile(r"^~~~~page (\S+)\n(.*?)^~~~~\n\n~~~~expect\n(.*?)^~~~~$", re.MULTILINE | re.DOTALL)
PAGES = [
    pytest.param(*page.groups(), id=f"{path.stem}-{n}")
    for path in sorted(CASES.glob("*.md"))
    for n, page in enumerate(_PAGE.finditer(path.read_text(encoding="utf-8")), 1)
]

CELLS = [
    {"cell_type": "code", "source": "# evidencecheck: ignore[EC101]"},
    {
        "cell_type": "markdown",
        "source": ["Lanes widen.\n", "Speeds 𐐀 rise. <!-- evidencecheck: ignore[EC101] so -->"],
    },
    {"cell_type": "markdown", "source": "`<!-- evidencecheck: ignore[EC101] -->` Kerbs."},
    {"cell_type": "markdown", "source": "Kerbs.\n\n<!-- evidencecheck: ignore[EC102] -->"},
]
NOTEBOOK = json.dumps({"cells": CELLS, "nbformat": 4})


def told(content: bytes, name: str) -> list[str]:
    """The remarks of a document as a case tells them."""
    document = read_document(content, f"page.{name}", name)
    return [_line(order, document.text) for order in orders(document, analyse(document).references)]


def _line(order: Order, text: str) -> str:
    if order.fault:
        return order.fault
    names = " ".join(name for name, _ in order.codes)
    about = [" ".join(span.of(text).split()) for code, span in order.about if code == order.about[0][0]]
    return f"{order.verb} {names} | {order.reason} | {' ¶ '.join(about)}"


@pytest.mark.parametrize("name, page, wanted", PAGES)
def test_a_page(name: str, page: str, wanted: str) -> None:
    have = told(page.encode(), name)
    lines = wanted.splitlines()
    assert len(have) == len(lines), have
    for one, line in zip(have, lines, strict=True):
        assert meets(line, one), f"{one!r} is not {line!r}"


def test_each_format_that_can_hold_comments_has_a_page() -> None:
    """The others are lists of fields, plain text, and books that are rendered without their comments."""
    held = {name for param in PAGES for name in [param.values[0]]}
    without = {"csl-json", "ris", "medline", "pdf", "epub"}
    elsewhere = {"docx", "odt", "ipynb", "tei"}  # the tests below; TEI is read as JATS is
    assert held | without | elsewhere == set(TABLE)


@pytest.mark.parametrize("name, page, wanted", [*PAGES, pytest.param("ipynb", NOTEBOOK, "", id="notebook")])
def test_a_remark_is_taken_out_and_all_else_is_read_as_before(name: str, page: str, wanted: str) -> None:
    """Each by itself, in the bytes of the file: the words of the text, its entries and its citations stay."""
    content = page.encode()
    document = read_document(content, f"page.{name}", name)
    before = analyse(document)
    for order in orders(document, before.references):
        fix = _removal(document, [order])
        if fix is None:  # the line is HTML, with it alone
            assert "--> Two again." in document.text[order.remark.span.end - 3 :][:20]
            continue
        mended = apply(content, document, fix.edits)
        after = analyse(read_document(mended, f"page.{name}", name))
        assert len(after.document.remarks) == len(document.remarks) - 1
        assert mended.count(b"\n\n\n") <= content.count(b"\n\n\n")
        assert [one.raw for one in after.references] == [one.raw for one in before.references]
        assert [(one.text, one.labels) for one in after.citations] == [(o.text, o.labels) for o in before.citations]
        assert after.document.flow.text.split() == document.flow.text.split()


def _word_comment(words: str) -> str:
    inner = f'<w:comment w:id="7" w:author="NK">{words}</w:comment>'
    return word.element("comments", inner)


def test_a_comment_of_word_is_about_what_it_is_anchored_at() -> None:
    anchored = (
        '<w:commentRangeStart w:id="7"/>'
        + word.run("Kerbs are high.")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    )
    body = [word.paragraph("Lanes widen. ", anchored, " Speeds rise."), word.paragraph("They do.")]
    said = word.paragraph("evidencecheck: ", word.run("ignore[EC101] as printed"))
    content = word.docx(*body, **{"word/comments.xml": _word_comment(said)})
    assert told(content, "docx") == ["ignore EC101 | as printed | Kerbs are high."]
    other = word.docx(*body, **{"word/comments.xml": _word_comment(word.paragraph("evidencecheck is no remark"))})
    assert told(other, "docx") == []


def test_a_comment_of_word_at_a_point_is_about_its_paragraph() -> None:
    point = '<w:r><w:commentReference w:id="7"/></w:r>'
    body = [word.paragraph("Lanes widen."), word.paragraph("Kerbs", point, " are high."), word.paragraph("They do.")]
    said = word.paragraph("evidencecheck: disable[EC101]")
    content = word.docx(*body, **{"word/comments.xml": _word_comment(said)})
    assert told(content, "docx") == ["disable EC101 |  | Kerbs are high. They do."]


@pytest.mark.parametrize("make", [odf.odt, odf.fodt])
def test_an_annotation_of_opendocument_is_about_what_it_is_anchored_at(make) -> None:
    about = "<dc:creator>evidencecheck: NK</dc:creator><text:p>evidencecheck: ignore[EC101] <text:span>as printed</text:span></text:p>"
    opened = f'<office:annotation office:name="a1">{about}</office:annotation>'
    closed = '<office:annotation-end office:name="a1"/>'
    content = make(odf.p("Lanes widen. ", opened, "Kerbs are high.", closed, " Speeds rise."), odf.p("They do."))
    assert told(content, "odt") == ["ignore EC101 | as printed | Kerbs are high."]


def test_a_cell_of_a_notebook_is_markdown() -> None:
    assert told(NOTEBOOK.encode(), "ipynb") == [
        "ignore EC101 | so | Speeds 𐐀 rise. <!-- evidencecheck: ignore[EC101] so -->",
        "ignore EC102 |  | Kerbs.",
    ]


def test_a_document_without_the_word_is_not_looked_through(monkeypatch) -> None:
    """Comments are found by a second reading of the page; only a page that needs one pays for it."""
    called = []
    monkeypatch.setattr("evidencecheck.formats._remarks.remarks", lambda *_: called.append(1) or ())
    read_document(b"Lanes widen. <!-- a comment -->", "page.md")
    assert not called
    read_document(b"Lanes widen. <!-- evidencecheck -->", "page.md")
    assert called
