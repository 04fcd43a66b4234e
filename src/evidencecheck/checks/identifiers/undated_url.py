"""A reference that rests on a web address alone, with no date and no copy in an archive.

## What it does
Reports a reference that names a web page and gives neither when it was published nor when it was read ("accessed",
"zugegriffen am", "consulté le"), and whose address is not that of an archive's copy. An entry with a DOI, an ISBN or
another lasting identifier is left alone, as is one whose address holds the date or names a version; and, being a bare
address, what bare-url tells.

## Why it matters
Pages change and move. With a date, a reader can look for the page as it was; without one, nobody can tell whether what
stands there today is what was cited.

## Example
    City of Leeds. Night bus map. https://example.org/night-buses

## Fix
    City of Leeds. Night bus map. Accessed 4 May 2024. https://example.org/night-buses

Better still, save a copy at an archive and cite that one's address beside it.

## References
- *Citing Medicine*, 2nd ed., National Library of Medicine, chapter 25: the date of citation is required of a web site.
- Jones SM et al. Scholarly context adrift. PLoS ONE. 2016;11(12):e0167475. doi:10.1371/journal.pone.0167475
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._notes import footnotes
from evidencecheck.checks._web import address_of, is_bare, is_comment, is_dated, once_per_list
from evidencecheck.model.finding import Finding

_MESSAGES = (
    "a web address without a date: neither when it was published nor when it was read",
    "{} entries of this list are web addresses without a date, neither of publication nor of reading",
)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry; one for a list of which most are so."""
    notes = footnotes(view)
    found = [
        reference
        for reference in view.sources()
        if address_of(reference)
        and not (is_bare(reference) or is_comment(reference) or reference.raw.startswith("url:"))
        and not is_dated(view, reference)
        # A note in which neither title nor author was read may be a comment that links to something.
        and (reference.label not in notes or reference.fields.title or reference.fields.author)
    ]
    yield from once_per_list(check, view, found, _MESSAGES)


CHECK = Check("EC209", "undated-url", Needs.STRUCTURE, run)
