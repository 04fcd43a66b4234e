"""Laws of parsing references."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.document import Flow, FlowBuilder
from evidencecheck.parse import parse, parse_string
from evidencecheck.parse.shadow import shadow

WORDS = (
    "Smith J, |Cook, J. A., |& |and |et al. |(2009). |2011;62(5):541-4. |In: |, editors. |“Title,” |A title of words. |Psychiatr Serv. |"
    "London: Wiley; 2008. |pp. 1–20. |vol. 62, no. 5, |doi:10.1176/ps.1 |https://example.org/a |World Health Organization. |[Internet]. |"
    "Accessed 3 May 2020. |van der |O’Neil |.|,|:|;|(|)|\"|'|\n|é|中|  |J. |pp. |(Eds.), |n.d. |ISBN 0-306-40615-2 |PMID: 123 "
).split("|")
REFERENCES = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)


@given(REFERENCES | st.text())
def test_reading_never_raises_and_spans_hold(text: str) -> None:
    """text[span] of every field is its raw, and fields do not overlap."""
    fields, confidence = parse_string(text)
    assert 0 <= confidence <= 1
    end = 0
    for _, field in sorted(fields.items(), key=lambda pair: pair[1].span):
        assert field.span.of(text) == field.raw
        assert end <= field.span.start
        end = field.span.end


@given(REFERENCES, st.integers(0, 5))
def test_spans_lie_in_the_document_whatever_was_taken_out(text: str, gap: int) -> None:
    """In a flow of pieces each span lies within the document and its raw text in the flow."""
    builder, at = FlowBuilder(), 0
    for piece in (text[n : n + 7] for n in range(0, len(text), 7)):
        builder.add(piece, at, at + len(piece))
        at += len(piece) + gap
    flow = builder.build()
    assert isinstance(flow, Flow)
    fields, _ = parse(flow)
    for field in (pair[1] for pair in fields.items()):
        assert 0 <= field.span.start <= field.span.end <= at
        assert field.raw in text


@given(st.text())
def test_a_shadow_is_as_long_as_its_text_and_casts_itself(text: str) -> None:
    """Places in the shadow are places in the text."""
    cast = shadow(text)
    assert len(cast) == len(text)
    assert shadow(cast) == cast
