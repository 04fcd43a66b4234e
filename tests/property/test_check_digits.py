"""Laws of identifiers with a check digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.identifiers import isbn, issn, orcid

DIGITS = "0123456789"
SCHEMES = {
    "isbn": (isbn, "ISBN ", "978030640615", DIGITS),
    "isbn-10": (isbn, "ISBN ", "030640615", DIGITS + "X"),
    "issn": (issn, "ISSN ", "0378595", DIGITS + "X"),
    "orcid": (orcid, "ORCID ", "000000021825009", DIGITS + "X"),
}


@pytest.mark.parametrize("name", SCHEMES)
@given(data=st.data())
def test_one_last_digit_is_right_and_what_is_not_found_is_malformed(name: str, data: st.DataObject) -> None:
    """Of all last digits one makes an identifier; with every other, what stands there is told as malformed."""
    scheme, word, example, last = SCHEMES[name]
    lead = 3 if example.startswith("978") else 0
    body = example[:lead] + data.draw(
        st.text(DIGITS, min_size=len(example) - lead, max_size=len(example) - lead), label="body"
    )
    texts = [word + body + digit for digit in last]
    assert sum(bool(scheme.find(text)) for text in texts) == 1
    assert all(bool(scheme.find(text)) != bool(scheme.malformed(text)) for text in texts)


@pytest.mark.parametrize("name", SCHEMES)
@given(text=st.text(DIGITS + "Xx- ISBNORCD:97", max_size=40))
def test_normalising_twice_is_normalising_once(name: str, text: str) -> None:
    """normalise(normalise(x)) == normalise(x)."""
    scheme = SCHEMES[name][0]
    assert scheme.normalise(scheme.normalise(text)) == scheme.normalise(text)
