"""Score the looking up of reference strings in a local index: precision, recall, false links, and speed.

    python benchmarks/matching.py GOLD.jsonl … --index works.index [--sample N] [--dump answers.jsonl]

Gold is JSON lines {"id", "source", "style", "raw", "doi"}, as in Crossref's public evaluation of reference matching;
``doi`` is null where nothing is to be found, ``excluded_doi`` is a work that was left out of the index on purpose. A
gold DOI that the index does not hold counts as nothing to be found; a row whose left-out work is in the index is passed
over.

A row whose work has a twin in the index (same journal or book, volume, first page, year and authors, and the same title
where the style prints one) counts as right when the outcome is ``ambiguous`` and the work is among the candidates.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from evidencecheck.evidence import Evidence
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.settings import Settings
from evidencecheck.model.work import Work
from evidencecheck.pipeline import parse_reference
from evidencecheck.sources.local_index import LocalIndex
from evidencecheck.text.normalise import words

_UNTITLED = ("american-", "elsevier-without-titles")
_WARM = 200


def main() -> None:
    """Read the arguments, match, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--sample", type=int, help="this many rows of each file, drawn with a fixed seed")
    parser.add_argument("--dump", type=Path, help="write an answer a row, for a closer look")
    given = parser.parse_args()
    index = LocalIndex(given.index)
    rows: list[dict[str, Any]] = []
    for path in given.gold:
        own = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        rows += random.Random(7).sample(own, given.sample) if given.sample and given.sample < len(own) else own
    held = index.by_doi([d for row in rows for d in (row["doi"], row.get("excluded_doi")) if d])
    rows = [row for row in rows if not (row.get("excluded_doi") and held[row["excluded_doi"]].works)]
    evidence = Evidence(Settings(), [index], store=False)
    for row in rows[:_WARM]:
        evidence.resolve(None, [parse_reference(row["raw"])])

    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    began, parsing = time.process_time(), 0.0
    answers = []
    for row in rows:
        start = time.process_time()
        reference = parse_reference(row["raw"])
        parsing += time.process_time() - start
        answers.append(evidence.resolve(None, [reference])[reference.label])
    took = time.process_time() - began
    with given.dump.open("w", encoding="utf-8") if given.dump else Path("/dev/null").open("w") as dump:
        for row, found in zip(rows, answers, strict=True):
            wanted = held[row["doi"]].works[0] if row["doi"] and held[row["doi"]].works else None
            style = str(row.get("style", ""))
            verdict = judged(found, wanted, index, titled=not style.startswith(_UNTITLED))
            for name in ("all", row["source"], f"{row['source']} {style}", group(style)):
                counts[name].update(verdict)
            dump.write(json.dumps(told(row, found, wanted, verdict)) + "\n")
    print("set\trows\tto find\tprecision\trecall\tF1\tfalse links\tambiguous")
    for name in sorted(counts, key=lambda name: (name != "all", name)):
        print(line(name, counts[name]))
    print(f"\n{len(rows) / took:,.0f} references a second of CPU time; {parsing / took:.0%} of it reading them")


def judged(found: Resolution, wanted: Work | None, index: LocalIndex, *, titled: bool) -> list[str]:
    """What one answer counts as."""
    have = found.work.doi if found.work and found.outcome is Outcome.MATCHED else None
    counted = ["rows", "to find" if wanted else "none"]
    offered = {candidate.work.doi for candidate in found.candidates}
    if found.outcome is Outcome.AMBIGUOUS:
        counted.append("ambiguous")
        if wanted and wanted.doi in offered and has_twin(wanted, index, titled=titled):
            return [*counted, "returned", "right"]
    if have:
        counted += ["returned", "right" if wanted and have == wanted.doi else "wrong" if wanted else "false"]
    return counted


def has_twin(work: Work, index: LocalIndex, *, titled: bool) -> bool:
    """Whether the index holds another work that a reference to ``work`` fits as well."""
    if id(index) not in _TWINS:
        _TWINS[id(index)] = Counter(
            key for one in index.works() for key in (place(one), (*place(one), words(one.title)))
        )
    return _TWINS[id(index)][(*place(work), words(work.title)) if titled else place(work)] > 1


_TWINS: dict[int, Counter[tuple[object, ...]]] = {}


def place(work: Work) -> tuple[object, ...]:
    """Where a work stands and whose it is."""
    first = work.page.first if work.page else work.article_number
    names = words(" ".join(person.key for person in work.author.names))
    year = work.issued.year if work.issued else None
    return words(" ".join(work.container_title[:1])), work.volume, first, year, names


def group(style: str) -> str:
    """Styles without titles are the hard ones."""
    return "styles without titles" if style.startswith(_UNTITLED) else "styles with titles"


def told(row: dict[str, Any], found: Resolution, wanted: Work | None, verdict: list[str]) -> dict[str, Any]:
    """An answer, for the eye."""
    return {
        "id": row["id"],
        "style": row.get("style"),
        "raw": row["raw"],
        "want": wanted.doi if wanted else None,
        "outcome": str(found.outcome),
        "doi": found.work.doi if found.work else None,
        "score": found.score,
        "candidates": [[candidate.work.doi, candidate.score] for candidate in found.candidates],
        "reason": found.reason,
        "verdict": verdict[2:],
    }


def line(name: str, n: Counter[str]) -> str:
    """One row of the table."""
    precision = n["right"] / n["returned"] if n["returned"] else float("nan")
    recall = n["right"] / n["to find"] if n["to find"] else float("nan")
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else float("nan")
    false = f"{n['false']}/{n['none']}" + (f" ({n['false'] / n['none']:.2%})" if n["none"] else "")
    return f"{name}\t{n['rows']}\t{n['to find']}\t{precision:.4f}\t{recall:.4f}\t{f1:.4f}\t{false}\t{n['ambiguous']}"


if __name__ == "__main__":
    main()
