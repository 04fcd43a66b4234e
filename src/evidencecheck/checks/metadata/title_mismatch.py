"""A title that is not the one the record has.

## What it does
Compares the title with the record's and grades what it finds. Case, punctuation, hyphens, markup and a missing
subtitle are no difference. British for American spelling is a note. A few changed words are a warning, with a word
diff. A wholly different title is an error where the DOI names the work for certain, and else something to look at. A
title of which the record's is a part, word for word, agrees.

## Why it matters
The title is how a reader without the DOI finds the source. Altered titles are how errors spread from list to list,
and a changed word can change what a study was about.

## Example
    Ito S. Buses by night. Transp Policy. 2018;61:33-41. doi:10.1000/tp.2018.61.33
    The record has: Buses after dark

## Fix
Copy the title from the source.

## References
- *Citing Medicine*, 2nd ed., National Library of Medicine: titles are given as they stand on the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _mending as mending
from evidencecheck.checks import _titles as titles
from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._reading import compared, likely, sure
from evidencecheck.checks._titles import Grade
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability, Fix
from evidencecheck.model.reference import Field, Reference
from evidencecheck.model.work import Work

_CERTAIN = 0.8
_TOLD = 3  # edits that a title names one by one
_SAME = {Grade.SAME: "title agrees", Grade.SUBTITLE: "title agrees, without its subtitle"}


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with a title, at the title."""
    for reference, resolution, work in compared(view):
        title = reference.fields.title
        if not title or not work.title:
            continue
        grade = titles.grade(title, reference, work)
        evidence = (recorded("title", title.value, work.title, resolution),)
        if grade in _SAME:
            yield check.passed(_SAME[grade], title.span, reference=reference.label, evidence=evidence)
            continue
        if not likely(title) and grade is Grade.OTHER:
            continue
        diff = titles.word_diff(title.value, work.title)
        if not sure(title):  # the record's title is not there; whether what is there is the title, a reader can tell
            message = f"title may differ from the record: {diff}"
            yield check.review(Severity.NOTE, message, title.span, reference=reference.label, evidence=evidence)
        elif grade is Grade.SPELLING:
            message = f"title is spelled otherwise in the record: {diff}"
            yield check.review(Severity.NOTE, message, title.span, reference=reference.label, evidence=evidence)
        elif grade is Grade.WORDS:
            message = f"title differs from the record: {diff}"
            fix = _words(view, reference, title, work)
            yield check.fail(
                Severity.WARNING, message, title.span, reference=reference.label, evidence=evidence, fix=fix
            )
        else:
            message = f"title is not the record's: {work.title}"
            # A translated title stands in brackets, by Citing Medicine and APA alike.
            translated = "[" in title.raw or reference.raw.find(f"[{title.raw}") >= 0
            if resolution.matched_by == "doi" and title.confidence >= _CERTAIN and not translated:
                fix = _whole(view, reference, title, work)
                yield check.fail(
                    Severity.ERROR, message, title.span, reference=reference.label, evidence=evidence, fix=fix
                )
            else:
                yield check.review(Severity.WARNING, message, title.span, reference=reference.label, evidence=evidence)


def _words(view: View, reference: Reference, title: Field[str], work: Work) -> Fix | None:
    """The record's words for those that differ."""
    edits = mending.reworded(view, reference, title, titles.plain(work.title))
    said = [_said(edit.span.of(view.document.text).strip(), edit.text.strip()) for edit in edits or ()]
    shown = ", ".join(said) if len(said) <= _TOLD else "write the record’s words in the title"
    return mending.mended(shown, edits, Applicability.UNSAFE)


def _said(old: str, new: str) -> str:
    if old and new:
        return f"write “{new}” for “{old}”"
    return f"add “{new}”" if new else f"take out “{old}”"


def _whole(view: View, reference: Reference, title: Field[str], work: Work) -> Fix | None:
    """The record's title for another: only shown, for the DOI may as well be what is wrong."""
    edits = mending.rewritten(view, reference, title, titles.plain(work.title))
    return mending.mended("write the record’s title", edits, Applicability.DISPLAY)


CHECK = Check("EC301", "title-mismatch", Needs.RECORD, run, mends=Mends.SOMETIMES)
