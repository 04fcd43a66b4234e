"""How fast a local index is built, in how much memory, and what a match costs as it grows; on one core.

    python benchmarks/index.py [--sizes 50000 1000000] [--strings 1000] [--keep FOLDER]

The works are made up: titles, names and journals of words that are as unequally common as real ones, places and years
at random. The strings are printed from some of them, in three styles of which one has no titles, with a slip in each
fourth. Files and indices go to a folder that is removed, or to --keep, from where they are used again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from matching import Timed, matched, parsed

from evidencecheck.evidence import Evidence
from evidencecheck.model.settings import Settings
from evidencecheck.sources.local_index import LocalIndex

SYLLABLES = (
    "ba ce di fo gu ha ki lo mi no pa ri se ta vu xi yo zo al en ir os un ast ent ick orn str phen meth oxy ido ase "
    "ine gen lys trop graph cyto neur chlor fluor poly mono therm plas"
).split()
JOURNALS = ("Journal of", "Annals of", "Advances in", "Archives of", "European Journal of", "Acta", "Reviews in")

Made = dict[str, Any]


def main() -> None:
    """Make, build and ask each size, and print a line for it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[50_000, 1_000_000])
    options.add_argument("--strings", type=int, default=1000)
    options.add_argument("--memory", type=int, default=512)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder)
        place.mkdir(exist_ok=True)
        for size in given.sizes:
            print(f"{size} works:", flush=True)
            file = place / f"works-{size}.jsonl"
            if not file.exists():
                with file.open("w", encoding="utf-8") as out:
                    out.writelines(json.dumps(work) + "\n" for work in works(size))
            print("  " + built(file, place / f"index-{size}", given.memory), flush=True)
            print("  " + asked(place / f"index-{size}", file, size, given.strings), flush=True)


def built(file: Path, index: Path, memory: int) -> str:
    """Build ``index`` by the command, and say what that took."""
    if index.exists():
        return "the index is there already"
    command = [sys.executable, "-m", "evidencecheck", "index", "build", file, "--out", index, "--memory", str(memory)]
    began = time.perf_counter()
    told = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout.strip()
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    records = LocalIndex(index).size
    return (
        f"built in {seconds:.1f} s, {records / seconds:.0f} works a second, at most {used.ru_maxrss / 1024:.0f} MiB in "
        f"memory; {told}"
    )


def asked(folder: Path, file: Path, size: int, count: int) -> str:
    """Match strings of some of the works, and say what one costs and how often the work comes first, and in five."""
    chance = random.Random(7)
    picked = set(chance.sample(range(size), min(count + 50, size)))
    with file.open(encoding="utf-8") as lines:
        gold = [json.loads(line) for number, line in enumerate(lines) if number in picked]
    source = Timed(LocalIndex(folder))
    evidence = Evidence(Settings(), [source], store=False)
    spent: Counter[str] = Counter()
    strings = [work | {"raw": printed(work, number, chance)} for number, work in enumerate(gold)]
    for part in (strings[:50], strings[50:]):  # the first ones load the model and the files
        spent.clear()
        first = five = 0
        for work, reference in parsed(part, spent):
            matched(reference, evidence, source, spent)
            dois = [found.doi for found in source.offered]
            first, five = first + (dois[:1] == [work["DOI"]]), five + (work["DOI"] in dois)
    rest = len(gold) - 50
    parts = ", ".join(f"{name} {seconds / rest * 1000:.2f}" for name, seconds in spent.items())
    total = sum(spent.values()) / rest * 1000
    return f"a match takes {total:.2f} ms ({parts}); the work is first in {first / rest:.1%}, in five {five / rest:.1%}"


def works(size: int) -> Iterator[Made]:
    """``size`` records, always the same."""
    chance = random.Random(1)
    words, names = _vocabulary(chance, 300_000, 2, 5), _vocabulary(chance, 80_000, 2, 3)
    common, bearers = _zipf(len(words), 1.05, 3), _zipf(len(names), 0.9, 80)
    journals = [
        f"{chance.choice(JOURNALS)} {' '.join(chance.choices(words, cum_weights=common, k=2)).title()}"
        for _ in range(20_000)
    ]
    read = _zipf(len(journals), 0.9, 40)
    for number in range(size):
        page = chance.randint(1, 4500)
        yield {
            "DOI": f"10.5555/made.{number:08d}",
            "type": "journal-article",
            "title": [" ".join(chance.choices(words, cum_weights=common, k=chance.randint(4, 18))).capitalize()],
            "author": [
                {"family": family.title(), "given": f"{chance.choice('ABCDEFGHJKLMNPRST')}."}
                for family in chance.choices(
                    names, cum_weights=bearers, k=min(12, int(chance.lognormvariate(1.1, 0.7)) + 1)
                )
            ],
            "container-title": chance.choices(journals, cum_weights=read),
            "volume": str(chance.randint(1, 180)),
            "issue": str(chance.randint(1, 12)),
            "page": f"{page}-{page + chance.randint(2, 24)}",
            "issued": {"date-parts": [[2025 - int(chance.expovariate(1 / 13))]]},
        }


def printed(work: Made, number: int, chance: random.Random) -> str:
    """A reference to ``work``; the style goes by ``number``."""
    names = [f"{person['family']} {person['given'][0]}" for person in work["author"][:6]]
    title, journal, year = work["title"][0].split(), work["container-title"][0], work["issued"]["date-parts"][0][0]
    if number % 4 == 0:
        title.pop(chance.randrange(len(title)))
    place = f"{work['volume']}({work['issue']})"
    short = " ".join(word[:5] for word in journal.split() if word not in {"of", "in"})
    match number % 3:
        case 0:
            return f"{', '.join(names)}. {' '.join(title)}. {short}. {year};{place}:{work['page']}."
        case 1:
            return f"{', '.join(names)} ({year}). {' '.join(title)}. {journal}, {place}, {work['page']}."
    start = work["page"].partition("-")[0]
    return f"{'; '.join(names)} {journal} {year}, {work['volume']}, {start}."


def _vocabulary(chance: random.Random, size: int, least: int, most: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(least, most)))] = None
    return sorted(found, key=len)  # the common words are the short ones


def _zipf(size: int, slope: float, flat: float) -> list[float]:
    """Cumulative weights by rank, after Zipf and Mandelbrot."""
    return list(accumulate((rank + flat) ** -slope for rank in range(size)))


if __name__ == "__main__":
    main()
