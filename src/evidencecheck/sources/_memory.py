"""What a service has said before, kept between runs by whoever has a place for it; the sources themselves open no file.

Kept is what was learnt, as plain JSON, and never that nothing was: a failure is no fact.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

from evidencecheck.sources._base import Lookup

Fact = dict[str, Any]


class Memory(Protocol):
    """A place for texts by key. No method raises: what cannot be kept is not known the next time."""

    def get(self, key: str) -> tuple[str, str] | None:
        """The text under ``key`` and the UTC day (ISO 8601) it was put, None where there is none or it is too old."""

    def put(self, texts: Mapping[str, str], day: str) -> None:
        """Keep ``texts`` by their keys, as of ``day``."""

    def idle(self) -> float:
        """Seconds since anybody last put something, another run included."""


class Facts:
    """The facts of one service in a memory; without a memory, none."""

    def __init__(self, memory: Memory | None, service: str) -> None:
        """``service`` is its address: two mirrors may hold different records."""
        self._memory, self._service = memory, service

    def get(self, kind: str, name: str) -> tuple[Fact, str] | None:
        """What is known of ``name``, and since which day."""
        kept = self._memory.get(self._key(kind, name)) if self._memory is not None else None
        if kept is None:
            return None
        fact = json.loads(kept[0])
        return fact, kept[1]

    def put(self, kind: str, facts: Mapping[str, Fact], day: str) -> None:
        """Keep facts by name."""
        if self._memory is not None and facts:
            texts = {self._key(kind, name): json.dumps(fact) for name, fact in facts.items()}
            self._memory.put(texts, day)

    def _key(self, kind: str, name: str) -> str:
        return f"{self._service} {kind} {name}"


def recalled(memory: Memory, service: str, doi: str) -> Lookup:
    """What the Crossref at the address ``service`` has recorded of a DOI, by a fact of an earlier run; asks nobody."""
    from evidencecheck.sources._crossref_record import work_from_crossref  # noqa: PLC0415 - only where one is kept

    fact, day = Facts(memory, service.rstrip("/")).get("doi", doi) or ({}, "")
    work = work_from_crossref(fact.get("record"), day)
    return Lookup((work,) if work else (), retrieved=day)
