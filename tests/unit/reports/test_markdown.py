"""The Markdown report: nothing of the document turns into markup."""

from __future__ import annotations

import html
import re

import pyromark
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.reports._base import Look
from evidencecheck.reports._words import one_line
from evidencecheck.reports.markdown import code, escape, opening, render
from tests.golden.sample import REPORT

SIGNS = st.text(alphabet=st.sampled_from("ab 1.)-+*_`[]()<>#|~\\&;!@$:=\"'\n"), max_size=30)
OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH


def read_back(markdown):
    """The words that a reader of the rendered page sees."""
    page = re.sub(r"<!--.*?-->", "", pyromark.html(markdown, options=OPTIONS))
    assert re.findall(r"<[a-z][^>]*>", page) in (["<p>"], [])
    return html.unescape(re.sub(r"</?p>", "", page)).strip()


@given(SIGNS)
def test_escaped_text_reads_as_it_was(text):
    assert read_back(opening(text)) == one_line(text)


@given(SIGNS)
def test_code_reads_as_it_was(text):
    page = pyromark.html(f"x {code(text)} y", options=OPTIONS)
    seen = re.search(r"<code>(.*)</code>", page)
    assert html.unescape(seen[1]).replace("\\|", "|") == one_line(text) if seen else not one_line(text)


def test_nobody_is_notified():
    assert "@smith" not in escape("see @smith2009")


def test_tables_have_as_many_cells_as_heads():
    rows = [line for line in render(REPORT, Look(everything=True)).splitlines() if line.startswith("|")]
    assert rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)


def test_verified_is_listed_only_on_demand():
    assert "### Verified" in render(REPORT, Look(everything=True))
    assert "### Verified" not in render(REPORT, Look())
