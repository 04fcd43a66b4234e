"""A DOI that is understood but not written as it should be.

## What it does
Reports a DOI that carries more than itself: the view of a website behind it ("/full", ".pdf", "?cookieSet=1"), a full
stop inside its link, its prefix twice ("doi:doi:10.1000/1", "https://doi.org/doi:10.1000/1"), letters or slashes in
percent signs, in the DOI field of a list an address for the DOI alone; and one that is an alias, where the record that
it leads to names another DOI as the work's own. Capital letters are no fault, since a DOI is the same in any case, and
a publisher's own address of an article is left alone.

## Why it matters
Readers may still get there, but programs that compare DOIs take it for another work, and an address with something
hung behind it can end in an error page. Reference styles put https://doi.org/ before what the field holds, so an
address in it comes out doubled.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. https://doi.org/10.1000/tp.2018.61.33/full

## Fix
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. https://doi.org/10.1000/tp.2018.61.33

The fix takes away what does not belong to the DOI. It is safe where that is no part of any DOI or the record confirms
the DOI, and else unsafe.

## References
- *DOI Handbook*, 2.2 (ISO 26324): the syntax of a DOI name. https://www.doi.org/doi-handbook/HTML/
- Crossref, *DOI display guidelines*: https://www.crossref.org/display-guidelines/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._lists import is_list
from evidencecheck.checks._reading import compared
from evidencecheck.checks._written_dois import WrittenDoi, in_doi_field, written_dois
from evidencecheck.identifiers import doi
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.reference import Reference
from evidencecheck.text.late import late

# All that stands before a DOI that is given as such, and not as part of a publisher's address.
_OWN = late(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi[:=.]?)?", re.IGNORECASE)
_VIEW = late(
    r"/(?:full(?:[-_]?text)?|abstract|abs|summary|e?pdf|epub|html?|meta|references|citedby)(?:/[\w/]*)?(?=[.,;:)\]]*$)"
    r"|\.(?:full(?:-text)?|abstract|e?pdf|html?)(?=[.,;:)\]]*$)|[?#&][\w.-]+?(?:[=&%/?][\w.=&%/-]*?)?(?=[.,;:)\]]*$)",
    re.IGNORECASE,
)
_TWICE = late(
    r"(?:doi:\s?doi:?|(?:https?://)?(?:dx\.)?doi\.org/doi:|doi:https?://(?:dx\.)?doi\.org/"
    r"|https?://(?:dx\.)?doi\.org/https?://(?:dx\.)?doi\.org/)$",
    re.IGNORECASE,
)
_PLAIN = late(r"%(?:2[DdEeFf]|3\d|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])")
_STOPS = ".,;:"
_ADDRESS = "https://doi.org/"


Fault = tuple[str, "Edit | None"]
"""What is said, and the edit that mends it."""


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per fault of a DOI, at the DOI; then the aliases."""
    confirmed = {r.label: doi.normalise(work.doi) for r, _, work in compared(view) if work.doi}
    for reference, written in written_dois(view):
        before = _field(view, reference, written) or _twice(view, written) or _coded(view, written)
        if before:
            yield _finding(check, reference, written, before, sure=True)
        behind = _tail(view, written)
        if behind:
            sure = written.name == confirmed.get(reference.label) or not written.behind.strip(_STOPS)
            yield _finding(check, reference, written, behind, sure=sure)
    yield from _aliases(check, view)


def _finding(check: Check, reference: Reference, written: WrittenDoi, fault: Fault, *, sure: bool) -> Finding:
    message, edit = fault
    fix = None
    if edit:
        fix = Fix((edit,), Applicability.SAFE if sure else Applicability.UNSAFE, title=f"write {written.name}")
    return check.review(Severity.NOTE, message, written.place, reference=reference.label, fix=fix)


def _field(view: View, reference: Reference, written: WrittenDoi) -> Fault | None:
    """Something before the DOI in the field of a list that takes the DOI alone."""
    if not in_doi_field(written, view, reference):
        return None
    field = next(s.span for s in reference.entry.stated if s.field == "doi" and s.span.start <= written.start)
    before = written.flow.text[field.start : written.start]
    if not before:
        return None
    return f"the DOI field takes the DOI alone, without {before}", written.edit(view, field.start, written.start, "")


def _twice(view: View, written: WrittenDoi) -> Fault | None:
    found = _TWICE.search(written.flow.text, max(written.start - 60, 0), written.start)
    if not found or is_list(view.document):
        return None
    once = _ADDRESS if "doi.org" in found[0].lower() else "doi:"
    edit = written.edit(view, found.start(), written.start, once)
    return f"the prefix stands twice: {found[0]}{written.raw}", edit


def _coded(view: View, written: WrittenDoi) -> Fault | None:
    if not _PLAIN.search(written.raw) or not _OWN.fullmatch(written.before):
        return None
    plain = _PLAIN.sub(lambda code: unquote(code[0]), written.raw)
    return f"percent signs that are not needed: {written.raw}", written.edit(view, written.start, written.end, plain)


def _tail(view: View, written: WrittenDoi) -> Fault | None:
    """What a website hung behind the DOI, or what ends a sentence and got into the link."""
    if not _OWN.fullmatch(written.before):
        return None
    found = _VIEW.match(written.behind)
    tail = found[0] if found else written.behind if written.link and not written.behind.strip(_STOPS) else ""
    if not tail:
        return None
    return (
        f"{tail} is no part of the DOI {written.name}",
        written.edit(view, written.end, written.end + len(tail), ""),
    )


def _aliases(check: Check, view: View) -> Iterator[Finding]:
    for reference, resolution, work in compared(view):
        field = reference.fields.doi
        if not field or resolution.matched_by != "doi" or not work.doi:
            continue
        mine, own = doi.normalise(field.value), doi.normalise(work.doi)
        if mine == own:
            continue
        fix = None
        if field.raw and field.span.of(view.document.text).lower() == mine:
            fix = Fix((Edit(field.span, work.doi),), Applicability.SAFE, title=f"write {work.doi}")
        place = field.span if field.raw else reference.span
        evidence = (recorded("DOI", field.value, work.doi, resolution),)
        message = f"DOI {field.value} is an alias: the record names {work.doi} as the work\u2019s own"
        yield check.review(Severity.NOTE, message, place, reference=reference.label, evidence=evidence, fix=fix)


CHECK = Check("EC206", "noncanonical-doi", Needs.STRUCTURE, run, mends=Mends.SOMETIMES)
