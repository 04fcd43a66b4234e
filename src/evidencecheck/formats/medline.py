"""MEDLINE's tagged format, as PubMed saves it (.nbib): each record a reference, printed in the order of reading.

A record is its lines from ``PMID`` on, and its PMID the label. Source: National Library of Medicine, "MEDLINE/PubMed
Data Element (Field) Descriptions".
"""

from __future__ import annotations

import re

from evidencecheck.formats._base import Format
from evidencecheck.formats._entry import Kept, Name
from evidencecheck.formats._listed import Listed, page
from evidencecheck.formats._tagged import Record, name_of, records, without_end
from evidencecheck.model.document import Document, Flow

NAME = "medline"

_TAG = re.compile(r"([A-Z]{2,4}) {0,2}- ?")
_DOI = re.compile(r"\s*\[doi\]$")
_KINDS = {
    "book": "book",
    "book chapter": "book-chapter",
    "dataset": "dataset",
    "preprint": "posted-content",
    "journal article": "journal-article",
}


def read(text: str, path: str | None, notices: tuple[str, ...]) -> Document:
    """Read a file of MEDLINE's tagged records."""
    listed = [Listed(one.text("PMID"), one.span, _kept(one)) for one in records(text, _TAG, "PMID")]
    told = notices if listed else (*notices, "this is no MEDLINE format and was not read")
    return page(text, NAME, path, listed, told)


def _kept(record: Record) -> Kept:
    book = record.first("BTI")
    title = record.first("TI")
    found: dict[str, Flow | None] = {
        "title": without_end(title or book),
        "container-title": without_end(record.first("JT", "TA") or (book if title else None)),
        "volume": record.first("VI"),
        "issue": record.first("IP"),
        "page": record.first("PG"),
        "publisher": record.first("PB"),
        "place": record.first("PL") if book else None,
        "date": record.first("DP"),
        "doi": next((f.slice(0, m.start()) for f in record.all("LID", "AID") if (m := _DOI.search(f.text))), None),
        "pmid": record.first("PMID"),
        "pmcid": record.first("PMC"),
        "isbn": record.first("ISBN"),
    }
    said = {flow.text.lower() for flow in record.all("PT")}
    authors = [name for flow in record.all("FAU") or record.all("AU") if (name := name_of(flow))]
    people: dict[str, list[Name]] = {
        "author": [*authors, *(Name(literal=flow) for flow in record.all("CN"))],
        "editor": [name for flow in record.all("FED") or record.all("ED") if (name := name_of(flow))],
    }
    return Kept(
        people,
        {name: flow for name, flow in found.items() if flow is not None},
        next((kind for words, kind in _KINDS.items() if words in said), ""),
    )


FORMAT = Format(NAME, read)
