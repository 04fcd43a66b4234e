"""What `parse` promises whatever the style: spans, raw text, links, time."""

from __future__ import annotations

import time

import pytest

from evidencecheck.model.document import FlowBuilder
from evidencecheck.model.spans import Span
from evidencecheck.parse import parse, parse_string, readings

TEXT = "Sledge WH, Lawless M. Effectiveness of\npeer support. Psychiatr Serv. 2011;62:541–544. doi:10.1176/\nps.62.5"


def test_spans_count_in_the_document_and_raw_is_the_flow() -> None:
    """A field's raw text is the flow's, its span the document's."""
    builder = FlowBuilder()
    builder.add(TEXT[:22], 100, 122)
    builder.add(TEXT[22:], 130, 130 + len(TEXT) - 22)
    fields, _ = parse(builder.build())
    assert fields.title
    assert fields.title.raw == "Effectiveness of\npeer support"
    assert fields.title.value == "Effectiveness of peer support"
    assert fields.title.span == Span(130, 130 + len(fields.title.raw))
    assert fields.author
    assert fields.author.span == Span(100, 120)
    assert fields.doi
    assert fields.doi.value == "10.1176/ps.62.5"


def test_a_link_gives_the_doi_that_is_not_printed() -> None:
    """The address of a hyperlink is read where the text prints no DOI; its span is empty."""
    text = "Cook JA, Steigman P. Initial outcomes of a program. Psychiatr Serv. 2009;60:246-249."
    fields, _ = parse(_flow(text), ["https://doi.org/10.1176/ps.2009.60.2.246"])
    assert fields.doi
    assert fields.doi.value == "10.1176/ps.2009.60.2.246"
    assert (fields.doi.raw, len(fields.doi.span)) == ("", 0)
    assert parse(_flow(text), ["https://doi.org/10.1000/a", "https://doi.org/10.1000/b"])[0].doi is None
    page, _ = parse(_flow("World Health Organization. A page of some words."), ["https://who.int/a"])
    assert page.url
    assert page.url.value == "https://who.int/a"


def test_confidence_tells_a_reference_from_noise() -> None:
    """What is explained by fields counts, and what is missing."""
    assert parse_string(TEXT)[1] > 0.9
    assert parse_string("See the discussion above, which is long and cites nothing.")[1] < 0.3
    assert parse_string("")[1] == 0.0


@pytest.mark.parametrize(
    "unit",
    [
        "Smith J, ",
        "A. ",
        "A-",
        "(",
        '"',
        "'a ",
        "In: ",
        "Place: House ",
        "2011;62:",
        "10.1234/",
        " ",
        "Aa Bb ",
        "[",
        "1-",
    ],
)
def test_a_megabyte_on_one_line_takes_no_time(unit: str) -> None:
    """Reading is linear in the length of the reference."""
    text = "Smith J, Jones K. " + unit * (1_000_000 // len(unit))
    started = time.process_time()
    parse_string(text)
    assert time.process_time() - started < 5


def _flow(text: str):
    builder = FlowBuilder()
    builder.add(text, 0, len(text))
    return builder.build()


@pytest.mark.parametrize(
    "text", [TEXT, "Cook J. Walking home. Oslo papers. 2010;2:265.", "", "x", "1990", "\ud800 a. b"]
)
def test_other_readings_hold_the_same_promises(text: str) -> None:
    """Each reading's spans hold its text, and no two of its fields overlap."""
    for fields in readings(text):
        end = 0
        for _, field in sorted(fields.items(), key=lambda pair: pair[1].span):
            assert field.span.of(text) == field.raw
            assert end <= field.span.start
            end = field.span.end


def test_a_title_of_two_sentences_can_be_read_as_title_and_journal() -> None:
    """What the first reading took for one title, another parts."""
    text = "Torr SJ, Solano P: Biting flies and their hosts: two tales. Vectors and their hosts. 2010."
    titles = {
        (f.title.value, f.container_title.value if f.container_title else None) for f in readings(text) if f.title
    }
    first, _ = parse_string(text)
    assert first.title
    everything = titles | {(first.title.value, first.container_title.value if first.container_title else None)}
    assert ("Biting flies and their hosts: two tales", "Vectors and their hosts") in everything


def test_a_quotation_that_only_begins_a_title_does_not_end_it() -> None:
    fields, _ = parse_string("Cook, J. (2009) “Slow down” and other advice to walkers. Journal of Walking, 1(2), 3-9.")
    assert fields.title
    assert fields.title.value == "Slow down” and other advice to walkers"


def test_a_standard_is_cited_by_its_number_and_its_quoted_title() -> None:
    fields, _ = parse_string('3GPP TS 21.999: "Walking Service requirements; Stage 2".')
    assert fields.title
    assert fields.title.value == "Walking Service requirements; Stage 2"
    assert fields.author is None
