"""Which sentences a marker's claim stands in, against windows of articles in which people have said so.

    python benchmarks/statements.py FILE.jsonl [--each]

A row is `{"sentences": […], "marked": [n], "context": [n, …]}`: sentences in a row, the one with the marker (tagged
`<CITATION_MARKER>…</CITATION_MARKER>`), and those that belong to the citation (Citation-Integrity's windows have this
shape). The tagged marker is given, with the row and the bracket that it stands in; the others are found as `check`
finds them. A window has no list of references, so that what is measured is the way from a marker to its sentence, and
not the finding of markers. Printed are precision, recall and F1 over sentences, with 95 % intervals from 1,000 draws
of the windows: of the claim alone, and with the sentence before that it is read with (`Claim.context`).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import attrs

from evidencecheck.formats import read
from evidencecheck.link import claims
from evidencecheck.model.citation import Citation, CitationStyle, Marker
from evidencecheck.model.spans import Span
from evidencecheck.pipeline import analyse

_TAG = re.compile(r"<CITATION_MARKER>(.*?)</CITATION_MARKER>", re.DOTALL)
_BRACKET = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_ROW = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}| \d{1,3})*")
_ALONE = re.compile(r"[^\W\d_]{3,}")
DRAWS = 1000


@attrs.frozen
class Counts:
    """Sentences of one window: rightly given, given, wanted."""

    right: int
    given: int
    wanted: int


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument(
        "--each", action="store_true", help="the windows in which a sentence is given wrongly or not at all"
    )
    given = options.parse_args()
    rows = [json.loads(line) for line in given.file.read_text(encoding="utf-8").splitlines()]
    measured = [(row, *measure(row)) for row in rows]
    print(f"{len(rows)} windows")
    for name, at in (("claim", 1), ("claim and the sentence before", 2)):
        print(f"{name:30} {told([one[at] for one in measured])}")
    if given.each:
        for row, alone, _ in measured:
            if not alone.right == alone.given == alone.wanted:
                print(alone, row["marked"], row["context"], *row["sentences"], sep="\n  ")


def measure(row: dict[str, Any]) -> tuple[Counts, Counts]:
    """What the marker's claim comes to: alone, and with the sentence before."""
    text, begins, marked = window(row["sentences"])
    document = read(text.encode(), "window.txt")
    marker = Marker(marked, marked.of(text), _style(marked.of(text)))
    others = [c for c in analyse(document).citations if not c.span.overlaps(marked)]
    citations = sorted([*others, Citation(marker, ("1",), ("1",))], key=lambda citation: citation.span)
    linked, found = claims(document, citations)
    index = next(c.claim for c in linked if c.span == marked)
    wanted = set(row["context"])
    own = set(_within(found[index].span, begins)) if index is not None else set()
    before = {min(own) - 1} if index is not None and found[index].context and min(own) else set()
    return _counts(own, wanted), _counts(own | before, wanted)


def window(sentences: Sequence[str]) -> tuple[str, list[int], Span]:
    """The window as one text, where its sentences begin, and the tagged marker with the bracket around it."""
    text, marked = "", Span(0, 0)
    begins = [0, *accumulate(len(_TAG.sub(r"\1", sentence)) + 1 for sentence in sentences)]
    for sentence in sentences:
        tag = _TAG.search(sentence)
        if tag:
            at = len(text) + tag.start()
            marked = Span(at, at + len(tag[1]))
        text += _TAG.sub(r"\1", sentence) + " "
    row = next((one for one in _ROW.finditer(text) if one.start() <= marked.start < marked.end <= one.end()), None)
    marked = Span(*row.span()) if row else marked
    for bracket in _BRACKET.finditer(text):
        if bracket.start() <= marked.start < marked.end <= bracket.end():
            # A bracket around more than years and numbers is one around works, or it is part of the sentence.
            whole = _ALONE.sub("", bracket[0]) == bracket[0] or bool(_ALONE.search(marked.of(text)))
            marked = Span(*bracket.span()) if whole else marked
    return text, begins, marked


def _style(text: str) -> CitationStyle:
    if _ALONE.search(text):
        return CitationStyle.AUTHOR_YEAR
    return CitationStyle.BRACKET if text.startswith(("[", "(")) else CitationStyle.SUPERSCRIPT


def _within(span: Span, begins: Sequence[int]) -> Iterator[int]:
    for n, (start, end) in enumerate(pairwise(begins)):
        if span.start < end - 1 and start < span.end:
            yield n


def _counts(given: set[int], wanted: set[int]) -> Counts:
    return Counts(len(given & wanted), len(given), len(wanted))


def told(counts: Sequence[Counts]) -> str:
    """Precision, recall and F1, the last with its interval."""
    precision, recall, f1 = scored(counts)
    chance = random.Random(1)
    drawn = sorted(scored(chance.choices(counts, k=len(counts)))[2] for _ in range(DRAWS))
    low, high = drawn[DRAWS // 40], drawn[-DRAWS // 40]
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f} ({low:.3f} to {high:.3f})"


def scored(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all sentences; 0 where there are none."""
    right, given, wanted = (sum(getattr(one, name) for one in counts) for name in ("right", "given", "wanted"))
    precision, recall = right / given if given else 0.0, right / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
