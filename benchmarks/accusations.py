"""How often a string of a work that the index holds is accused, by style: false accusations end to end, at size.

    python benchmarks/accusations.py STRINGS.jsonl --index works.index [--sample 3500] [--seed 3] [--each]
    python benchmarks/accusations.py STRINGS.jsonl --works WORKS.jsonl.gz...    an index made for the run

STRINGS are {"raw", "doi", "style"} lines, printed from works; those of works that the index does not hold are left out.
Each is a footnote of a page by itself, looked up in the index and checked as any page is: what is wrong may come from
the reading, from the match or from a check. `accusation.py` measures the checks alone, given the right record.

*Accused* is a fail of severity error. In styles that damage a string (names with "noise" or "degraded") much of what
fails with less is true. Crossref's evaluation set of reference matching is such data, artificial strings of 2,500 works
in eleven styles (gitlab.com/crossref, "Reference matching: for real this time"); the records come from its API.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from _printed import note
from fabricated import checked

from evidencecheck.model.finding import Kind, Severity
from evidencecheck.sources._index_build import build
from evidencecheck.sources.local_index import LocalIndex

Row = dict[str, Any]

DAMAGED = ("noise", "degraded")


def main() -> None:
    """Check the sample and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("strings", type=Path)
    options.add_argument("--index", type=Path)
    options.add_argument("--works", type=Path, nargs="+")
    options.add_argument("--sample", type=int, default=3500)
    options.add_argument("--seed", type=int, default=3)
    options.add_argument("--each", action="store_true", help="list whoever was accused")
    given = options.parse_args()
    if bool(given.index) == bool(given.works):
        options.error("one of --index and --works is needed")
    if given.index:
        measure(LocalIndex(given.index), given)
        return
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", given.works, day="2026-01-31")
        measure(LocalIndex(Path(folder) / "index"), given)


def measure(index: LocalIndex, given: argparse.Namespace) -> None:
    """Check a sample of the strings against ``index``, count, and print."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(index, given.strings, given.sample, given.seed):
        findings = checked(note(row["raw"].strip()), index)
        fails = [f for f in findings if f.kind is Kind.FAIL and f.name != "missing-doi"]
        errors = [f for f in fails if f.severity is Severity.ERROR]
        style = row.get("style") or "-"
        group = "of damaged styles" if any(word in style for word in DAMAGED) else "of clean styles"
        for name in ("all", group, f"  {style}"):
            counts[name].update({"strings": 1, "a fail": bool(fails), "accused": bool(errors)})
        if given.each and errors:
            print(f"{style}: {row['raw'].strip()}")
            print("".join(f"    {finding.name}: {finding.message}\n" for finding in errors), end="")
    table(counts)


def rows(index: LocalIndex, path: Path, sample: int, seed: int) -> list[Row]:
    """A sample of the strings whose works the index holds."""
    with path.open(encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if row.get("doi")]
    held = index.by_doi([row["doi"].lower() for row in found])
    found = [row for row in found if held[row["doi"].lower()].works]
    return random.Random(seed).sample(found, min(sample, len(found)))


def table(counts: Mapping[str, Counter[str]]) -> None:
    """Print a line for each style, and for those that damage a string and those that do not."""
    print(f"{'':36} strings   a fail          accused")
    for name in sorted(counts, key=lambda name: (name.startswith(" "), name)):
        n = counts[name]
        fails, accused = (f"{n[what]:6} {n[what] / n['strings']:6.2%}" for what in ("a fail", "accused"))
        print(f"{name:36} {n['strings']:7} {fails} {accused:>16}")


if __name__ == "__main__":
    main()
