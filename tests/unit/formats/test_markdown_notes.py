"""Notes in Markdown: defined anywhere, in any order, or written where they are called."""

import pytest

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse


def reading(text):
    return analyse(read(text.encode(), "page.md"))


def notes(text):
    return {one.label: one.raw for one in reading(text).references}


def cited(text):
    return [(one.text, one.resolved) for one in reading(text).citations]


def test_a_note_may_be_called_twice_and_be_defined_first():
    text = "[^a]: Ahn 2009.\n\nTea[^a] helps[^a].\n"
    assert cited(text) == [("[^a]", ("a",)), ("[^a]", ("a",))]
    assert notes(text) == {"a": "Ahn 2009."}


def test_notes_follow_each_other_without_blank_lines():
    assert notes("Tea[^1][^2].\n[^1]: Ahn 2009.\n   [^2]: Boyd 2010,\nand more.\n") == {
        "1": "Ahn 2009.",
        "2": "Boyd 2010, and more.",
    }


def test_notes_hold_paragraphs_and_lists():
    text = "Tea[^1][^2].\n\n[^1]: Ahn.\n\n    Second.\n\n        code\n\n[^2]: - one\n    - two\n\n    > three\n\nRest."
    assert list(notes(text).values()) == ["Ahn. Second.", "one two three"]


def test_notes_stand_in_lists_and_quotes():
    text = "> Tea[^q].\n>\n> [^q]: Ahn\n> and on.\n\n- Rest[^i].\n\n  [^i]: Boyd.\n\n      More.\n"
    assert notes(text) == {"q": "Ahn and on.", "i": "Boyd. More."}


def test_markers_stand_in_headings_and_tables():
    text = "# Tea[^1]\n\n| a[^2] | b |\n|---|---|\n| c | d[^1] |\n\n[^1]: Ahn.\n[^2]: Boyd.\n"
    assert [resolved for _, resolved in cited(text)] == [("1",), ("2",), ("1",)]


def test_the_words_of_a_link_may_hold_markers():
    text = "See [tea[^1][^2] leaves](https://example.org/a_b_c).\n\n[^1]: Ahn.\n[^2]: Boyd.\n"
    document = read(text.encode(), "page.md")
    assert document.flow.text.startswith("See tea[^1][^2] leaves.\n")
    assert cited(text) == [("[^1]", ("1",)), ("[^2]", ("2",))]


def test_case_and_white_space_in_a_name_do_not_count():
    text = "Tea[^My  Note] helps[^B.c:d].\n\n[^my note]: Ahn.\n[^b.C:d]: Boyd.\n"
    assert cited(text) == [("[^My  Note]", ("my_note",)), ("[^B.c:d]", ("b.C:d",))]


def test_a_note_of_nothing_but_code_is_a_note():
    assert cited("Tea[^1] and[^2].\n\n[^1]: `doi`\n\n[^2]:\n    ```\n    x\n    ```\n") == [
        ("[^1]", ("1",)),
        ("[^2]", ("2",)),
    ]


JSON = """Tea[^1].

[^1]:
%s```csl-json
%s{ "type": "article-journal", "id": 1, "author": [{"family": "Ahn", "given": "R."}],
%s  "title": "The \\"right\\" tea", "issued": {"date-parts": [[2009, 5]]}, "DOI": "10.5555/tea" }
%s```
"""


@pytest.mark.parametrize("indent", ["    ", "  "])
def test_csl_json_in_a_note_is_a_reference(indent):
    text = JSON % (indent, indent, indent, indent)
    ((reference,), (citation,)) = reading(text).references, reading(text).citations
    assert reference.fields.doi.value == "10.5555/tea"
    assert reference.fields.title.value == 'The "right" tea'
    assert reference.span.of(text).startswith('{ "type"')
    assert citation.resolved == (reference.label,)


def test_an_inline_note_is_called_where_it_stands_and_set_below():
    text = "Tea^[Ahn [2009, *p.* `3`], and\nmore.] helps.\n\nRest.\n"
    ((reference,), (citation,)) = reading(text).references, reading(text).citations
    assert (reference.label, reference.span.of(text)) == ("^1", "Ahn [2009, *p.* `3`], and\nmore.")
    assert (citation.text, citation.resolved) == ("^[", ("^1",))
    assert read(text.encode(), "page.md").flow.text.startswith("Tea[^^1] helps.\n\nRest.")


def test_inline_notes_are_counted_and_keep_their_links():
    text = "One^[Ahn.], two^[See [Boyd](https://example.org/b).] and^[Cook](x) *three*^[[Dow](#d)]."
    document = read(text.encode(), "page.md")
    assert notes(text) == {"^1": "Ahn.", "^2": "See Boyd.", "^3": "Cook", "^4": "Dow"}
    assert [link.span.of(document.flow.text) for link in document.links] == ["Boyd", "Dow"]
    assert [pointer.span.of(document.flow.text) for pointer in document.pointers] == ["Dow"]


@pytest.mark.parametrize("text", ["Tea \\^[no].", "Tea ^[no.\n\nRest.]", "Tea `^[no]`.", "Tea ^[].", "Tea ^ [no]."])
def test_what_is_no_inline_note(text):
    assert notes(text) == {}


def test_an_inline_note_within_a_note_stays_there():
    assert notes("Tea[^1].\n\n[^1]: Ahn^[and Boyd].\n") == {"1": "Ahn^[and Boyd]."}


def test_in_a_block_all_of_an_inline_note_the_rest_of_the_page_keeps_its_blocks():
    document = read(b"# H^[a]\n\n^[b]\n\n- c^[d] e\n\n<sup>1</sup> f", "page.md")
    assert [b.span.of(document.flow.text) for b in document.blocks] == [
        "H[^^1]", "[^^2]", "- c[^^3] e", "1 f", "[^^1]: a", "[^^2]: b", "[^^3]: d"
    ]  # fmt: skip
    assert [one.span.of(document.flow.text) for one in document.raised] == ["1"]


def test_many_inline_notes_take_time_in_line_with_their_number():
    text = "Tea^[Ahn 2009] helps.\n\n" * 2000
    assert len(read(text.encode(), "page.md").blocks) == 4_000
