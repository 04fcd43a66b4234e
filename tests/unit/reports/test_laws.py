"""Every report of any findings can be written, ends with a newline, and keeps what its format promises."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

import evidencecheck
from evidencecheck.model.citation import Citation, CitationStyle, Claim, Marker
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.document import Segment
from evidencecheck.model.finding import Evidence, Finding, Kind, Related, Severity, Suppression, SuppressionKind
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.report import Coverage, Notification, Report
from evidencecheck.model.resolution import Candidate, Outcome, Resolution
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work
from evidencecheck.reports import REPORTS
from evidencecheck.reports._base import Look
from tests.support.schemas import VALID
from tests.unit.reports.build import file, reference

# Any code point: astral ones, controls, half surrogates; and what some format reads as its own.
SPECIAL = st.sampled_from(
    ["=1+1", "::error::", "a,b:c%", '"', "]]>", "<b>&", "[x](http://a.b)", "a\r\nb", "\ud800", "\ufffe"]
)
WORDS = st.text(st.characters(), max_size=30) | SPECIAL
PATHS = WORDS | st.sampled_from(
    ["docs/ü b#?.md", "./a:b.md", "/abs/a:b.md", "C:\\x\\y.md", "//host/a.md", "../up.md", "\udcff.md"]
)
LABELS = st.sampled_from(["1", "2", "Cook 2009"])
DATES = st.sampled_from(["", "2026-11-21"])
PEOPLE = st.lists(st.builds(Person, WORDS, WORDS, WORDS, WORDS), max_size=2).map(lambda names: People(tuple(names)))
WORKS = st.builds(
    Work,
    title=WORDS,
    author=PEOPLE,
    editor=PEOPLE,
    container_title=st.lists(WORDS, max_size=2).map(tuple),
    volume=WORDS,
    page=st.none() | st.builds(PageRange, WORDS, WORDS),
    article_number=WORDS,
    issued=st.none() | st.builds(PartialDate, st.none() | st.integers(1, 9999), st.none() | st.integers(1, 12)),
    type=st.sampled_from(["", "journal-article", "book", "posted-content"]) | WORDS,
    doi=WORDS,
    isbn=st.lists(WORDS, max_size=2).map(tuple),
    url=WORDS,
    source=WORDS,
    key=WORDS,
    note=WORDS,
)
RESOLUTIONS = st.builds(
    Resolution,
    outcome=st.sampled_from(Outcome),
    work=st.none() | WORKS,
    score=st.none() | st.floats(0, 1),
    matched_by=st.sampled_from(["", "doi", "search"]),
    candidates=st.lists(st.builds(Candidate, WORKS, st.floats(0, 1)), max_size=2).map(tuple),
    searched=st.lists(WORDS, max_size=2).map(tuple),
    reason=WORDS,
    retrieved=DATES,
)
COVERAGES = st.builds(
    Coverage,
    references=st.integers(0, 3),
    asides=st.integers(0, 2),
    citations=st.integers(0, 3),
    unread=st.integers(0, 2),
    works=st.integers(0, 2),
    styles=st.dictionaries(st.sampled_from(CitationStyle), st.tuples(st.integers(0, 3), st.integers(0, 3))),
    outcomes=st.dictionaries(st.sampled_from(Outcome), st.integers(0, 3)),
    not_run=st.dictionaries(st.sampled_from(["EC503"]), st.integers(0, 3)),
)


@st.composite
def spans(draw, text):
    """Any span of ``text``."""
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def files(draw):
    """A document of any text, and anything found in it."""
    text = draw(st.text(max_size=80))
    place = spans(text)
    findings = st.builds(
        Finding,
        code=st.sampled_from(["EC101", "EC301", "ACME7"]),
        name=st.sampled_from(["title-mismatch", "house-style"]),
        kind=st.sampled_from(Kind),
        severity=st.none() | st.sampled_from(Severity),
        message=WORDS,
        span=place,
        reference=st.none() | LABELS,
        evidence=st.lists(st.builds(Evidence, WORDS, WORDS, WORDS, WORDS, DATES), max_size=2).map(tuple),
        fix=st.none()
        | st.builds(
            Fix, st.lists(st.builds(Edit, place, WORDS), max_size=2).map(tuple), st.sampled_from(Applicability), WORDS
        ),
        where=st.none() | WORDS,
        fingerprint=st.sampled_from(["", "a1", "b2"]),
        related=st.lists(st.builds(Related, place, WORDS), max_size=1).map(tuple),
    )
    accepted = st.builds(
        attrs.evolve, findings, suppression=st.builds(Suppression, st.sampled_from(SuppressionKind), WORDS)
    )
    markers = st.builds(Marker, place, WORDS, st.sampled_from(CitationStyle))
    labels = st.lists(LABELS, max_size=2, unique=True).map(tuple)
    citations = st.builds(Citation, markers, labels, labels, st.none() | st.integers(0, 1))
    claims = st.builds(Claim, WORDS, place, st.just((0,)))
    at = draw(place)
    done = file(
        text,
        draw(st.lists(findings, max_size=4)),
        draw(COVERAGES),
        draw(PATHS),
        suppressed=tuple(draw(st.lists(accepted, max_size=1))),
        references=(reference(at.of(text), "1", at.start),),
        resolutions=draw(st.dictionaries(st.just("1"), RESOLUTIONS)),
        citations=tuple(draw(st.lists(citations, max_size=2))),
        claims=tuple(draw(st.lists(claims, max_size=2))),
    )
    if draw(st.booleans()):
        return done
    rendered = (Segment(Span(0, len(text)), "note " + draw(WORDS), "word/footnotes.xml", 0),)
    return attrs.evolve(done, document=attrs.evolve(done.document, segments=rendered))


REPORTED = st.builds(
    Report,
    st.lists(files(), max_size=2).map(tuple),
    st.lists(st.builds(Notification, WORDS, st.none() | WORDS), max_size=1).map(tuple),
    st.lists(st.sampled_from(["Crossref"]), max_size=1).map(tuple),
)


@pytest.fixture(scope="module", autouse=True)
def _named_version():
    """Set once for all examples."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidencecheck, "__version__", "1.2.3", raising=False)
        yield


@given(report=REPORTED, color=st.booleans(), everything=st.booleans())
def test_any_report_can_be_written_and_keeps_its_formats_promise(report, color, everything):
    """All formats of one report at a time: it is the reports that take long to make up."""
    look = Look(color=color, everything=everything)
    for name in REPORTS:
        note(name)
        text = REPORTS.load(name)(report, look)
        assert text.endswith("\n")
        text.encode("utf-8")
        VALID.get(name, len)(text)
        assert REPORTS.load(name)(report, look) == text


@given(report=REPORTED, everything=st.booleans())
@settings(max_examples=30)
def test_a_quiet_report_holds_findings_and_nothing_else(report, everything):
    look = Look(everything=everything, quiet=True)
    bare = [attrs.evolve(file, findings=(), references=(), suppressed=()) for file in report.files]
    for name in ("full", "concise", "grouped"):
        text = REPORTS.load(name)(report, look)
        assert text.endswith("\n") or not text
        assert not REPORTS.load(name)(attrs.evolve(report, files=tuple(bare)), look)


@given(report=REPORTED)
def test_without_a_source_nothing_is_said_to_be_missing(report):
    """With every source unreachable no report says that something was not found, but for what a finding says."""

    silent = attrs.evolve(
        report,
        files=tuple(
            attrs.evolve(
                f,
                document=attrs.evolve(f.document, path="page.md"),  # a file may be called "not found"
                findings=(),
                resolutions={"1": Resolution(Outcome.UNREACHABLE)},
                coverage=Coverage(references=1, outcomes={"unreachable": 1}),
            )
            for f in report.files
        ),
    )
    for name in ("full", "concise", "json", "markdown"):
        assert "not found" not in REPORTS.load(name)(silent, Look(everything=True))
