"""An author-year citation that no entry answers.

## What it does
Reports a citation such as (Cook, 2009) for which the document has no entry: one finding for each work at each place.
Where something close is at hand it says so: an entry by the same author from another year, an entry whose author's name
differs by one letter, a work in the hand-kept bibliographies, a likelier spelling of an organisation's name. So it does
of a work of the local index, or of Crossref, by these authors and of this very year, that fits the sentence or the
page; `resolve` writes it into the lock. An index is asked with the words of the sentence; Crossref is sent author and
year, and the sentence only with `privacy = "claims"`. Nothing is filled in.

Measured with an index of 69,806 works: of 113 citations of 51 pages whose work it holds, taken as if they had no entry,
99 are given the right work first, 14 none, and none a wrong one. Of 2,040 works that another page cites, 65 are thought
to fit: a name and a year that are by chance those of a work on the same subject would mislead.

Where two of its names and its year stand together elsewhere in the text, in no citation, that may be an entry that was
not read: then a reader is to judge.

## Why it matters
A name and a year are no reference: many authors publish several works a year. Without the entry nobody can look the
source up, and it cannot be checked.

## Example
    Farmers' markets draw custom to the shops around them (Okafor, 2015).

    Okafor N. Saturday streets. Town Plan Rev. 2016;87:77-95.

## Fix
Add the entry to the reference list. The finding names a candidate where one is known; read it before you take it over.

## References
- American Psychological Association, *Publication Manual*, 7th ed., 8.4: each work cited appears in both places.
- *The Chicago Manual of Style*, 17th ed., chapter 15: text citations and reference list must agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.checks import _names as names
from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._near import near
from evidencecheck.model.citation import Citation, CitationStyle, Cited
from evidencecheck.model.finding import Evidence, Finding, Related, Severity
from evidencecheck.model.people import Person
from evidencecheck.model.reference import Reference
from evidencecheck.model.resolution import Hint
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per citation, its orphans and their hints in the message."""
    for citation in view.citations:
        if citation.style is not CitationStyle.AUTHOR_YEAR or not citation.orphans:
            continue
        hints = [view.hints.get(label, Hint()) for label in citation.orphans]
        said = [
            _say(label, _cited(citation, label), hint, view)
            for label, hint in zip(citation.orphans, hints, strict=True)
        ]
        works = [(label, work) for label, hint in zip(citation.orphans, hints, strict=True) for work in hint.works]
        evidence = tuple(Evidence("reference", label, str(work), work.source, work.retrieved) for label, work in works)
        doubts = [_elsewhere(_cited(citation, label), view) for label in citation.orphans]
        if all(doubts):
            found = tuple(Related(place, "this may be its entry") for place in doubts if place)
            message = "; ".join((*said, "its names and year stand together elsewhere in the text"))
            yield check.review(Severity.WARNING, message, citation.span, evidence=evidence, related=found)
        else:
            yield check.fail(Severity.WARNING, "; ".join(said), citation.span, evidence=evidence)


def _elsewhere(cited: Cited | None, view: View) -> Span | None:
    """Where two names of a work and its year stand together in no citation: an entry, perhaps, that was not read."""
    if not cited or len(cited.names) < 2 or not (year := _number(cited.year)):
        return None
    first, second = map(re.escape, cited.names[:2])
    near_by = r"(?:(?!\n\s*\n).)"
    form = rf"(?s)\b{first}\b{near_by}{{0,120}}?\b{second}\b{near_by}{{0,250}}?(?<!\d){year}(?!\d)"
    for found in re.finditer(form, view.document.text):
        place = Span(*found.span())
        if not any(citation.span.overlaps(place) for citation in view.citations):
            return place
    return None


def _say(label: str, cited: Cited | None, hint: Hint, view: View) -> str:
    message = f"no entry for {label}"
    if cited and (entry := _nearest(cited, view)):
        message += f"; the nearest is {entry}"
    if hint.spelling:
        message += f"; {cited.names[0] if cited and cited.names else label}: did you mean {hint.spelling}?"
    if hint.works:
        message += f"; did you mean {' or '.join(map(_work, hint.works))}?"
    return message


def _work(work: Work) -> str:
    return f"{work}, in {work.source}" if work.source else str(work)


def _cited(citation: Citation, label: str) -> Cited | None:
    """The work of the citation that ``label`` stands for."""
    works = citation.marker.works
    if len(works) == len(citation.labels):
        return works[citation.labels.index(label)]
    return next((work for work in works if str(work) == label), None)


def _nearest(cited: Cited, view: View) -> str:
    """The entry by the same name from the nearest year, else one whose name differs by a letter; "" for none."""
    if not cited.names:
        return ""
    who = Person(family=cited.names[0])
    same = [r for r in view.sources() if (first := _first(r)) and _is(who, first)]
    if same:
        return _entry(min(same, key=lambda r: abs((_year(r) or 0) - _number(cited.year))))
    alike = [r for r in view.sources() if (first := _first(r)) and _slipped(who, first)]
    return _entry(next((r for r in alike if _year(r) == _number(cited.year)), alike[0])) if alike else ""


def _is(who: Person, first: Person) -> bool:
    return names.same(who, first) or names.core(who.key) == names.core(first.key)


def _slipped(who: Person, first: Person) -> bool:
    return near("".join(names.core(who.key)), "".join(names.core(first.key)))


def _first(reference: Reference) -> Person | None:
    field = reference.fields.author or reference.fields.editor
    return field.value.names[0] if field and field.value.names else None


def _year(reference: Reference) -> int | None:
    return reference.fields.issued.value.year if reference.fields.issued else None


def _number(year: str) -> int:
    return int("".join(c for c in year if c.isdecimal())[:4] or 0)


def _entry(reference: Reference) -> str:
    first, year = _first(reference), _year(reference)
    return f"{first.key if first else ''} {year or ''}".strip() + f" (entry {reference.label})"


CHECK = Check("EC102", "orphan-author-year", Needs.STRUCTURE, run)
