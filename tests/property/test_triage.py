"""Laws of triage: what is suppressed changes nothing else, and what is known is all that was told."""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.checks import TABLE, every
from evidencecheck.checks._base import View
from evidencecheck.formats import TABLE as FORMATS
from evidencecheck.formats import read as read_document
from evidencecheck.model.document import Document, Flow, Remark
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.settings import Ignore, Rules
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse, examine
from evidencecheck.store.baseline import Baseline, Known
from evidencecheck.triage import triage
from evidencecheck.triage.remarks import orders
from tests.support.pages import PAGES

TEXT = "See 7. See 7.\n\nSee 7. See 7. Ahn 2002.\n\nAhn 2002.\n"
CODES = ("EC101", "EC103", "EC304", "EC601")
LEVELS = {Kind.FAIL: Severity.ERROR, Kind.REVIEW: Severity.NOTE, Kind.OPEN: None, Kind.PASS: None}


@st.composite
def found(draw):
    """A finding anywhere in the text."""
    start = draw(st.integers(0, len(TEXT)))
    span = Span(start, draw(st.integers(start, min(start + 8, len(TEXT)))))
    kind = draw(st.sampled_from(list(Kind)))
    return Finding(draw(st.sampled_from(CODES)), "name", kind, LEVELS[kind], draw(st.sampled_from("ab")), span)


FOUND = st.lists(found(), max_size=12)
NAMES = st.lists(st.sampled_from([*CODES, "EC1", "EC3", "all"]), min_size=1, max_size=2).map(tuple)
RULES = st.builds(
    Rules,
    ignores=st.lists(st.builds(Ignore, NAMES, until=st.sampled_from(["", "2026-01-01"])), max_size=2).map(tuple),
)
SAID = st.sampled_from([
    "ignore[EC101]", "ignore-next[EC304, EC6]", "disable[EC1]", "enable[EC101]", "ignore-file[EC103]", "ignore", "?",
])  # fmt: skip


@st.composite
def views(draw):
    """The text with remarks anywhere, which need not be written there."""
    starts = draw(st.lists(st.integers(0, len(TEXT)), max_size=4))
    remarks = tuple(Remark(Span(at, at), draw(SAID), at) for at in starts)
    return View(Document(TEXT, "text", Flow(TEXT), (), "page.txt", remarks=remarks), (), (), (), {})


def bare(findings):
    return {attrs.evolve(one, suppression=None) for one in findings if one.code in CODES}


@given(FOUND, views(), RULES, st.randoms())
@settings(max_examples=40)
def test_the_order_of_findings_does_not_matter(findings, view, rules, random):
    once = triage(findings, view, rules, every(), "2026-06-01")
    assert triage(random.sample(findings, len(findings)), view, rules, every(), "2026-06-01") == once


@given(FOUND, views(), RULES)
@settings(max_examples=40)
def test_what_is_suppressed_is_all_there_with_the_fingerprints_that_it_had(findings, view, rules):
    silent = attrs.evolve(view, document=attrs.evolve(view.document, remarks=()))
    whole = triage(findings, silent)
    done = triage(findings, view, rules, every(), "2026-06-01")
    assert bare(done.findings) | bare(done.suppressed) == bare(whole.findings)
    assert not bare(done.findings) & bare(done.suppressed)
    assert all(one.suppression for one in done.suppressed)
    assert not any(one.suppression or one.kind is None for one in done.findings)
    assert not any(one.kind is Kind.PASS for one in done.suppressed)


@given(st.lists(st.sampled_from(PAGES), min_size=1, max_size=3, unique_by=lambda page: page.name))
@settings(max_examples=30)
def test_a_baseline_that_was_written_and_read_suppresses_all_and_is_written_alike(tmp_path_factory, pages):
    path = tmp_path_factory.mktemp("known") / "references" / "evidence-baseline.json"
    accounts = [examine(page.read(), {}, {}) for page in pages]
    written = []
    for order in (accounts, accounts[::-1]):
        baseline = Baseline.load(path)
        for account in order:
            baseline.add(account.path, [Known(f.code, "", f.fingerprint) for f in account.findings if f.severity])
        baseline.save()
        written.append(path.read_bytes() if path.exists() else b"")
    assert written[0] == written[1]
    rules = Rules(baseline=Baseline.load(path).fingerprints)
    for page, account in zip(pages, accounts, strict=True):
        again = examine(page.read(), {}, {}, rules)
        assert not [f for f in again.findings if f.severity]
        assert bare_all(again.suppressed) == [f for f in account.findings if f.severity]


def bare_all(findings):
    return [attrs.evolve(one, suppression=None) for one in findings]


WORDS = st.sampled_from([
    "evidencecheck", ":", "ignore[EC101]", "disable[EC3]", "enable[EC3]", "<!--", "-->", "%", "# ", "//", ".. ", "`", "```",
    "\n", "\n\n", "    ", "@article{a,", "}", "Lanes widen.[^1]", "[^1]: Ahn R. Kerbs. Town Notes. 2002;4:1-9.", '"""',
    "evidencecheck: ignore[EC101] so", "𐐀", "\r\n", "<pre>", "$", "\\begin{verbatim}", "\ud800",
])  # fmt: skip
OWN = sorted(name for name in FORMATS if name not in {"docx", "odt", "epub", "pdf", "ipynb"})


@given(st.lists(WORDS, max_size=20).map("".join), st.sampled_from(OWN))
@settings(max_examples=80)
def test_remarks_lie_within_the_text_and_say_what_stands_there(text, name):
    """And what they are about lies there, too; reading never fails."""
    document = read_document(text.encode("utf-8", "surrogatepass"), None, name)
    for remark in document.remarks:
        assert 0 <= remark.span.start <= remark.at <= remark.span.end <= len(document.text)
        assert document.text.startswith(remark.text, remark.at)
    for order in orders(document, analyse(document).references):
        assert all(0 <= span.start <= span.end <= len(document.text) for _, span in order.about)
        assert {code for code, _ in order.about} <= set(TABLE)


@given(st.sampled_from([page for page in PAGES if page.name.endswith(".md")]), st.lists(st.integers(0, 40), max_size=3))
@settings(max_examples=40)
def test_taking_the_remarks_out_that_suppress_nothing_leaves_none(page, lines):
    """Their fixes, all at once, give a page of which the same is told as of the one without remarks."""
    text = page.text.split("\n")
    for at in lines:
        number = min(at, len(text) - 1)
        text[number] += " <!-- evidencecheck: ignore[EC105] -->" if text[number].strip() else ""
    document = read_document("\n".join(text).encode(), page.name)
    done = examine(analyse(document), {}, {})
    edits = {e.span: e.text for f in done.findings if f.code == "EC902" and f.fix for e in f.fix.edits}
    mended = document.text
    for span in sorted(edits, reverse=True):
        mended = mended[: span.start] + edits[span] + mended[span.end :]
    again = examine(analyse(read_document(mended.encode(), page.name)), {}, {})
    assert not [f for f in again.findings if f.code == "EC902" and f.fix]
