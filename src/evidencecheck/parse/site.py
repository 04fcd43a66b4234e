"""The name of a site, a repository or a server, which stands behind a title and which no field has claimed."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span
from evidencecheck.parse.dates import MONTH
from evidencecheck.parse.places import Place, Places

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
