"""Laws of identifiers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.identifiers import doi

PIECES = st.lists(
    st.sampled_from(
        [
            "10.1234/",
            "10.",
            "doi:",
            "doi.org/",
            "https://doi.org/",
            "/full",
            ".pdf",
            "?x=1",
            "%2F",
            "%25",
            "%33",
            "&lt;",
            "<1:",
            ">",
            *list("()[]{}<>.,;:-/ \naB1%#&é–"),
        ]
    ),
    max_size=25,
).map("".join)


@given(PIECES | st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    """normalise(normalise(x)) == normalise(x)."""
    assert doi.normalise(doi.normalise(text)) == doi.normalise(text)


@given(PIECES | st.text())
def test_what_is_found_is_valid_and_apart(text: str) -> None:
    """DOIs found are valid, normal, in order, and stand where their spans say."""
    end = 0
    for span, found in doi.find(text):
        assert end <= span.start < span.end <= len(text)
        assert doi.valid(found)
        assert doi.normalise(found) == found
        assert doi.normalise(span.of(text)) == found
        end = span.end


@given(PIECES | st.text())
def test_nothing_is_both_good_and_malformed(text: str) -> None:
    """What is called malformed touches no DOI that was found."""
    good = [span for span, _ in doi.find(text)]
    for span, why in doi.malformed(text):
        assert why
        assert not any(span.overlaps(other) for other in good)
