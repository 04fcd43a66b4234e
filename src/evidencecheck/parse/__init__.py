"""Reference string to fields with spans: identifiers by rule, the rest by the tagger, each value by its own reader."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from evidencecheck.identifiers import doi, url
from evidencecheck.model.document import Flow, Stated
from evidencecheck.model.reference import Field, Fields
from evidencecheck.model.spans import Span
from evidencecheck.parse import tagger
from evidencecheck.parse.kinds import in_their_roles, kind
from evidencecheck.parse.marks import Mark, read_marks, remarks
from evidencecheck.parse.mending import mended
from evidencecheck.parse.places import Place, Places, body_alone, numbered, opened_by_body
from evidencecheck.parse.shadow import shadow
from evidencecheck.parse.stated import stated_fields
from evidencecheck.parse.typed import BY_NAME, READERS, plausible

__all__ = ["parse", "parse_string", "readings", "residue"]

DOUBTED = 0.3
"""The most that a value is trusted that cannot be what its field holds: pages that run backwards, initials alone."""

LONGEST = 4000
"""Characters that are tagged: no reference is longer, and a run-together page must not cost time."""


def parse(flow: Flow, links: Sequence[str] = (), stated: Sequence[Stated] = ()) -> tuple[Fields, float]:
    """The fields of the reference that ``flow`` holds, and how surely it was understood (0 to 1).

    Spans count in the document's text; ``raw`` is the flow's text as it stands, ``value`` what it says; a field's
    ``confidence`` is the least that the tagger gives any of its tokens and borders. ``links`` are the addresses that
    hyperlinks in the reference lead to: where no DOI or address is printed they give it, with an empty span at the
    reference's end. ``stated`` is what the format says of its words, with spans of ``flow``: what is said there holds,
    and only where neither title nor names are among it, the rest is read as prose. Never raises.
    """
    if stated:
        return _as_stated(flow, links, stated)
    level = flow.levelled()
    own, found = _fields(level.text, tagger.default().read(level.text[:LONGEST]))
    itself = level is flow and flow.origins == (0,) and flow.ends == (len(flow.text),)  # no document around it
    fields: dict[str, Field[object]] = {}
    for name, (value, place, confidence) in found.items():
        span = place if itself else level.span(place.start, place.end)
        own_place = span if itself else flow.place(span)
        fields[name] = Field(value, own_place.of(flow.text), span, confidence)
    if links:
        _from_links(fields, flow, links)
    return Fields(type=own, **fields), _confidence(level.text, found)  # type: ignore[arg-type]  # by name


def _as_stated(flow: Flow, links: Sequence[str], stated: Sequence[Stated]) -> tuple[Fields, float]:
    said = stated_fields(flow, stated)
    fields: dict[str, Field[object]] = dict(said.items())
    own = said.type
    if not ({"title", "container_title"} & fields.keys() and {"author", "editor", "issued"} & fields.keys()):
        read, _ = parse(flow, links)
        taken = [field.span for field in fields.values()]
        own = own or read.type
        for name, field in read.items():
            if name not in fields and not any(field.span.overlaps(other) for other in taken):
                fields[name] = field
    _from_links(fields, flow, links)
    found: dict[str, _Found] = {n: (f.value, flow.place(f.span), f.confidence) for n, f in fields.items()}
    return Fields(type=own, **fields), _confidence(flow.text, found)  # type: ignore[arg-type]  # by name


def readings(text: str) -> tuple[Fields, ...]:
    """Other readings of the reference ``text`` than `parse_string`'s, likeliest first; spans count in ``text``.

    For whoever has a record to try them against: what no record bears out, is not to be believed.
    """
    others = tagger.default().others(text[:LONGEST])
    found = (_fields(text, tags) for tags in others)
    return tuple(
        Fields(
            type=own,
            **{name: Field(value, place.of(text), place, sure) for name, (value, place, sure) in fields.items()},  # type: ignore[arg-type]  # by name
        )
        for own, fields in found
    )


def parse_string(text: str) -> tuple[Fields, float]:
    """As `parse`, for a reference that stands by itself: spans count in ``text``."""
    return parse(Flow(text))


def residue(text: str, fields: Fields) -> tuple[Span, ...]:
    """The stretches of ``text`` with letters or digits that no field of it claims, without outer signs."""
    found = []
    at = 0
    claimed = sorted(field.span for _, field in fields.items())
    for span in [*claimed, Span(len(text), len(text))]:
        inner = [n for n in range(at, span.start) if text[n].isalnum()]
        if inner:
            found.append(Span(inner[0], inner[-1] + 1))
        at = max(at, span.end)
    return tuple(found)


_Found = tuple[object, Span, float]


def _fields(text: str, tags: Sequence[tagger.Tag]) -> tuple[str | None, dict[str, _Found]]:
    """The type, and value, place and confidence of each field: identifiers, then of each of the tagger's the first."""
    shade = shadow(text[:LONGEST])
    marks = read_marks(text)
    claimed = tuple(mark.span for mark in marks)
    places = _placed(shade, marks, tags)
    institution = places.pop("institution", None)
    if institution and "publisher" not in places:
        places["publisher"] = institution
    places = mended(shade, places, claimed)
    if places.keys() == {"title"} and opened_by_body(shade, places):
        places = {"author": body_alone(shade, places["title"])}
    elif places.keys() == {"title"} and not numbered(shade, places["title"]):
        return None, {}  # a sentence by itself is no reference
    own = kind(shade, places)
    places = in_their_roles(own, shade, places, claimed)
    found: dict[str, _Found] = {mark.name: (mark.value, mark.span, 1.0) for mark in marks}
    for name, place in places.items():
        value = BY_NAME[name](text[place.start : place.end]) if name not in found else None
        if value is not None:
            found[name] = (value, place.span, place.confidence if plausible(value) else min(place.confidence, DOUBTED))
    return own, found


def _placed(shade: str, marks: Sequence[Mark], tags: Sequence[tagger.Tag]) -> Places:
    """Where each field stands: what is marked, then of each of the tagger's the first that overlaps none of it."""
    claimed = tuple(mark.span for mark in marks)
    said = remarks(shade)
    places: Places = {mark.name: Place(mark.span.start, mark.span.end, 1.0) for mark in marks}
    for label, start, end, sure in tags:
        if label not in READERS:
            continue
        name, _ = READERS[label]
        taken = (*claimed, *said) if name == "issued" else claimed
        if taken and any(start < other.end and other.start < end for other in taken):
            continue
        if name == "title" and name in places and opened_by_body(shade, places):
            places["author"] = places.pop("title")
        if name not in places:
            places[name] = Place(start, end, sure)
    return places


def _from_links(fields: dict[str, Field[object]], flow: Flow, links: Sequence[str]) -> None:
    end = flow.span(len(flow.text), len(flow.text))
    dois = {found for link in links for _, found in doi.find(link)}
    if "doi" not in fields and len(dois) == 1:
        fields["doi"] = Field(dois.pop(), "", end, 0.9)
    addresses = [found for link in links for _, found in url.find(link) if not doi.find(link)]
    if "url" not in fields and "doi" not in fields and addresses:
        fields["url"] = Field(addresses[0], "", end, 0.9)


def _confidence(text: str, found: dict[str, _Found]) -> float:
    """The share of letters and digits that sure fields explain, less for each of author, title and date missing."""
    if not found:
        return 0.0
    before = [0, *accumulate(map(str.isalnum, text))]
    letters = before[: LONGEST + 1][-1]
    if not letters:
        return 0.0
    read = sum([(before[place.end] - before[place.start]) * sure for _, place, sure in found.values()])
    share = min(1.0, read / letters)
    whole = ("title" in found) + bool({"author", "editor"} & found.keys()) + ("issued" in found)
    return round(share * (0.4 + 0.2 * whole), 3)
