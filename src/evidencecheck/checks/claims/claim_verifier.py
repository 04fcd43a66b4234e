"""What a verifier of yours makes of a claim and its source.

## What it does
Nothing, unless the configuration names a verifier: a program of another package, a model or a service, that is given
a claim and the likeliest sentences of the source's abstract, or of its text in `references/texts/`, and answers
whether these support the claim, contradict it, or have nothing to do with it. Where it says contradict or unrelated, a
reader is asked to look, with its reason and the sentence that it quotes, word for word; an answer that quotes what it
was not given is discarded. That it finds a claim supported is shown in the audit, and is no finding. Where neither
text nor abstract of a source is at hand, the pair is counted as not checked.

How often a verifier is right is for its makers to say, and none is very often: the best published system with the full
text at hand reaches a macro-F1 of 0.52 on the errors of real citations (Sarol et al. 2024). So nothing that it says is
ever a fault. A verifier that goes online is asked only with `online` and `privacy = "claims"`.

## Why it matters
A quarter of the citations in medical journals do not say what they are cited for, and words that two texts share do not
tell it.

## Example
    Night buses double the number of accidents.[^1]

    The verifier, of the abstract: contradicts (0.91), for “Night buses halve the number of accidents after dark.”

## Fix
Read the source. If the verifier is wrong, accept the finding with a reason.

## References
- Sarol MJ, Ming S, Radhakrishna S, Schneider J, Kilicoglu H. Assessing citation integrity in biomedical publications:
  corpus annotation and NLP models. Bioinformatics. 2024;40(7):btae420. doi:10.1093/bioinformatics/btae420
- `docs/how-to/verifier.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.model.finding import Evidence, Finding, Severity
from evidencecheck.model.verdict import Label

_SAID = {Label.CONTRADICTS: "contradicts it", Label.UNRELATED: "has nothing to do with it"}


def run(check: Check, view: View) -> Iterator[Finding]:
    """At most one finding per claim and source, at the citation that closes the claim."""
    known = {reference.label for reference in view.references}
    for (number, label), opinion in view.opinions.items():
        if opinion is None or opinion.verdict.label not in _SAID:
            continue
        claim, verdict = view.claims[number], opinion.verdict
        message = f"{opinion.by}, of the {opinion.of}: {_SAID[verdict.label]} ({verdict.score:.2f})"
        message += f": {' '.join(verdict.rationale.split())}" if verdict.rationale.strip() else ""
        evidence = (Evidence("claim", claim.text, verdict.quote, f"{opinion.by}, of the {opinion.of}"),)
        yield check.review(
            Severity.NOTE,
            message,
            view.citations[claim.citations[-1]].span,
            reference=label if label in known else None,
            evidence=evidence if verdict.quote else (),
        )


def lacking(view: View) -> int:
    """How many pairs of a claim and a source could not be judged, where a verifier is configured."""
    return sum(opinion is None for opinion in view.opinions.values())


CHECK = Check("EC508", "claim-verifier", Needs.VERIFIER, run, lacking=lacking)
