"""How well claims are told from what their sources say: the figures of EC501, EC502 and EC503, held out, and the speed.

    python benchmarks/claims.py FOLDER            five folds by paper and claim: learned on four, measured on the fifth
    python benchmarks/claims.py FOLDER --shipped  by the weights that the package carries: for rows not learned from
    python benchmarks/claims.py --pages FOLDER    what the checks say of the documents of a folder, by titles alone

The folder holds ``scifact.jsonl`` and ``clinifact.jsonl`` (`tasks/_claim_pairs.py`). Lists are made: a claim's own
paper and others, drawn at random or from those most like it; a swapped citation has another entry's number. Real lists
are about one subject and harder. Intervals are Wilson's, at 95 %; rows that share a paper are not independent, so that
the true ones are somewhat wider.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tasks"))

from _claim_pairs import FOLDS, KINDS, Example, Papers, all_rivals, covered, cut, odds, read, rivals, topics  # noqa: E402
from train_claims import PRECISION, learn  # noqa: E402

from evidencecheck import data  # noqa: E402
from evidencecheck.checks import find  # noqa: E402
from evidencecheck.checks._base import View  # noqa: E402
from evidencecheck.checks._support import support  # noqa: E402
from evidencecheck.checks.claims.misnumbered_citation import SURE_MORE  # noqa: E402
from evidencecheck.errors import EvidenceCheckError  # noqa: E402
from evidencecheck.model.document import BlockKind  # noqa: E402
from evidencecheck.pipeline import read as document  # noqa: E402
from evidencecheck.text.fitting import MOST, RIVAL, Listed, rival, topic  # noqa: E402
from evidencecheck.text.overlap import Words, coverage, terms  # noqa: E402
from evidencecheck.text.sentences import sentences  # noqa: E402

Learned = dict[str, Any]


def main() -> None:
    """Print every figure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", action="store_true", help="the folder holds documents")
    options.add_argument("--shipped", action="store_true", help="measure the weights that the package carries")
    given = options.parse_args()
    if given.pages:
        _pages(given.folder)
        return
    sets = {name: read(given.folder, name) for name in ("scifact", "clinifact")}
    shipped = json.loads(data.read("claims.json")) if given.shipped else {}
    print(f"{'':46}false alarms                    caught")
    for question in ("rival", "rival by title", "topic"):
        described = "title" not in question
        if question.startswith("rival"):
            learned = _learned(question, all_rivals(sets["scifact"], described=described), shipped)
        else:
            learned = _learned(question, topics(sets["scifact"]), shipped)
        for name, papers in sets.items():
            if question.startswith("topic"):
                _judged(f"{name}, {question}", _told(topics(papers), name, learned))
            for kind in KINDS if question.startswith("rival") else ():
                made = rivals(papers, kind, described=described)
                _judged(f"{name}, {question}, {kind}", _told(made, name, learned))
                if kind == "20 at random":
                    sure = _told(made, name, learned, "sure")
                    _judged(f"{name}, {question}, {kind}, surely", sure)
                if kind == "20 at random" and not described:
                    least = (SURE_MORE - 0.5) / MOST
                    more = [(one, yes and one.features[RIVAL.index("extra terms")] > least) for one, yes in sure]
                    _judged(f"{name}, {question}, a warning", more)
    print(f"\n{'':46}precision                       recall")
    for name, papers in sets.items():
        _coverage(name, covered(papers), {n: covered(one) for n, one in sets.items()}, shipped)
    _speed(sets["scifact"])


def _learned(question: str, examples: list[Example], shipped: dict[str, Learned]) -> list[Learned]:
    """What is learned for each fold from the other four; the last is for another set, and learned from all."""
    if shipped:
        return [shipped[question]] * (FOLDS + 1)
    return [learn(question, [one for one in examples if one.fold != fold]) for fold in range(FOLDS + 1)]


def _told(made: list[Example], name: str, learned: list[Learned], least: str = "cut") -> list[tuple[Example, bool]]:
    """Each example, and whether the question is answered with yes, by what was not learned from it."""
    found = []
    for one in made:
        by = learned[one.fold if name == "scifact" else FOLDS]
        found.append((one, odds(one, by["weights"]) > by[least]))
    return found


def _judged(title: str, told: list[tuple[Example, bool]]) -> None:
    right = [yes for one, yes in told if not one.wrong]
    evident = [yes for one, yes in told if not one.wrong and one.evident]
    wrong = [yes for one, yes in told if one.wrong]
    named = [one.named for one, yes in told if one.wrong and yes]
    line = f"{title:46}{_share(right):32}{_share(wrong):32}"
    line += f"where the paper holds evidence: false alarms {_share(evident)}"
    print(line + (f"; the right entry named {_share(named)}" if "rival" in title else ""))


def _coverage(name: str, examples: list[Example], sets: dict[str, list[Example]], shipped: dict[str, Learned]) -> None:
    told = []
    for fold in range(FOLDS):
        if shipped:
            least = shipped["coverage"]["cut"]
        else:
            least = min(cut([one for one in rows if one.fold != fold], PRECISION) for rows in sets.values())
        told += [(one, one.features[0] < least) for one in examples if one.fold == fold]
    flagged = [one.wrong for one, yes in told if yes]
    print(f"{name + ', coverage':46}{_share(flagged):32}{_share([yes for one, yes in told if one.wrong])}")


def _speed(papers: Papers) -> None:
    """Claim and source pairs a second, texts and all; then with the sources' words at hand, as in one document."""
    pairs = [(row.written, papers.texts[row.paper]) for row in papers.rows]
    began = time.process_time()
    for claim, text in pairs:
        words, source = terms(claim), Words.of(*text)
        topic(words, source)
        coverage(words, source)
    print(f"\n{len(pairs) / (time.process_time() - began):,.0f} pairs a second, each with a source read anew")
    began = time.process_time()
    listed = Listed(list(papers.words.values())[:20])
    for claim, _ in pairs:
        rival(terms(claim), listed, {0})
    taken = time.process_time() - began
    print(f"{len(pairs) * listed.size / taken:,.0f} pairs a second, in a list of {listed.size}")


def _pages(folder: Path) -> None:
    """Each finding of the three checks, to be read by eye, and how many there are to how much text."""
    said: Counter[str] = Counter()
    for path in sorted(folder.rglob("*")):
        try:
            reading = document(path) if path.is_file() and path.suffix not in {".json", ".bib"} else None
        except EvidenceCheckError:
            continue
        if reading is None:
            continue
        view = View(reading.document, reading.references, reading.citations, reading.claims, {})
        flow = reading.document.flow.text
        prose = (b for b in reading.document.blocks if b.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM})
        said["documents"] += 1
        said["sentences"] += sum(len(sentences(block.span.of(flow))) for block in prose)
        said["claims that can be judged"] += len(support(view).cited)
        for check in map(find, ("EC501", "EC502", "EC503")):
            for finding in check.run(check, view):
                said[f"{check.code} {finding.severity}"] += 1
                print(f"{path}: {check.code} {finding.message}")
    print(", ".join(f"{what}: {number:,}" for what, number in said.items()))


def _share(values: Sequence[bool]) -> str:
    """A share with its interval (Wilson 1927, doi:10.1080/01621459.1927.10502953)."""
    n, k, z = len(values), sum(values), 1.96
    if not n:
        return "-"
    p = k / n
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (min(max((middle + sign * half) / (1 + z * z / n), 0.0), 1.0) for sign in (-1, 1))
    return f"{100 * p:.1f} % [{100 * low:.1f}, {100 * high:.1f}] of {n}"


if __name__ == "__main__":
    main()
