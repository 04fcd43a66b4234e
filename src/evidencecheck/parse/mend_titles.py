"""Titles as the manuals print them: what hangs before and behind them is none of theirs.

Sources: APA 7, 9.22 and 10 (kinds in brackets), NLM, "Citing Medicine" ("Place (ST): House", "[Internet]"),
Bluebook 21, tables 6 and 10, GB/T 7714 (kinds as one letter).
"""

from __future__ import annotations

import re

import attrs

from evidencecheck.model.spans import Span
from evidencecheck.parse.organisations import is_organisation
from evidencecheck.parse.places import BY_RULE, Changes, Place, Places

_DOUBTFUL = 0.7
_KIND = (
    r"[Dd]ata ?[Ss]et|[Dd]issertation|[Tt]hesis|[Ii]nternet|[Oo]nline|[Pp]reprint|[Ss]oftware|[Cc]omputer program|"
    r"[Ff]ilm|[Vv]ideo|DVD|[Pp]odcast|[Bb]log post|[Ww]eb ?page|[Ff]act ?sheet|[Rr]eport|[Pp]oster|[Dd]octoral|"
    r"[Mm]aster"
)
_BRACKET = re.compile(rf"\s{{0,3}}\[[^\[\]]{{0,40}}\b(?:{_KIND})\b[^\[\]]{{0,60}}\]")
_REPOSITORY = re.compile(r"[\s.,;:]*(?P<name>[A-Z][^,;(]{2,60}?)[.,;]? ?\(?(?P<year>[12][0-9]{3})?\)?")
_STOP = re.compile(r"[.,:] (?=[A-Z])")
_EDITION = re.compile(
    r"[\s,.(]{1,4}(?:[0-9]{1,2}(?:st|nd|rd|th|\.|a|e)? ?(?:rev(?:ised)?\.? )?(?:edn|ed\.|edition|Aufl(?:age|\.))"
    r"|(?:[Rr]ev(?:ised)?\.?|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ff]irst) (?:edn|ed\.|edition))"
)
_NUMBER_BEHIND = re.compile(r"[;,.] (?:[A-Z]{2,6}[-/ ])[0-9]{2,6}(?:[-/][A-Z0-9]{1,6})?$")
_IMPRINT = re.compile(r"\. (?P<place>[A-Z][A-Za-z .'-]{2,30} \([A-Z]{2,3}\)): (?P<house>[A-Z][^.;:]{2,60})$")
_SERVER = re.compile(r"\b(?:bio|med|chem|eng|psy|soc|EdA|ar)[RrXA][a-zA-Z]?[a-z]?[xX]iv\b|\barXiv\b")
_JOURNAL_HEAD = re.compile(
    r"[.,?!][\"']? (?=(?:In |in )?(?:the )?(?:Proc(?:eedings|\.)|Transactions of|Lecture Notes in|Advances in|"
    r"Annals of|Journal of|The Journal of|International (?:Journal|Conference|Symposium|Workshop)|Acta |"
    r"Annual Review of|[A-Z][a-z]+ (?:Quarterly|Journal|Magazine)\b))"
)
_QUOTED = re.compile(r"[\"](?P<title>[^\"]{4,300})[\"]")
_GOES_ON = re.compile(r" +(?:[a-z-]|\"\w)")
"""What follows a quotation with which a title only begins: "“Silence” and other words"."""
_GB_CODE = re.compile(r"\s{0,3}\[[A-Z](?:/[A-Z]{2})?\][ ,.]*$")


def _title_without_its_kind(shade: str, places: Places) -> Changes:
    """Of "Iris [dataset]" the title is "Iris"; "Adult [Dataset], UCI Repository" gives the repository too."""
    title = places.get("title")
    match = _BRACKET.search(shade, title.start, title.end + 1) if title else None
    if not title or not match or match.start() <= title.start:
        return
    yield "title", attrs.evolve(title, end=match.start())
    rest = _REPOSITORY.fullmatch(shade, match.end(), title.end)
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


def _title_within_its_quotes(shade: str, places: Places) -> Changes:
    """A quoted title ends with its quotation marks; where no title was read, what is quoted is one."""
    title = places.get("title")
    if title is None:
        match = _QUOTED.search(shade)
        if match and not any(Span(*match.span("title")).overlaps(place.span) for place in places.values()):
            yield "title", Place(*match.span("title"))
        return
    opened = shade[max(0, title.start - 1) : title.start] == '"'
    end = shade.find('"', title.start, title.end) if opened else -1
    if end > title.start + 3 and shade[end + 1 : end + 2] in {" ", ",", "."} and not _GOES_ON.match(shade, end + 1):
        yield "title", attrs.evolve(title, end=len(shade[:end].rstrip(" .,;")))
    elif code := _GB_CODE.search(shade, title.start, title.end):  # GB/T 7714: [J] an article, [D] a thesis
        yield "title", attrs.evolve(title, end=code.start())


def _title_without_its_journal(shade: str, places: Places) -> Changes:
    """Where no container was read, words that only containers begin with part it from the title."""
    title = places.get("title")
    match = _JOURNAL_HEAD.search(shade, title.start + 8, title.end) if title else None
    if title and match and "container_title" not in places:
        yield "title", attrs.evolve(title, end=match.start())
        start = match.end() + (3 if shade[match.end() : match.end() + 3].lower() == "in " else 0)
        yield "container_title", Place(start, title.end)


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
    for match in _STOP.finditer(shade, title.start, min(title.end, title.start + 160)):
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


RULES = (
    _title_out_of_authors,
    _title_within_its_quotes,
    _title_without_its_kind,
    _title_without_its_edition,
    _title_without_its_journal,
    _title_without_its_number,
    _title_without_its_imprint,
    _body_before_title,
    _page_of_a_body,
    _body_behind_title,
)
"""In the order in which they are applied."""

LAST = _words_before_title
"""Applied when all else is in its place."""
