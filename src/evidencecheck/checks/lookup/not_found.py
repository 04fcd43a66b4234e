"""A source that was looked for and not found.

## What it does
Reports a reference without a DOI that a search did not find; what kind of source it is decides what that means. It
fails where it plainly names an article of a journal, and the registry that was searched says that it holds that
journal's articles of that year, and nothing that comes near was found. Any other journal article is something to look
at, and so is, with less weight, a conference paper or preprint, and whatever an index lacks that holds some works only.
Books, chapters, reports, theses, web pages, newspapers and laws are left open, since no registry need know them. A DOI
that was not found is unknown-doi's matter.

## Why it matters
"Not found" is a reason to look, and no verdict: the title may be misspelt, translated or abbreviated, the journal small
or old, and a registry may lack a work even of a journal that it holds. References that nobody can find do occur, too,
and a reader of the page should not be the one to notice.

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
from evidencecheck.checks._kinds import asked, kind_of, sampled
from evidencecheck.model.finding import Evidence, Finding, Severity
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Outcome, Resolution

NEAREST = 3  # works that are shown


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry."""
    for reference in view.references:
        resolution = view.resolutions.get(reference.label)
        if not resolution or resolution.outcome is not Outcome.NOT_FOUND or reference.fields.doi:
            continue
        kind, names = kind_of(reference.fields, reference.raw), asked(resolution)
        where = " or ".join(names)
        if resolution.holding and kind.expected:
            yield _expected(check, reference, resolution, where)
        elif kind.expected and names:
            message = (
                f"not found in {where}, where {kind.words} of this kind would be expected; "
                f"searched: {', '.join(resolution.searched)}"
            )
            yield check.review(Severity.WARNING, message, reference.span, reference=reference.label)
        elif kind.likely and names:
            message = f"not found in {where}, where most works of this kind are held: {kind.words}"
            yield check.review(Severity.NOTE, message, reference.span, reference=reference.label)
        elif (kind.expected or kind.likely) and resolution.samples:
            message = f"{sampled(resolution)}: {kind.words}"
            yield check.review(Severity.NOTE, message, reference.span, reference=reference.label)
        else:
            looked = f"not found in {', '.join(resolution.searched)}" if resolution.searched else "not found"
            message = f"{kind.words}; {kind.reason or 'no registry was asked'}; {looked}"
            yield check.open(message, reference.span, reference=reference.label)


def _expected(check: Check, reference: Reference, resolution: Resolution, where: str) -> Finding:
    """What is missed where it would be expected, with the works that come nearest."""
    holding = resolution.holding
    held = f": {holding.source} has {holding.works:,} works of {holding.journal} from {holding.year}" if holding else ""
    works = [candidate.work for candidate in resolution.candidates[:NEAREST]]
    evidence = tuple(Evidence("work", reference.raw, str(work), work.source, resolution.retrieved) for work in works)
    message = f"not found in {where}, where it would be expected{held}"
    return check.fail(Severity.WARNING, message, reference.span, reference=reference.label, evidence=evidence)


CHECK = Check("EC601", "not-found", Needs.RECORD, run)
