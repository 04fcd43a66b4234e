"""What kind of publication a reference speaks of, in Crossref's names of types, and "webpage"; None where unclear."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from evidencecheck.model.spans import Span
from evidencecheck.parse.cues import CLASSES
from evidencecheck.parse.places import Place, Places
from evidencecheck.parse.site import site

_THESIS = re.compile(
    r"\b(?:(?:doctoral|ph\.? ?d\.?|master'?s|m\.?sc?\.?|m\.?a\.?|b\.?sc?\.?|bachelor'?s|unpublished) "
    r"(?:dissertation|thesis|diss\b)|"
    r"dissertation\b|\[?(?:phd|doctoral) |(?:diplom|master|bachelor)arbeit|these de doctorat|tesis doctoral|"
    r"tese de doutorado|proefschrift)",
    re.IGNORECASE,
)
_PREPRINT = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|psyarxiv|socarxiv|chemrxiv|ssrn|preprints?|research square)\b", re.IGNORECASE
)
_DATA = re.compile(r"\bdata ?sets?\b|\b(?:dryad|zenodo|figshare|pangaea|dataverse)\b|\brepository\b", re.IGNORECASE)
_PROCEEDINGS = re.compile(
    r"\b(?:proc(?:eedings|\.)|conference|symposium|workshop|conf\.|congress|tagung)", re.IGNORECASE
)
_REPORT = re.compile(
    r"\b(?:(?:technical|research|final|annual|working) (?:report|paper)|report no|tech\. ?rep|rep\. |working paper|"
    r"white paper|discussion paper|issue brief|memorandum|\(report|publication no|ncj [0-9])|"
    r"\b(?-i:[A-Z]{2,5}-[0-9]{2,5}(?:-[A-Z]{1,3})?)\b",
    re.IGNORECASE,
)
_NUMBERED_REPORT = re.compile(r"\b(?:tech(?:nical|\.) ?rep(?:ort|\.)|report no)", re.IGNORECASE)
_REPORT_TITLE = re.compile(r"\breport\b", re.IGNORECASE)


def kind(shade: str, found: Places) -> str | None:
    """The type, from which fields were read where, and from words that only one kind has.

    ``found`` holds the place in ``shade``, the reference's shadow, of each field, by attribute of `Fields`.
    """
    outside = _without(shade, found.get("title"))
    container = found.get("container_title")
    name, title = (shade[p.start : p.end] if (p := found.get(k)) else "" for k in ("container_title", "title"))
    house = _is_house(shade, found.get("publisher"))
    paged = "url" in found and "doi" not in found
    numbered = bool(found.keys() & {"volume", "issue"})
    housed = bool(found.keys() & {"publisher", "publisher_place", "editor"})
    within = bool(container and _ends_in(shade, container.start))
    chapter = (
        bool(container) and (housed or within) and not (numbered and not (housed and (within or "editor" in found)))
    )
    candidates: tuple[tuple[str, Callable[[], object]], ...] = (
        ("dissertation", lambda: not numbered and _THESIS.search(outside)),
        ("posted-content", lambda: not numbered and ("arxiv" in found or _PREPRINT.search(outside))),
        ("dataset", lambda: not numbered and _DATA.search(outside)),
        ("report", lambda: not numbered and not within and _NUMBERED_REPORT.search(outside)),
        ("proceedings-article", lambda: _PROCEEDINGS.search(name)),
        ("book-chapter", lambda: chapter),
        ("journal-article", lambda: container and (numbered or "page" in found)),
        ("report", lambda: _REPORT.search(outside) or (not container and _REPORT_TITLE.search(title))),
        ("webpage", lambda: paged and not found.keys() & {"isbn", "editor"} and not house),
        ("journal-article", lambda: container and "url" not in found),
        ("book", lambda: "title" in found and found.keys() & {"publisher", "publisher_place", "isbn"}),
        ("webpage", lambda: paged),
        ("book", lambda: "title" in found and found.keys() & {"author", "editor"} and "doi" not in found),
    )
    return next((own for own, holds in candidates if holds()), None)


def _ends_in(shade: str, end: int) -> bool:
    """Whether the last word before ``end`` is "in"."""
    while end and not shade[end - 1].isalnum():
        end -= 1
    return shade[max(end - 2, 0) : end] in {"in", "In", "IN"} and (end == 2 or not shade[end - 3].isalnum())


def _is_house(shade: str, place: Place | None) -> bool:
    """Whether a publisher's name holds a word that houses have: "Press", "Verlag"."""
    words = re.findall(r"[a-z]+", shade[place.start : place.end].lower()) if place else []
    return any("publisher" in CLASSES.get(word, ()) for word in words)


_ROLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "webpage": (("publisher", "container_title"),),
    "dataset": (("publisher", "container_title"), ("publisher_place", "container_title")),
    "posted-content": (("publisher", "container_title"), ("publisher_place", "container_title")),
    "dissertation": (("container_title", "publisher"),),
    "report": (("container_title", "publisher"),),
}
"""By type, what a name that was read as one thing is then: a page's publisher is its site."""

_SITED = frozenset({"webpage", "dataset", "posted-content", "dissertation"})
_NUMBER_BEHIND = re.compile(r"[\s:]+[0-9.]{4,}$")


def in_their_roles(own: str | None, shade: str, places: Places, claimed: tuple[Span, ...]) -> Places:
    """``places`` with each name in the role that it has in a source of the type ``own``."""
    found = dict(places)
    for read_as, is_then in _ROLES.get(own or "", ()):
        placed = own == "webpage" and "publisher_place" in found  # "Geneva: WHO" is an imprint
        if read_as in found and is_then not in found and not placed:
            found[is_then] = found.pop(read_as)
    if own in _SITED and "container_title" not in found and (name := site(shade, found, claimed)):
        found["container_title"] = name
    container = found.get("container_title")
    if own == "posted-content" and container:
        number = _NUMBER_BEHIND.search(shade, container.start, container.end)
        found["container_title"] = attrs.evolve(container, end=number.start()) if number else container
    return found


def _without(shade: str, place: Place | None) -> str:
    """``shade`` with a blank for what stands at ``place``: a title that speaks of theses is none."""
    return shade if place is None else f"{shade[: place.start]} {shade[place.end :]}"
