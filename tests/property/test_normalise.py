"""Laws of folding."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.text.normalise import fold, words

MARKUP = st.text(st.sampled_from("<>/&;#xip jats:b=\"'amplt0é\u2013"), max_size=60)


@given(st.text() | MARKUP)
def test_folding_twice_is_folding_once(text: str) -> None:
    """fold(fold(x)) == fold(x) for any text."""
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_case_and_outer_space_never_matter(text: str, other: str) -> None:
    """Words of two texts side by side are the words of both."""
    if not any(c in text + other for c in "<>&"):
        assert words(f" {text}\n{other} ") == words(text) + words(other)


def test_every_character_folds_to_a_fixed_point() -> None:
    """No code point needs a second folding."""
    for start in range(0, sys.maxunicode, 4096):
        once = fold(" ".join(chr(code) for code in range(start, start + 4096) if chr(code) not in "<>&"))
        assert fold(once) == once
