"""A claim of which the abstracts of its sources hold little.

## What it does
Measures how much of each claim stands in title and abstract of what it cites, word by word, rare words counting for
more, and asks a reader to look where that is less than a measured share. Of a group the best member counts, and all
must be articles whose abstracts are at hand. Shown side by side are the claim and the sentence of the abstract that
comes nearest; the claim's percentages, sizes of samples and other numbers that the abstract does not have; and the
words by which one says that something rises and the other that it falls. It is silent on short claims, and on other
languages than English. What off-topic-source has told is not told again.

Measured in five folds by paper and claim: of what it points at, the annotators had found no evidence in the abstract in
91 % [84, 96] of SciFact's claims (30 % [25, 35] of those without evidence are found) and in 92 % [89, 94] of
CliniFact's (66 % [62, 70]).

An abstract isn't the paper: a claim that was taken from the body, a table or a supplement is right and not in the
abstract, and there will be more of those than in the sets above, whose claims were written from abstracts.

## Why it matters
A quarter of the citations in medical journals were found not to say what they are cited for. Few readers look; to read
one abstract takes a minute.

## Example
    In a trial with 310 nurses, shorter night shifts cut medication errors by 62 % [7].

    [7] has: Of 124 nurses, half preferred the new rota. Sick leave did not change.

## Fix
Read the source. If it says so in its body, accept the finding with the page as a reason; if not, say what it does say,
or cite another.

## References
- Jergas H, Baethge C. Quotation accuracy in medical journal articles—a systematic review and meta-analysis. PeerJ.
  2015;3:e1364. doi:10.7717/peerj.1364
- Wadden D, Lin S, Lo K, Wang LL, van Zuylen M, Cohan A, Hajishirzi H. Fact or Fiction: Verifying Scientific Claims.
  Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing (EMNLP). 2020:7534-7550.
  doi:10.18653/v1/2020.emnlp-main.609
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._support import LEAST_TERMS, Cited, Judged, support, undescribed
from evidencecheck.model.finding import Evidence, Finding, Severity
from evidencecheck.text.fitting import least_covered, off_topic
from evidencecheck.text.overlap import coverage, evidence_sentences

SHOWN = 5  # numbers of one kind that are shown of an abstract


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per claim, at the citation that closes it."""
    if not view.claims:
        return
    for cited in support(view).cited:
        judged = all(one.article and not one.general and one.words.described for one in cited.sources)
        if judged and cited.whole and len(cited.terms) >= LEAST_TERMS:
            yield from _told(check, cited)


def _told(check: Check, cited: Cited) -> Iterator[Finding]:
    shares = [coverage(cited.terms, source.words) for source in cited.sources]
    best = cited.sources[shares.index(max(shares))]
    if max(shares) >= least_covered() or (not cited.by_name and off_topic(cited.terms, best.words) > 0):
        return
    labels = ", ".join(source.label for source in cited.sources)
    held = f"{max(shares):.0%} of this claim’s words, by weight, are in title and abstract of {labels}"
    message = f"not found in the abstract: {held}; the paper may say it"
    reference = cited.sources[0].label if len(cited.sources) == 1 else None
    yield check.review(Severity.NOTE, message, cited.span, reference=reference, evidence=tuple(_beside(cited, best)))


def _beside(cited: Cited, source: Judged) -> Iterator[Evidence]:
    """The claim beside the abstract: its nearest sentence, the numbers, the directions."""
    from evidencecheck.text.quantities import directions, missing  # noqa: PLC0415 - patterns, only for a finding

    def beside(field: str, said: str, there: str) -> Evidence:
        return Evidence(field, said, there, source.source, source.retrieved)

    claim = cited.claim.text
    nearest = evidence_sentences(claim, source.abstract, most=1, least=0.0)
    yield beside("abstract", claim, nearest[0] if nearest else source.title)
    for quantity, others in missing(claim, f"{source.title}. {source.abstract}"):
        yield beside("number", quantity.written, _few(others) or "none of this kind")
    said, there = directions(claim), directions(" ".join(nearest))
    for one in (0, 1):
        if said[one] and not said[1 - one] and there[1 - one] and not there[one]:
            yield beside("direction", ", ".join(said[one]), ", ".join(there[1 - one]))


def _few(values: Sequence[str]) -> str:
    return ", ".join(values[:SHOWN]) + (" …" if len(values) > SHOWN else "")


CHECK = Check("EC503", "claim-not-in-abstract", Needs.ABSTRACT, run, lacking=undescribed)
