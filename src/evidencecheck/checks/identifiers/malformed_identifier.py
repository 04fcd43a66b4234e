"""A number that is called an ISBN, ISSN, ORCID, PMID, PMCID or arXiv identifier and cannot be one.

## What it does
Reports what stands behind such a name in a reference where its check digit, its length or its form is wrong: an ISBN or
ISSN with another check digit, a PMID of nine digits, a PMCID without "PMC", an arXiv identifier of a thirteenth month.
Digits without such a name before them are left alone. A wrong ISBN is a warning, as some books carry one.

## Why it matters
The check digit is there to tell a slip of the pen: a number that fails it leads to nothing, or to another work.

## Example
    Ito S. The night bus. Leeds: Kerb Press; 2018. ISBN 978-0-306-40615-8

## Fix
Copy the number again, from the book or from the record of the article.

## References
- International ISBN Agency, *ISBN Users' Manual*, 7th ed., 4.1. ISO 3297 (ISSN). ISO 7064 MOD 11-2 (ORCID).
- arXiv, *Understanding the arXiv identifier*: https://info.arxiv.org/help/arxiv_identifier.html
- National Library of Medicine, *Citing Medicine*, 2nd ed.: PMID and PMCID.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.identifiers import arxiv, isbn, issn, orcid, pmcid, pmid
from evidencecheck.model.finding import Finding, Severity

_SCHEMES = (
    ("an ISBN", isbn.malformed),
    ("an ISSN", issn.malformed),
    ("an ORCID iD", orcid.malformed),
    ("a PMID", pmid.malformed),
    ("a PMCID", pmcid.malformed),
    ("an arXiv identifier", arxiv.malformed),
)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per malformed identifier of an entry, at its own span."""
    for reference in view.references:
        flow = reference.entry.flow
        for name, malformed in _SCHEMES:
            for span, why in malformed(flow.text):
                place = flow.span(span.start, span.end)
                # A wrong ISBN may be what the book has; a PMCID without its letters still tells which is meant.
                severity = Severity.WARNING if name in {"an ISBN", "a PMCID"} else Severity.ERROR
                message = f"not {name}: {' '.join(span.of(flow.text).split())} ({why})"
                yield check.fail(severity, message, place, reference=reference.label)


CHECK = Check("EC207", "malformed-identifier", Needs.STRUCTURE, run)
