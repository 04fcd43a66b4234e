"""Markers that the format itself gives: pointers to blocks by name."""

import re

import attrs
import pytest

from evidencecheck.model.citation import CitationStyle
from evidencecheck.model.document import Block, BlockKind, Document, Flow, Link, Pointer, Raised
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse

NOTES = (
    "Ito S. Buses that run late. Fares. 2018.",
    "Ahn R. Letters that work. J Clin Pract. 2014.",
    "Boyd T. Calls. 2016.",
)


def page(prose, *, notes=NOTES, cites=False, external=False, raised=False):
    """A page whose ``<n1 n2|words>`` are pointers, with a note named n1, n2 … for each of ``notes``."""
    text, pointers, marks = "", [], []
    for words in re.split(r"(<[^<>]*\|[^<>]*>)", prose):
        match = re.fullmatch(r"<([^|]*)\|(.*)>", words)
        span = Span(len(text), len(text) + len(match[2] if match else words))
        if match:
            pointers.append(Pointer(span, tuple(match[1].split()), cites, external))
            marks += [Raised(span, span)] if raised else []
        text += match[2] if match else words
    blocks = [Block(BlockKind.PARAGRAPH, Span(0, len(text)))]
    for n, note in enumerate(notes, 1):
        text += "\n\n"
        blocks.append(Block(BlockKind.NOTE, Span(len(text), len(text) + len(note)), 0, str(n), (f"n{n}",)))
        text += note
    return Document(text, "text", Flow(text), tuple(blocks), raised=tuple(marks), pointers=tuple(pointers))


def cited(document):
    return [(c.text, c.labels, c.resolved) for c in analyse(document).citations]


def test_a_pointer_to_a_note_is_a_citation_of_it():
    assert cited(page("Fares fell <n2|(see the letters)>.")) == [("(see the letters)", ("2",), ("2",))]


def test_a_pointer_to_what_is_no_reference_is_no_citation():
    assert cited(page("Fares fell, as <map|the map> shows.")) == []


def test_a_pointer_that_surely_cites_is_an_orphan_where_nothing_has_the_name():
    (citation,) = analyse(page("Fares fell <n9|[9]>.", cites=True)).citations
    assert citation.orphans == ("n9",)
    assert not citation.marker.external


def test_a_name_that_may_lie_in_another_file_is_no_orphan_to_be_told():
    (citation,) = analyse(page("Fares fell <ahn2014|[ahn2014]>.", cites=True, external=True)).citations
    assert citation.marker.external


def test_a_pointer_to_several_notes_is_one_citation_of_them():
    assert cited(page("Fares fell <n1 n3|[1, 3]>.")) == [("[1, 3]", ("1", "3"), ("1", "3"))]


@pytest.mark.parametrize("between", ["–", "]–[", " - ", "-"])
def test_a_dash_between_two_stands_for_those_between(between):
    assert [labels for _, labels, _ in cited(page(f"Fares fell [<n1|1>{between}<n3|3>]."))] == [("1",), ("2", "3")]


def test_a_dash_between_words_stands_for_nothing():
    assert [labels for _, labels, _ in cited(page("See <n1|Ito>–<n3|Boyd> on this."))] == [("1",), ("3",)]


@pytest.mark.parametrize("names", ["n1 n3", "n1", "n1 n2 n3"])
def test_a_dash_within_one_stands_for_those_between(names):
    ((_, labels, _),) = cited(page(f"Fares fell <{names}|[1–3]>."))
    assert set(labels) == {"1", "2", "3"}


@pytest.mark.parametrize("words", ["[1–9]", "2014–2016", "pp. 1–3"])
def test_a_dash_that_reaches_past_the_list_stands_for_nothing(words):
    assert [labels for _, labels, _ in cited(page(f"Fares fell <n1|{words}>."))] == [("1",)]


def test_where_pointers_cite_declared_entries_by_number_names_with_a_year_are_mentions():
    prose = "Fares fell <n1|[1]>, letters work <n2|[2]>, calls do <n3|[3]>. The night bus (Ahn, 2014) is slow."
    document = page(prose, cites=True)
    assert cited(document)[-1][0] == "(Ahn, 2014)"
    first, *notes = document.blocks
    entries = (attrs.evolve(note, written=note.span) for note in notes)
    document = Document(document.text, "text", document.flow, (first, *entries), pointers=document.pointers)
    assert [labels for _, labels, _ in cited(document)] == [("1",), ("2",), ("3",)]


def test_a_pointer_is_cited_as_it_is_written_where_that_is_said():
    document = page("Fares fell <n1|[1]> now.")
    (pointer,) = document.pointers
    around = Span(pointer.span.start - 1, pointer.span.end + 1)
    pointers = (attrs.evolve(pointer, written=around),)
    document = Document(document.text, "text", document.flow, document.blocks, pointers=pointers)
    assert [text for text, _, _ in cited(document)] == [" [1] "]


def test_works_of_one_note_that_have_names_of_their_own_are_cited_together_or_apart():
    document = page("Fares fell <n1|[1]>, calls work <b|[1b]>.")
    first, second, *more = document.blocks[1:]
    works = (attrs.evolve(first, names=("n1", "a")), attrs.evolve(second, label="1", names=("n1", "b")))
    document = Document(
        document.text, "text", document.flow, (document.blocks[0], *works, *more), pointers=document.pointers
    )
    assert [labels for _, labels, _ in cited(document)] == [("1.1", "1.2"), ("1.2",)]


def test_what_an_entry_says_of_its_neighbour_is_no_citation():
    document = page("Fares fell <n1|[1]>.", notes=("Ito S. Buses that run late. 2018.", "Boyd T. As in 1, p. 3. 2016."))
    at = document.text.index("As in 1") + 6
    pointers = (*document.pointers, Pointer(Span(at, at + 1), ("n1",)))
    document = Document(document.text, "text", document.flow, document.blocks, pointers=pointers)
    assert [text for text, _, _ in cited(document)] == ["[1]"]


@pytest.mark.parametrize(
    ("words", "style"),
    [("[2]", "bracket"), ("Ahn 2014", "author-year"), ("(Ahn, 2014a)", "author-year"), ("the letters", "key")],
)
def test_the_style_is_how_it_is_printed(words, style):
    (citation,) = analyse(page(f"Fares fell <n2|{words}>.")).citations
    assert citation.style == style


def test_raised_words_are_superscript():
    (citation,) = analyse(page("Fares fell<n2|2>.", raised=True)).citations
    assert citation.style is CitationStyle.SUPERSCRIPT


def test_a_number_that_is_pointed_at_is_not_found_a_second_time():
    assert len(cited(page("Fares fell [<n1|1>] and letters work [<n2|2>]."))) == 2


def test_links_to_other_pages_are_none():
    document = page("Fares fell.")
    link = Link(Span(0, 5), "https://example.org/n1", Span(0, 5))
    assert not analyse(Document(document.text, "text", document.flow, document.blocks, links=(link,))).citations
