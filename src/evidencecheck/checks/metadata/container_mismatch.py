"""A journal that is not the record's.

## What it does
Compares the name of the journal with every name that the record gives. Abbreviations agree where each word begins the
record's, acronyms where they are its initials; articles, "&", qualifiers in brackets and subtitles do not count. The
titles of books and proceedings, printed in many ways, and codes of one word (MatABSSR) are only something to look at.
Preprint servers are left alone.

## Why it matters
Journals of like names are many, and a volume and page in the wrong one lead nowhere.

## Example
    Ito S. Buses after dark. Transp Sci. 2018;61:33-41.
    The record has: Transport Policy

## Fix
Copy the name from the source, or abbreviate it after ISO 4.

## References
- ISO 4 and the *List of Title Word Abbreviations*: https://www.issn.org/services/online-services/access-to-the-ltwa/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.checks import _containers as containers
from evidencecheck.checks import _mending as mending
from evidencecheck.checks._base import Check, Mends, Needs, View, recorded
from evidencecheck.checks._kinds import is_meeting
from evidencecheck.checks._reading import compared, elsewhere, joined, likely, sure
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability

_PREPRINTS = re.compile(r"preprint|\b(?:ar|bio|med|psy|chem|soc)[ar]?r?xiv\b|\bssrn\b|\bcorr\b", re.IGNORECASE)
_JOURNALS = frozenset({"article-journal", "journal-article", ""})


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with a container, at the container."""
    in_full: bool | None = None
    for reference, resolution, work in compared(view):
        field, publisher = reference.fields.container_title, reference.fields.publisher
        if field is None and publisher and is_meeting(publisher.value):
            field = publisher
        if not field or not work.container_title:
            continue
        name = work.container_title[0]
        evidence = (recorded("container-title", field.value, name, resolution),)
        journal = work.type in _JOURNALS
        what = "journal" if journal else "container"
        if any(containers.agree(field.value, one) for one in work.container_title):
            yield check.passed(f"{what} agrees", field.span, reference=reference.label, evidence=evidence)
            continue
        known = work.container_title
        misread = any(elsewhere(one, reference, field) or _behind_comma(one, field.value) for one in known)
        if not likely(field) or misread or _PREPRINTS.search(field.value):
            continue
        message = f"{what} {field.value}; the record has {name}"
        if sure(field) and journal and not containers.coded(field.value, name):
            in_full = _in_full(view) if in_full is None else in_full
            fix = mending.mended(
                f"write {name}",
                mending.rewritten(view, reference, field, name),
                Applicability.UNSAFE if in_full else Applicability.DISPLAY,
            )
            yield check.fail(
                Severity.WARNING, message, field.span, reference=reference.label, evidence=evidence, fix=fix
            )
        else:
            yield check.review(Severity.NOTE, message, field.span, reference=reference.label, evidence=evidence)


def _in_full(view: View) -> bool:
    """Whether every name of more than one word that agrees with its record is written in full, and there is one.

    Only then is the record's name in full what the list wants; else the fix is only shown.
    """
    pairs = [
        (joined(field.value), joined(work.container_title[0]))
        for reference, _, work in compared(view)
        if (field := reference.fields.container_title) and work.container_title
    ]
    full = [mine for mine, theirs in pairs if len(mine) > 1 and mine == theirs]
    cut = [mine for mine, theirs in pairs if mine != theirs and containers.agree(" ".join(mine), " ".join(theirs))]
    return bool(full) and not cut


def _behind_comma(known: str, read: str) -> bool:
    """Whether an author was read into the name: "Marthan, Physics in Medicine and Biology"."""
    return any(containers.agree(read[at + 1 :], known) for at, char in enumerate(read) if char == ",")


CHECK = Check("EC305", "container-mismatch", Needs.RECORD, run, mends=Mends.SOMETIMES)
