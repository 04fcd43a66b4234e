"""A flow leads back to the document, whole and in slices."""

from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.document import Flow, FlowBuilder
from evidencecheck.model.spans import Span


def built() -> Flow:
    """ "Tom & Ann" out of "<b>Tom</b> &amp; Ann"."""
    builder = FlowBuilder()
    builder.add("Tom", 3, 6)
    builder.add(" ", 10, 11)
    builder.add("&", 11, 16)
    builder.add(" Ann", 16, 20)
    return builder.build()


def test_an_entity_maps_as_a_whole():
    flow = built()
    assert flow.text == "Tom & Ann"
    assert flow.span(4, 5) == Span(11, 16)
    assert flow.span(0, 3) == Span(3, 6)
    assert flow.span(6, 9) == Span(17, 20)
    assert flow.span(0, 9) == Span(3, 20)


def test_a_slice_maps_as_the_whole_does():
    flow = built()
    part = flow.slice(2, 7)
    assert part.text == "m & A"
    assert part.span(0, 5) == flow.span(2, 7)


def test_the_way_back():
    flow = built()
    assert [flow.find(at) for at in (0, 3, 5, 8, 11, 13, 16, 17, 30)] == [0, 0, 2, 3, 4, 5, 5, 6, 9]


def test_a_plain_flow_is_the_text_itself():
    flow = Flow("abc")
    assert flow.span(1, 3) == Span(1, 3)
    assert flow.find(2) == 2


@given(st.lists(st.tuples(st.text("ab", min_size=1, max_size=4), st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_spans_of_a_flow_are_in_order_and_within(pieces):
    builder, at = FlowBuilder(), 0
    for words, gap, more in pieces:
        builder.add(words, at + gap, at + gap + len(words) + more)
        at += gap + len(words) + more
    flow = builder.build()
    for start in range(len(flow.text)):
        span = flow.span(start, start + 1)
        assert 0 <= span.start <= span.end <= at
        assert flow.slice(start, len(flow.text)).span(0, 1) == span
        assert flow.find(span.start) <= start
