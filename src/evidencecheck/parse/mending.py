"""What the manuals fix and the tagger misses: brackets that name a kind, imprints, universities, sites, editions.

Each rule moves the borders of what was tagged, or gives a name to a stretch that no field has claimed; what a rule
alone has read is trusted less than what checks ask for. Sources: APA 7, 9.22 and 10 (kinds in brackets), NLM, "Citing
Medicine" ("Place (ST): House; 1964 Aug", "[Internet]"), MLA 9, 5.68 ("U of Illinois P"), Bluebook 21, tables 6 and 10.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs

from evidencecheck.model.spans import Span
from evidencecheck.parse.dates import MONTH
from evidencecheck.parse.organisations import is_organisation

_DOUBTFUL = 0.7
BY_RULE = 0.6
"""How far a stretch is trusted that only a rule has named."""


@attrs.frozen
class Place:
    """Where a field stands in the reference, and how surely."""

    start: int
    end: int
    confidence: float = BY_RULE

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return Span(self.start, self.end)


Places = dict[str, Place]
"""The place of each field, by the attribute of `Fields` that it is to fill."""

_KIND = (
    r"[Dd]ata ?[Ss]et|[Dd]issertation|[Tt]hesis|[Ii]nternet|[Oo]nline|[Pp]reprint|[Ss]oftware|[Cc]omputer program|"
    r"[Ff]ilm|[Vv]ideo|DVD|[Pp]odcast|[Bb]log post|[Ww]eb ?page|[Ff]act ?sheet|[Rr]eport|[Pp]oster|[Dd]octoral|"
    r"[Mm]aster"
)
_BRACKET = re.compile(rf"\s*\[[^\[\]]{{0,40}}\b(?:{_KIND})\b[^\[\]]{{0,60}}\]")
_EDITION = re.compile(
    r"[\s,.(]+(?:[0-9]{1,2}(?:st|nd|rd|th|\.|a|e)? ?(?:rev(?:ised)?\.? )?(?:edn|ed\.|edition|Aufl(?:age|\.))"
    r"|(?:[Rr]ev(?:ised)?\.?|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ff]irst) (?:edn|ed\.|edition))"
)
_NUMBER_BEHIND = re.compile(r"[;,.] (?:[A-Z]{2,6}[-/ ])[0-9]{2,6}(?:[-/][A-Z0-9]{1,6})?$")
_IMPRINT = re.compile(r"\. (?P<place>[A-Z][A-Za-z .'-]{2,30} \([A-Z]{2,3}\)): (?P<house>[A-Z][^.;:]{2,60})$")
_UNIVERSITY = re.compile(
    r"[\[(][^\[\]()]{0,30}\b(?:[Tt]hes[ie]s|[Dd]issertation|diss\.|[Dd]iplomarbeit|[Tt]esis)\b,? "
    r"(?P<house>[A-Z][^\[\]()]{3,90}?)(?:, [0-9]{4})?[\])]"
)
_MLA_PRESS = re.compile(r"\bU(?:niv\.?)? of [A-Z][A-Za-z ]{2,25}? P\b|\b[A-Z][a-z]+ UP\b")
_SERVER = re.compile(r"\b(?:bio|med|chem|eng|psy|soc|EdA|ar)[RrXA][a-zA-Z]?[a-z]?[xX]iv\b|\barXiv\b|\bbioRxiv\b")
_SITE = re.compile(
    r"[\s.,:;\"'”’»)\]]{1,4}(?P<site>(?:[A-Z0-9][\w@.&'’/-]*|arXiv|bioRxiv|medRxiv|figshare)"
    r"(?:[ ,]{1,2}(?:[A-Z0-9&][\w@&'’/.-]*|of|for|and|the|on|in|de|la|des|du|et|und|für)){0,11}?)"
    r"(?=[.,;]?\s*(?:[(\[]|$|https?:|www\.|doi|DOI|[0-9]{4}\b|[0-9]{1,2} [A-Z]|<|"
    r"(?:Accessed|Retrieved|Available|Posted)\b)"
    r"|[,.;] (?:https?:|doi:|[A-Z][a-z]{2,8}\.? [0-9]|[0-9]))"
)
_NO_SITE = re.compile(
    r"(?:accessed|retrieved|available|online|preprint|data ?set|posted|last|updated|published|in press|n\.d|vol|no|pp?|"
    r"report|thesis|dissertation|memorandum|version|doi|cited|from|(?:ph\.? ?d|m\.? ?sc?|m\.? ?a))\b"
    rf"|{MONTH} [0-9]",
    re.IGNORECASE,
)
_MONTH_BEHIND = re.compile(rf" {MONTH}(?: [0-9]{{1,2}}(?![0-9:(;]))?")
_REPORT_NUMBER = re.compile(
    r"\b(?:[Rr]eport|[Pp]ublication|[Mm]emo(?:randum)?|[Nn]o\.|[Rr]ep\.)[ .:]*(?:[Nn]o[.:]*)?[ .:]*$"
)
_UNIV_BEFORE = re.compile(r"\b(?:Univ\. ?|U\. ?)$")
_VERSION = re.compile(r",? ver(?:sion|\.)? ?[0-9]+$")
_ONE_WORD_HOUSES = frozenset("verso polity zed pluto virago faber knopf picador beacon granta harvill zone".split())


def mended(shade: str, places: Places, claimed: tuple[Span, ...]) -> Places:
    """``places`` with each rule applied; ``claimed`` are the identifiers' spans, ``shade`` the reference's shadow."""
    found = dict(places)
    for rule in _RULES:
        for name, place in rule(shade, found):
            if place is None or place.end <= place.start:
                found.pop(name, None)
            elif not any(place.span.overlaps(span) for span in claimed):
                found[name] = place
    return found


_LEAD = re.compile(r"(?:Sources?|Adapted from|From|Quellen?|Fonte|Fuente): +")


def body_alone(shade: str, title: Place) -> Place:
    """The body that a reference names and nothing else, without "Source:"."""
    lead = _LEAD.match(shade, title.start, title.end)
    return attrs.evolve(title, start=lead.end()) if lead else title


def opened_by_body(shade: str, places: Places) -> bool:
    """Whether what was read as the title of a reference without authors is the name of a body that opens it."""
    title = places.get("title")
    if not title or places.keys() & {"author", "editor"} or re.search(r"[a-z]{2}[.,;]", shade[: title.start]):
        return False
    return is_organisation(shade[title.start : title.end])


def site(shade: str, places: Places, claimed: tuple[Span, ...]) -> Place | None:
    """The name of a site, a repository or a server: what stands behind the title and no field has claimed."""
    title = places.get("title")
    match = _SITE.match(shade, title.end) if title else None
    if not match or _NO_SITE.match(match["site"]) or len(match["site"]) < 2:
        return None
    place = Place(*match.span("site"))
    taken = [*claimed, *(other.span for other in places.values())]
    while any(place.span.overlaps(span) for span in taken):
        end = min(span.start for span in taken if place.span.overlaps(span))
        place = Place(place.start, max(place.start, end))
        if place.end - place.start < 2:
            return None
    return Place(place.start, place.start + len(shade[place.start : place.end].rstrip(" ,.;:([")))


Changes = Iterator[tuple[str, Place | None]]


def _title_without_its_kind(shade: str, places: Places) -> Changes:
    """Of "Iris [dataset]" the title is "Iris"; "Adult [Dataset], UCI Repository" gives the repository too."""
    title = places.get("title")
    match = _BRACKET.search(shade, title.start, title.end + 1) if title else None
    if not title or not match or match.start() <= title.start:
        return
    yield "title", attrs.evolve(title, end=match.start())
    rest = re.compile(r"[\s.,;:]*(?P<name>[A-Z][^,;(]{2,60}?)[.,;]? ?\(?(?P<year>[12][0-9]{3})?\)?").fullmatch(
        shade, match.end(), title.end
    )
    if rest and "container_title" not in places:
        yield "container_title", Place(*rest.span("name"))
        if rest["year"] and "issued" not in places:
            yield "issued", Place(*rest.span("year"))


def _title_without_its_edition(shade: str, places: Places) -> Changes:
    """Of "The Structure … 2nd edn (Univ" the title alone is kept."""
    title = places.get("title")
    match = _EDITION.search(shade, title.start, title.end) if title else None
    if title and match and match.start() > title.start + 3:
        yield "title", attrs.evolve(title, end=match.start())


def _title_without_its_number(shade: str, places: Places) -> Changes:
    """A report's number behind the title ("…; RM-3420-PR") is none of it."""
    title = places.get("title")
    match = _NUMBER_BEHIND.search(shade, title.start, title.end) if title else None
    if title and match:
        yield "title", attrs.evolve(title, end=match.start())


def _title_without_its_imprint(shade: str, places: Places) -> Changes:
    """A title "… networks. Santa Monica (CA): RAND Corporation" ends at the stop."""
    title = places.get("title")
    match = _IMPRINT.search(shade, title.start, title.end) if title and "publisher" not in places else None
    if title and match:
        yield "title", attrs.evolve(title, end=match.start())
        yield "publisher_place", Place(*match.span("place"))
        yield "publisher", Place(*match.span("house"))


def _body_before_title(shade: str, places: Places) -> Changes:
    """A body that opens the reference, and was read into the title, is its author."""
    title = places.get("title")
    if not title or places.keys() & {"author", "editor"} or shade[: title.start].strip(" ["):
        return
    stop = re.compile(r"[.,:] (?=[A-Z])")
    for match in stop.finditer(shade, title.start, min(title.end, title.start + 160)):
        head = shade[title.start : match.start()]
        if is_organisation(head):
            end = match.start() + (match[0][0] == "." and head[-3:].isalpha() and len(head.split()[-1]) < 6)
            yield "author", Place(title.start, end)
            yield "title", attrs.evolve(title, start=match.end())
            return


def _page_of_a_body(shade: str, places: Places) -> Changes:
    """In "Mental Disorders, World Health Org. (2022)": what was read as a person is the title, the "title" its site."""
    title, author = places.get("title"), places.get("author")
    if not title or not author or author.end > title.start or "container_title" in places or "url" not in places:
        return
    alone = not re.search(r"\b[A-Z]\b\.?|,", shade[author.start : author.end])
    if (
        alone
        and is_organisation(shade[title.start : title.end])
        and not is_organisation(shade[author.start : author.end])
    ):
        yield "author", None
        yield "container_title", title
        yield "title", author


def _body_behind_title(shade: str, places: Places) -> Changes:
    """A body that closes the title of a page ("About handwashing. Centers for …") is its site."""
    title, site_place = places.get("title"), places.get("container_title")
    if not title or "url" not in places or (site_place and not 0 <= site_place.start - title.end <= 2):
        return
    for stop in re.finditer(r"\. (?=[A-Z])", shade[title.start : title.end]):
        start = title.start + stop.end()
        if stop.start() and is_organisation(shade[start : title.end]):
            yield "title", attrs.evolve(title, end=title.start + stop.start())
            yield "container_title", Place(start, site_place.end if site_place else title.end)
            return


def _title_out_of_authors(shade: str, places: Places) -> Changes:
    """No person is called bioRxiv: the list of authors ends before it."""
    author, title = places.get("author"), places.get("title")
    match = _SERVER.search(shade, author.start, author.end) if author else None
    if author and match and match.start() > author.start:
        yield "author", attrs.evolve(author, end=len(shade[: match.start()].rstrip()))
        if title and title.start - author.end <= 3:
            yield "title", attrs.evolve(title, start=match.start())


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


_SUPPLEMENT = re.compile(r"(?P<volume>[0-9]+)[\s,(]+(?P<issue>[Ss]uppl(?:ement|\.)? ?[0-9A-Z]{0,3})")


def _supplement(shade: str, places: Places) -> Changes:
    """A volume "22 Suppl 1" is volume 22, issue "Suppl 1"."""
    volume = places.get("volume")
    match = _SUPPLEMENT.match(shade, volume.start, volume.end) if volume and "issue" not in places else None
    if volume and match:
        yield "volume", attrs.evolve(volume, end=match.end("volume"))
        yield "issue", attrs.evolve(volume, start=match.start("issue"), end=match.end("issue"))


def _words_before_title(shade: str, places: Places) -> Changes:
    """Words between authors and title that nobody claims, or the last of doubtful authors, may be the title's."""
    author, title = places.get("author"), places.get("title")
    if not author or not title or author.end > title.start or title.confidence <= BY_RULE:
        return
    others = sorted((p.start, p.end) for p in places.values() if author.end <= p.start < title.start)
    between, at = "", author.end
    for start, end in [*others, (title.start, title.start)]:
        between += shade[at:start] + " "
        at = max(at, end)
    if (
        author.confidence < _DOUBTFUL
        or re.search(r"[a-z]{3}", between)
        or {"container_title", "publisher"}
        & {name for name, place in places.items() if author.end <= place.start < title.start}
    ):
        yield "title", attrs.evolve(title, confidence=BY_RULE)


_NUMBERED = re.compile(r"[\s,;(]*\b[Nn]os?\. ?(?P<issue>[0-9]{1,5}(?:[-/][0-9]{1,5})?)(?=[\s,.;:)])")
_FIRST_PAGE = re.compile(r"[. ]{1,2}(?P<page>[0-9]{1,5})(?=[ ,]*\([^()]*[12][0-9]{3}\))")


def _numbers_behind(shade: str, places: Places) -> Changes:
    """An issue in "162, no. 3859", a first page in "4 Harv. L. Rev. 193 (1890)"."""
    volume, container = places.get("volume"), places.get("container_title")
    if volume and "issue" not in places and (match := _NUMBERED.match(shade, volume.end)):
        yield "issue", Place(*match.span("issue"))
    if volume and container and volume.end <= container.start and "page" not in places:
        first = _FIRST_PAGE.match(shade, container.end)
        if first:
            yield "page", Place(*first.span("page"))


_RULES: tuple[Callable[[str, Places], Changes], ...] = (
    _title_out_of_authors,
    _title_without_its_kind,
    _title_without_its_edition,
    _title_without_its_number,
    _title_without_its_imprint,
    _body_before_title,
    _page_of_a_body,
    _body_behind_title,
    _university,
    _house,
    _date_with_its_month,
    _pages_alone,
    _supplement,
    _numbers_behind,
    _words_before_title,
)
