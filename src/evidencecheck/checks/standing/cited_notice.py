"""A reference to a notice about a work: a retraction, a correction, an erratum.

## What it does
Notes where the record of a reference is itself a notice, by what it says that it updates (`update-to`) or by a title
such as "Retraction Note to: …". It is silent where each sentence that cites it speaks of the retraction or correction,
or where nothing in the document cites the entry and the entry says what it is.

## Why it matters
A notice has the title of the work in its own, and is easily taken for it. Whoever follows the reference finds a
paragraph, and in the case of a retraction the reason not to rest on the work at all.

## Example
    Ito S. Buses after dark. Transp Policy. 2021;70:9. doi:10.1000/tp.2021.9
    The record has: Retraction: Buses after dark

## Fix
Cite the work itself, if it still stands; if the notice is meant, say so in the sentence.

## References
- Crossref, *Updating your metadata*: the notice has `update-to`, the work `updated-by`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.checks import _standing as standing
from evidencecheck.checks._base import Check, Needs, View, recorded
from evidencecheck.checks._reading import compared
from evidencecheck.checks._standing import Spoken
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.text.late import late

# Only with what follows it in a notice: "Correction of hyponatraemia" and "Retraction of the lung" are works.
_TITLED = late(
    r"\s*(?:author |publisher |editorial |partial )?"
    r"(?:(?P<correction>correction|corrigendum|corrigenda|erratum|errata|addendum)"
    r"|(?P<retraction>retraction(?: note| notice)?|notice of retraction|withdrawal notice)"
    r"|(?P<concern>(?:editorial )?expression of concern))"
    r"\s*(?::|to\s*:|to\s+[\"“‘'«]|\s+[\"“‘«]|$)",
    re.IGNORECASE,
)
_KINDS = {"retraction": standing.RETRACTED | standing.PARTLY, "concern": standing.CONCERN}
_WORDS = {"retraction": standing.OF_RETRACTION, "concern": standing.OF_CONCERN, "correction": standing.OF_CORRECTION}


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per matched reference, at the entry."""
    for reference, resolution, work in compared(view):
        kinds = standing.notice_kinds(work)
        titled = _TITLED.match(work.title)
        if not kinds and not titled:
            continue
        sort = next((name for name, of in _KINDS.items() if of.intersection(kinds)), "") if kinds else ""
        sort = sort or ("correction" if kinds else str(titled and titled.lastgroup))
        told = standing.mention(view, reference, work, _WORDS[sort], _WORDS[sort])
        cited = any(True for _ in standing.citing(view, reference))
        # What the entry says is the notice's own title, copied with or without a thought; what the text says is meant.
        knows = titled is not None and bool(_WORDS[sort].search(reference.raw.casefold())) and not cited
        if knows or told.spoken is Spoken.PLAINLY or (told.spoken is Spoken.SOMEWHERE and not told.silent):
            continue
        word = kinds[0].replace("_", " ") if kinds else {"concern": "expression of concern"}.get(sort, sort)
        of = ", ".join(update.doi for update in work.notice_of if update.doi and update.doi != work.doi)
        message = f"is a notice ({word}){f' about doi:{of}' if of else ''}, not the work: {work.title}"
        evidence = (recorded("title", "", work.title, resolution),)
        yield check.review(
            Severity.NOTE,
            message,
            reference.span,
            reference=reference.label,
            evidence=evidence,
            related=told.silent,
        )


CHECK = Check("EC405", "cited-notice", Needs.RECORD, run)
