"""How many DOIs one request may ask for."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote_plus

MOST = 50
"""DOIs in one list: what clients of Crossref's API use; it would give up to 1,000 rows."""

LONGEST = 6000
"""Bytes of the filter once encoded: services refuse addresses of more than about 8 KiB, and the rest takes some."""


def parcels(dois: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """``dois`` in their order, cut into parcels; one with a comma, which would end its place in a list, goes alone."""
    done: list[tuple[str, ...]] = []
    parcel: list[str] = []
    length = 0
    for doi in dict.fromkeys(dois):
        size = len(quote_plus(f"doi:{doi},", errors="replace"))
        if "," in doi:
            done.append((doi,))
            continue
        if len(parcel) == MOST or (parcel and length + size > LONGEST):
            done.append(tuple(parcel))
            parcel, length = [], 0
        parcel.append(doi)
        length += size
    return (*done, tuple(parcel)) if parcel else tuple(done)
