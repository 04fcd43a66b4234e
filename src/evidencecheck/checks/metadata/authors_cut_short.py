"""Authors left out without "et al.".

## What it does
Reports a reference that names the first authors of the record and leaves the others out without saying so. It is
silent where the list says that it is cut ("et al.", "and others", an ellipsis), where the record's own list is known to
be cut, and where the missing names stand elsewhere in the entry.

## Why it matters
Three authors where there were six look like a complete list. Those left out lose the credit, and readers look for
another paper.

## Example
    Ito S, Lund M. Buses after dark. Transp Policy. 2018;61:33-41.
    The record has: Sora Ito, Mika Lund, Rui Kane, Pia Juarez

## Fix
Name them all, or end the list with "et al.". The fix offers the latter, as unsafe, since the style of the list decides.

## References
- *Citing Medicine*, 2nd ed.: all authors are given; if the list is cut, "et al." says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from evidencecheck.checks import _names as names
from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._lists import is_list
from evidencecheck.checks._reading import compared, joined, occurrences, sure
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.people import People
from evidencecheck.model.reference import Field
from evidencecheck.model.spans import Span

_SAYS_SO = re.compile(
    r"\bet\.? ?al\b|\band others\b|\b(?:and|&) (?:coll|co-workers)|(?-i:\b[ue]\. ?a\.)|\by otros\b|\by cols?\b|"
    r"\be altri\b|\bi in\.|\bи др|\b等|…|\. ?\. ?\.",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"(?:&|\b(?:and|und|et|y|e|i|och|og|en)\b)\s*\S+(?:\s+\S+)?$")


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference, at the authors."""
    for reference, resolution, work in compared(view):
        field, known = reference.fields.author, names.persons(work.author)
        if (
            not field
            or field.value.others
            or work.author.others
            or len(field.value.names) >= len(known)
        ):
            continue
        cited = names.persons(field.value)
        found = names.match(cited, known)
        raw = joined(reference.raw)
        # A family that stands in the entry more often than we matched it may be there, unread.
        families = Counter(joined(p.family) for i, p in enumerate(known) if i in found)
        missing = [
            p for i, p in enumerate(known) if i not in found and occurrences(q := joined(p.family), raw) <= families[q]
        ]
        if not cited or None in found or len(missing) < len(known) - len(cited) or _SAYS_SO.search(reference.raw):
            continue
        message = f"{len(cited)} of {len(known)} authors are named, without “et al.”"
        evidence = (recorded("author", str(field.value), str(work.author), resolution),)
        if not sure(field):
            yield check.review(Severity.NOTE, message, field.span, reference=reference.label, evidence=evidence)
            continue
        yield check.fail(
            Severity.WARNING,
            message,
            field.span,
            reference=reference.label,
            evidence=evidence,
            fix=None if is_list(view.document) else _fix(field, view.document.text),
        )


def _fix(field: Field[People], text: str) -> Fix | None:
    """Put ", et al" behind the last name; none where a conjunction before it would have to go."""
    if _CONJUNCTION.search(field.raw):
        return None
    end = field.span.end
    return Fix((Edit(Span(end, end), ", et al" if text[end : end + 1] == "." else ", et al."),), Applicability.UNSAFE)


CHECK = Check("EC303", "authors-cut-short", Needs.RECORD, run)
