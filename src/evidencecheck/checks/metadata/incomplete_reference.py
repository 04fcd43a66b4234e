"""A journal article that lacks what its record has: volume, issue, pages or year.

## What it does
Lists, for a matched journal article, which of year, volume, issue and pages the reference leaves out, with the record's
values. Nothing is said of a value that stands somewhere in the entry.

## Why it matters
It is a note only: some styles leave the issue out by rule. Where the DOI is missing, too, each of these numbers helps a
reader to find the source.

## Example
    Ito S. Buses after dark. Transp Policy. 2018;61:33-41.
    issue missing (2)

## Fix
Add the values where the style of the list wants them.

## References
- International Committee of Medical Journal Editors, *Samples of Formatted References*: the issue may be left out where
  a volume is paged throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.checks import _mending as mending
from evidencecheck.checks import _numbers as numbers
from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._lists import is_list, with_field
from evidencecheck.checks._reading import compared, elsewhere
from evidencecheck.checks._vouched import vouched
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Fix
from evidencecheck.model.reference import Fields, Reference
from evidencecheck.model.work import Work

_JOURNALS = frozenset({"article-journal", "journal-article"})


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched journal article that lacks something, at the entry."""
    for reference, resolution, work in compared(view):
        if work.type not in _JOURNALS:
            continue
        known = vouched(reference.fields, work)
        missing = [(name, value) for name, value in _missing(numbers.located(reference), work) if value]
        missing = [(name, value) for name, value in missing if not elsewhere(value, reference, *known)]
        if missing:
            said = ", ".join(f"{_WORDS[name]} missing ({value})" for name, value in missing)
            evidence = tuple(recorded(name, "", value, resolution) for name, value in missing)
            fix = _fix(view, reference, missing) if is_list(view.document) else None
            yield check.review(
                Severity.NOTE, said, reference.span, reference=reference.label, evidence=evidence, fix=fix
            )


def _fix(view: View, reference: Reference, missing: Sequence[tuple[str, str]]) -> Fix | None:
    """The fields, where entries are kept as fields: only shown, for the list may leave them out by rule."""
    plain = all(re.fullmatch(r"[\w\u2013.-]+", value) for _, value in missing)
    edits = (with_field(view.document, reference.span, *pair) for pair in missing)
    title = f"add {', '.join(_WORDS[name] for name, _ in missing)}"
    return mending.mended(title, mending.whole(edits), Applicability.DISPLAY) if plain else None


_WORDS = {"issued": "year", "volume": "volume", "issue": "issue", "page": "pages"}


def _missing(fields: Fields, work: Work) -> Iterator[tuple[str, str]]:
    """CSL name and recorded value of each field that was not read."""
    if not fields.issued:
        yield "issued", str(next(iter(work.dated), ""))
    if not fields.volume:
        yield "volume", work.volume
    if not fields.issue:
        yield "issue", work.issue
    if not fields.page:
        yield "page", str(work.page) if work.page else work.article_number


CHECK = Check("EC309", "incomplete-reference", Needs.RECORD, run, mends=Mends.SOMETIMES)
