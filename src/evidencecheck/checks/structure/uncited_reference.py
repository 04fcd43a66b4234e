"""A note or entry that nothing in the text cites.

## What it does
Reports an entry of the reference list, or a note, at which no citation points. It speaks only where the document has
citations of a kind that could point there: numbers for a numbered list, author and year for an unnumbered one. A
reading list at the end of a page without any citation is no fault, one of several lists neither, where nothing in the
text cites any of its entries, nor a list that names neither a year nor an address; and notes that only comment are
left alone. A footnote that Markdown, Org or wikitext defines (`[^3]: …`) is judged always, since without its marker no
reader ever sees it; other formats show their notes in any case, so there they are a list like others, in Python one
per docstring. A file that is a reference list by itself (BibTeX and its kin) cites nothing, and is not judged. Nor is
an entry whose first author stands in brackets before a page, "(Juarez 12)", as in MLA style: that may be its citation.
Where the text names that author and no year, it is only for a reader to look at.
A second entry under a label is duplicate-label's.

## Why it matters
A list that holds more than the text uses claims support that is not there, or shows that a citation was lost in
editing.

## Example
    Night buses cut taxi fares by a fifth.1

    1 Ito S. Buses after dark. Transp Policy. 2018;61:33-41.
    2 Juarez P. Fares and fairness. Urban Stud. 2019;56:410-27.

## Fix
Cite the entry where it is used, or take it off the list; a list of further reading deserves a heading that says so.

## References
- American Psychological Association, *Publication Manual*, 7th ed., 8.4: a reference list holds the works that the
  text cites; further reading is another list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._entries import list_of
from evidencecheck.checks._lists import is_list
from evidencecheck.checks._notes import doubled
from evidencecheck.model.citation import CitationStyle
from evidencecheck.model.document import BlockKind
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.reference import Reference, Role
from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_SOURCE = late(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|https?://|www\.|\b10\.\d{4}")
# Formats that show a note only where it is called.
_HIDING = frozenset({"markdown", "ipynb", "mediawiki", "org"})


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per entry, at the entry."""
    if is_list(view.document):
        return
    cited = {label for citation in view.citations for label in citation.resolved}
    lists = {list_of(reference, view): set[bool]() for reference in view.references}
    for reference in view.references:
        if reference.label in cited:
            # An entry of this list is cited, so the list is one that this document cites.
            lists[list_of(reference, view)].add(reference.entry.number is not None)
    by_name = any(c.style is CitationStyle.AUTHOR_YEAR for c in view.citations)
    by_number = any(c.style is not CitationStyle.AUTHOR_YEAR and not c.marker.external for c in view.citations)
    by_number = by_number and view.document.format != "python"
    # An entry that is called by a citation key is one of a list, not a note.
    footnotes = sorted(
        view.document.flow.span(b.span.start, b.span.end)
        for b in view.document.blocks
        if b.kind is BlockKind.NOTE and view.document.format in _HIDING and b.label not in b.names
    )
    again = [one.later for one in doubled(view)]
    # Steps that are counted off may look like a list; one that names neither a year nor an address is none of sources.
    sources = {list_of(reference, view) for reference in view.references if _SOURCE.search(reference.raw)}
    alone = len({list_of(reference, view) for reference in view.references if reference.role is Role.REFERENCE}) < 2
    for reference in view.references:
        if reference.role is not Role.REFERENCE or reference.label in cited:
            continue
        if any(later.overlaps(reference.span) for later in again):
            continue
        numbered = reference.entry.number is not None
        could = (alone and (by_number if numbered else by_name)) or numbered in lists[list_of(reference, view)]
        around = bisect_right(footnotes, reference.span.start, key=lambda note: note.start) - 1
        if could and ((not numbered and _paged(reference, view)) or list_of(reference, view) not in sources):
            continue
        if could or (around >= 0 and footnotes[around].contains(reference.span)):
            if not numbered and _named(reference, view, ""):
                message = "this entry is never cited by author and year; the text names its first author"
                yield check.review(Severity.NOTE, message, reference.span, reference=reference.label)
                continue
            message = f"{_name(reference)} is never cited"
            yield check.fail(Severity.WARNING, message, reference.span, reference=reference.label)


# No longer number: "(Juarez 1949)" is a year, and read as one.
_PAGE = r"(?:,[^();\d]*)?\s+(?:pp?\.\s*)?\d{1,3}(?:[-\u2013]\d{1,3})?\s*[;)]"


def _paged(reference: Reference, view: View) -> bool:
    """Whether the text names an entry's first author and a page in brackets."""
    return _named(reference, view, r"[(;]\s*(?:[^();]*\s)?", _PAGE)


def _named(reference: Reference, view: View, before: str, after: str = r"\b") -> bool:
    """Whether the text outside of the entries names the first author of one, between two patterns."""
    author = reference.fields.author
    first = author.value.names[0] if author and author.value.names else None
    if not first or not first.family:
        return False
    called = rf"{before}\b{re.escape(first.family)}{after}"
    found = (Span(*one.span()) for one in re.finditer(called, view.document.text))
    return any(not any(other.span.overlaps(place) for other in view.references) for place in found)


def _name(reference: Reference) -> str:
    number = reference.entry.number
    return f"note {number}" if number is not None else "this entry"


CHECK = Check("EC103", "uncited-reference", Needs.STRUCTURE, run)
