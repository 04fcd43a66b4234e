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
Name them all, or end the list with "et al.". The fix offers the latter, in a file of entries kept as fields the missing
names; as unsafe, since the style of the list decides.

## References
- *Citing Medicine*, 2nd ed.: all authors are given; if the list is cut, "et al." says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from evidencecheck.checks import _mending as mending
from evidencecheck.checks import _names as names
from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._bylines import carried_on
from evidencecheck.checks._lists import is_list, with_authors
from evidencecheck.checks._reading import compared, joined, occurrences, sure
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Fix
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Field, Reference
from evidencecheck.text.late import late

_SAYS_SO = late(
    r"\bet\.? ?al\b|\band others\b|\b(?:and|&) (?:coll|co-workers)|(?-i:\b[ue]\. ?a\.)|\by otros\b|\by cols?\b|"
    r"\be altri\b|\bi in\.|\bи др|\b等|…|\. ?\. ?\.",
    re.IGNORECASE,
)
_CONJUNCTION = late(r"(?:&|\b(?:and|und|et|y|e|i|och|og|en)\b)\s*\S+(?:\s+\S+)?$")


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference, at the authors."""
    for reference, resolution, work in compared(view):
        field, known = reference.fields.author, names.persons(work.author)
        cited = names.persons(field.value) if field else ()
        if not field or field.value.others or work.author.others:
            continue
        if max(len(cited), len(field.value.names)) >= len(known):
            continue
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
            fix=_named(view, reference, field, missing, whole=found == tuple(range(len(cited))))
            if is_list(view.document)
            else _fix(view, reference, field, known if found == tuple(range(len(cited))) else ()),
        )


def _fix(view: View, reference: Reference, field: Field[People], known: Sequence[Person]) -> Fix | None:
    """Put ", et al" behind the last name; where a conjunction stands before it, the other names instead."""
    flow = reference.entry.flow
    at = flow.place(field.span)
    if _CONJUNCTION.search(field.raw):
        changes = carried_on(at.of(flow.text), field.value.names, known) or ()
        edits = [
            mending.replaced(view.document, flow, change.at.shift(at.start), change.words)
            if len(change.at)
            else mending.inserted(view.document, flow, at.start + change.at.end, change.words)
            for change in changes
        ]
        title = f"add {', '.join(person.family for person in known[len(field.value.names) :])}"
        return mending.mended(title, mending.whole(edits), Applicability.UNSAFE)
    end = at.end - len(field.raw) + len(field.raw.rstrip(".,; ")) if field.raw.endswith((",", ";")) else at.end
    words = ", et al" if flow.text[end : end + 1] == "." else ", et al."
    edit = mending.inserted(view.document, flow, end, words)
    return mending.mended("add “et al.”", edit, Applicability.UNSAFE)


def _named(
    view: View, reference: Reference, field: Field[People], missing: Sequence[Person], *, whole: bool
) -> Fix | None:
    """The missing names as the format of the list keeps them; none where those that are there are not the first."""
    edit = with_authors(view.document, reference.span, field.span, missing) if whole else None
    title = f"add {', '.join(person.family for person in missing)}"
    return mending.mended(title, edit, Applicability.UNSAFE)


CHECK = Check("EC303", "authors-cut-short", Needs.RECORD, run, mends=Mends.SOMETIMES)
