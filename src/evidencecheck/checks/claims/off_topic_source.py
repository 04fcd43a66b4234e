"""A claim and a source that seem to have no subject in common.

## What it does
Holds each claim against title and abstract of every article that it cites, word by word, rare words counting for more,
and asks a reader to look where the two share hardly any. Where only the title is known, a right one may well share no
word with a claim; then it is a note, and said only where no telling word of the title is in any claim of the text, nor
in any other title of its list. It is silent on books, chapters, reports, guidelines, data sets and web pages, which are
cited for a page of theirs; on short claims; on claims that name an author of the source; and on other languages than
English.

Learned and measured on SciFact (679 claims and the abstracts that they cite, five folds by paper and claim): with title
and abstract 71 % [70, 73] of wrong papers, drawn at random, are caught at 1.2 % [0.6, 2.3] false alarms, none of them
where the abstract holds evidence (0 of 391). On the templates of CliniFact it tells 1.1 % [0.5, 2.4] of those with
evidence, and 11.4 % of all, the rest being background papers in which no evidence was found. By titles alone it told
one of 1,243 citing claims in 177 published documents, a right citation.

It compares words, and no meanings: a source that says it in other words, or under the name of a drug or a gene that the
claim does not use, looks off topic. An abstract isn't the paper.

## Why it matters
A number that slipped, a title that was pasted from another list, a reference that was made up around a real DOI: each
shows as a source about something else.

## Example
    Daily walking lowers blood pressure in older adults [4].

    [4] Ito S. Corrosion of steel bridges in coastal climates. …

## Fix
Read the abstract. If the source says it all the same, accept the finding with a reason.

## References
- Wadden D, Lin S, Lo K, Wang LL, van Zuylen M, Cohan A, Hajishirzi H. Fact or Fiction: Verifying Scientific Claims.
  Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing (EMNLP). 2020:7534-7550.
  doi:10.18653/v1/2020.emnlp-main.609
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._support import LEAST_TERMS, Cited, Judged, Support, quoted, support, undescribed
from evidencecheck.model.finding import Evidence, Finding, Severity
from evidencecheck.text.fitting import off_topic


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per claim and source, at the citation that closes the claim."""
    if not view.claims:
        return
    known = support(view)
    for cited in known.cited:
        if len(cited.terms) >= LEAST_TERMS and not cited.by_name:
            for source in cited.sources:
                yield from _told(check, known, cited, source)


def _told(check: Check, known: Support, cited: Cited, source: Judged) -> Iterator[Finding]:
    if not source.article or source.general or not _off_topic(known, cited, source):
        return
    words = quoted(cited, (term for term in cited.terms if source.words.holds(term)))
    message = f"may be about something else: by {source.looked_at}, {source.label} shares "
    if source.words.described:
        message += f"no more than {words} with this claim" if words else "no word with this claim"
    else:
        message += "no word that tells with any claim of this text, nor with the other titles of its list"
    evidence = (Evidence("title", cited.claim.text, source.title, source.source, source.retrieved),)
    severity = Severity.WARNING if source.words.described else Severity.NOTE
    yield check.review(severity, message, cited.span, reference=source.label, evidence=evidence)


def _off_topic(known: Support, cited: Cited, source: Judged) -> bool:
    if not source.words.described:
        return known.foreign(source) and not any(map(source.words.holds, cited.terms))
    return off_topic(cited.terms, source.words) > 0


CHECK = Check("EC502", "off-topic-source", Needs.ABSTRACT, run, lacking=undescribed)
