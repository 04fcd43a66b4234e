"""What the manuals fix and the tagger misses: brackets that name a kind, imprints, universities, sites, editions.

Each rule moves the borders of what was tagged, or gives a name to a stretch that no field has claimed; what a rule
alone has read is trusted less than what checks ask for.
"""

from __future__ import annotations

from evidencecheck.model.spans import Span
from evidencecheck.parse import mend_imprints, mend_titles
from evidencecheck.parse.places import Places

_RULES = (*mend_titles.RULES, *mend_imprints.RULES, mend_titles.LAST)


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
