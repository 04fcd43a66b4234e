"""A reference that is a web address and nothing else.

## What it does
Reports an entry or a note that holds an address, perhaps a date, and no word of who wrote what. An address that is a
DOI or another lasting identifier, or an archive's copy, is left alone. Where most of a list is such, it is told once
for the list.

## Why it matters
When the page moves, nothing is left to look for: neither author nor title.

## Example
    [4] https://example.org/night-buses

## Fix
Give author, title and site, and the day the page was read.

## References
- Wikipedia, *Bare URLs*: https://en.wikipedia.org/wiki/Wikipedia:Bare_URLs
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._web import address_of, is_bare, is_kept, once_per_list
from evidencecheck.model.finding import Finding

_MESSAGES = (
    "an address alone, with neither author nor title: nothing is left when the page moves",
    "{} entries of this list are addresses alone, with neither author nor title",
)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry; one for a list of which most are so."""
    found = [r for r in view.references if is_bare(r) and not is_kept(address_of(r))]
    yield from once_per_list(check, view, found, _MESSAGES)


CHECK = Check("EC210", "bare-url", Needs.STRUCTURE, run)
