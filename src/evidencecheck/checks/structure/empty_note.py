"""A note or an entry that has no words.

## What it does
Reports a note that is defined and says nothing (`[^3]:` alone), an entry of which only the number is there ("5."), and
one that is punctuation only. What holds a picture, a formula or a citation is not empty.

## Why it matters
The reader follows the number and finds a blank. Mostly the source was to be filled in later.

## Example
    Lanes widen.[^1]

    [^1]:

## Fix
Fill the note in, or take it and its markers out.

## References
- International Committee of Medical Journal Editors, *Recommendations*, IV.A.3.g: each number stands for a reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._empty import empties
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per empty note, where it stands."""
    for empty in empties(view):
        name = f"note {empty.number}" if empty.number.isalnum() else "this note"
        yield check.fail(Severity.WARNING, f"{name} has no words", empty.span, reference=empty.reference)


CHECK = Check("EC108", "empty-note", Needs.STRUCTURE, run)
