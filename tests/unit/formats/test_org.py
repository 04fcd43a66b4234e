"""Org: notes, citations, links to targets, and what is left out."""

from __future__ import annotations

import pytest

from evidencecheck.formats import read
from evidencecheck.model.document import BlockKind
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line


def document(text):
    return read(text.encode(), "page.org")


def reading(text):
    found = analyse(document(text))
    references = {one.label: one.span.of(text) for one in found.references}
    return references, [(one.span.of(text), one.labels, bool(one.orphans)) for one in found.citations]


def flow(text):
    return document(text).flow.text


def test_a_note_is_defined_at_the_margin():
    text = "Weirs slow rivers.[fn:1]\n\n[fn:1] Cook JA. Weirs.\nJ Walk. 2009;1:2-3.\n\n\nMore prose.\n"
    assert reading(text) == ({"1": "Cook JA. Weirs.\nJ Walk. 2009;1:2-3."}, [("[fn:1]", ("1",), False)])
    assert document(text).blocks[-1].kind is BlockKind.PARAGRAPH


def test_notes_within_the_sentence_stand_at_the_end():
    text = "One.[fn:: Cook J. Weirs [Internet]. 2009.] Two.[fn:ahn: Ahn B. Mills. 2011.] Three.[fn:ahn]"
    references, citations = reading(text)
    assert references == {"#1": "Cook J. Weirs [Internet]. 2009.", "ahn": "Ahn B. Mills. 2011."}
    assert citations == [("[fn::", ("#1",), False), ("[fn:ahn:", ("ahn",), False), ("[fn:ahn]", ("ahn",), False)]


def test_a_note_holds_paragraphs_until_a_heading_another_or_two_blank_lines():
    text = "A.[fn:a] B.[fn:b]\n\n[fn:a] First.\n\n  Second.\n[fn:b] Other words of it.\n* Heading\nProse.\n"
    references, _ = reading(text)
    assert references == {"a": "First.\n\n  Second.", "b": "Other words of it."}


def test_a_note_that_another_calls_is_called():
    text = "A.[fn:a]\n\n[fn:a] See there.[fn:b]\n\n[fn:b] Cook JA. Weirs. J Walk. 2009;1:2-3.\n"
    assert reading(text)[1] == [("[fn:a]", ("a",), False), ("[fn:b]", ("b",), False)]


def test_a_note_of_code_alone_is_one():
    text = "A.[fn:a]\n\n[fn:a] #+begin_example\nx = 1\n#+end_example\n"
    assert reading(text)[1] == [("[fn:a]", ("a",), False)]


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("[cite:@cook09]", ("cook09",)),
        ("[cite/t:see @cook09 p. 3; @ahn11]", ("cook09", "ahn11")),
        ("[cite:@{a key}]", ("a",)),
        ("cite:cook09,ahn11", ("cook09", "ahn11")),
        ("citep:&cook09;&ahn11", ("cook09", "ahn11")),
        ("[[cite:&cook09 p. 3;&ahn11]]", ("cook09", "ahn11")),
        ("[[citet:cook09][Cook]]", ("cook09",)),
        (r"\citep[p. 3]{cook09,ahn11}", ("cook09", "ahn11")),
    ],
)
def test_keys_are_those_of_org_cite_and_org_ref(written, labels):
    assert reading(f"As {written} says.")[1] == [(written, labels, True)]


@pytest.mark.parametrize("written", ["[cite/n:@cook09]", "nocite:cook09", "recite:this", "cite: nothing"])
def test_what_only_lists_or_looks_so_cites_nothing(written):
    assert reading(f"As {written} says.")[1] == []


def test_links_to_targets_in_entries_cite():
    text = """Weirs [[cook]] and mills [[ahn][Ahn 2011]], see [[*References]].

* References
- <<cook>> Cook JA. Weirs. J Walk. 2009;1:2-3.
- <<ahn>> Ahn B. Mills. J Walk. 2011;3:4-5.
"""
    assert reading(text)[1] == [("[[cook]]", ("r1",), False), ("[[ahn][Ahn 2011]]", ("r2",), False)]


def test_files_that_it_names_are_told():
    text = '#+bibliography: refs.bib\n#+INCLUDE: "part.org"\n#+include: code.py src\n\nbibliography:a.bib,b.bib\n'
    assert [one.path for one in document(text).beside] == ["refs.bib", "part.org", "a.bib", "b.bib"]


@pytest.mark.parametrize(
    "text",
    [
        "#+begin_src x\nX.[fn:1]\n#+end_src",
        "#+BEGIN_EXAMPLE\nX.[fn:1]\n#+END_EXAMPLE",
        "#+begin_comment\nX.[fn:1]\n#+end_comment",
        "#+begin_export html\nX.[fn:1]\n#+end_export",
        "# X.[fn:1]",
        ": X.[fn:1]",
        "#+author: X.[fn:1]",
        "* COMMENT H\nX.[fn:1]\n** Deeper\nX.[fn:1]",
        "* H :noexport:\nX.[fn:1]",
        "* H\n:PROPERTIES:\n:X: [fn:1]\n:END:",
        ":LOGBOOK:\n- X [fn:1]\n:END:",
        "\\begin{equation}\nx[fn:1]\n\\end{equation}",
        "Code =[fn:1]= and ~[fn:1]~.",
        "A formula $x_{[fn:1]}$ here.",
    ],
)
def test_what_is_not_exported_holds_no_notes(text):
    assert reading(text) == ({}, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*bold*, /it/, _under_, +out+ and a/b", "bold, it, under, out and a/b"),
        ("[[https://x.org/a][the page]] and <https://y.org>", "the page and https://y.org"),
        (r"H_{2}O, \alpha \ndash{} 3", "H2O, \u03b1 \u2013 3"),
        ("#+begin_quote\nSaid.\n#+end_quote", "Said."),
        ("* TODO [#A] [1/2] Title :a:b:\nSCHEDULED: <2021-03-04 Thu>", "Title"),
        ("| a | b |\n|---+---|\n| c |   |", "a\n\nb\n\nc"),
        ("@@html:<b>@@x {{{version}}}", "x \ufffc"),
        ("a[^x] b", "a[\ufffcx] b"),
    ],
)
def test_words_are_read_as_they_are_exported(text, words):
    assert flow(text) == words


def test_raised_words_depend_on_the_options():
    assert len(document("a^1 and b^{2}").raised) == 2
    assert len(document("#+OPTIONS: ^:{}\na^1 and b^{2}").raised) == 1
    assert document("#+OPTIONS: ^:nil\na^1 and b^{2}").raised == ()


def test_items_are_told():
    text = "- one\n  goes on\n  1. deep\n  2) deep, too\n- [X] done\n* Not an item\n"
    told = [(block.kind, block.level, block.label) for block in document(text).blocks]
    assert told == [
        (BlockKind.ITEM, 1, None),
        (BlockKind.ITEM, 2, "1"),
        (BlockKind.ITEM, 2, "2"),
        (BlockKind.ITEM, 1, None),
        (BlockKind.HEADING, 1, None),
    ]


@pytest.mark.parametrize(
    "hostile",
    ["[fn::" * 6000, "[" * 20000, "*a " * 8000, "[[a" * 8000, "#+begin_src\n" * 6000, ":D:\n" * 8000, "$a " * 8000],
)
def test_hostile_text_takes_no_long_time(hostile):
    assert in_line(lambda size: hostile[:size], document, len(hostile) // 4, 4, most=10)
