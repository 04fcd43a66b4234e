"""Something looks like references, and none was read.

## What it does
Reports a document in which a stretch looks like a reference list, and from which not one reference was read.

## Why it matters
A clean report must mean that the references were looked at. A tool that read nothing and says nothing is worse than
none.

## Example
    Sources: see the binder in the office (Ito 2018; Juarez 2019; Kane 2020, pp. 4-9; Lund 2021).

## Fix
Give the list a heading of its own (References, Notes, Sources) and each entry a line or a number of its own. If the
stretch is a plain reference list already, please report it as a bug.

## References
- None: this check is about this tool's own limits.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Finding, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding for the document, at the first such stretch."""
    if view.unread and not view.references:
        places = f" in {len(view.unread)} places" if len(view.unread) > 1 else ""
        message = f"this looks like references{places}, but none could be read"
        yield check.fail(Severity.WARNING, message, min(view.unread))


CHECK = Check("EC105", "nothing-read", Needs.STRUCTURE, run)
