"""Score what was extracted from an annotated document against its truth."""

from __future__ import annotations

import re
from collections import Counter

from evidencecheck.pipeline import Reading

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_OUTER = " \t\r\n()[]{}<>^.,;:&"
_SAME_REFERENCE, _SAME_CITATION = 0.9, 0.5


def score(reading: Reading, text: str, truth: dict[str, list[dict]], *, tags: bool) -> Counter[tuple[str, str]]:
    """Count what was found, what is false and what was missed, by style."""
    skipped = {i for m in _TAG.finditer(text) for i in range(*m.span())} if tags else set()
    solid = [i for i in range(len(text)) if not text[i].isspace() and i not in skipped]
    solid_set = set(solid)

    def reference_characters(start: int, end: int) -> set[int]:
        return {i for i in range(start, end) if i in solid_set}

    def citation_characters(start: int, end: int) -> set[int]:
        left = [i for i in range(start, end) if i not in skipped]
        while left and text[left[0]] in _OUTER:
            left.pop(0)
        while left and text[left[-1]] in _OUTER:
            left.pop()
        return set(left) or set(range(start, end))

    counts: Counter[tuple[str, str]] = Counter()
    true_references = [(r, reference_characters(r["start"], r["end"])) for r in truth["references"]]
    # A note of several works may be found whole or by its parts: each part stands for the note.
    stands: dict[str, str] = {}
    hit: set[str] = set()
    for reference in reading.references:
        mine = reference_characters(reference.span.start, reference.span.end)
        best = max(true_references, key=lambda pair: _overlap(mine, pair[1]), default=None)
        inside = next((r for r, theirs in true_references if mine and len(mine & theirs) >= 0.9 * len(mine)), None)
        if best and _overlap(mine, best[1]) >= _SAME_REFERENCE:
            stands[reference.label] = best[0]["label"]
            hit.add(best[0]["label"])
            counts["references", "found"] += not best[0].get("optional")
        elif inside is not None and "parts" in inside:
            stands[reference.label] = inside["label"]
            counts["references", "found"] += inside["label"] not in hit
            hit.add(inside["label"])
        elif inside is None or not inside.get("optional"):
            counts["references", "false"] += 1
    counts["references", "missed"] += sum(r["label"] not in hit and not r.get("optional") for r, _ in true_references)

    left = [(c, citation_characters(c["start"], c["end"])) for c in truth["citations"]]
    for citation in reading.citations:
        mine = citation_characters(citation.span.start, citation.span.end)
        best = max(left, key=lambda pair: _overlap(mine, pair[1]), default=None)
        if best is None or _overlap(mine, best[1]) < _SAME_CITATION:
            counts[str(citation.style), "false"] += 1
            continue
        left.remove(best)
        true = best[0]
        if true.get("optional"):
            continue
        right = {stands.get(label, label) for label in citation.resolved} == set(true["labels"])
        counts[true["style"], "found" if right else "false"] += 1
        counts[true["style"], "missed"] += not right
    for true, _ in left:
        counts[true["style"], "missed"] += not true.get("optional")
    if not truth["references"] and not truth["citations"]:
        counts["trap", "documents"] += 1
        counts["trap", "false"] += len(reading.references) + len(reading.citations)
    return counts


def _overlap(mine: set[int], theirs: set[int]) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
