"""One report, built by hand, with something of every kind in it. The works are invented; 10.5555 is a prefix for tests."""

from __future__ import annotations

from evidencecheck.model.citation import Citation, CitationStyle, Cited, Claim, Marker
from evidencecheck.model.dates import PartialDate
from evidencecheck.model.document import Block, BlockKind, Document, Flow
from evidencecheck.model.finding import Evidence, Finding, Kind, Related, Severity, Suppression, SuppressionKind
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.numbers import PageRange
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Field, Fields, RawReference, Reference
from evidencecheck.model.report import Coverage, FileReport, Notification, Report
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.spans import LineIndex, Span
from evidencecheck.model.verdict import Label, Opinion, Verdict
from evidencecheck.model.work import Update, Work

TEXT = """\
What shared gardens do for a street

Neighbours who tend a plot together know each other by name1,2. Shared beds have been shown to:

  • lower the number of break-ins on the block2
  • keep older residents walking through the winter (Okafor, 2012)

The effect fades when the water is turned off3, and nobody has yet counted the bees.4

Notes

1 Lindqvist A, Moreau P. Fences and first names: shared gardens as meeting places. J Urban Green. 2009;14:201–215. doi:10.5555/jug.2009.201
2 Abara C, Weiss T, Tanaka 由美. Community gardens and safety among people in dense city quarters. City Soc Q. 2015;8:33–47.
3 Source: Ministry of Parks
4 Grünwald H. Counting bees in raised beds. Bull Alp Entomol. 1998;3:7–11.
"""

SHARED = Work(
    title="Fences and first names: shared gardens as meeting places",
    author=People((Person("Lindqvist", "Anna"), Person("Moreau", "Paul"))),
    container_title=("Journal of Urban Greening", "J Urban Green"),
    volume="14",
    issue="3",
    page=PageRange("201", "215"),
    issued=PartialDate(2009, 9),
    years=(2009,),
    type="article-journal",
    doi="10.5555/jug.2009.201",
    source="Crossref",
    retrieved="2026-11-20",
)
SAFETY = Work(
    title="Community Gardens and Safety of Residents in Dense City Quarters",
    author=People(
        (Person("Abara", "Chidi"), Person("Weiss", "Thea"), Person("Tanaka", "Yumi"), Person("de Vries", "Joost"))
    ),
    container_title=("City & Society Quarterly",),
    volume="8",
    issue="1",
    page=PageRange("33", "47"),
    issued=PartialDate(2015),
    years=(2015,),
    type="article-journal",
    doi="10.5555/csq.2015.33",
    updates=(Update("correction", "10.5555/csq.2016.1", "2016-02-01", "publisher"),),
    source="Crossref",
    retrieved="2026-11-21",
    abstract="Gardens were laid out in 40 quarters. The number of break-ins fell by a tenth where beds were shared.",
)
WINTER = "Okafor & Lund 2012, Winter walking and the allotment path, doi:10.5555/ahr.2012.9"


def span(words: str, after: str = "") -> Span:
    """Where ``words`` stand in the text, the first time after ``after``."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def reference(label: str, **fields: object) -> Reference:
    """The note ``label``, its fields given as value and words."""
    line = next(line for line in TEXT.splitlines() if line.startswith(f"{label} "))
    where = span(line.removeprefix(f"{label} "), "Notes")
    read = {
        name: value if isinstance(value, str) else Field(value[0], value[1], span(value[1], line[:8]))
        for name, value in fields.items()
    }
    flow = Flow(TEXT[where.start : where.end], (0,), (where.start,), (where.end,))
    return Reference(RawReference(label, where, flow, number=label), Fields(**read))


def citation(words: str, after: str, claim: int, *numbers: str) -> Citation:
    """A superscript citation of notes that exist."""
    marker = Marker(span(words, after), words, CitationStyle.SUPERSCRIPT, numbers)
    return Citation(marker, numbers, numbers, claim)


REFERENCES = (
    reference(
        "1",
        author=(People((Person("Lindqvist", "A"), Person("Moreau", "P"))), "Lindqvist A, Moreau P"),
        title=(SHARED.title, SHARED.title),
        container_title=("J Urban Green", "J Urban Green"),
        issued=(PartialDate(2009), "2009"),
        volume=("14", "14"),
        page=(PageRange("201", "215"), "201–215"),
        doi=(SHARED.doi, SHARED.doi),
        type="article-journal",
    ),
    reference(
        "2",
        author=(
            People((Person("Abara", "C"), Person("Weiss", "T"), Person("Tanaka", "由美"))),
            "Abara C, Weiss T, Tanaka 由美",
        ),
        title=(
            "Community gardens and safety among people in dense city quarters",
            "Community gardens and safety among people in dense city quarters",
        ),
        container_title=("City Soc Q", "City Soc Q"),
        issued=(PartialDate(2015), "2015"),
        volume=("8", "8"),
        page=(PageRange("33", "47"), "33–47"),
        type="article-journal",
    ),
    reference("3"),
    reference(
        "4",
        author=(People((Person("Grünwald", "H"),)), "Grünwald H"),
        title=("Counting bees in raised beds", "Counting bees in raised beds"),
        container_title=("Bull Alp Entomol", "Bull Alp Entomol"),
        issued=(PartialDate(1998), "1998"),
        type="article-journal",
    ),
)

RESOLUTIONS = {
    "1": Resolution(Outcome.MATCHED, SHARED, 1.0, "doi", searched=("Crossref",), retrieved="2026-11-20"),
    "2": Resolution(Outcome.MATCHED, SAFETY, 0.93, "search", searched=("Crossref",), retrieved="2026-11-21"),
    "3": Resolution(Outcome.NOT_SPECIFIC, reason="an organisation and nothing else is written"),
    "4": Resolution(Outcome.NOT_FOUND, searched=("Crossref",), retrieved="2026-11-21"),
}

CITATIONS = (
    citation("1,2", "by name", 0, "1", "2"),
    citation("2", "block", 1, "2"),
    Citation(
        Marker(
            span("(Okafor, 2012)"), "(Okafor, 2012)", CitationStyle.AUTHOR_YEAR, works=(Cited(("Okafor",), "2012"),)
        ),
        ("Okafor 2012",),
        (),
        2,
    ),
    citation("3", "turned off", 3, "3"),
    citation("4", "the bees.", 4, "4"),
)

CLAIMS = (
    Claim(
        "Neighbours who tend a plot together know each other by name.",
        span("Neighbours who tend a plot together know each other by name"),
        (0,),
    ),
    Claim(
        "Shared beds have been shown to lower the number of break-ins on the block",
        span("lower the number of break-ins on the block"),
        (1,),
        span("Shared beds have been shown to:"),
    ),
    Claim(
        "Shared beds have been shown to keep older residents walking through the winter",
        span("keep older residents walking through the winter"),
        (2,),
        span("Shared beds have been shown to:"),
    ),
    Claim("The effect fades when the water is turned off", span("The effect fades when the water is turned off"), (3,)),
    Claim("nobody has yet counted the bees.", span("nobody has yet counted the bees."), (4,)),
)


def _evidence(field: str, cited: str, recorded: str) -> tuple[Evidence, ...]:
    return (Evidence(field, cited, recorded, "Crossref", "2026-11-21"),)


def _end(label: str) -> Span:
    at = next(r for r in REFERENCES if r.label == label).span.end
    return Span(at, at)


FINDINGS = (
    Finding(
        "EC102",
        "orphan-author-year",
        Kind.FAIL,
        Severity.WARNING,
        f"no entry for Okafor 2012; did you mean {WINTER}, in references/streets.bib?",
        span("(Okafor, 2012)"),
        evidence=(Evidence("reference", "Okafor 2012", WINTER, "references/streets.bib"),),
        fingerprint="a1",
    ),
    Finding(
        "EC302",
        "author-mismatch",
        Kind.REVIEW,
        Severity.WARNING,
        "three of four authors are named, without “et al.”",
        span("Abara C, Weiss T, Tanaka 由美"),
        "2",
        _evidence("author", "Abara C, Weiss T, Tanaka 由美", "Chidi Abara, Thea Weiss, Yumi Tanaka, Joost de Vries"),
        fingerprint="b2",
    ),
    Finding(
        "EC301",
        "title-mismatch",
        Kind.FAIL,
        Severity.ERROR,
        "the title differs from the record in two places",
        span("Community gardens and safety among people in dense city quarters"),
        "2",
        _evidence("title", "Community gardens and safety among people in dense city quarters", SAFETY.title),
        Fix(
            (Edit(span("among people", "Community"), "of Residents"),),
            Applicability.UNSAFE,
        ),
        fingerprint="c3",
    ),
    Finding(
        "EC201",
        "missing-doi",
        Kind.FAIL,
        Severity.WARNING,
        "the work has a DOI and the reference does not give it",
        _end("2"),
        "2",
        _evidence("DOI", "", SAFETY.doi),
        Fix((Edit(_end("2"), f" doi:{SAFETY.doi}"),), Applicability.SAFE),
        fingerprint="d4",
    ),
    Finding(
        "EC602",
        "not-specific",
        Kind.FAIL,
        Severity.WARNING,
        "cannot be located as written: an organisation and nothing else",
        span("Source: Ministry of Parks"),
        "3",
        fingerprint="e5",
        related=(Related(span("3", "turned off"), "cited here"),),
    ),
    Finding(
        "EC601",
        "not-found",
        Kind.OPEN,
        None,
        "not found in Crossref, where a journal article of this kind would be expected",
        REFERENCES[3].span,
        "4",
        fingerprint="f6",
    ),
)

SUPPRESSED = (
    Finding(
        "EC307",
        "issue-mismatch",
        Kind.REVIEW,
        Severity.NOTE,
        "the record has issue 3, the reference none",
        span("14", "J Urban Green"),
        "1",
        _evidence("issue", "", "3"),
        fingerprint="g7",
        suppression=Suppression(SuppressionKind.CONFIGURED, "the journal counts pages by volume"),
    ),
)

COVERAGE = Coverage(
    references=4,
    citations=5,
    pointers=6,
    claims=5,
    works=1,
    styles={CitationStyle.SUPERSCRIPT: (4, 5), CitationStyle.AUTHOR_YEAR: (1, 1)},
    outcomes={Outcome.MATCHED: 2, Outcome.NOT_SPECIFIC: 1, Outcome.NOT_FOUND: 1},
    not_run={"EC503": 2},
)

BREAK_INS = "The number of break-ins fell by a tenth where beds were shared."
OPINION = Opinion(
    Verdict(Label.SUPPORTS, 0.7, "both speak of fewer break-ins", BREAK_INS), "reader", "abstract", (BREAK_INS,)
)

HEADING = Block(BlockKind.HEADING, span("What shared gardens do for a street"), level=1)

FILE = FileReport(
    document=Document(TEXT, "text", Flow(TEXT), (HEADING,), path="docs/gardens.txt"),
    references=REFERENCES,
    resolutions=RESOLUTIONS,
    citations=CITATIONS,
    claims=CLAIMS,
    findings=FINDINGS,
    coverage=COVERAGE,
    lines=LineIndex(TEXT),
    suppressed=SUPPRESSED,
    opinions={(1, "2"): OPINION},
)

REPORT = Report((FILE,), (Notification("the lock was written 400 days ago", "references/evidence.lock"),))
