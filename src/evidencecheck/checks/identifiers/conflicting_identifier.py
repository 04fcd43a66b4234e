"""An ISBN, ISSN, PMID or arXiv identifier that the record of the work does not have.

## What it does
Compares the identifiers that a matched reference carries with those of the record, where the record has any of their
kind. A book has an ISBN for each binding and edition, and records seldom hold them all: an ISBN of the same language
area is a note, one of another a warning, and both are for a reader to judge, as is an ISSN, of which a journal has one
for print and one online. An article has one PMID, and a preprint one arXiv identifier.

## Why it matters
The reader who orders the book by its number gets another one, and catalogues that are joined by it are joined wrongly.

## Example
    Ito S. The night bus. Leeds: Kerb Press; 2018. ISBN 978-3-16-148410-0
    (the record has 978-0-306-40615-7)

## Fix
See which edition was used, and give that one's number.

## References
- International ISBN Agency, *ISBN Users' Manual*, 7th ed., 5: each edition and each format has its own ISBN.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared
from evidencecheck.identifiers import arxiv, doi, isbn, issn, pmid
from evidencecheck.model.finding import Finding, Severity

_ARXIV = "10.48550/arxiv."


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per kind of identifier and reference, at the first that is written."""
    for reference, resolution, work in compared(view):
        flow = reference.entry.flow
        of_arxiv = doi.normalise(work.doi).startswith(_ARXIV)
        kinds = (
            ("ISBN", isbn.find(flow.text), [n for raw in work.isbn if (n := isbn.normalise(raw))]),
            ("ISSN", issn.find(flow.text), [n for raw in work.issn if (n := issn.normalise(raw))]),
            ("PMID", pmid.find(flow.text), [work.pmid] if work.pmid else []),
            ("arXiv identifier", arxiv.find(flow.text), [arxiv.normalise(work.doi)] if of_arxiv else []),
        )
        for kind, written, known in kinds:
            if not written or not known or {value for _, value in written} & set(known):
                continue
            (span, value), have = written[0], ", ".join(known)
            near = kind == "ISSN" or (kind == "ISBN" and _area(value) in map(_area, known))
            raw = span.of(flow.text)
            yield check.review(
                Severity.NOTE if near else Severity.WARNING,
                f"{kind} {raw} is not in the record, which has {have}",
                flow.span(span.start, span.end),
                reference=reference.label,
                evidence=(recorded(kind.partition(" ")[0], raw, have, resolution),),
            )


def _area(number: str) -> str:
    """The language area of an ISBN of thirteen digits: what one digit behind 978 tells; 0 and 1 are both English."""
    area = number[:4]
    return "9780" if area == "9781" else area


CHECK = Check("EC208", "conflicting-identifier", Needs.RECORD, run)
