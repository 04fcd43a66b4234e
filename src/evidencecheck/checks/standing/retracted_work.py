"""A work that was retracted, and that is cited as if it stood.

## What it does
Tells where the record of a cited work has a notice that it was retracted, withdrawn or removed, or where its own title
begins "RETRACTED:", with the notice's DOI, its date, and who reported it, and the sentences that rest on it. It is an
error where it is certain which work is meant, by its DOI or by nearly all words of the reference; a warning where each
of these sentences cites other works, too, that stand; and no fault where the work is cited *as* retracted: where the
entry says so, or each sentence that rests on it. Something to look at is a work that was retracted in part or
reinstated since, one found by words alone, one of several works that a reference may be, and one of which the text
speaks at some of the places only.

## Why it matters
A retracted work supports nothing, and most of its citations come after the retraction and do not mention it.

## Example
    Nocturnal buses halve the number of accidents.[^1]

    [^1]: Ito S. Buses after dark. Transp Policy. 2018;61:33-41. doi:10.1000/tp.2018.61.33
    The record has: retraction of 2021-04-02, doi:10.1000/tp.2021.9 (publisher, retraction-watch)

## Fix
Take the citation out, and what rests on it alone. Where the retraction is the point, say so: in the sentence ("since
retracted"), or in the entry as *Citing Medicine* has it ("Retraction in: …").

## References
- Committee on Publication Ethics, *Retraction guidelines*, 2019.
- International Committee of Medical Journal Editors, *Recommendations*, IV.A.3.g: authors see to it that they do not
  cite retracted articles, but where the retraction is what they write of.
- Crossref and Retraction Watch: `updated-by` in https://api.crossref.org/works.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks import _standing as standing
from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared
from evidencecheck.checks._standing import Spoken
from evidencecheck.model.finding import Evidence, Finding, Severity
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.work import Work

_VERBS = {"retraction": "retracted", "withdrawal": "withdrawn", "removal": "removed", "partial_retraction": "retracted"}


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per matched reference, at the entry, with all notices as evidence."""
    for reference, resolution, work in compared(view):
        whole = standing.retracted(work)
        partly = not whole and not standing.notice_kinds(work) and bool(standing.notices(work, standing.PARTLY))
        if not whole and not partly:
            continue
        evidence = _evidence(work, resolution)
        told = standing.mention(view, reference, work, standing.OF_RETRACTION, standing.OF_DOUBT)
        back = _reinstated(work)
        message = _message(work, back)
        if told.spoken is Spoken.PLAINLY:
            said = f"cited as {_verb(work)}: {told.where}"
            yield check.passed(said, reference.span, reference=reference.label, evidence=evidence)
        elif told.spoken is Spoken.SOMEWHERE and not told.silent:
            said = f"{message}; the text seems to say so"
            yield check.review(Severity.NOTE, said, reference.span, reference=reference.label, evidence=evidence)
        elif told.spoken is Spoken.SOMEWHERE or partly or back or not _proven(work, resolution):
            said = message + _why(told.spoken, sure=standing.certain(resolution))
            yield check.review(
                Severity.WARNING,
                said,
                reference.span,
                reference=reference.label,
                evidence=evidence,
                related=told.silent,
            )
        else:
            yield check.fail(
                Severity.WARNING if told.shared else Severity.ERROR,
                message + ("; each sentence that cites it rests on other works, too" if told.shared else ""),
                reference.span,
                reference=reference.label,
                evidence=evidence,
                related=told.silent,
            )
    yield from _may_be(check, view)


def _may_be(check: Check, view: View) -> Iterator[Finding]:
    """Of references that several works fit: that one of these was retracted, at the entry."""
    for reference in view.sources():
        resolution = view.resolutions.get(reference.label)
        if not resolution or resolution.outcome is not Outcome.AMBIGUOUS:
            continue
        gone = [candidate.work for candidate in resolution.candidates if standing.retracted(candidate.work)]
        told = gone and standing.mention(view, reference, gone[0], standing.OF_RETRACTION, standing.OF_DOUBT)
        if told and told.spoken is Spoken.NOT:
            message = f"one of the works that it may be was {_message(gone[0], '')}: {gone[0]}"
            evidence = standing.evidence(gone[0].updates, resolution)
            yield check.review(
                Severity.WARNING,
                message,
                reference.span,
                reference=reference.label,
                evidence=evidence,
                related=told.silent,
            )


def _evidence(work: Work, resolution: Resolution) -> tuple[Evidence, ...]:
    """All notices about the work; where there are none, its title, which says how it stands."""
    return standing.evidence(work.updates, resolution) or (recorded("title", "", work.title, resolution),)


def _proven(work: Work, resolution: Resolution) -> bool:
    """Whether the record proves that this work was retracted: it is the one, and its own title or a notice says so.

    That a publisher's deposit names its own record may be a slip of a notice about another one, unless the title or
    Retraction Watch says the same.
    """
    told = standing.notices(work, standing.RETRACTED)
    other = any(update.doi != work.doi or "retraction-watch" in update.source for update in told)
    return standing.certain(resolution) and (other or standing.title_mark(work).isupper())


def _why(spoken: Spoken, *, sure: bool) -> str:
    if spoken is Spoken.SOMEWHERE:
        return "; the text says so at some of the places only"
    return "" if sure else "; it was matched by its words alone"


def _verb(work: Work) -> str:
    told = standing.notices(work, standing.RETRACTED) or standing.notices(work, standing.PARTLY)
    return _VERBS[told[-1].kind] if told else standing.title_mark(work).casefold()


def _message(work: Work, back: str) -> str:
    """The newest notice in words, and what came of it."""
    whole = standing.notices(work, standing.RETRACTED)
    told = whole or standing.notices(work, standing.PARTLY)
    if not told:
        return f"{standing.title_mark(work).casefold()}, by the title of the record: {work.title}"
    last = told[-1]
    named = f"doi:{last.doi}" if last.doi and last.doi != work.doi else ""
    notice = ", ".join(part for part in (named, last.source) if part)
    message = f"{'' if whole else 'in part '}{_VERBS[last.kind]}{_when(last.date)}"
    message += f" ({notice})" if notice else ""
    replaced = standing.notices(work, standing.REPLACED)
    by = replaced[-1].doi if replaced else next(iter(work.related("is-replaced-by")), "")
    return message + (f", and replaced by doi:{by}" if by else "") + back


def _reinstated(work: Work) -> str:
    """That the work was reinstated after it was retracted; "" where nothing says so."""
    back, gone = standing.notices(work, standing.REINSTATED), standing.notices(work, standing.RETRACTED)
    if not back or (gone and gone[-1].date > back[-1].date):
        return ""
    return f"; reinstated since,{when}" if (when := _when(back[-1].date)) else "; reinstated since"


def _when(date: str) -> str:
    """The date with its word ("on 2021-04-02", "in 2021") after a blank; "" where none is known."""
    return f" {'on' if date.count('-') == 2 else 'in'} {date}" if date else ""


CHECK = Check("EC401", "retracted-work", Needs.RECORD, run)
