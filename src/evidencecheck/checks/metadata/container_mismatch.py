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
from evidencecheck.checks._reading import compared, elsewhere, joined, likely, sure, within
from evidencecheck.checks._vouched import vouched
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.fix import Applicability
from evidencecheck.model.reference import Field, Reference
from evidencecheck.text.late import late

_PREPRINTS = late(r"preprint|\b(?:ar|bio|med|psy|chem|soc)[ar]?r?xiv\b|\bssrn\b|\bcorr\b", re.IGNORECASE)
_SERIES = late(
    r"\b(?:lecture notes|ln[ac]s|lnai|ccis|communications in computer and|springer (?:series|tracts)|ifip (?:adv|trans)"
    r"|(?:acm|ieee|aip) (?:international )?(?:conf\w* )?proceedings? series)\b",
    re.IGNORECASE,
)
_INITIALS = late(r"^(?:[A-Z]\.[ -]?)+")
_NUMBER = late(r"\s[\w.-]*\d[\w.-]*$")
_WHOLE = frozenset({"book", "monograph", "edited-book", "reference-book", "report", "dissertation"})
_JOURNALS = frozenset({"article-journal", "journal-article", ""})


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per matched reference with a container, at the container."""
    in_full: bool | None = None
    for reference, resolution, work in compared(view):
        field, publisher = reference.fields.container_title, reference.fields.publisher
        if field is None and publisher and work.type not in _WHOLE and is_meeting(publisher.value):
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
        rest = (field, *vouched(reference.fields, work))
        misread = any(elsewhere(one, reference, *rest) or _of_more(one, reference, field) for one in known)
        # Behind a title that is the record's word for word, what was read as a name is one, or a publisher's.
        doubtful = not likely(field) and reference.fields.title not in rest
        if doubtful or misread or _PREPRINTS.search(field.value) or _apart(field.value, known):
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


def _apart(cited: str, known: tuple[str, ...]) -> bool:
    """Whether one side names the series and the other the volume in it: nothing to compare."""
    return len({bool(_SERIES.search(one)) for one in (cited, *known)}) == 2


def _of_more(known: str, reference: Reference, field: Field[str]) -> bool:
    """Whether the name was read too short, or an author or a volume was read into it.

    "Issues and Ideas" of "The Clearing House: A Journal of Issues and Ideas"; "Marthan, Physics in Medicine",
    "J. J. East Asia".
    """
    read, name = field.value, joined(known)
    if within(joined(read), name) and within(name, joined(reference.raw)):
        return True
    rests = [read[at + 1 :] for at, char in enumerate(read) if char == ","]
    rests += [rest for rest in (_INITIALS.sub("", read), _NUMBER.sub("", read)) if rest != read]
    return any(containers.agree(rest, known) for rest in rests)


CHECK = Check("EC305", "container-mismatch", Needs.RECORD, run, mends=Mends.SOMETIMES)
