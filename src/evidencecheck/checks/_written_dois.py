"""DOIs as a reference writes them: in its words and behind its links, each with what stands before and behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

import attrs

from evidencecheck.checks._base import View
from evidencecheck.identifiers import doi
from evidencecheck.model.document import Flow, Link
from evidencecheck.model.fix import Edit
from evidencecheck.model.reference import Reference
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_BEFORE = late(r"[^\s<>\"\u201c\u201d()\[\]{}]*$")
_BEHIND = late(r"[^\s<>\"\u201c\u201d|\\]*")
_WITH_FIELD = frozenset({"bibtex", "csl-json"})


@attrs.frozen
class WrittenDoi:
    """One DOI as written: ``name`` normalised; what stands before and behind it without a blank.

    ``start`` and ``end`` are where ``name`` stands in ``flow``, which leads to the document. ``link`` says that it is
    the address behind words of the reference.
    """

    name: str
    flow: Flow
    start: int
    end: int
    link: bool

    @property
    def raw(self) -> str:
        """The DOI as printed."""
        return self.flow.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands before it without a blank: "https://doi.org/", "doi:"."""
        found = _BEFORE.search(self.flow.text, 0, self.start)
        return found[0] if found else ""

    @property
    def behind(self) -> str:
        """What stands behind it without a blank: "/full", ".", ")"."""
        found = _BEHIND.match(self.flow.text, self.end)
        return found[0] if found else ""

    @property
    def place(self) -> Span:
        """Where it stands in the document, with what is before it."""
        return self.flow.span(self.start - len(self.before), self.end)

    def edit(self, view: View, start: int, end: int, text: str) -> Edit | None:
        """The edit that puts ``text`` for ``start:end`` of the flow; None where the document has other words there."""
        span = self.flow.span(start, end)
        return Edit(span, text) if span.of(view.document.text) == self.flow.text[start:end] else None


def in_doi_field(written: WrittenDoi, view: View, reference: Reference) -> bool:
    """Whether a DOI stands in a field of a list that takes the DOI alone."""
    if view.document.format not in _WITH_FIELD or written.link:
        return False
    fields = (one.span for one in reference.entry.stated if one.field == "doi")
    return any(field.start <= written.start < field.end for field in fields)


def written_dois(view: View) -> Iterator[tuple[Reference, WrittenDoi]]:
    """Every DOI of every reference, in its words and then behind its links; each place of a reference once."""
    links = sorted(((one.written, one) for one in view.document.links if "10." in one.target), key=itemgetter(0))
    starts = [written.start for written, _ in links]
    for reference in view.references:
        behind = links[bisect_left(starts, reference.span.start) : bisect_left(starts, reference.span.end)]
        addresses = (_address(link, view) for written, link in behind if reference.span.contains(written))
        seen = set[int]()
        for flow in (reference.entry.flow, *addresses):
            if flow is None:
                continue
            for span, name in doi.find(flow.text):
                at = flow.start(span.start)
                if at not in seen:
                    seen.add(at)
                    yield reference, WrittenDoi(name, flow, span.start, span.end, flow is not reference.entry.flow)


def _address(link: Link, view: View) -> Flow | None:
    """A link's address where it stands in the document; None where it is written otherwise than it reads."""
    size, source = len(link.target), view.document
    at = link.written.start - 1
    places = []
    while (at := source.text.find(link.target, at + 1, link.written.end)) >= 0:
        places.append(at)
    # The words of a link may be its address once more; those are of the flow.
    words = [at for at in places if source.flow.place(Span(at, at + size)).of(source.flow.text) == link.target]
    at = next((at for at in places if at not in words), max(places, default=-1))
    return Flow(link.target, (0,), (at,), (at + size,)) if at >= 0 else None
