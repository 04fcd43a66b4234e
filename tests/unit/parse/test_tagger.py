"""The tagger's own pieces: tokens, tables of words, and how labels become stretches of text."""

from __future__ import annotations

import pytest

from evidencecheck.parse import tagger
from evidencecheck.parse.lexicon import Phrases, key, known_names, print_lexicon, read_lexicon
from evidencecheck.parse.shapes import number, shape
from evidencecheck.parse.tokens import LONGEST, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith J.2011;62(5):541", ["Smith", "J", ".", "2011", ";", "62", "(", "5", ")", ":", "541"]),
        ("general modelsJ .Phys", ["general", "models", "J", ".", "Phys"]),
        ("networksarXiv:1606", ["networks", "arXiv", ":", "1606"]),
        ("bioRxiv O’Neill", ["bioRxiv", "O", "’", "Neill"]),
        ("See https://doi.org/10.1000/ab.c now", ["See", "<doi>", "now"]),
        ("at www.example.org/x.", ["at", "<url>", "."]),
        ("王小明 2011", ["王小明", "2011"]),
        ("  ", []),
    ],
)
def test_tokens(text: str, expected: list[str]):
    """Words, numbers and signs stand apart; a lost space costs nothing; identifiers are one."""
    cut = tokens(text)
    assert [token for token, _, _ in cut] == expected
    assert all(text[start:end] == token or token in {"<doi>", "<url>"} for token, start, end in cut)


def test_no_more_tokens_than_a_reference_can_have():
    assert len(tokens("a " * (2 * LONGEST))) == LONGEST


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Smith", "Aa"),
        ("WHO", "AA"),
        ("UNESCO", "AAA"),
        ("of", "aa"),
        ("J", "A"),
        ("x", "a"),
        ("pH", "aA"),
        ("2011", "d4"),
        ("机论", "K2"),
        ("—", "—"),
    ],
)
def test_shapes(word: str, expected: str):
    assert shape(word) == expected


def test_numbers_are_themselves_while_they_are_small():
    assert [number(n) for n in ("7", "62", "541", "2011", "94504")] == ["7", "62", "3", "year", "5"]


def test_a_lexicon_is_printed_and_read_again():
    lexicon = {"cook": ("F2", "G1"), "walk": ("J-2",), "lee": ("F2", "G1")}
    assert print_lexicon(lexicon) == "F2 G1\tcook lee\nJ-2\twalk\n"
    assert read_lexicon(print_lexicon(lexicon)) == lexicon


def test_the_longest_name_is_found_and_stops_are_passed_over():
    journals = known_names(["Journal of Walking", "Journal of Walking and Health", "Phys. Rev. Lett.", ""])
    again = Phrases(journals.bits)
    words = "in Journal of Walking & Health 7".split()
    keys = [key(word) if word.isalpha() or word == "&" else b"" for word in words]
    assert again.longest(keys, 1) == (6, 5)
    assert again.longest(keys[:5], 1) == (4, 3)
    assert again.longest(keys, 0) == (0, 0)
    phys = [b"." if token == "." else key(token) for token, _, _ in tokens("Phys. Rev. Lett. 7")]
    assert again.longest(phys, 0) == (5, 3)


def test_a_sign_between_does_not_end_a_field():
    text = "Cook J, Lee K. A walk, in two parts. 1990"
    row = tokens(text)
    labels = ["author"] * 2 + ["O"] + ["author"] * 2 + ["O"] + ["title"] * 2 + ["O"] + ["title"] * 3 + ["O", "date"]
    assert [(name, text[row[a][1] : row[b][2]]) for name, a, b in tagger.runs(row, labels)] == [
        ("author", "Cook J, Lee K"),
        ("title", "A walk, in two parts"),
        ("date", "1990"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("“A title.”", "title", "A title"),
        (" (Re)reading Cook,", "title", "(Re)reading Cook"),
        ("Working (again)", "title", "Working (again)"),
        ("Why walk?", "title", "Why walk?"),
        ("Cook, J. A.", "author", "Cook, J. A."),
        ("Cook J.", "author", "Cook J"),
        ("Cook JA, Lee K.", "author", "Cook JA, Lee K"),
        ("Cook J. A., Lee K.", "author", "Cook J. A., Lee K."),
        ("(2011)", "date", "2011"),
    ],
)
def test_a_field_stands_without_what_surrounds_it(text: str, name: str, expected: str):
    start, end = tagger.trimmed(text, 0, len(text), name)
    assert text[start:end] == expected
