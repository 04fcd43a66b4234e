"""PDF, read from small files that are written here: what a reader of the page sees, in the order of reading."""

import sys

import pytest

from evidencecheck.extract import extract
from evidencecheck.formats import pdf as module
from evidencecheck.formats import read
from evidencecheck.model.document import BlockKind
from tests.support.pdf import Link, Rule, Text, lines, pdf

PROSE = [
    "Bread that rests overnight in a cold room is easier to digest, as",
    "bakers in the valley have said for a long time, and its crust stays",
    "crisp for days. Nobody has measured it until the guild of the town",
    "sent loaves to a laboratory, which took its time with the answer.",
]
NARROW = [
    "Bread that rests overnight in",
    "a cold room is easier to take,",
    "as bakers in the valley have",
    "said for a long time, and its",
    "crust stays crisp for days on",
    "end if the loaf is kept dry.",
]
OTHER = [
    "Nobody has measured it until",
    "the guild of the town sent its",
    "loaves to a laboratory, which",
    "took its time with answers and",
    "lost two of the seven samples,",
    "so that five could be tasted.",
]


def document(*pages, **options):
    return read(pdf(*pages, **options), "bread.pdf")


def blocks(document, kind=None):
    return [block.span.of(document.flow.text) for block in document.blocks if kind in {None, block.kind}]


def test_lines_of_a_paragraph_are_joined():
    assert blocks(document(lines(50, 500, PROSE))) == [" ".join(PROSE)]


def test_white_between_lines_parts_paragraphs():
    page = lines(50, 500, PROSE[:2]) + lines(50, 460, PROSE[2:])
    assert blocks(document(page)) == [" ".join(PROSE[:2]), " ".join(PROSE[2:])]


def test_an_indented_line_begins_a_paragraph():
    page = [*lines(50, 500, [*PROSE[:2], "crisp."]), *lines(65, 464, ["Nobody has measured it until then, said the"])]
    page += lines(50, 452, ["guild of the town."])
    assert len(blocks(document(page))) == 2


def test_large_type_is_a_heading():
    page = [Text(50, 530, "On bread", 16), *lines(50, 500, PROSE), Text(50, 430, "Methods", 10, "bold")]
    page += lines(50, 415, PROSE)
    assert blocks(document(page), BlockKind.HEADING) == ["On bread", "Methods"]


def test_columns_are_read_one_after_the_other():
    page = [Text(50, 550, "A title that goes over both of the columns of the page", 14)]
    page += [one for pair in zip(lines(50, 500, NARROW), lines(210, 500, OTHER), strict=True) for one in pair]
    assert blocks(document(page))[1:] == [" ".join(NARROW), " ".join(OTHER)]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    left = [*NARROW[:5], "end of the week, and one that"]
    page = lines(50, 500, left) + lines(210, 500, [words.lower() for words in OTHER])
    assert "and one that nobody has measured it until the guild" in blocks(document(page))[0]


def test_running_heads_and_feet_and_page_numbers_are_left_out():
    pages = [
        [Text(50, 570, "The Journal of Bread 3"), *lines(50, 500, PROSE), Text(195, 30, str(n))] for n in range(1, 4)
    ]
    assert "Journal" not in document(*pages).text
    assert not any(character.isdigit() for character in document(*pages).text)


def test_the_same_words_within_the_page_stay():
    pages = [[*lines(50, 570, PROSE)] for _ in range(3)]
    assert document(*pages).text.count("digest") == 3


def test_a_hyphen_at_the_end_of_a_line_falls_away():
    found = document(lines(50, 500, [PROSE[0] + " mea-", "surements show, and a well-known book."]))
    assert "measurements show" in found.text


def test_a_word_that_is_hyphened_elsewhere_keeps_its_hyphen():
    found = document(lines(50, 500, ["The well-known baker of the valley says of his well-", "known bread little."]))
    assert found.text.count("well-known") == 2


def test_an_address_that_was_broken_is_whole():
    page = lines(50, 500, ["Ahn, B. (2014). Bread and salt. Valley Press. https://doi.org/10.1234/", "bread.2014.7"])
    assert "https://doi.org/10.1234/bread.2014.7" in document(page).text


def test_a_link_over_two_lines_tells_that_an_address_goes_on():
    uri = "http://example.org/breads"
    page = [*lines(50, 500, ["Breads of the valley are listed by the guild at http://example.org/bre", "ads"])]
    page += [Link(225, 498, 150, uri=uri), Link(50, 486, 20, uri=uri)]
    found = document(page)
    assert "http://example.org/breads" in found.text
    assert {link.target for link in found.links} == {uri}


def with_note(label="1", **look):
    return [
        *lines(50, 500, [PROSE[0], "bakers in the valley have said for a long time, and its crust stays."]),
        Text(312, 488, label, 6.5, rise=3.5),
        Rule(50, 80, 80),
        Text(50, 68, label, 6, rise=3, **look),
        Text(56, 68, "Ahn, B. Bread and salt. Valley Press, 2014.", 8, **look),
    ]


def test_a_note_at_the_foot_is_a_block_and_its_mark_leads_to_it():
    found = document(with_note())
    assert blocks(found, BlockKind.NOTE) == ["Ahn, B. Bread and salt. Valley Press, 2014."]
    extracted = extract(found)
    assert [one.label for one in extracted.references] == ["1"]
    assert [(one.text, one.style) for one in extracted.markers] == [("1", "superscript")]


def test_a_paragraph_that_a_page_ends_is_not_cut_by_the_notes():
    page = with_note()
    page[1] = Text(50, 488, "bakers in the valley have said for a long time, and the crust which")
    found = document(page, lines(50, 500, ["stays crisp is the proof of it.", *PROSE]))
    assert "the crust which1 stays crisp" in blocks(found)[0]
    assert found.blocks[1].kind is BlockKind.NOTE


def test_a_note_goes_on_at_the_foot_of_the_next_page():
    page = with_note()
    page[-1] = Text(56, 68, "Ahn, B. Bread and salt, a book of the", 8)
    after = [*lines(50, 500, PROSE), Rule(50, 80, 80), Text(50, 68, "valley. Valley Press, 2014.", 8)]
    after += [Text(50, 56, "2", 6, rise=3), Text(56, 56, "Cole, D. Rye. Hill Press, 2012.", 8)]
    found = document(page, after)
    assert blocks(found, BlockKind.NOTE)[0] == "Ahn, B. Bread and salt, a book of the valley. Valley Press, 2014."


def test_steps_are_no_references_though_raised_numbers_call_notes():
    steps = lines(50, 440, ["1. Knead the dough for ten minutes.", "2. Let it rest in a bowl.", "3. Bake it."])
    note = [Text(50, 56, "2", 6, rise=3), Text(56, 56, "Cole, D. Rye. Hill Press, 2012.", 8)]
    page = [*with_note(), *steps, Text(50, 400, "So say all"), Text(93, 400, "2", 6.5, rise=3.5), *note]
    assert [one.label for one in extract(document(page)).references] == ["1", "2"]


def test_an_exponent_is_no_mark():
    page = with_note()
    page += [Text(50, 425, "It has 10"), Text(84.5, 425, "1", 6.5, rise=3.5), Text(92, 425, "stones.")]
    found = document(page)
    assert len(found.pointers) == 1


ENTRIES = [
    [
        "Ahn, B., & Cole, D. (2014). Bread and salt in the valleys of the north",
        "and the south. Journal of Bread, 3(2), 11-19.",
    ],
    ["Dahl, E. (2012). The crust. Journal of Bread, 1(1), 1-8."],
    ["Egan, F., Ortiz, G., & Hale, H. (2010). A history of ovens in the towns", "of the coast. Hill Press."],
]


def hanging(y, labels=False):
    page = []
    for n, entry in enumerate(ENTRIES, 1):
        for k, words in enumerate(entry):
            page.append(Text(50 if k == 0 else 65, y, f"[{n}] {words}" if labels and not k else words))
            y -= 12
    return page


@pytest.mark.parametrize("labels", [False, True])
def test_entries_that_hang_are_blocks_of_their_own(labels):
    page = [*lines(50, 550, PROSE), Text(50, 480, "References", 14), *hanging(460, labels)]
    assert len(extract(document(page)).references) == 3


def test_a_link_to_an_entry_is_a_citation_with_its_brackets():
    page = [*lines(50, 550, ["Bread keeps better with salt (Dahl, 2012), and with less of it dries out,", *PROSE[1:]])]
    page += [Text(50, 480, "References", 14), *hanging(460)]
    page += [Link(165, 548, 50, to=(0, 50, 446))]
    found = document(page)
    pointer, *_ = found.pointers
    assert pointer.span.of(found.flow.text).strip("()") == "Dahl, 2012"
    named = next(block for block in found.blocks if pointer.targets[0] in block.names)
    assert named.span.of(found.flow.text).startswith("Dahl")


def test_authors_and_where_they_work_are_no_prose():
    page = [Text(50, 560, "On bread", 16), Text(50, 540, "Bo Ahn", 11), Text(87, 540, "1", 7, rise=4)]
    page += [
        Text(92, 540, "and Di Cole", 11),
        Text(148, 540, "2", 7, rise=4),
        Text(50, 525, "1 Guild of Bakers, Valley"),
    ]
    page += [Text(50, 513, "2 School of the Town"), *lines(50, 480, PROSE)]
    found = document(page)
    assert "Guild of Bakers" in found.text
    assert "Guild of Bakers" not in found.flow.text


def test_code_is_shown_and_not_read():
    page = [
        *lines(50, 500, PROSE),
        *lines(50, 430, ["loaf = oven[1]", "loaf.bake()"], font="mono"),
        *lines(50, 390, PROSE),
    ]
    found = document(page)
    assert "loaf = oven[1]\nloaf.bake()" in found.text
    assert "oven[1]" not in found.flow.text


def test_code_in_a_note_is_words_of_it():
    page = [Text(50, 500, PROSE[0]), Text(302, 500, "1", 7, rise=4), *lines(50, 486, PROSE[1:])]
    page += [Text(50, 120, "1", 6, rise=3), Text(55, 120, "Oven[1].bake(), in the manual of 2014.", 9, font="mono")]
    found = document(page)
    assert found.text.count("Oven[1]") == found.flow.text.count("Oven[1]") == 1


def test_places_name_page_column_and_line():
    page = lines(50, 500, NARROW) + lines(210, 500, OTHER)
    found = document(lines(50, 500, PROSE), page)
    assert found.place(found.text.index("bakers in")) == "page 1, line 2"
    assert found.place(found.text.rindex("took its time")) == "page 2, right column, line 4"


def test_segments_count_as_pdfium_does():
    import pypdfium2

    content = pdf(lines(50, 500, PROSE))
    found = read(content, "bread.pdf")
    with pypdfium2.PdfDocument(content) as opened:
        page = opened[0]
        text = page.get_textpage()
        for segment in found.segments:
            words = segment.span.of(found.text)
            assert text.get_text_range(segment.offset, len(words)) == words
            assert segment.member == "page 1"
        text.close()
        page.close()


def test_an_empty_file_says_nothing():
    assert read(b"", "bread.pdf").notices == ()


@pytest.mark.parametrize(
    "content, notice",
    [
        (b"no PDF at all", "damaged, or is none"),
        (pdf([Text(50, 500, "Bread")])[:120], "damaged, or is none"),
        (pdf([]), "looks like a scan"),
        (
            pdf(
                [Text(50, 500, "Bread")],
                encrypt=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}> >> /ID [<00> <00>]",
            ),
            "encrypted",
        ),
    ],
)
def test_what_cannot_be_read_is_told(content, notice):
    found = read(content, "bread.pdf")
    assert found.text == ""
    assert notice in found.notices[0]


def test_without_pypdfium2_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert "evidencecheck[pdf]" in read(pdf([Text(50, 500, "Bread")]), "bread.pdf").notices[0]


def test_a_file_of_too_many_pages_is_read_as_far_as_is_said(monkeypatch):
    monkeypatch.setattr(module._pdf_binding, "MOST_PAGES", 2)
    found = document(*([Text(50, 500, f"Page {word} of the book")] for word in ("one", "two", "three")))
    assert "two" in found.text
    assert "three" not in found.text
    assert "first 2 were read" in found.notices[0]


def test_a_file_of_too_many_characters_is_read_as_far_as_is_said(monkeypatch):
    monkeypatch.setattr(module._pdf_binding, "MOST_CHARACTERS", 300)
    found = document(lines(50, 500, PROSE), lines(50, 500, PROSE))
    assert "up to page 1" in found.notices[0]
