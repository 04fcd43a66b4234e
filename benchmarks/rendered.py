"""How well documents are read that have their truth beside them: references, and which marker means which.

    python benchmarks/rendered.py FOLDER …

For ``page.docx`` the truth is ``page.truth.json``: ``{"references": ["…", …], "markers": [{"marker", "reference":
index}, …]}``, both in the order of the text. A reference is found where its letters and digits are those of the truth
but for one in seven; a link where the markers, in their order, mean the same references. Prints F1 by ending.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from rapidfuzz import fuzz, process

from evidencecheck.pipeline import Reading, read

ALIKE = 100 * 6 / 7
"""How alike the words of a reference and of its truth are, from 0 to 100."""


def main() -> None:
    """Read what has a truth and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 7)
    for folder in options.parse_args().folders:
        for truth in sorted(folder.rglob("*.truth.json")):
            name = truth.name.removesuffix(".truth.json")
            for path in sorted(truth.parent.glob(f"{name}.*")):
                if path != truth:
                    row = score(read(path), json.loads(truth.read_text(encoding="utf-8")))
                    counts[path.suffix] = [one + other for one, other in zip(counts[path.suffix], row, strict=True)]
    print(f"{'ending':8}{'files':>6}{'references':>12}{'F1':>8}{'links':>8}{'F1':>8}")
    for ending, (files, hits, found, wanted, joined, linked, links) in sorted(counts.items()):
        print(
            f"{ending:8}{files:6}{wanted:12}{_f1(hits, found, wanted):8.3f}{links:8}{_f1(joined, linked, links):8.3f}"
        )


def score(reading: Reading, truth: dict[str, list[object]]) -> list[int]:
    """1; references found right, found, true; links found right, found, true."""
    wanted = [_plain(str(words)) for words in truth["references"]]
    text = reading.document.text
    means: dict[str, int] = {}
    for reference in reading.references:
        rest = {n: words for n, words in enumerate(wanted) if n not in means.values()}
        best = process.extractOne(_plain(reference.span.of(text)), rest, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None:
            means[reference.label] = best[2]
    links = [means.get(label, -1) for citation in reading.citations for label in citation.labels]
    true = [marker["reference"] for marker in truth["markers"]]  # type: ignore[index]
    same = sum(block.size for block in SequenceMatcher(None, links, true, autojunk=False).get_matching_blocks())
    return [1, len(means), len(reading.references), len(wanted), same, len(links), len(true)]


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def _f1(right: int, found: int, true: int) -> float:
    return 2 * right / (found + true) if found + true else 1.0


if __name__ == "__main__":
    main()
