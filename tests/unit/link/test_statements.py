"""Every sentence and list item of the prose, and what is said of its neighbours."""

from __future__ import annotations

import pytest

from evidencecheck.formats import read
from evidencecheck.model.citation import Statement, StatementKind
from evidencecheck.pipeline import analyse
from tests.support.clock import in_line

NOTES = "\n\n[^1]: Ito S. Buses after dark. Transp Policy. 2018;61:33-41.\n"


def statements(text: str, name: str = "page.md") -> tuple[Statement, ...]:
    return analyse(read((text + NOTES).encode(), name)).statements


def flags(one: Statement) -> str:
    told = {"c": one.cited, "l": one.linked, "v": one.covered, "b": one.before, "a": one.after, "s": one.summary}
    return "".join(letter for letter, holds in told.items() if holds)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.[^1] Two. Three. Four.", ["c", "b", "", ""]),
        ("One. Two. Three. Four.[^1]", ["v", "v", "va", "c"]),
        ("One. Two.\n\nThree.[^1] Four.", ["", "a", "c", "b"]),
        ("One [two](https://example.org) is. Three. Four.", ["l", "b", ""]),
        ("One. See https://example.org/x there. Three. Four.", ["a", "l", "b", ""]),
        ("# One\n\nTwo. Three.", ["", ""]),
        ("## Summary\n\nOne.\n\n### More\n\nTwo.\n\n## Rest\n\nThree.", ["s", "s", ""]),
        ("# Buses\n\nOne.\n\n# Introduction\n\nTwo.", ["s", ""]),
        ("# Buses\n\nOne.[^1]\n\n# Introduction\n\nTwo.", ["c", ""]),
        ("Figure 1. One.\n\nTwo.", [""]),
        ("| One | Two |\n|---|---|\n| Three | Four |", []),
        ("Known is:\n\n- one[^1]\n- two", ["v", "c", ""]),
        ("Known is:[^1]\n\n- one\n- two", ["c", "v", "v"]),
        ("Known is:\n\n- one\n- two", ["", "", ""]),
    ],
)
def test_what_a_statement_is_told_of_its_neighbours(text: str, expected: list[str]) -> None:
    assert [flags(one) for one in statements(text)] == expected


def test_an_item_is_one_statement_and_knows_its_list() -> None:
    found = statements("They:\n\n- run late. Always.[^1]\n- stop[^1]\n- wait\n\nOther things:\n\n- trams")
    items = [one for one in found if one.kind is StatementKind.ITEM]
    assert [(one.text, one.lead_in, one.siblings_cited, one.siblings) for one in items] == [
        ("run late. Always.", "They", 2, 3),
        ("stop", "They", 2, 3),
        ("wait", "They", 2, 3),
        ("trams", "Other things", 0, 1),
    ]


def test_markers_are_lifted_out_and_the_span_holds_them() -> None:
    text = "Night buses[^1] run late [^1]. They stop."
    first, second = statements(text)
    assert (first.text, first.span.of(text)) == ("Night buses run late.", "Night buses[^1] run late [^1].")
    assert (second.text, second.claims) == ("They stop.", ())


def test_references_that_were_not_read_as_such_are_no_statements() -> None:
    text = "Night buses run late.\n\nIto, S. (2018). Buses after dark. Transp Policy, 61, 33-41.\n\nThey stop at two.\n"
    reading = analyse(read(text.encode(), "page.txt"))
    assert reading.unread
    assert [one.text for one in reading.statements] == ["Night buses run late.", "They stop at two."]


def test_a_long_document_takes_no_more_than_its_share_of_time() -> None:
    def made(paragraphs: int) -> str:
        items = "\n".join(f"- Bus {n} runs late.[^1]" for n in range(paragraphs))
        return (
            "\n\n".join(f"Bus {n} runs. It stops.[^1] It waits." for n in range(paragraphs)) + f"\n\nThey:\n\n{items}"
        )

    assert in_line(made, statements, 150, 4, most=10)
