"""Answers in the lock that are old, or that rest on bibliographies edited since.

## What it does
Where it is selected, notes once per document how many of its references were last looked up more than a year ago
(`stale-after`, in days), and which files `references/*.bib` are not those that `references/evidence.lock` was made
with. It is off by default: what it says changes with the calendar and not with the text.

## Why it matters
What is recorded of a work changes. Most retractions come years after publication, and a lock that nobody renews goes on
saying that all is well.

## Example
    references/evidence.lock was made on 2024-01-31; today is 2026-11-23.

## Fix
Run `evidencecheck watch --update`, or on a schedule `evidencecheck watch`, which tells what has changed. For edited
bibliographies run `evidencecheck resolve`.

## References
- None: this is about what the tool has done.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.spans import Span

_START = Span(0, 0)
_NEVER_ASKED = {Outcome.NOT_SPECIFIC, Outcome.NOT_ATTEMPTED, Outcome.UNREACHABLE}


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding of each sort, at the start of the document."""
    locked = [found for found in view.resolutions.values() if found.locked]
    if not locked:
        return
    asked = [found for found in locked if found.retrieved and _of_registry(found)]
    last = _day_before(view.store.today, view.store.stale_after)
    old = sorted(found.retrieved for found in asked if last and found.retrieved < last)
    if old:
        number = f"{len(old)} of {len(asked)} references" if len(asked) > 1 else "the reference"
        message = f"{number} last looked up more than {view.store.stale_after} days ago, the oldest on {old[0]}"
        yield check.review(Severity.NOTE, message, _START)
    if view.store.edited:
        names = ", ".join(view.store.edited)
        message = f"changed since references/evidence.lock was made: {names}; what it says of their entries may be old"
        yield check.review(Severity.NOTE, message, _START)


def _of_registry(found: Resolution) -> bool:
    """Whether the answer is one that a registry may give otherwise by now."""
    return found.outcome not in _NEVER_ASKED and not (found.work and found.work.source.endswith(".bib"))


def _day_before(today: str, days: int) -> str:
    """The ISO day ``days`` before ``today``; "" where nothing grows old."""
    if not today or not days:
        return ""
    from datetime import date, timedelta  # noqa: PLC0415 - only where it is wanted

    return (date.fromisoformat(today) - timedelta(days=days)).isoformat()


CHECK = Check("EC904", "stale-lock", Needs.RECORD, run, default=False)
