"""An edition or version that was replaced by a newer one.

## What it does
Notes where the record of a cited book, standard or report names the work that replaced it (`is-replaced-by`, or a
notice of a new edition), with its DOI. Nothing is guessed from titles or years: most records name no successor, and
then it is silent, as it is where the entry names the successor itself.

## Why it matters
Guidelines and standards are cited for what holds. An edition that was replaced may hold no longer.

## Example
    Ito S. Manual of night services. 2nd ed. Lund: Harbour Press; 2011. doi:10.1000/manual.2
    The record has: is replaced by doi:10.1000/manual.3

## Fix
Look whether the newer edition says the same, and cite that; or leave it, if the older one is what you mean.

## References
- Crossref, *Relationships between DOIs and other objects*: `is-replaced-by`, `replaces`.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _standing as standing
from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared
from evidencecheck.model.finding import Finding, Severity

_EDITIONS = frozenset({"new_edition"})


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per matched reference, at the entry."""
    for reference, resolution, work in compared(view):
        newer = (*work.related("is-replaced-by"), *(u.doi for u in standing.notices(work, _EDITIONS) if u.doi))
        successors = tuple(dict.fromkeys(doi for doi in newer if doi != work.doi))
        written = f"{reference.raw} {' '.join(reference.entry.links)}".casefold()
        if not successors or standing.retracted(work) or any(doi in written for doi in successors):
            continue
        own = f"edition {work.edition}" if work.edition else "this version"
        message = f"{own} was replaced by doi:{successors[-1]}"
        evidence = (recorded("is-replaced-by", work.doi, ", ".join(successors), resolution),)
        yield check.review(Severity.NOTE, message, reference.span, reference=reference.label, evidence=evidence)


CHECK = Check("EC406", "superseded-edition", Needs.RECORD, run)
