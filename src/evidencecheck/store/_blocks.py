"""The blocks of a lock: a resolution or a hint as plain JSON with its keys in one order, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from evidencecheck.model.csl import work_from_csl, work_to_csl
from evidencecheck.model.resolution import Accepted, Candidate, Hint, Holding, Outcome, Resolution
from evidencecheck.model.work import Work

Block = dict[str, Any]

REFERENCE_KEYS = (
    "reference", "fingerprint", "parsed", "outcome", "work", "standing", "matched_by", "score", "retrieved", "searched",
    "samples", "holding", "reason", "candidates",
)  # fmt: skip
RECORD_KEYS = ("work", "standing", "retrieved")
CITATION_KEYS = ("citation", "works", "spelling")

FORGOTTEN = (Outcome.UNREACHABLE,)
"""What is never written down: it is no knowledge. That a bibliography was searched and holds nothing is some."""

DIGITS = 3  # of a score; more would only make diffs


def resolution_block(text: str, fingerprint: str, parsed: Block, resolution: Resolution, now: str) -> Block:
    """One entry of ``references``, empty values left out; ``now`` dates what carries no day of its own."""
    values: dict[str, object] = {
        "reference": text,
        "fingerprint": fingerprint,
        "parsed": parsed,
        "outcome": resolution.outcome.value,
        **(record_block(resolution.work) if resolution.work else {}),
        "matched_by": resolution.matched_by,
        "score": _round(resolution.score),
        "retrieved": resolution.retrieved or now,
        "searched": list(resolution.searched),
        "samples": dict(resolution.samples),
        "holding": _holding_block(resolution.holding) if resolution.holding else {},
        "reason": resolution.reason,
        "candidates": [_candidate_block(candidate) for candidate in resolution.candidates],
    }
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def record_block(work: Work) -> Block:
    """The keys of an entry that are the record's: ``work``, and ``standing`` where there are notices about it."""
    block = _work_block(work)
    standing = block.pop("updated-by", [])
    return {"work": block} | ({"standing": standing} if standing else {})


def resolution_from(block: Mapping[str, Any]) -> Resolution:
    """The inverse of `resolution_block`; LookupError, TypeError, ValueError or AttributeError mean another shape."""
    retrieved = str(block.get("retrieved", ""))
    score = block.get("score")
    work = block.get("work")
    if work is not None and "standing" in block:
        work = work | {"updated-by": block["standing"]}
    return Resolution(
        Outcome(block["outcome"]),
        work=None if work is None else _work(work, retrieved),
        score=None if score is None else float(score),
        matched_by=str(block.get("matched_by", "")),
        candidates=tuple(Candidate(_work(c, retrieved), float(c["score"])) for c in block.get("candidates", ())),
        searched=tuple(map(str, block.get("searched", ()))),
        samples=tuple((str(name), int(size)) for name, size in block.get("samples", {}).items()),
        holding=_holding(block["holding"]) if "holding" in block else None,
        reason=str(block.get("reason", "")),
        retrieved=retrieved,
        locked=True,
        accepted=_accepted(block["accepted"]) if "accepted" in block else None,
    )


def hint_block(citation: str, hint: Hint) -> Block:
    """One entry of ``citations``."""
    block: Block = {"citation": citation}
    if hint.works:
        days = [{"retrieved": work.retrieved} if work.retrieved else {} for work in hint.works]
        block["works"] = [_work_block(work) | day for work, day in zip(hint.works, days, strict=True)]
    if hint.spelling:
        block["spelling"] = hint.spelling
    return block


def hint_from(block: Mapping[str, Any]) -> Hint:
    """The inverse of `hint_block`; raises as `resolution_from` does."""
    works = tuple(_work(csl, str(csl.get("retrieved", ""))) for csl in block.get("works", ()))
    return Hint(works, str(block.get("spelling", "")))


def merged(new: Block, old: Mapping[str, Any], keys: tuple[str, ...]) -> Block:
    """``new``, and what a hand has set in ``old`` beside our own ``keys`` (``accepted``, remarks): never lost."""
    by_hand = {key: value for key, value in old.items() if key not in keys}
    return {key: new[key] for key in keys if key in new} | by_hand


def by_hand(block: Mapping[str, Any], keys: tuple[str, ...]) -> bool:
    """Whether a hand has set something down in ``block``."""
    return bool(block.keys() - set(keys))


def _accepted(value: Mapping[str, Any]) -> Accepted:
    """What a hand has set down; without a reason and a name nobody has accepted anything, and a day is one."""
    until = str(value.get("until", ""))
    if until:
        date.fromisoformat(until)
    accepted = Accepted(str(value["reason"]).strip(), str(value["by"]).strip(), str(value.get("on", "")), until)
    if not accepted.reason or not accepted.by:
        raise ValueError("accepted without a reason or a name")
    return accepted


def _holding_block(holding: Holding) -> Block:
    return {
        "source": holding.source,
        "journal": holding.journal,
        "year": holding.year,
        "works": holding.works,
    }


def _holding(block: Mapping[str, Any]) -> Holding:
    return Holding(str(block["source"]), str(block["journal"]), int(block["year"]), int(block["works"]))


def _work_block(work: Work) -> Block:
    block = work_to_csl(work)
    return block | {name: value for name, value in (("source", work.source), ("key", work.key)) if value}


def _candidate_block(candidate: Candidate) -> Block:
    work = candidate.work
    standing = work_to_csl(work).get("updated-by", [])
    named = {"DOI": work.doi, "title": work.title, "source": work.source, "updated-by": standing}
    return {key: value for key, value in named.items() if value} | {"score": _round(candidate.score)}


def _work(csl: Mapping[str, Any], retrieved: str) -> Work:
    return work_from_csl(csl, str(csl.get("source", "")), str(csl.get("key", "")), retrieved)


def _round(score: float | None) -> float | None:
    return None if score is None else round(score, DIGITS)
