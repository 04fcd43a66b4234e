"""How long `check` takes over a site with a warm lock, and over one that has not changed since; in how much memory.

    python benchmarks/site.py [--pages 1000] [--each 5] [--works FILE.jsonl] [--jobs 0 1 2] [--keep FOLDER]

The pages are made up, always the same: some 800 words of prose in paragraphs, with footnotes, a numbered list, or
authors and years, a third each, and a slip in every twentieth reference. The works are made up as well, unless --works
names records shaped as Crossref's, one a line. Their lock is made by the library from a source that holds them. The
site goes to a folder that is removed, or to --keep, from where it is used again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir
from pathlib import Path
from typing import Any

import attrs
from index import printed, works

from evidencecheck.evidence import Evidence, Page
from evidencecheck.model.reference import Fields
from evidencecheck.model.settings import Settings
from evidencecheck.model.work import Work
from evidencecheck.pipeline import read
from evidencecheck.sources._base import Lookup
from evidencecheck.sources._crossref_record import work_from_record

SUBJECTS = ("The night bus", "A longer queue", "Every second clinic", "The smaller town", "A shared garden", "The ward")
VERBS = ("reached", "changed", "outlasted", "paid for", "made room for", "was measured against")
OBJECTS = (
    "its first winter",
    "the second shift",
    "what the council had planned",
    "a third of the visits",
    "the old map",
)
TAILS = (
    "when the line was lengthened",
    "although nobody had counted before",
    "and the staff kept a diary of it",
    "as the people who live there had said it would",
    "in a year with little snow",
    "which took the money of two budgets",
)
HEADINGS = ("What was tried", "What came of it", "Who was asked", "What it cost", "What is open")
CITED_EVERY = 5  # sentences
SLIP_EVERY = 20  # references

Made = dict[str, Any]


@attrs.frozen
class Ran:
    """One run of the command: its time, the largest of its processes, what it printed."""

    seconds: float
    mebibytes: float
    digest: str
    size: int


def main() -> None:
    """Make the site and print what the runs take."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=1000)
    options.add_argument("--each", type=int, default=5, help="references a page")
    options.add_argument("--works", type=Path)
    options.add_argument("--jobs", type=int, nargs="+", default=[0, 1, 2])
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = (given.keep or Path(folder)).absolute()
        site = place / "site"
        if not site.exists():
            began = time.perf_counter()
            # In a process of its own: what this one holds would count as the memory of those that it starts.
            with ProcessPoolExecutor(1) as apart:
                apart.submit(make, site, given.pages, given.each, given.works).result()
            print(f"made and resolved in {time.perf_counter() - began:.1f} s", flush=True)
        lock = site / "references" / "evidence.lock"
        print(f"{given.pages} pages, lock of {lock.stat().st_size / 1e6:.1f} MB, {os.cpu_count()} cores", flush=True)
        measure(site, place / "cache", given.jobs)


def measure(site: Path, cache: Path, jobs: Sequence[int]) -> None:
    """Print what each way of running takes, and whether all say the same."""
    said = {}
    for number in jobs:
        said[f"--jobs {number}, nothing kept"] = check(site, "docs", "--no-cache", "--jobs", str(number))
    kept = ("--cache", str(cache))
    said["default, first run"] = check(site, "docs", *kept)
    said["default, nothing changed"] = check(site, "docs", *kept)
    page = next(iter(sorted(site.glob("docs/*/*.md"))))
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nOne more line.\n", encoding="utf-8")
    said["default, one page changed"] = check(site, "docs", *kept)
    page.write_text(text, encoding="utf-8")
    for name, ran in said.items():
        print(
            f"{name:28} {ran.seconds:6.2f} s, largest process {ran.mebibytes:4.0f} MiB, {ran.size} bytes, {ran.digest}"
        )
    one = str(page.relative_to(site))
    times = [check(site, one, "--no-cache").seconds for _ in range(9)]
    print(f"one page: median of 9 {statistics.median(times):.3f} s")
    shuffled = sorted(map(str, (path.relative_to(site) for path in site.glob("docs/*/*.md"))))
    random.Random(3).shuffle(shuffled)
    both = [sorted(listed(site, *shuffled, *more)) == sorted(listed(site, "docs", *more)) for more in ((), kept)]
    print(f"the same findings in any order: {all(both)}")


def check(site: Path, *more: str) -> Ran:
    """Run ``evidencecheck check`` as users do."""
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", "evidencecheck", "check", *more], cwd=site, stdout=out)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if child.returncode not in {0, 1}:
        raise SystemExit(f"check ended with {child.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Ran(seconds, used.ru_maxrss * unit / 2**20, hashlib.sha256(text).hexdigest()[:8], len(text))


def listed(site: Path, *more: str) -> list[str]:
    """The lines of the concise report."""
    command = [sys.executable, "-m", "evidencecheck", "check", "-f", "concise", *more]
    return subprocess.run(command, cwd=site, check=False, capture_output=True, text=True).stdout.splitlines()


def records(file: Path | None, count: int) -> list[Made]:
    """``count`` works, from ``file`` or made up."""
    if file is None:
        return list(works(count))
    with file.open(encoding="utf-8") as lines:
        found = [one for _, one in zip(range(count), map(json.loads, lines), strict=False)]
    usable = [one for one in found if one.get("title") and one.get("container-title") and one.get("author")]
    return [usable[number % len(usable)] for number in range(count)]


class Holds:
    """A source that knows which work each string was printed from, and which has a DOI."""

    name, online, exhaustive, size = "Crossref", False, True, 5_000

    def __init__(self) -> None:
        """Begin with no works."""
        self.works: dict[str, Work] = {}

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """The work that has it."""
        return {doi: self.search(doi) for doi in dois}

    def search(self, raw: str, fields: Fields | None = None) -> Lookup:  # noqa: ARG002 - a source's signature
        """The work that was printed."""
        work = self.works.get(raw)
        return Lookup((work,) if work else (), retrieved="2026-11-01")


def make(site: Path, pages: int, each: int, file: Path | None) -> None:
    """Write the pages, and their lock; the works are those of ``file``, or made up."""
    chance = random.Random(11)
    source = Holds()
    used = records(file, pages * each)
    paths = []
    for number in range(pages):
        own = used[number * each : (number + 1) * each]
        strings = [_reference(work, number * each + at, number % 3, chance) for at, work in enumerate(own)]
        for raw, work in zip(strings, own, strict=True):
            found = work_from_record(work, "2026-11-01", Holds.name)
            source.works |= {raw: found, found.doi: found}
        path = site / "docs" / f"topic-{number // 40:02}" / f"page-{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, strings, own, chance), encoding="utf-8")
        paths.append(path.relative_to(site))
    (site / "references").mkdir()
    (site / "references" / "evidence.lock").write_text('{"schema": 1}\n', encoding="utf-8")
    with chdir(site):
        readings = [read(path) for path in paths]
        told = [Page(one.document.path, one.references, one.orphans) for one in readings]
        Evidence(Settings(now="2026-11-01"), (source,), journals=False).look_up(told)


def page(number: int, strings: Sequence[str], works: Sequence[Made], chance: random.Random) -> str:
    """A page of some 800 words that cites ``strings``, in the style of its number."""
    marks = [_mark(at, work, number % 3) for at, work in enumerate(works, 1)]
    body = []
    for heading in HEADINGS:
        body += [f"## {heading}", *(" ".join(_sentences(chance, marks)) for _ in range(2))]
    sources = [f"{_label(at, number % 3)}{raw}" for at, raw in enumerate(strings, 1)]
    if number % 3:
        return "\n\n".join([f"# Page {number}", *body, "## References", ("\n" * (number % 3)).join(sources)]) + "\n"
    return "\n\n".join([f"# Page {number}", *body, "\n".join(sources)]) + "\n"


def _sentences(chance: random.Random, marks: list[str]) -> Iterator[str]:
    for at in range(CITED_EVERY):
        words = [chance.choice(part) for part in (SUBJECTS, VERBS, OBJECTS, TAILS)]
        mark = marks[0] if at == CITED_EVERY // 2 else ""
        if mark:
            marks.append(marks.pop(0))
        yield " ".join(words) + (f".{mark}" if mark.startswith("[^") else f" {mark}." if mark else ".")


def _mark(at: int, work: Made, style: int) -> str:
    if style < 2:
        return f"[^{at}]" if style == 0 else f"[{at}]"
    names, year = [person.get("family", "") for person in work["author"]], work["issued"]["date-parts"][0][0]
    told = names[0] + (f" & {names[1]}" if len(names) == 2 else " et al." if len(names) > 1 else "")
    return f"({told}, {year})"


def _label(at: int, style: int) -> str:
    return (f"[^{at}]: ", f"{at}. ", "")[style]


def _reference(work: Made, number: int, style: int, chance: random.Random) -> str:
    """The entry; in every twentieth the volume is another one, and every fourth says no DOI."""
    slipped = work | {"volume": f"{int(work['volume']) + 3}"} if number % SLIP_EVERY == 0 else work
    said = printed(slipped, 13 if style == 2 else 9, chance)
    return said if number % 4 == 0 else f"{said} https://doi.org/{work['DOI']}"


if __name__ == "__main__":
    main()
