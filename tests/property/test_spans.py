"""Spans: every one is exact, in its parent, apart from its siblings, and moves with what stands above it."""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.spans import Span
from evidencecheck.parse import parse_string
from evidencecheck.pipeline import Reading
from tests.support.pages import PAGES, Page

MARK = "\ufeff"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd]")


def variants(page):
    yield page
    yield Page(page.name, page.text.replace("\n", "\r\n"))
    yield Page(page.name, MARK + page.text)
    if page.name.endswith(".txt"):
        yield Page(page.name, page.text.replace("\n", "\r"))


def level(text):
    """A text as one reads it aloud: spaces levelled, entities resolved, control characters unheard."""
    return " ".join(CONTROL.sub("", html.unescape(text)).split())


def is_within(words, text):
    """Whether the characters of ``words`` stand in ``text`` in their order; markup may stand between."""
    rest = iter(level(text).replace(" ", ""))
    return all(char in rest for char in level(words).replace(" ", ""))


def apart(spans):
    ordered = sorted(spans)
    return not any(one.overlaps(other) for one, other in pairwise(ordered))


def hold(reading: Reading, *, markup: bool):
    """Assert the law for all that was read; where there is no markup the words are equal, not only within."""
    text = reading.document.text
    whole = Span(0, len(text))

    def same(words, span):
        assert whole.contains(span)
        covered = span.of(text)
        if not markup:
            assert level(words) == level(covered)
        assert is_within(words, covered)
        assert covered == covered.strip(), "a span begins and ends with what it is about"

    for reference in reading.references:
        same(reference.raw, reference.span)
        for name, field in reference.fields.items():
            assert name != "type"
            assert reference.span.contains(field.span)
            same(field.raw, field.span)
    for citation in reading.citations:
        assert citation.text == citation.span.of(text)
        assert set(citation.resolved) <= set(citation.labels)
        if citation.claim is not None:
            assert citation.claim < len(reading.claims)
    for number, claim in enumerate(reading.claims):
        assert whole.contains(claim.span)
        assert all(reading.citations[at].claim == number for at in claim.citations)
    for statement in reading.statements:
        assert whole.contains(statement.span)
        assert markup or is_within(statement.text, statement.span.of(text))
        assert statement.cited or not statement.claims
        assert not any(statement.span.overlaps(span) for span in reading.unread)
    assert apart(statement.span for statement in reading.statements)
    assert apart(reference.span for reference in reading.references)
    assert apart(citation.span for citation in reading.citations)
    labels = [reference.label for reference in reading.references]
    assert len(set(labels)) == len(labels)
    assert {label for citation in reading.citations for label in citation.resolved} <= set(labels)


def heart(reading: Reading):
    """What was read, without where it stands."""
    return (
        [(r.label, r.raw, [(name, field.value) for name, field in r.fields.items()]) for r in reading.references],
        [(level(c.text), c.style, c.labels, c.resolved, c.claim) for c in reading.citations],
        [level(claim.text) for claim in reading.claims],
        [level(statement.text) for statement in reading.statements],
    )


every_page = pytest.mark.parametrize("page", PAGES[::2], ids=lambda page: page.name)


@every_page
def test_spans_are_exact_whatever_the_newlines_and_the_mark(page):
    """And what is read is the same."""
    expected = heart(page.read())
    for variant in variants(page):
        reading = variant.read()
        assert reading.document.text == variant.text
        hold(reading, markup=not page.name.endswith(".txt"))
        assert heart(reading) == expected


@every_page
def test_every_claim_has_words(page):
    reading = page.read()
    for claim in reading.claims:
        assert re.search(r"\w", claim.text)
        assert re.search(r"\w", claim.span.of(reading.document.text))


PROSE = st.lists(
    st.sampled_from(["A plain line.", "Eine Zeile.", "🚌 e\u0301 \u202b", "Nothing is cited here.", "", "Two words"]),
    max_size=5,
).map(lambda lines: "".join(f"{line}\n\n" for line in lines))


@given(st.sampled_from([page for page in PAGES if not page.text.startswith("---")]), PROSE)
def test_what_stands_above_moves_spans_and_changes_nothing_else(page, above):
    before, after = page.read(), Page(page.name, above + page.text).read()
    hold(after, markup=not page.name.endswith(".txt"))
    by = len(above)
    assert [r.span for r in after.references] == [r.span.shift(by) for r in before.references]
    assert [c.span for c in after.citations] == [c.span.shift(by) for c in before.citations]


PIECES = st.lists(
    st.sampled_from(
        [*"\n\n\n123[](){}<>^*_`|#:;.,-–— \t\r\x00\u00b9\u00b2\u2020\ufeff\u2028\ud800", "\n1 ", "\n[1] ", "\n[^a]: ", "[^a]",
         " (Cook, 2009)", " (Cook, 2009, Druss, 2010)", "Cook (2009)", "[@cook]", "practice1.", "a2,3,4 ", "## References\n",
         "\nReferences\n", "Cook J. Title of it. J Ment Health. 1995;22:126-134.", "Ibid.", "et al.", "<sup>1</sup>", "<!-- ", "-->",
         "<p>", "</p>", "<table>", "&nbsp;", "&#1;", "doi:10.5555/a", "https://doi.org/10.5555/(x", "```\n", "---\n", "• ", "- "]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("usual, other", [(" ", "  "), (" ", " \t"), ("\n", "\r\n"), ("\n", "\n      ")], ids=repr)
def test_how_wide_a_space_is_does_not_change_what_is_parsed(usual, other):
    """A space is one character or several; a line break may part a DOI, and is compared with line breaks."""
    changed = [raw for raw in entries() if parsed(raw.replace(" ", other)) != parsed(raw.replace(" ", usual))]
    assert changed == []


@cache
def entries():
    """A quarter of the entries of our pages, each once."""
    return sorted({reference.raw for page in PAGES for reference in page.read().references})[::4]


@cache
def parsed(raw):
    fields = parse_string(raw)[0]
    return [(name, level(f.value) if isinstance(f.value, str) else f.value) for name, f in fields.items()]


@given(PIECES | st.text(max_size=80), st.sampled_from(["x.txt", "x.md", "x.html"]))
def test_reading_anything_never_raises_and_spans_hold(text, name):
    """A lone surrogate is no character of a file: it is read as the bytes that it was sent as."""
    reading = Page(name, text).read()
    if not any("binary" in notice for notice in reading.document.notices):
        hold(reading, markup=name != "x.txt")


@given(st.sampled_from(PAGES), st.data())
def test_a_page_cut_anywhere_is_read_and_spans_hold(page, data):
    start = data.draw(st.integers(0, len(page.text)))
    end = data.draw(st.integers(start, len(page.text)))
    hold(Page(page.name, page.text[start:end]).read(), markup=not page.name.endswith(".txt"))


def test_level_is_what_it_says():
    assert level(" a\r\n b&amp; ") == "a b&"
    assert is_within("ab", "<i>a</i> b")
    assert not is_within("ba", "ab")
    assert re.fullmatch(r"\w", MARK) is None
