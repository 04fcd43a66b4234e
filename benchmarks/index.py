"""How fast an index is built, and what a match costs as it grows.

    python benchmarks/index.py [--sizes 50000 1000000] [--works WORKS.jsonl.gz …]

Works are made up: words as frequent as words are (Zipf's law), names, journals, volumes and pages. With ``--works``
those records are indexed first, and only the rest of each size is made up. 2,000 strings are printed from works of the
index and matched; times of matching are CPU time of one process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from evidencecheck.evidence import Evidence
from evidencecheck.model.resolution import Outcome
from evidencecheck.model.settings import Settings
from evidencecheck.pipeline import parse_reference
from evidencecheck.sources.index_build import build
from evidencecheck.sources.local_index import LocalIndex

STRINGS = 2_000
_SYLLABLES = [a + b for a in "b d f g k l m n p r s t v z ch st tr".split() for b in "a e i o u an en on al or".split()]


def main() -> None:
    """Build and match at each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[50_000, 1_000_000])
    parser.add_argument("--works", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    print("works\tworks a second\tsize\tms a match\tof it reading\tmatched")
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, given.works, Path(folder))


def measure(size: int, works: list[Path], folder: Path) -> None:
    """One row of the table."""
    records, sample = [], random.Random(3)
    with gzip.open(folder / "works.jsonl.gz", "wt", compresslevel=1, encoding="utf-8") as file:
        for number, record in enumerate(islice(every(works), size)):
            file.write(json.dumps(record) + "\n")
            if len(records) < STRINGS:
                records.append(record)
            elif (at := sample.randrange(number + 1)) < STRINGS:
                records[at] = record
    began = time.perf_counter()
    build([folder / "works.jsonl.gz"], folder / "index", tell=print, count=bool)
    took = time.perf_counter() - began
    index = LocalIndex(folder / "index")
    strings = [string for record in records if (string := printed(record))]
    evidence = Evidence(Settings(), [index], store=False)
    for string in strings[:100]:
        evidence.resolve(None, [parse_reference(string)])
    began, reading, matched = time.process_time(), 0.0, 0
    for string in strings:
        start = time.process_time()
        reference = parse_reference(string)
        reading += time.process_time() - start
        matched += evidence.resolve(None, [reference])[reference.label].outcome is Outcome.MATCHED
    each = (time.process_time() - began) / len(strings) * 1000
    bytes_ = sum(path.stat().st_size for path in (folder / "index").iterdir())
    share = reading / len(strings) * 1000
    speed = f"{size / took:,.0f}\t{bytes_ / 1e6:,.0f} MB"
    print(f"{index.size:,}\t{speed}\t{each:.2f}\t{share:.2f}\t{matched / len(strings):.3f}")


def every(works: list[Path]) -> Iterator[dict[str, Any]]:
    """The works given, then made-up ones without end."""
    for path in works:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)
    yield from made_up()


def made_up() -> Iterator[dict[str, Any]]:
    """Works of nobody about nothing, the same in each run."""
    rng = random.Random(11)
    words = ["".join(rng.choices(_SYLLABLES, k=rng.choice([1, 2, 2, 3, 3, 4]))) for _ in range(60_000)]
    weights = list(range(len(words)))
    total = 0.0
    for rank in range(len(words)):
        total += 1 / (rank + 2)
        weights[rank] = total  # type: ignore[call-overload]
    families = ["".join(rng.choices(_SYLLABLES, k=3)).title() for _ in range(40_000)]
    journals = [" ".join(["Journal of", *rng.choices(words, k=rng.choice([1, 2, 3]))]).title() for _ in range(5_000)]
    for number in range(10**9):
        first = rng.randrange(1, 2000)
        yield {
            "DOI": f"10.5555/{number}",
            "type": "journal-article",
            "title": [" ".join(rng.choices(words, cum_weights=weights, k=rng.randrange(5, 14))).capitalize()],
            "author": [
                {"given": rng.choice("ABCDEFGHIJKLMN") + ".", "family": rng.choice(families)}
                for _ in range(rng.randrange(1, 6))
            ],
            "container-title": [rng.choice(journals)],
            "volume": str(rng.randrange(1, 120)),
            "issue": str(rng.randrange(1, 12)),
            "page": f"{first}-{first + rng.randrange(2, 20)}",
            "issued": {"date-parts": [[rng.randrange(1960, 2025)]]},
        }


def printed(record: dict[str, Any]) -> str:
    """A work as a reference in Vancouver's style."""
    names = [f"{a['family']} {a.get('given', '')[:1]}" for a in record.get("author", []) if a.get("family")]
    title, journal = (next(iter(record.get(key) or []), "") for key in ("title", "container-title"))
    try:
        year = record["issued"]["date-parts"][0][0]
    except (KeyError, IndexError):
        return ""
    if not (names and title and journal and record.get("volume")):
        return ""
    return f"{', '.join(names[:6])}. {title}. {journal}. {year};{record['volume']}:{record.get('page', '')}."


if __name__ == "__main__":
    main()
