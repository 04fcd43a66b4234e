"""A note that only comments and cites no source.

## What it does
Reports a note in which no source is named. It speaks only where it is selected: notes that comment are usual in many
fields, and house styles of others forbid them.

## Why it matters
Where notes are for sources, a comment among them is a statement without support, in a place where few look.

## Example
    2 All fares are in the currency of 2018.

## Fix
Move the comment into the text, or name its source.

## References
- International Committee of Medical Journal Editors, *Recommendations*, IV.A.3: explanatory matter belongs in the text.
- *Chicago Manual of Style*, 17th ed., 14.37: substantive notes.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._lists import is_list
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.reference import Role
from evidencecheck.text.normalise import fold


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per note, at the note."""
    if is_list(view.document):
        return
    for reference in view.references:
        if reference.role is Role.ASIDE and reference.repeats is None and fold(reference.raw):
            number = reference.entry.number
            message = f"{f'note {number}' if number else 'this note'} comments and names no source"
            yield check.review(Severity.NOTE, message, reference.span, reference=reference.label)


CHECK = Check("EC111", "aside-note", Needs.STRUCTURE, run, default=False)
