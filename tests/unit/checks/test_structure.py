"""What the literate notation cannot say: places with both kinds of labels, notes that the format defines, short forms."""

from __future__ import annotations

import attrs
import pytest

from evidencecheck.checks import every, find
from evidencecheck.checks._base import View
from evidencecheck.checks._lists import with_doi
from evidencecheck.model.citation import Citation, CitationStyle, Cited, Marker
from evidencecheck.model.document import Block, BlockKind, Document, Flow
from evidencecheck.model.finding import Finding
from evidencecheck.model.reference import Fields, RawReference, Reference
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.spans import Span


def _view(text: str, entries: dict[str, str], citations: list[Citation], blocks: tuple[Block, ...] = ()) -> View:
    flow = Flow(text)
    references = []
    for label, entry in entries.items():
        span = Span(text.index(entry), text.index(entry) + len(entry))
        references.append(Reference(RawReference(label, span, flow.slice(span.start, span.end), label), Fields()))
    return View(Document(text, "markdown", flow, blocks), tuple(references), tuple(citations), (), {})


def _run(code: str, view: View) -> list[Finding]:
    check = find(code)
    return list(check.run(check, view))


def test_a_place_with_an_answered_and_an_orphaned_number_names_the_orphan() -> None:
    text = "Lanes widen [1, 7].\n\n[1] Ahn R. Kerbs."
    marker = Marker(Span(12, 18), "[1, 7]", CitationStyle.BRACKET, ("1", "7"))
    (finding,) = _run("EC101", _view(text, {"1": "Ahn R. Kerbs."}, [Citation(marker, ("1", "7"), ("1",))]))
    assert finding.message == "no note or entry is numbered 7; the only one is 1"


def test_a_place_with_an_answered_and_an_orphaned_year_names_the_orphan() -> None:
    works = (Cited(("Ahn",), "2002"), Cited(("Ahn",), "2004"))
    marker = Marker(Span(0, 16), "(Ahn 2002, 2004)", CitationStyle.AUTHOR_YEAR, works=works)
    view = _view("(Ahn 2002, 2004)", {}, [Citation(marker, ("r1", "Ahn 2004"), ("r1",))])
    (finding,) = _run("EC102", view)
    assert finding.message == "no entry for Ahn 2004"


def test_a_footnote_without_any_marker_is_never_seen_by_a_reader() -> None:
    text = "Lanes widen.\n\n[^a]: Ahn R. Kerbs."
    note = Block(BlockKind.NOTE, Span(20, len(text)), label="a")
    (finding,) = _run("EC103", _view(text, {"a": "Ahn R. Kerbs."}, [], (note,)))
    assert finding.message == "note a is never cited"


def test_a_numbered_list_without_any_marker_may_be_a_plain_list() -> None:
    assert not _run("EC103", _view("Lanes widen.\n\n1 Ahn R. Kerbs.", {"1": "Ahn R. Kerbs."}, []))


def test_a_numbered_list_that_is_cited_by_author_and_year_is_a_cited_list() -> None:
    text = "Lanes widen (Ahn 2002).\n\n1. Ahn R. Kerbs. 2002.\n2. Boyd T. Speeds. 2003."
    marker = Marker(Span(12, 22), "(Ahn 2002)", CitationStyle.AUTHOR_YEAR, works=(Cited(("Ahn",), "2002"),))
    entries = {"1": "Ahn R. Kerbs. 2002.", "2": "Boyd T. Speeds. 2003."}
    (finding,) = _run("EC103", _view(text, entries, [Citation(marker, ("1",), ("1",))]))
    assert finding.reference == "2"


def test_a_citation_inside_a_note_does_not_count_for_the_sequence() -> None:
    text = "Lanes [1]. Walkers [2].\n\n1 Ahn R, against [2].\n2 Boyd T."
    notes = {"1": "Ahn R, against [2].", "2": "Boyd T."}

    def cite(number: str, at: int) -> Citation:
        return Citation(Marker(Span(at, at + 3), f"[{number}]", CitationStyle.BRACKET, (number,)), (number,), (number,))

    citations = [cite("2", text.index("[2].\n2")), cite("1", 6), cite("2", 19)]
    assert not _run("EC104", _view(text, notes, citations))


def _cited(*numbers: str) -> list[Finding]:
    text = " ".join(f"Lanes [{n}]." for n in numbers)
    notes = {str(n): f"Author{'hgfedcba'[n]}. Kerbs." for n in range(1, 8)}
    text += "\n\n" + "\n".join(f"{n} {raw}" for n, raw in notes.items())
    citations = []
    for k, number in enumerate(numbers):
        marker = Marker(Span(k * 11 + 6, k * 11 + 9), f"[{number}]", CitationStyle.BRACKET, (number,))
        citations.append(Citation(marker, (number,), (number,)))
    return _run("EC104", _view(text, notes, citations))


def test_one_number_cited_late_is_reported_where_it_stands() -> None:
    (finding,) = _cited("1", "3", "2", "4", "5", "6", "7")
    assert "2 is first cited here, after 3" in finding.message
    assert finding.span.start == 28


def test_a_list_in_an_order_of_its_own_is_left_alone() -> None:
    """Where most numbers come late, they were not given in the order of first citation."""
    assert not _cited("7", "2", "5", "1", "6", "3", "4")


def test_the_works_of_one_note_share_its_number() -> None:
    notes = {"1": "Ahn R.", "2.1": "Boyd T.", "2.2": "Chen L.", "3": "Diaz M."}
    text = "1 Ahn R.\n2 Boyd T.; Chen L.\n3 Diaz M."
    view = _view(text, notes, [])
    parts = [attrs.evolve(r, entry=attrs.evolve(r.entry, number=r.label.split(".")[0])) for r in view.references]
    assert not _run("EC104", View(view.document, parts, (), (), {}))
    twice = [attrs.evolve(r, entry=attrs.evolve(r.entry, label=r.label.replace(".", "-"))) for r in parts]
    assert "stands twice" in _run("EC104", View(view.document, twice, (), (), {}))[0].message


def test_with_every_source_unreachable_nothing_is_called_missing_or_different() -> None:
    text = "1 Ahn R. Kerbs. 2002. doi:10.1000/1"
    view = _view(text, {"1": "Ahn R. Kerbs. 2002. doi:10.1000/1"}, [])
    resolutions = {"1": Resolution(Outcome.UNREACHABLE, reason="Crossref: timeout")}
    seen = View(view.document, view.references, (), (), resolutions)
    found = [finding for check in every() for finding in check.run(check, seen)]
    assert [finding.code for finding in found] == ["EC901"]


@pytest.mark.parametrize("name", ["bibtex", "csl-json", "ris", "medline"])
def test_a_list_by_itself_cites_nothing_and_has_keys_for_numbers(name: str) -> None:
    notes = (Block(BlockKind.NOTE, Span(0, 14), label="2"), Block(BlockKind.NOTE, Span(16, 31), label="7"))
    view = _view("Ahn R. Kerbs.\n\nBoyd T. Speeds.", {"2": "Ahn R. Kerbs.", "7": "Boyd T. Speeds."}, [], notes)
    assert _run("EC103", view)
    printed = attrs.evolve(view, document=attrs.evolve(view.document, format="restructuredtext"))
    assert _run("EC104", printed)
    listed = attrs.evolve(view, document=attrs.evolve(view.document, format=name))
    assert not _run("EC103", listed)
    assert not _run("EC104", listed)


@pytest.mark.parametrize(
    "name, entry, fixed",
    [
        ("bibtex", "@book{a,\n  title = {T}\n}", "@book{a,\n  title = {T},\n  doi = {10.1/x}\n}"),
        ("bibtex", "@book{a,\n  title = {T},\n}", "@book{a,\n  title = {T},\n  doi = {10.1/x},\n}"),
        ("bibtex", "@book(a, title = 1)", "@book(a, title = 1, doi = {10.1/x})"),
        ("bibtex", "@book{a, title = {T", None),
        ("csl-json", '{"id": "a"}', '{"id": "a", "DOI": "10.1/x"}'),
        ("csl-json", '{\n  "id": "a"\n}', '{\n  "id": "a",\n  "DOI": "10.1/x"\n}'),
        ("ris", "TY  - BOOK\r\nTI  - T\r\nER  -", "TY  - BOOK\r\nTI  - T\r\nDO  - 10.1/x\r\nER  -"),
        ("ris", "TY  - BOOK\nTI  - T", None),
        ("medline", "PMID- 1", None),
    ],
)
def test_a_doi_is_added_as_the_format_has_it(name: str, entry: str, fixed: str | None) -> None:
    text = f"\n{entry}\n"
    edit = with_doi(Document(text, name, Flow(""), ()), Span(1, 1 + len(entry)), "10.1/x")
    assert (edit and text[: edit.span.start] + edit.text + text[edit.span.end :]) == (fixed and f"\n{fixed}\n")
