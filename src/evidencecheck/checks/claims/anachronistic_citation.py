"""A claim about a year in which none of the works that it cites had appeared.

## What it does
Asks a reader to look where a claim says that something happened in a year ("in 2019", "since March 2014", "between
2007 and 2010") and every work that it cites is older. The year of a work is the latest that its record or its entry
gives. It is silent where the sentence looks ahead ("will", "expected", "estimated", "scenario"), tells of what the
author did or of a method, scale or database that was used, or says when something was read, updated or published anew;
on years in quotation marks and names ("Agenda 2030"); on web pages, data sets, software and standards; and where the
year of one of the works is not known.

Measured: of 3,042 claims of 155 pages (articles, encyclopedias, documentation) 63 hold a year and cite dated entries
alone, 21 speak of it in this sense, and none is told, rightly. Of 1,026 claims of CliniFact, each with a paper, 33
hold a year, and one is told, rightly: a trial of 2017 to 2019 beside a review of 2008. One right and none wrong is too
little to call it a fault. It cannot see that a forecast was meant where no word says so, nor that a work is cited for
something else in the sentence.

## Why it matters
A work cannot report what came after it. Where it seems to, a number has slipped, a passage was brought up to date and
its citation was not, or the source was never read.

## Example
    In 2019 nearly half of all night buses ran late.[3]

    [3] Ito S. Buses after dark. Transp Policy. 2008;61:33-41.

## Fix
Cite the work that reports it, or correct the year. If the work was cited for something else in the sentence, move the
citation there.

## References
- Zhang B, Bornet A, Yazdani A, et al. A dataset for evaluating clinical research claims in large language models.
  Sci Data. 2025;12:86. doi:10.1038/s41597-025-04417-x
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._kinds import kind_of
from evidencecheck.checks._reading import sure
from evidencecheck.model.finding import Evidence, Finding, Severity
from evidencecheck.model.reference import Reference, Role
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.text.late import late
from evidencecheck.text.spoken_years import spoken_years

_YEAR = late(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_UNSETTLED = {Outcome.AMBIGUOUS, Outcome.CONFLICTING}
_GROWING = {"dataset", "database", "software", "standard", "component", "grant", "peer-review", "reference-entry"}
_KINDS = {"a journal article", "a book", "a book chapter", "a conference paper", "a report", "a thesis", "a preprint"}


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per claim, at the citation that closes it."""
    references = {reference.label: reference for reference in view.references}
    for claim in view.claims:
        years = claim.asserts and _YEAR.search(claim.text) and spoken_years(claim.text)
        if not years:
            continue
        citations = [view.citations[n] for n in claim.citations]
        labels = tuple(dict.fromkeys(label for citation in citations for label in citation.labels))
        appeared = {label: _appeared(view, references, label) for label in labels}
        known = [year for year in appeared.values() if year]
        last = max(known, default=0)
        spoken = next((year for year in years if year > last), 0)
        if not known or len(known) < len(labels) or not spoken or spoken > _today(view):
            continue
        newest = max(labels, key=lambda label: appeared[label] or 0)
        what = "the cited work" if len(labels) == 1 else f"the latest of the {len(labels)} works cited"
        message = f"it speaks of {spoken}; {what} appeared in {last}"
        yield check.review(
            Severity.WARNING,
            message,
            citations[-1].span,
            reference=labels[0] if len(labels) == 1 and labels[0] in references else None,
            evidence=(_evidence(view.resolutions.get(newest), spoken, last),),
        )


def _today(view: View) -> int:
    """The year that it is; no end where no day is known."""
    return int(view.store.today[:4] or 9999)


def _evidence(resolution: Resolution | None, spoken: int, last: int) -> Evidence:
    if resolution and resolution.work and last in resolution.work.dated:
        return recorded("issued", str(spoken), str(last), resolution)
    return Evidence("issued", str(spoken), str(last), "the entry")


def _appeared(view: View, references: dict[str, Reference], label: str) -> int | None:
    """The latest year that the record or the entry of a work gives; None where its year is not surely known."""
    reference = references.get(label)
    if reference and reference.repeats:
        reference = references.get(reference.repeats)
    if reference is None or reference.role is not Role.REFERENCE:
        return None
    resolution, issued = view.resolutions.get(reference.label), reference.fields.issued
    if resolution and resolution.outcome in _UNSETTLED:
        return None
    work = resolution.work if resolution and resolution.outcome is Outcome.MATCHED else None
    written = [int(year) for year in _YEAR.findall(reference.raw)]
    if work and work.dated:
        grows = work.type in _GROWING or any(update.kind == "new_version" for update in work.updates)
        return None if grows else max((*work.dated, *written))
    if not issued or not sure(issued) or not issued.value.year or issued.value.status:
        return None
    if kind_of(reference.fields, reference.raw).words not in _KINDS:
        return None
    return max((issued.value.year, *written))


CHECK = Check("EC504", "anachronistic-citation", Needs.RECORD, run)
