"""Editors that are not those of the record.

## What it does
Compares the editors that a chapter, a paper of a meeting or an edited book is given with the record's, as
author-mismatch does the authors: initials, accents, particles, organisations and "et al." are forgiven. A slip of the
pen is a warning, and so is a list of which the record has nobody. Some who are not there are something to look at,
since records name a series' editors as well, or only some of them. Journals' editors are left alone.

## Why it matters
A chapter is found by its book, and the book by its editors.

## Example
    Kane R. Depots. In: Lund M, editor. The working bus. Leeds: Cogwheel; 2011. p. 4-19.
    The record has: Pia Juarez

## Fix
Copy the editors from the title page of the book.

## References
- *Citing Medicine*, 2nd ed., chapter 2: parts of books are cited with the editors of the book.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _names as names
from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared, joined, likely, rest, sure, within
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.people import People, Person
from evidencecheck.model.reference import Field, Fields
from evidencecheck.model.work import Work

_BOOKS = frozenset({"book", "monograph", "edited-book", "reference-book", "proceedings"})
_PARTS = frozenset(
    {"chapter", "book-chapter", "book-section", "book-part", "reference-entry", "proceedings-article"}
    | {"paper-conference", "entry-encyclopedia", "entry-dictionary"}
)


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with editors, at the editors."""
    for reference, resolution, work in compared(view):
        field = _field(reference.fields, work)
        known = names.persons(work.editor)
        cited = names.persons(field.value) if field else ()
        if not field or not cited or not known or not names.one_script((*cited, *known)):
            continue
        found = names.match(cited, known)
        evidence = (recorded("editor", str(field.value), str(work.editor), resolution),)
        if None not in found:
            yield check.passed("editors agree", field.span, reference=reference.label, evidence=evidence)
            continue
        free = [person for index, person in enumerate(known) if index not in found]
        strangers = [p for p, index in zip(cited, found, strict=True) if index is None and not _placed(p, work)]
        unread = [p for p in free if within(joined(p.family), joined(rest(reference, field, reference.fields.author)))]
        if not strangers or unread or work.editor.others or not likely(field):
            continue
        slips = {p: q for p in strangers if (q := next((q for q in free if names.misspelt(p, q)), None))}
        said = [f"{p.family} is {q.family} in the record" for p, q in slips.items()]
        if others := [p.family for p in strangers if p not in slips]:
            said.append(f"{', '.join(others)}: not among the record's editors ({work.editor})")
        message = "; ".join(said)
        if sure(field) and (not others or len(others) == len(cited)):
            yield check.fail(Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence)
        else:
            yield check.review(Severity.NOTE, message, field.span, reference=reference.label, evidence=evidence)


def _field(fields: Fields, work: Work) -> Field[People] | None:
    """Where the editors are named; of a book without authors they stand in the authors' place."""
    if work.type in _PARTS:
        return fields.editor
    if work.type in _BOOKS:
        return fields.editor or (None if work.author.names else fields.author)
    return None


def _placed(person: Person, work: Work) -> bool:
    """Whether a name that is no editor's is an author's, or a word of a title: then it was misread."""
    titles = joined(" ".join((work.title, *work.container_title)))
    others = (*work.author.names, *(one for one in work.editor.names if one.literal))
    return any(names.same(person, other) for other in others) or within(joined(person.family), titles)


CHECK = Check("EC310", "editor-mismatch", Needs.RECORD, run)
