"""The layout of PDFs without any: boxes to columns and lines, joints of lines, running heads, links that are citations."""

import attrs
import pytest

from evidencecheck.formats._pdf_columns import regions
from evidencecheck.formats._pdf_furniture import without
from evidencecheck.formats._pdf_joints import Words, joint
from evidencecheck.formats._pdf_lines import lines_of
from evidencecheck.formats._pdf_page import Face, Glyph, Line, Page, Run
from evidencecheck.formats._pdf_pointers import Jump, pointers
from evidencecheck.model.spans import Span

FACE = Face("Serif")


@attrs.frozen
class Box:
    x0: float
    x1: float
    y: float
    size: float = 10
    length: int = 40


def set_(words, x=50, y=500, size=10, index=0):
    """Characters half an em wide, blanks left out as pdfium's own are."""
    return [
        Glyph(letter, index + n, x + n * size / 2, x + (n + 1) * size / 2, y, size, FACE, words[n - 1 : n] == " ")
        for n, letter in enumerate(words)
        if letter != " "
    ]


def said(*glyphs, gutters=None):
    page = Page(1, 600, 800, tuple(glyph for part in glyphs for glyph in part))
    return lines_of(page, set() if gutters is None else gutters)


def test_two_columns_below_a_title():
    title = [Box(50, 500, 700)]
    left, right = [Box(50, 260, 680 - 12 * n) for n in range(6)], [Box(290, 500, 680 - 12 * n) for n in range(6)]
    mixed = [box for pair in zip(left, right, strict=True) for box in pair]
    found = regions(title + mixed, set())
    assert [(one.name, len(one.pieces)) for one in found] == [("", 1), ("left column", 6), ("right column", 6)]


def test_a_wide_figure_parts_the_columns():
    def columns(top):
        return [Box(x, x + 210, top - 12 * n) for n in range(6) for x in (50, 290)]

    found = regions([*columns(700), Box(50, 500, 600), *columns(580)], set())
    assert [one.name for one in found] == ["left column", "right column", "", "left column", "right column"]


def test_labels_beside_their_entries_are_no_column():
    labels = [Box(50, 62, 700 - 12 * n, length=3) for n in range(12)]
    entries = [Box(75, 500, 700 - 12 * n) for n in range(12)]
    assert [one.name for one in regions(labels + entries, set())] == [""]


def test_a_line_that_juts_into_the_gutter_stays_in_its_column():
    left = [Box(50, 320 if n == 3 else 260, 680 - 12 * n) for n in range(8)]
    right = [Box(290, 500, 685 - 12 * n) for n in range(8)]
    assert [one.name for one in regions(left + right, set())] == ["left column", "right column"]


def test_a_gutter_of_another_page_holds_beside_short_lines():
    boxes = [Box(50, 100, 680 - 12 * n, length=8) for n in range(10)] + [Box(290, 500, 680 - 12 * n) for n in range(10)]
    assert [one.name for one in regions(boxes, set())] == [""]
    assert [one.name for one in regions(boxes, {275.0})] == ["left column", "right column"]


def test_lines_are_put_together_in_the_order_of_the_file():
    (line,) = said(set_("Bread "), set_("and salt", 80, index=6))
    assert line.text == "Bread and salt"
    assert line.runs[0].index == 0


def test_a_blank_is_read_from_white_alone():
    (line,) = said(set_("Bread"), set_("and", 79, index=5))
    assert line.text == "Bread and"


def test_what_is_smaller_and_higher_is_raised():
    (line,) = said(set_("salt"), set_("12", 70, 504, 6.5, index=4), set_("and", 80, index=7))
    assert [run.text.strip() for run in line.runs if run.raised] == ["12"]


def test_what_is_smaller_and_lower_is_not():
    (line,) = said(set_("H"), set_("2", 55, 498, 6.5, index=1), set_("O", 59, index=2))
    assert not any(run.raised for run in line.runs)


def test_letters_of_a_ligature_are_all_there():
    one, other = set_("fi")
    (line,) = said([one, attrs.evolve(other, x0=one.x0, x1=one.x1)], set_("ne", 55, index=2))
    assert line.text == "fine"


def test_an_accent_over_a_letter_is_one_letter():
    accent, letter = set_("´e")
    (line,) = said(set_("caf", 35), [attrs.evolve(accent, index=3), attrs.evolve(letter, x0=50, x1=55, index=4)])
    assert line.text == "café"


WORDS = Words.of(["a well-known baker of measurements", "and well-"])


@pytest.mark.parametrize(
    "before, after, joined",
    [
        ("the mea-", "surements of", "the measurements of"),
        ("his well-", "known bread", "his well-known bread"),
        ("Levenberg-", "Marquardt", "Levenberg-Marquardt"),
        ("pages 11-", "19 of", "pages 11-19 of"),
        ("pages 605–", "613", "pages 605–613"),
        ("bread –", "and salt", "bread – and salt"),
        ("soft\u00ad", "ened", "softened"),
        ("baked by-the-", "book bread", "baked by-the-book bread"),
        ("the baker-", "measurements", "the baker-measurements"),
        ("page 12-", "bis", "page 12-bis"),
        ("one-", "and two-row", "one- and two-row"),
        ("salt (", "https://example.org", "salt (https://example.org"),
        ("https://doi.org/10.1234/", "bread.7", "https://doi.org/10.1234/bread.7"),
        ("doi:10.", "1234/bread", "doi:10.1234/bread"),
        ("see https://example.org/a.", "The next", "see https://example.org/a. The next"),
        ("see https://example.org/bread", "and salt", "see https://example.org/bread and salt"),
        ("bread", "salt", "bread salt"),
        ("", "salt", " salt"),
    ],
)
def test_joints(before, after, joined):
    cut, glue = joint(before, after, WORDS)
    assert before[: len(before) - cut] + glue + after == joined


def test_a_document_that_breaks_no_word_keeps_its_hyphens():
    words = Words.of(["of low-", "pass and high-", "pass filters, of all-", "pass ones"])
    assert joint("low-", "pass", words) == (0, "")


def line(words, y, page=1):
    return Line(page, 50, 300, y, 10, (Run(words, 0, FACE),), 50, 300)


def leaf(page, *feet):
    """A page of four lines of its own, with some below."""
    own = [
        line(f"{word} of {'abcdefg'[page]}", 700 - 12 * n, page) for n, word in enumerate("salt rye oats bran".split())
    ]
    return own + [line(words, y, page) for words, y in feet]


def test_what_is_said_at_one_height_on_several_pages_runs():
    pages = [leaf(n, (f"Journal of Bread {n}", 40)) for n in range(1, 4)]
    assert [len(lines) for lines in without(pages)] == [4, 4, 4]


def test_a_note_that_is_repeated_at_one_height_is_no_running_foot():
    feet = ("a note of some words,", 58), ("said again", 46)
    pages = [leaf(n, (f"{'abcdefg'[n]} has", 70), *feet) for n in range(1, 4)]
    assert [len(lines) for lines in without(pages)] == [7, 7, 7]


def test_numbers_that_count_the_pages_are_left_out():
    assert [len(lines) for lines in without([leaf(n, (str(n + 100), 40)) for n in range(1, 5)])] == [4, 4, 4, 4]


def test_a_number_at_the_foot_that_counts_nothing_stays():
    assert [len(lines) for lines in without([leaf(n, (str(n * n + 1900), 40)) for n in range(3, 6)])] == [5, 5, 5]


def pointed(text, *linked):
    jumps = []
    for n, words in enumerate(linked):
        at = text.index(words, jumps[-1].span.end if jumps else 0)
        jumps.append(Jump(Span(at, at + len(words)), f"entry {n}" if words != "2014" else f"entry {n - 1}"))
    return [(pointer.span.of(text), pointer.targets) for pointer in pointers(jumps, text)]


@pytest.mark.parametrize(
    "text, linked, expected",
    [
        ("Salt (Ahn, 2014) is", ["Ahn", "2014"], [("(Ahn, 2014)", ("entry 0",))]),
        ("Ahn (2014) says", ["Ahn", "2014"], [("Ahn (2014)", ("entry 0",))]),
        ("Salt [7] is", ["7"], [("[7]", ("entry 0",))]),
        ("Salt [7, 9] is", ["7", "9"], [("[7, 9]", ("entry 0", "entry 1"))]),
        ("Salt [7–9] is", ["7", "9"], []),
        ("in the year 2014 it", ["2014"], []),
        (
            "(Ahn et al.; Cole et al.)",
            ["Ahn et al.", "Cole et al."],
            [("Ahn et al.", ("entry 0",)), ("Cole et al.", ("entry 1",))],
        ),
    ],
)
def test_links_that_are_citations(text, linked, expected):
    assert pointed(text, *linked) == expected
