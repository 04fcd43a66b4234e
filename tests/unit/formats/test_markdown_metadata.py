"""Metadata of Markdown: bibliographies beside the text, references in it."""

import pytest

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse


def page(text):
    return read(text.encode(), "page.md")


@pytest.mark.parametrize(
    ("metadata", "paths"),
    [
        ("---\nbibliography: tea.bib\n---\n", ["tea.bib"]),
        ("---\nbibliography: 'my tea.bib' # all\n---\n", ["my tea.bib"]),
        ('---\nbibliography: "tea.bib"\n...\n', ["tea.bib"]),
        ("---\nbibliography: [a.bib, 'b.json']\ncsl: x.csl\n---\n", ["a.bib", "b.json"]),
        ("---\r\ntitle: Tea\r\nbibliography:\r\n  - a.bib\r\n  - b.bib\r\n---\r\n", ["a.bib", "b.bib"]),
        ('+++\nbibliography = "tea.bib"\n+++\n', ["tea.bib"]),
        ('+++\nbibliography = ["a.bib", "b.bib"]\n+++\n', ["a.bib", "b.bib"]),
        ("---\ntitle: bibliography\n---\n", []),
        ("---\nbibliography:\n---\n", []),
        ("Text.\n\n---\nbibliography: late.bib\n---\n", ["late.bib"]),
    ],
)
def test_bibliographies_stand_beside_the_text(metadata, paths):
    document = page(f"{metadata}\nTea helps.\n")
    assert [one.path for one in document.beside] == paths
    assert [one.span.of(document.text) for one in document.beside] == paths
    assert document.notices == ()


HELD = """---
title: Tea
references:
- id: ahn2009
  type: article-journal
  author:
  - family: Ahn
    given: Rita
  - literal: Tea Society
  issued:
    date-parts:
    - - 2009
      - 5
  title: 'Tea: what it
    does'
  container-title: J Clin Tea
  volume: 3
  page: 1-10
  DOI: 10.5555/tea
- id: boyd
  author: Boyd T, Cook J
  issued: 2010
  title: Rest
---

Tea helps [@ahn2009].
"""


def test_references_that_metadata_hold_are_entries():
    reading = analyse(page(HELD))
    ahn, boyd = sorted(reading.references, key=lambda one: one.span)
    assert (ahn.label, boyd.label) == ("ahn2009", "boyd")
    assert ahn.fields.title.value == "Tea: what it does"
    assert ahn.fields.doi.value == "10.5555/tea"
    assert ahn.fields.issued.value.year == 2009
    assert [str(name.family or name.literal) for name in ahn.fields.author.value.names] == ["Ahn", "Tea Society"]
    assert ahn.span.of(HELD).startswith("id: ahn2009")
    assert ahn.span.of(HELD).endswith("DOI: 10.5555/tea")
    assert [one.resolved for one in reading.citations] == [("ahn2009",)]


def test_what_is_no_yaml_is_told():
    document = page("---\nbibliography: [a.bib\ntitle: `x`\n---\n\nTea.\n")
    assert "no YAML" in document.notices[0]
    assert "line 3" in document.notices[0]
    assert document.beside == ()


def test_deep_nesting_and_anchors_do_no_harm():
    deep = page("---\nreferences: " + "[" * 5000 + "\n---\n\nTea.")
    assert deep.notices
    bomb = "---\na: &a [x, x]\n" + "".join(
        f"{c}: &{c} [{', '.join(['*' + p] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert page(f"{bomb}references: *i\nbibliography: *i\n---\n\nTea.").blocks


def test_long_metadata_are_told_and_left():
    document = page("---\nreferences:\n" + "- id: x\n" * 80_000 + "---\n\nTea.")
    assert "longer than" in document.notices[0]
    assert [b.span.of(document.flow.text) for b in document.blocks] == ["Tea."]
