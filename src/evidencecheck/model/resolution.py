"""Reference to work: what came of looking it up, with a vocabulary for not knowing."""

from __future__ import annotations

from enum import StrEnum

import attrs

from evidencecheck.model.work import Work


class Outcome(StrEnum):
    """What looking a reference up came to.

    ``unreachable`` is never ``not-found``, and ``not-found`` never means that a work does not exist.
    """

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    CONFLICTING = "conflicting"
    NOT_FOUND = "not-found"
    NOT_SPECIFIC = "not-specific"
    UNREACHABLE = "unreachable"
    NOT_ATTEMPTED = "not-attempted"


@attrs.frozen
class Candidate:
    """A work that may be meant, and how well it fits (0 to 1)."""

    work: Work
    score: float


@attrs.frozen
class Accepted:
    """That a person has looked at what a lookup came to, and lets it stand: why, who, on which day, and until which."""

    reason: str
    by: str
    on: str = ""
    until: str = ""


@attrs.frozen
class Holding:
    """That a source holds a journal, ``works`` of it from ``year``: an article of it would be expected there."""

    source: str
    journal: str
    year: int
    works: int


@attrs.frozen
class Resolution:
    """The outcome for one reference.

    ``work`` is set when matched, and when conflicting it is the work that the written DOI belongs to. ``matched_by`` is
    "doi" or "search"; ``searched`` names every source that answered; ``reason`` says in words why it is no match;
    ``retrieved`` is the UTC day of the answer (ISO 8601). ``locked`` when it was read from the lock. ``partial`` where
    it holds, but a source that might have said more did not answer; then it is asked again, and not locked.
    ``accepted`` is what someone has set down about the lookup in the lock; ``once`` how the lock has a reference that
    it does not know as written, where it looks like one that was changed.

    Of what was not found, ``samples`` names the sources among those searched that hold only some works, and how many:
    what they lack need not be there. ``holding`` is a source that would be expected to have it.
    """

    outcome: Outcome
    work: Work | None = None
    score: float | None = None
    matched_by: str = ""
    candidates: tuple[Candidate, ...] = ()
    searched: tuple[str, ...] = ()
    reason: str = ""
    retrieved: str = ""
    locked: bool = False
    partial: bool = False
    accepted: Accepted | None = None
    once: str = ""
    samples: tuple[tuple[str, int], ...] = ()
    holding: Holding | None = None


@attrs.frozen
class Hint:
    """For a citation that no entry answers: works at hand that it may mean, and a likelier spelling of its name."""

    works: tuple[Work, ...] = ()
    spelling: str = ""
