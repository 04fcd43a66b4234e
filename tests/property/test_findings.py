"""Laws of findings: neither order nor place nor silence makes one."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.evidence import Evidence
from evidencecheck.model.finding import Finding, Kind
from evidencecheck.model.settings import Settings
from evidencecheck.pipeline import examine, report
from evidencecheck.resolve.hints import year_of
from tests.support.pages import PAGES, Page
from tests.unit.resolve.making import SLEDGE, Shelf

# What can only be said of a reference by comparing it with a record, or by having asked for one.
FROM_A_RECORD = ("EC201", "EC203", "EC204", "EC3", "EC4", "EC601", "EC603")
NEVER = ("not found", "mismatch", "differs from the record", "unsupported", "fabricat", "does not exist")


def findings(*pages, sources=()):
    """Every finding of the pages, by page, looked up in ``sources`` alone."""
    done = report([page.read() for page in pages], Evidence(Settings(), sources, store=False))
    return {file.document.path: file.findings for file in done.files}


@given(st.lists(st.sampled_from(PAGES), min_size=2, max_size=4, unique_by=lambda page: page.name), st.randoms())
@settings(max_examples=20)
def test_the_order_of_documents_does_not_change_what_is_found_in_each(pages, random):
    together = findings(*pages)
    assert findings(*random.sample(pages, len(pages))) == together
    assert {path: found for page in pages for path, found in findings(page).items()} == together


@given(st.sampled_from(PAGES), st.randoms())
@settings(max_examples=20)
def test_the_order_of_sources_that_agree_does_not_matter(page, random):
    """The same works, whoever is asked first."""
    shelves = [Shelf([SLEDGE], name="a"), Shelf([SLEDGE], name="b")]
    told = [
        [(finding.code, finding.span, finding.kind) for finding in found]
        for order in (shelves, shelves[::-1])
        for found in findings(page, sources=order).values()
    ]
    assert told[0] == told[1]


PROSE = st.lists(st.sampled_from(["A plain line.", "🚌 e\u0301.", "Nothing is cited here.", ""]), min_size=1, max_size=5).map(
    lambda lines: "".join(f"{line}\n\n" for line in lines)
)  # fmt: skip


@given(st.sampled_from([page for page in PAGES if not page.text.startswith("---")]), PROSE)
@settings(max_examples=30)
def test_a_fingerprint_survives_what_is_inserted_above(page, above):
    (before,), (after,) = (findings(p).values() for p in (page, Page(page.name, above + page.text)))
    assert [(f.code, f.fingerprint) for f in after] == [(f.code, f.fingerprint) for f in before]
    assert [f.span for f in after] == [f.span.shift(len(above)) for f in before]


@pytest.mark.parametrize("page", PAGES[::2], ids=lambda page: page.name)
def test_with_every_source_unreachable_nothing_is_missing_and_nothing_differs(page):
    """By DOI and by words: each reference that could not be looked up is open, and that is all that is said."""
    shelf = Shelf(problem="no route to host")
    (found,) = findings(page, sources=[shelf]).values()
    silent = {f.reference for f in found if f.code == "EC901"}
    assert all(f.kind is Kind.OPEN for f in found if f.code == "EC901")
    for finding in found:
        assert not finding.code.startswith(FROM_A_RECORD)
        assert not any(word in finding.message for word in NEVER)
    orphans = page.read().orphans.values()
    supposed = {f"{' '.join(one.names)} {year_of(one)}" for citation in orphans for one in citation.marker.works}
    assert bool(silent) == bool(set(shelf.asked) - supposed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_is_said_twice_and_each_has_a_fingerprint_of_its_own(page):
    (found,) = findings(page).values()
    assert len({f.fingerprint for f in found}) == len(found)
    assert list(found) == sorted(found, key=lambda f: (f.span, f.code, f.message))
    for finding in found:
        assert isinstance(finding, Finding)
        assert (finding.severity is None) == (finding.kind in {Kind.OPEN, Kind.PASS})
        assert 0 <= finding.span.start <= finding.span.end <= len(page.text)


@given(st.sampled_from(PAGES))
@settings(max_examples=20)
def test_examining_twice_says_the_same(page):
    reading = page.read()
    once, twice = (examine(reading, {}, {}) for _ in "ab")
    assert once.findings == twice.findings
    assert attrs.evolve(once).coverage == twice.coverage
