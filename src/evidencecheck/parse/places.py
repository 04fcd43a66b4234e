"""Where each field stands in a reference, while the places are being put right."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from evidencecheck.model.spans import Span
from evidencecheck.parse.organisations import is_organisation

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

Changes = Iterator[tuple[str, Place | None]]
"""What a rule would have: a field's new place, None for a field that is none."""

_LEAD = re.compile(r"(?:Sources?|Adapted from|From|Quellen?|Fonte|Fuente): +")


def body_alone(shade: str, title: Place) -> Place:
    """The body that a reference names and nothing else, without "Source:"."""
    lead = _LEAD.match(shade, title.start, title.end)
    return attrs.evolve(title, start=lead.end()) if lead else title


def opened_by_body(shade: str, places: Places) -> bool:
    """Whether what was read as the title of a reference without authors is the name of a body that opens it.

    What stands in quotes is none.
    """
    title = places.get("title")
    if (
        not title
        or shade[max(0, title.start - 1) : title.start] == '"'
        or places.keys() & {"author", "editor"}
        or re.search(r"[a-z]{2}[.,;]", shade[: title.start])
    ):
        return False
    return is_organisation(shade[title.start : title.end])


def numbered(shade: str, title: Place) -> bool:
    """Whether a title stands in quotes behind a document's number, as standards are cited."""
    return shade[max(0, title.start - 1) : title.start] == '"' and any(map(str.isdigit, shade[: title.start]))
