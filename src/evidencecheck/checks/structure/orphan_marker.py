"""A marker in the text that no note or entry answers.

## What it does
Reports a numeric, superscript or footnote marker, or a citation key, whose number or name no note and no entry of the
reference list carries. Keys that are defined outside the document by their nature (Pandoc's `@key`, answered by a
bibliography file) are judged where the document names that file and it can be read. A note that is there and has no
words is empty-note's.

## Why it matters
The reader follows the number to the foot of the page and finds nothing: the statement rests on a source that cannot be
known. It happens when a list is cut, or when a paragraph is pasted without its notes.

## Example
    Reminder letters doubled attendance.3

    1 Ahn R. Letters that work. J Clin Pract. 2014;8:12-19.
    2 Boyd T. Calling back. Fam Med. 2016;48:201-5.

## Fix
Add the missing note, or take the marker out.

## References
- International Committee of Medical Journal Editors, *Recommendations*, IV.A.3.g: references are identified in the text
  by numbers.
- CommonMark leaves a footnote marker without its definition as plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencecheck.checks import _mending as mending
from evidencecheck.checks._base import Check, Mends, Needs, View
from evidencecheck.checks._empty import empties
from evidencecheck.checks._near import near
from evidencecheck.model.citation import Citation, CitationStyle
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Edit, Fix
from evidencecheck.model.spans import Span
from evidencecheck.text.normalise import fold


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per place, whatever number of its labels is orphaned."""
    known = [r.entry.number for r in view.references if r.entry.number is not None] + sorted(view.elsewhere)
    empty = {note.number for note in empties(view)} if any(c.orphans for c in view.citations) else set()
    for citation in view.citations:
        if citation.style is CitationStyle.AUTHOR_YEAR or citation.marker.external or not citation.orphans:
            continue
        orphans = [label for label in citation.orphans if label not in empty]
        if orphans:
            yield check.fail(
                Severity.ERROR, _message(orphans, known), citation.span, fix=_fix(view, citation, orphans, known)
            )


def _message(orphans: Sequence[str], known: Sequence[str]) -> str:
    names = ", ".join(orphans)
    if all(label.isdigit() for label in orphans):
        what = f"no note or entry is numbered {names}"
        numbers = sorted({int(number) for number in known if number.isdecimal()})
        return f"{what}; {_numbers(numbers)}"
    alike = _alike(orphans, known)
    hint = f"; did you mean {alike[0]}?" if alike else ""
    return f"no note or entry is called {names}{hint}"


def _alike(orphans: Sequence[str], known: Sequence[str]) -> list[str]:
    return [n for n in known for o in orphans if near(fold(n).replace(" ", ""), fold(o).replace(" ", ""))]


def _fix(view: View, citation: Citation, orphans: Sequence[str], known: Sequence[str]) -> Fix | None:
    """The only name that is one slip of the pen away; only shown, since no record says which is meant."""
    if len(orphans) != 1 or orphans[0].isdigit():
        return None
    (orphan,) = orphans
    alike = set(_alike(orphans, known))
    at = citation.span.of(view.document.text)
    if len(alike) != 1 or at.count(orphan) != 1:
        return None
    (name,) = alike
    start = citation.span.start + at.index(orphan)
    edit = Edit(Span(start, start + len(orphan)), name)
    return mending.mended(f"cite {name}", edit, Applicability.DISPLAY)


def _numbers(numbers: Sequence[int]) -> str:
    if not numbers:
        return "the document has no numbered notes"
    if len(numbers) == 1:
        return f"the only one is {numbers[0]}"
    return f"they run from {numbers[0]} to {numbers[-1]}"


CHECK = Check("EC101", "orphan-marker", Needs.STRUCTURE, run, mends=Mends.SOMETIMES)
