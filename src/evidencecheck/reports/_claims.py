"""What a claim rests on: each source, how it stands, and the sentences of it that are likeliest to bear on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from evidencecheck.model.citation import Citation, Claim
from evidencecheck.model.reference import Reference
from evidencecheck.model.report import FileReport
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.verdict import Opinion
from evidencecheck.model.work import Work
from evidencecheck.reports._shapes import Shape, claim_shape
from evidencecheck.reports._words import OUTCOMES, one_line

MOST = 2  # sentences that are shown


@attrs.frozen(eq=False)
class Resting:
    """One source of a claim: its label, what came of looking it up, its standing in words, its sentences.

    ``outcome`` is None where the document has no such entry. ``of`` says what the ``sentences`` are of, "" where no
    words of the source are at hand; ``opinion`` is a verifier's.
    """

    label: str
    outcome: Outcome | None
    work: Work | None
    standing: tuple[str, ...]
    of: str
    sentences: tuple[str, ...]
    opinion: Opinion | None = None


def rests_on(
    claim: Claim,
    citations: Sequence[Citation],
    references: Sequence[Reference],
    resolutions: Mapping[str, Resolution],
    opinions: Mapping[str, Opinion] = {},
) -> tuple[Resting, ...]:
    """The sources of a claim in the order cited, each once, an "ibid." read; ``opinions`` are by their labels."""
    repeated = {reference.label: reference.repeats for reference in references if reference.repeats}
    labels = (label for n in claim.citations if n < len(citations) for label in citations[n].labels)
    unique = dict.fromkeys(repeated.get(label, label) for label in labels)
    known = {reference.label for reference in references}
    none = Resolution(Outcome.NOT_ATTEMPTED)
    looked_up = {label: resolutions.get(label, none) if label in known else None for label in unique}
    return tuple(_resting(claim, label, found, opinions.get(label)) for label, found in looked_up.items())


def of_file(file: FileReport, number: int) -> tuple[Resting, ...]:
    """The same for a claim of an account, by its number."""
    opinions = {label: one for (claim, label), one in file.opinions.items() if claim == number}
    return rests_on(file.claims[number], file.citations, file.references, file.resolutions, opinions)


def _resting(claim: Claim, label: str, resolution: Resolution | None, opinion: Opinion | None) -> Resting:
    from evidencecheck.text.overlap import evidence_sentences  # noqa: PLC0415 - only where claims are shown

    outcome = resolution.outcome if resolution else None
    work = resolution.work if resolution and outcome is Outcome.MATCHED else None
    text = work.abstract if work else ""
    found = tuple(map(one_line, evidence_sentences(claim.text, text, MOST))) if text else ()
    of = "abstract" if text else ""
    if opinion:
        found, of = opinion.sentences[:MOST], opinion.of
    updates = work.updates if work else ()
    standing = tuple(f"{u.kind.replace('_', ' ')}{f' of {u.date}' if u.date else ''}" for u in updates)
    return Resting(label, outcome, work, tuple(dict.fromkeys(standing)), of, found, opinion)


def words_of(resting: Resting) -> str:
    """A source in one line: "2: matched; retraction of 2021-04-02"."""
    told = "; ".join((OUTCOMES[resting.outcome] if resting.outcome else "no entry", *resting.standing))
    return f"{resting.label}: {told}"


def opinion_words(opinion: Opinion) -> str:
    """What a verifier thinks, in one line: "figures: supports (0.60), the figures agree"."""
    verdict = opinion.verdict
    why = f", {one_line(verdict.rationale)}" if verdict.rationale.strip() else ""
    return f"{one_line(opinion.by)}: {verdict.label} ({verdict.score:.2f}){why}"


def shape(claim: Claim, sources: Sequence[Resting]) -> Shape:
    """`claim_shape`, with what the claim rests on in "evidence"."""
    return claim_shape(claim) | {"evidence": [_evidence(one) for one in sources]}


def _evidence(one: Resting) -> Shape:
    """``{"label", "outcome", "doi", "standing": [types], "of", "sentences", "opinion"}``, null for the unknown."""
    return {
        "label": one.label,
        "outcome": str(one.outcome) if one.outcome else None,
        "doi": (one.work.doi or None) if one.work else None,
        "standing": list(dict.fromkeys(update.type for update in one.work.updates)) if one.work else [],
        "of": one.of or None,
        "sentences": list(one.sentences),
        "opinion": _opinion(one.opinion) if one.opinion else None,
    }


def _opinion(opinion: Opinion) -> Shape:
    verdict = opinion.verdict
    return {
        "by": opinion.by,
        "label": str(verdict.label),
        "score": verdict.score,
        "rationale": verdict.rationale,
        "quote": verdict.quote or None,
    }
