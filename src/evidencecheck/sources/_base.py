"""What every source offers, and the one shape of its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import attrs

from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work


@attrs.frozen
class Lookup:
    """One answer. No works and no problem means that the source answered and holds nothing of the kind.

    ``problem`` says in words why there is no answer (timeout, 503, damaged JSON …); then nothing is known.
    ``retrieved`` is the UTC day of the answer, ISO 8601; "" for files.
    """

    works: tuple[Work, ...] = ()
    problem: str = ""
    retrieved: str = ""


class Source(Protocol):
    """A place to look works up in. Methods answer with `Lookup`s and never raise for what a service does."""

    name: str
    online: bool
    exhaustive: bool
    """Whether an absence says something: of a registry it does, of a hand-kept bibliography it does not."""
    size: int
    """About how many works it holds: what a reference must be told from."""

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """One answer per normalised DOI; a DOI that the source does not hold has a `Lookup` without works."""

    def search(self, raw: str, fields: Fields) -> Lookup:
        """Candidates for a reference without a DOI, best first, at most five."""
