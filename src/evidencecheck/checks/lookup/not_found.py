"""A source that was looked for and not found.

## What it does
Reports a reference without a DOI that a search did not find. For a journal article of a kind that Crossref would be
expected to hold this is something to look at, and so it is, with less weight, for conference papers and preprints. For
books, chapters, reports, theses, web pages, newspapers and laws it is left open, since no registry need know them. A
DOI that was not found is unknown-doi's matter.

## Why it matters
"Not found" is a reason to look, and no verdict: the title may be misspelt, translated or abbreviated, the journal small
or old. References that nobody can find do occur, too, and a reader of the page should not be the one to notice.

## Example
    Ito S. Busses at dark. Transp Policy. 2018;61:33-41.

## Fix
Find the source by hand and compare the wording. If it is sound and in no registry, describe it in a `.bib` file in
`references/`, and it will be matched from there.

## References
- Crossref, documentation on reference linking and matching: https://www.crossref.org/documentation/
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._kinds import asked, kind_of
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.resolution import Outcome


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry."""
    for reference in view.references:
        resolution = view.resolutions.get(reference.label)
        if not resolution or resolution.outcome is not Outcome.NOT_FOUND or reference.fields.doi:
            continue
        kind, names = kind_of(reference.fields, reference.raw), asked(resolution)
        where = " or ".join(names)
        if kind.expected and names:
            message = (
                f"not found in {where}, where {kind.words} of this kind would be expected; "
                f"searched: {', '.join(resolution.searched)}"
            )
            yield check.review(Severity.WARNING, message, reference.span, reference=reference.label)
        elif kind.likely and names:
            message = f"not found in {where}, where most works of this kind are held: {kind.words}"
            yield check.review(Severity.NOTE, message, reference.span, reference=reference.label)
        else:
            looked = f"not found in {', '.join(resolution.searched)}" if resolution.searched else "not found"
            message = f"{kind.words}; {kind.reason or 'no registry was asked'}; {looked}"
            yield check.open(message, reference.span, reference=reference.label)


CHECK = Check("EC601", "not-found", Needs.RECORD, run)
