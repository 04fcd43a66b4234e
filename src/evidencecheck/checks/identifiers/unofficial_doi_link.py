"""A DOI linked by way of another address than doi.org's own.

## What it does
Reports a DOI that is written as an address at dx.doi.org or www.doi.org, without encryption (http:), by way of a
library's proxy, or at a site that copies articles, and offers https://doi.org/ in its place. A DOI without an address
("doi:10.1000/1"), and the address of an article at its publisher, are left alone; an address in the DOI field of a list
is noncanonical-doi's.

## Why it matters
The old addresses still lead on, but only as long as they are kept up; a library's proxy asks readers from elsewhere for
a password, and a site of copies comes and goes. https://doi.org/ is the address that is promised to stay.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. http://dx.doi.org/10.1000/tp.2018.61.33

## Fix
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. https://doi.org/10.1000/tp.2018.61.33

The fix puts another beginning before the same DOI.

## References
- Crossref, *DOI display guidelines*: https://www.crossref.org/display-guidelines/
- *DOI Handbook*, 3.8: dx.doi.org is deprecated. https://www.doi.org/doi-handbook/HTML/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.checks._base import Check, Mends, Needs, View
from evidencecheck.checks._written_dois import WrittenDoi, in_doi_field, written_dois
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Fix

_OFFICIAL = "https://doi.org/"
_FORMS = tuple(
    (re.compile(rf"{pattern}$", re.IGNORECASE), said)
    for pattern, said in (
        (r"(?:https?://)?dx\.doi\.org/", "an address that doi.org has given up"),
        (r"http://doi\.org/", "an address without encryption"),
        (r"(?:https?://)?www\.doi\.org/", "not the resolver\u2019s own address"),
        (r"https?://(?:dx[.-])?doi[.-]org[.:][\w.:-]+/", "a library\u2019s proxy"),
        (r"https?://[\w.:-]+/login/?\?q?url=(?:https?://)?(?:dx\.)?doi\.org/", "a library\u2019s proxy"),
        (r"https?://(?:[\w-]+\.)*sci-hub\.[\w.]+/(?:(?:https?://)?(?:dx\.)?doi\.org/)?", "not the publisher\u2019s"),
    )
)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per DOI of a reference, at the address; all its places are mended at once."""
    by_name: dict[tuple[str, str], list[tuple[WrittenDoi, str, str]]] = {}
    for reference, written in written_dois(view):
        found = _unofficial(written.before)
        if found and not in_doi_field(written, view, reference):
            by_name.setdefault((reference.label, written.name), []).append((written, *found))
    for (label, name), places in by_name.items():
        first, address, why = places[0]
        message = f"{address}\u2026 is {why}; the DOI\u2019s own address begins with {_OFFICIAL}"
        span = first.flow.span(first.start - len(address), first.end)
        fix = _fix(view, [(written, start) for written, start, _ in places], name)
        yield check.review(Severity.NOTE, message, span, reference=label, fix=fix)


def _unofficial(before: str) -> tuple[str, str] | None:
    """The beginning that is not the resolver's own, and what it is."""
    return next(((found[0], why) for form, why in _FORMS if (found := form.search(before))), None)


def _fix(view: View, places: list[tuple[WrittenDoi, str]], name: str) -> Fix | None:
    edits = [written.edit(view, written.start - len(address), written.start, _OFFICIAL) for written, address in places]
    whole = tuple(sorted((edit for edit in edits if edit), key=lambda edit: edit.span))
    if len(whole) < len(edits):
        return None
    return Fix(whole, Applicability.SAFE, title=f"link {_OFFICIAL}{name}")


CHECK = Check("EC205", "unofficial-doi-link", Needs.STRUCTURE, run, mends=Mends.SOMETIMES)
