"""A line that is wrapped before a key is prose."""

from __future__ import annotations

from evidencecheck.formats import read
from evidencecheck.pipeline import analyse


def test_a_citation_that_begins_a_wrapped_line_begins_no_list():
    text = (
        "Kilns of the north were measured twice. The resulting set by\n"
        "[@boyd14] consisted of 112 kilns, Journal of Kilns 2014;3:12-19, and each was\nread again.\n"
    )
    reading = analyse(read(text.encode(), "page.md"))
    assert not reading.references
    assert [one.text for one in reading.citations] == ["[@boyd14]"]
