"""A reference without a DOI, to a work that has one.

## What it does
Reports a matched reference that carries no DOI although the record of the work has one, and offers to add it at the end
of the entry, written as most DOIs of the document are written; in a file of entries kept as fields, such as BibTeX, as
a field.

## Why it matters
A DOI is the one part of a reference that leads a reader straight to the source and keeps doing so when sites move. With
it, a reference can be checked without a search.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41.

## Fix
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.1000/tp.2018.61.33

The fix copies the DOI from the record. It is safe where the title agrees with the record's but for
a word or two and no other field differs from it, and else unsafe.

## References
- Crossref, *DOI display guidelines*: https://www.crossref.org/display-guidelines/
- *Citing Medicine*, 2nd ed., National Library of Medicine: the DOI stands at the end of the reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from evidencecheck.checks import _mending as mending
from evidencecheck.checks import _titles as titles
from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._lists import is_list, with_doi
from evidencecheck.checks._reading import compared
from evidencecheck.checks._spelling import spelled
from evidencecheck.checks._vouched import placed
from evidencecheck.identifiers import doi
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.reference import Reference
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work

_AWKWARD = frozenset('<>[]*`\\|{}"^ ')
"""Characters that markup reads as its own; percent-encoded in an address they stay what they are."""


_TAGGED = frozenset({"jats", "tei"})
_ESCAPING = frozenset({"latex", "html", "jats", "tei"})
"""Formats in which a DOI is to be escaped, too; the others leave an underscore within a word alone."""


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per reference, at the entry, with the DOI to add."""
    for reference, resolution, work in compared(view):
        if not work.doi or reference.fields.doi or _written_somehow(reference):
            continue
        message = f"DOI missing: {work.doi}"
        evidence = (recorded("DOI", "", work.doi, resolution),)
        if not placed(resolution, reference.fields, work):
            message = f"DOI missing; that of a work with this title is {work.doi}: another version?"
            yield check.review(Severity.NOTE, message, reference.span, reference=reference.label, evidence=evidence)
            continue
        fix = _fix(view, reference, work)
        yield check.fail(
            Severity.WARNING, message, reference.span, reference=reference.label, evidence=evidence, fix=fix
        )


def _written_somehow(reference: Reference) -> bool:
    """Whether a DOI stands in the entry unread, or something that is meant as one: malformed-doi tells of that."""
    text = " ".join((reference.raw, *reference.entry.links))
    return bool(doi.find(text) or doi.malformed(reference.entry.flow.text))


def _fix(view: View, reference: Reference, work: Work) -> Fix | None:
    edit = (
        with_doi(view.document, reference.span, work.doi) if is_list(view.document) else _at_end(view, reference, work)
    )
    if edit is None:
        return None
    title = reference.fields.title
    certain = (
        title is not None
        and titles.grade(title, reference, work) <= titles.Grade.WORDS
        and not mending.contradicted(reference, work)
    )
    return Fix((edit,), Applicability.SAFE if certain else Applicability.UNSAFE, f"add the DOI {work.doi}")


def _at_end(view: View, reference: Reference, work: Work) -> Edit | None:
    """The DOI behind the entry's last words; None where those stand in tags that say what they are (JATS, TEI)."""
    text = view.document.text
    end = reference.span.start + len(reference.span.of(text).rstrip())
    if view.document.format in _TAGGED and text[end - 1 : end] == ">":
        return None
    before, after = reference.entry.flow.text.rstrip()[-1:], text[end : end + 1]
    join = " " if before in ".?!" else ", " if before in ",;" or after == ";" else ". "
    written = _written(work.doi, view, reference)
    if view.document.format in _ESCAPING:
        written = spelled(written, view.document.format) or ""
    return Edit(Span(end, end), join.lstrip(before) + written) if written else None


def _written(name: str, view: View, reference: Reference) -> str:
    """The DOI as the document's other DOIs are written; without any, as an address where the year is in brackets."""
    if any(char in _AWKWARD for char in name):
        return f"https://doi.org/{quote(name, safe='/:;().,-_~')}"
    prefixes = ["https://doi.org/", "http://dx.doi.org/", "doi: ", "DOI: ", "DOI:", "doi:"]
    used = [p for r in view.references for p in prefixes if f"{p}10." in r.raw]
    if used:
        prefix = max(prefixes, key=used.count)
        return f"https://doi.org/{name}" if prefix.startswith("http") else prefix + name
    issued = reference.fields.issued
    bracketed = issued is not None and view.document.text[issued.span.start - 1 : issued.span.start] == "("
    return f"https://doi.org/{name}" if bracketed and issued and _early(reference, issued.span) else f"doi:{name}"


def _early(reference: Reference, year: Span) -> bool:
    """Whether the year stands before the title, as author-date styles have it."""
    title = reference.fields.title
    return title is not None and year.start < title.span.start


CHECK = Check("EC201", "missing-doi", Needs.RECORD, run, mends=Mends.SOMETIMES)
