"""A preprint that was published since.

## What it does
Notes where the record of a cited preprint names the article that it became (`is-preprint-of`), with the article's DOI.
Where another entry of the same document is that article, it says which. It is silent where the entry names the article
itself, and of entries that are the article.

## Why it matters
The published version was reviewed, and may say something else. Readers look for it first, and so do those who count
citations.

## Example
    Ito S. Buses after dark. SocArXiv. 2017. doi:10.1000/preprint.7
    The record has: is preprint of doi:10.1000/tp.2018.61.33

## Fix
Read the published article and cite it, unless the preprint is what you mean.

## References
- *Citing Medicine*, 2nd ed., National Library of Medicine: preprints.
- Crossref, *Posted content (includes preprints)*: publishers relate a preprint to the article that it became.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared
from evidencecheck.model.finding import Finding, Related, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per matched reference, at the entry."""
    matched = list(compared(view))
    for reference, resolution, work in matched:
        published = work.related("is-preprint-of")
        written = f"{reference.raw} {' '.join(reference.entry.links)}".casefold()
        if not published or any(doi in written for doi in published):
            continue
        others = [(other, one) for other, _, one in matched if one.doi in published]
        also = f"; that is reference {others[0][0].label}" if others else ""
        title = f" ({others[0][1].title})" if others and others[0][1].title else ""
        message = f"a preprint that was published since: doi:{published[0]}{also}{title}"
        yield check.review(
            Severity.NOTE,
            message,
            reference.span,
            reference=reference.label,
            evidence=(recorded("is-preprint-of", work.doi, ", ".join(published), resolution),),
            related=tuple(Related(other.span, "the published article") for other, _ in others),
        )


CHECK = Check("EC404", "preprint-since-published", Needs.RECORD, run)
