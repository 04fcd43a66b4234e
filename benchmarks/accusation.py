"""How often a reference that is true is told to differ from its own record, by style: false accusations, at size.

    python benchmarks/accusation.py STRINGS.jsonl --works WORKS.jsonl.gz [--sample 2000] [--seed 1]

STRINGS are {"raw", "doi", "style"} lines, printed from the works; WORKS are Crossref-shaped records, a line each,
plain or gzip. Each string is parsed and held against the record of its DOI by the checks of metadata, nothing looked
up. In styles that damage a string (names with "noise" or "degraded") most of what is told is true.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from pathlib import Path

from evidencecheck.checks import every
from evidencecheck.checks._base import View
from evidencecheck.formats import read
from evidencecheck.model.document import Flow
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.reference import RawReference, Reference
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.spans import Span
from evidencecheck.model.work import Work
from evidencecheck.parse import parse
from evidencecheck.sources._crossref_record import work_from_crossref

CUT_SHORT, INCOMPLETE = "EC303", "EC309"  # what a string leaves out is so, and no accusation


def main() -> None:
    """Check the sample and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("strings", type=Path)
    options.add_argument("--works", type=Path, nargs="+", required=True)
    options.add_argument("--sample", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    works: dict[str, Work] = {}
    for path in given.works:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for message in map(json.loads, lines):
                work = work_from_crossref(message, "")
                if work:
                    works.setdefault(work.doi, work)
    with given.strings.open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("doi") in works]
    rows = random.Random(given.seed).sample(rows, min(given.sample, len(rows)))
    strings, failed, errors, compared = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        findings = told(row["raw"], works[row["doi"]])
        style = row.get("style", "all")
        strings[style] += 1
        failed[style] += any(f.kind is Kind.FAIL for f in findings)
        errors[style] += any(f.severity is Severity.ERROR for f in findings)
        compared.update(f.name for f in findings)
    print(f"{'':36} strings  a fail  an error")
    for style in [*sorted(strings), "all"]:
        count, fails, wrong = (c.total() if style == "all" else c[style] for c in (strings, failed, errors))
        print(f"{style:36} {count:7} {fails / count:7.1%} {wrong / count:9.1%}")
    print("compared: " + ", ".join(f"{name} {count}" for name, count in sorted(compared.items())))


def told(raw: str, work: Work) -> list[Finding]:
    """What the checks of metadata say of ``raw`` when ``work`` is its record: what agrees, and what does not."""
    entry = RawReference("1", Span(0, len(raw)), Flow(raw))
    reference = Reference(entry, *parse(entry.flow))
    resolution = Resolution(Outcome.MATCHED, work, 1.0, "search")
    view = View(read(raw.encode(), None, "text"), (reference,), (), (), {"1": resolution})
    checks = (check for check in every() if check.code.startswith("EC3"))
    found = (finding for check in checks for finding in check.run(check, view))
    return [f for f in found if f.kind in {Kind.FAIL, Kind.PASS} and f.code not in {CUT_SHORT, INCOMPLETE}]


if __name__ == "__main__":
    main()
