"""Houses, editors, dates and numbers as the manuals print them.

Sources: APA 7, 10.6 (theses), MLA 9, 5.68 ("U of Illinois P"), NLM, "Citing Medicine" ("1964 Aug"),
Bluebook 21, rule 16.
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.spans import Span
from evidencecheck.parse.dates import MONTH
from evidencecheck.parse.places import Changes, Place, Places

_DOUBTFUL = 0.7
_UNIVERSITY = re.compile(
    r"[\[(][^\[\]()]{0,30}\b(?:[Tt]hes[ie]s|[Dd]issertation|diss\.|[Dd]iplomarbeit|[Tt]esis)\b,? "
    r"(?P<house>[A-Z][^\[\]()]{3,90}?)(?:, [0-9]{4})?[\])]"
)
_MLA_PRESS = re.compile(r"\bU(?:niv\.?)? of [A-Z][A-Za-z ]{2,25}? P\b|\b[A-Z][a-z]+ UP\b")
_MONTH_BEHIND = re.compile(rf" {MONTH}(?: [0-9]{{1,2}}(?![0-9:(;]))?")
_REPORT_NUMBER = re.compile(
    r"\b(?:[Rr]eport|[Pp]ublication|[Mm]emo(?:randum)?|[Nn]o\.|[Rr]ep\.)[ .:]*(?:[Nn]o[.:]*)?[ .:]*$"
)
_UNIV_BEFORE = re.compile(r"\b(?:Univ\. ?|U\. ?)$")
_VERSION = re.compile(r",? ver(?:sion|\.)? ?[0-9]+$")
_ONE_WORD_HOUSES = frozenset("verso polity zed pluto virago faber knopf picador beacon granta harvill zone".split())


def _university(shade: str, places: Places) -> Changes:
    """The university that stands with its kind in brackets published the thesis; what else was read so is a site."""
    match = _UNIVERSITY.search(shade)
    if not match:
        return
    house = Place(*match.span("house"))
    publisher = places.get("publisher")
    if publisher and not publisher.span.overlaps(house.span) and "container_title" not in places:
        yield "container_title", publisher
    yield "publisher", house
    place = places.get("publisher_place")
    if place and place.span.overlaps(house.span):
        yield "publisher_place", None


def _house(shade: str, places: Places) -> Changes:
    """University presses as MLA shortens them; houses of one word that were taken for places; a lost "Univ."."""
    publisher, place = places.get("publisher"), places.get("publisher_place")
    if publisher and (before := _UNIV_BEFORE.search(shade, 0, publisher.start)):
        yield "publisher", attrs.evolve(publisher, start=before.start())
    if not publisher and place and shade[place.start : place.end].lower() in _ONE_WORD_HOUSES:
        yield "publisher_place", None
        yield "publisher", place
    elif not publisher and (match := _MLA_PRESS.search(shade)):
        yield "publisher", Place(*match.span())


def _date_with_its_month(shade: str, places: Places) -> Changes:
    """A date such as "1964 Aug" is read to the month."""
    issued = places.get("issued")
    match = _MONTH_BEHIND.match(shade, issued.end) if issued and issued.end - issued.start == 4 else None
    if issued and match:
        yield "issued", attrs.evolve(issued, end=match.end())


def _pages_alone(shade: str, places: Places) -> Changes:
    """A report's number is no page, and a version no part of one."""
    page = places.get("page")
    if not page:
        return
    if _REPORT_NUMBER.search(shade, max(0, page.start - 30), page.start):
        yield "page", None
    elif version := _VERSION.search(shade, page.start, page.end):
        yield "page", attrs.evolve(page, end=version.start())


_NAME = (
    r"(?:(?:[A-Z][a-z]?\.[ -]?){1,3}|(?:[A-Z][a-z'-]+ ){1,2}(?:[A-Z]\. ?){0,2})"
    r"(?:(?:de|di|da|van|von|der|den|del|della|la|le) ){0,2}[A-Z][A-Za-z'-]+"
)
_EDITED_BY = re.compile(
    r"(?P<cue>[\s,;.(\[]{0,4}\b(?:[Ee]dited by|[Ee]ds?\. by|[Aa] cura di|[Hh]rsg\. v(?:on|\.)|[Hh]g\. v(?:on|\.)) )"
    rf"(?P<names>{_NAME}(?:(?:, (?:and |& |e )?| and | & | e | und | et ){_NAME}){{0,6}})(?=[\s.,;:)\]]|$)"
)


def _edited_by(shade: str, places: Places) -> Changes:
    """Who stands behind "edited by" and its like edited the book, and the title ends before it."""
    if " by " not in shade and "cura di " not in shade and "g. v" not in shade:
        return
    editor = places.get("editor")
    match = _EDITED_BY.search(shade)
    if not match or (editor and editor.confidence >= _DOUBTFUL and editor.span.overlaps(Span(*match.span("names")))):
        return
    yield "editor", Place(*match.span("names"))
    for name in ("title", "container_title", "publisher", "publisher_place"):
        place = places.get(name)
        if place and place.start < match.start() < place.end:
            yield name, attrs.evolve(place, end=match.start())
        elif place and match.start() <= place.start and place.end <= match.end():
            yield name, None


_SUPPLEMENT = re.compile(r"(?P<volume>[0-9]+)[\s,(]+(?P<issue>[Ss]uppl(?:ement|\.)? ?[0-9A-Z]{0,3})")


def _supplement(shade: str, places: Places) -> Changes:
    """A volume "22 Suppl 1" is volume 22, issue "Suppl 1"."""
    volume = places.get("volume")
    match = _SUPPLEMENT.match(shade, volume.start, volume.end) if volume and "issue" not in places else None
    if volume and match:
        yield "volume", attrs.evolve(volume, end=match.end("volume"))
        yield "issue", attrs.evolve(volume, start=match.start("issue"), end=match.end("issue"))


_NUMBERED = re.compile(r"[\s,;(]*\b[Nn]os?\. ?(?P<issue>[0-9]{1,5}(?:[-/][0-9]{1,5})?)(?=[\s,.;:)])")
_FIRST_PAGE = re.compile(r"[. ]{1,2}(?P<page>[0-9]{1,5})(?=[ ,]*\([^()]*[12][0-9]{3}\))")


def _numbers_behind(shade: str, places: Places) -> Changes:
    """An issue in "162, no. 3859", a first page in "4 Harv. L. Rev. 193 (1890)"."""
    volume, container = places.get("volume"), places.get("container_title")
    if volume and "issue" not in places and (match := _NUMBERED.match(shade, volume.end)):
        issue = Place(*match.span("issue"))
        if not any(issue.span.overlaps(other.span) for other in places.values()):
            yield "issue", issue
    if volume and container and volume.end <= container.start and "page" not in places:
        first = _FIRST_PAGE.match(shade, container.end)
        if first:
            yield "page", Place(*first.span("page"))


RULES = (
    _university,
    _house,
    _edited_by,
    _date_with_its_month,
    _pages_alone,
    _supplement,
    _numbers_behind,
)
"""In the order in which they are applied."""
