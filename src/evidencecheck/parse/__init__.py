"""Reference string to fields with spans: one function, whatever stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.identifiers import doi, url
from evidencecheck.model.document import Flow
from evidencecheck.model.reference import Field, Fields
from evidencecheck.parse.rules import LONGEST, Found, Reader

__all__ = ["parse", "parse_string"]

# Where two readings claim the same characters, the earlier in this row keeps them.
_ORDER = (
    *("doi", "arxiv", "pmcid", "pmid", "isbn", "url", "author", "editor", "issued", "volume", "issue", "page"),
    *("publisher", "publisher_place", "container_title", "title"),
)


def parse(flow: Flow, links: Sequence[str] = ()) -> tuple[Fields, float]:
    """The fields of the reference that ``flow`` holds, and how surely it was understood (0 to 1).

    Spans count in the document's text; ``raw`` is the flow's text as it stands, ``value`` what it says. What is not
    sure is None. ``links`` are the addresses that hyperlinks in the reference lead to: where no DOI or address is
    printed they give it, with an empty span at the reference's end. Never raises.
    """
    level = flow.levelled()
    reader = Reader(level.text)
    fields: dict[str, Field[object]] = {}
    taken: list[Found] = []
    for name in _ORDER:
        found = reader.found.get(name)
        if found and all(found.end <= other.start or other.end <= found.start for other in taken):
            taken.append(found)
            span = level.span(found.start, found.end)
            raw = flow.text[flow.find(span.start) : flow.find(span.end)]
            fields[name] = Field(found.value, raw, span, found.confidence)
    _from_links(fields, flow, links)
    return Fields(type=reader.type, **fields), _confidence(level.text, fields, taken)  # type: ignore[arg-type]  # by name


def parse_string(text: str) -> tuple[Fields, float]:
    """As `parse`, for a reference that stands by itself: spans count in ``text``."""
    return parse(Flow(text))


def _from_links(fields: dict[str, Field[object]], flow: Flow, links: Sequence[str]) -> None:
    end = flow.span(len(flow.text), len(flow.text))
    dois = {found for link in links for _, found in doi.find(link)}
    if "doi" not in fields and len(dois) == 1:
        fields["doi"] = Field(dois.pop(), "", end, 0.9)
    addresses = [found for link in links for _, found in url.find(link) if not doi.find(link)]
    if "url" not in fields and "doi" not in fields and addresses:
        fields["url"] = Field(addresses[0], "", end, 0.9)


def _confidence(text: str, fields: dict[str, Field[object]], taken: list[Found]) -> float:
    """The share of letters and digits that the fields explain, less for each of author, title and date missing."""
    letters = sum(map(str.isalnum, text[:LONGEST]))
    if not letters or not fields:
        return 0.0
    read = sum(sum(map(str.isalnum, text[found.start : found.end])) for found in taken)
    share = min(1.0, read / letters)
    whole = ("title" in fields) + bool({"author", "editor"} & fields.keys()) + ("issued" in fields)
    return round(share * (0.4 + 0.2 * whole), 3)
