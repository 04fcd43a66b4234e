"""How well and how fast reference strings are matched to the works of an index, by set and style.

    python benchmarks/matching.py GOLD.jsonl... --index works.index
    python benchmarks/matching.py GOLD.jsonl... --works WORKS.jsonl.gz...    an index made for the run
    ... --sample 2000 [--seed 1] --dump answers.jsonl

GOLD are {"id", "source", "style", "raw", "doi"} lines. An answer is a DOI that was matched. It is right where it is
``doi``; a row whose work is not in the index has nothing to be found, so that any answer is a false link; a row whose
``excluded_doi`` is in the index is left out. Precision is right / answered, recall right / rows with a work to find.

Twins are works that the string cannot tell apart: of one journal or book, volume, page, year and authors, and of one
title where the style prints titles. Where the target has one, ``ambiguous`` with it among the candidates is right.

Recall at 1, 3, 5 is of the search alone. Time is that of the processor, for parsing, for the search (and reading what
it finds), and for all the rest, which is comparing.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from evidencecheck.cli.lines import settle
from evidencecheck.cli.match import AT_ONCE
from evidencecheck.evidence import Evidence
from evidencecheck.model.reference import Fields, Reference
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.settings import Settings
from evidencecheck.model.work import Work
from evidencecheck.pipeline import parse_reference
from evidencecheck.sources._base import Lookup
from evidencecheck.sources._index_build import build
from evidencecheck.sources.local_index import LocalIndex
from evidencecheck.text.normalise import fold

WITHOUT_TITLES = ("american-chemical-society", "american-institute-of-physics", "elsevier-without-titles")
HEAD = "rows  to find  precision  recall      F1  false links    @1    @3    @5  twins"


class Timed:
    """An index that takes down how long it was asked, and what it offered last."""

    online = False
    exhaustive = True

    def __init__(self, index: LocalIndex) -> None:
        """Stand before ``index``."""
        self._index, self.name, self.size = index, index.name, index.size
        self.seconds = 0.0
        self.offered: tuple[Work, ...] = ()

    def by_doi(self, dois: Sequence[str]) -> Mapping[str, Lookup]:
        """Pass on."""
        began = time.process_time()
        found = self._index.by_doi(dois)
        self.seconds += time.process_time() - began
        return found

    def search(self, raw: str, fields: Fields) -> Lookup:
        """Pass on."""
        began = time.process_time()
        found = self._index.search(raw, fields)
        self.seconds += time.process_time() - began
        self.offered = found.works
        return found


def main() -> None:
    """Match every row and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="+")
    options.add_argument("--index", type=Path)
    options.add_argument("--works", type=Path, nargs="+")
    options.add_argument("--sample", type=int, help="rows of each file")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--dump", type=Path, help="each row's answer, as JSON lines")
    given = options.parse_args()
    if bool(given.index) == bool(given.works):
        options.error("one of --index and --works is needed")
    if given.index:
        score(LocalIndex(given.index), given)
        return
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", given.works, day=time.strftime("%Y-%m-%d"))
        score(LocalIndex(Path(folder) / "index"), given)


def score(index: LocalIndex, given: argparse.Namespace) -> None:
    """Match the rows of all files against ``index``, count, and print."""
    source = Timed(index)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    spent: Counter[str] = Counter()
    index.search("warm up", Fields())
    evidence = Evidence(Settings(), [source], store=False)
    parse_reference("warm up")
    settle()  # as the command does
    dump = given.dump.open("w", encoding="utf-8") if given.dump else None
    for row, reference in parsed(rows(given.gold, given.sample, given.seed), spent):
        targets = (row.get("doi") or "", row.get("excluded_doi") or "")
        held = {doi: found.works for doi, found in index.by_doi(list(filter(None, targets))).items()}
        if held.get(targets[1]):
            continue
        want = next(iter(held.get(targets[0], ())), None)
        found = matched(reference, evidence, source, spent)
        style = row.get("style") or "-"
        twin = want is not None and any(twins(want, work, style) for work in (*source.offered, *offered(found)))
        told = account(found, want, twin=twin) | {"rows": 1, "to find": want is not None, "twins": twin}
        told |= {f"@{n}": want is not None and want.doi in [w.doi for w in source.offered[:n]] for n in (1, 3, 5)}
        for name in ("all", row["source"], f"{row['source']} {style}"):
            counts[name].update(told)
        if dump:
            dump.write(json.dumps(answer(row, found, want, source.offered, twin=twin)) + "\n")
    table(counts)
    strings = counts["all"]["rows"]
    total = sum(spent.values())
    parts = ", ".join(f"{name} {seconds / strings * 1000:.2f}" for name, seconds in spent.items())
    print(f"{strings / total:.0f} references a second on one core; milliseconds for each: {parts}")


def rows(paths: Sequence[Path], sample: int | None, seed: int) -> Iterator[dict[str, Any]]:
    """The rows of all files, or a sample of each."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            found = list(map(json.loads, lines))
        yield from random.Random(seed).sample(found, sample) if sample and sample < len(found) else found


def parsed(given: Iterable[dict[str, Any]], spent: Counter[str]) -> Iterator[tuple[dict[str, Any], Reference]]:
    """Each row with its string parsed, as many at a time as ``evidencecheck match`` works off together."""
    given = iter(given)
    while batch := list(islice(given, AT_ONCE)):
        began = time.process_time()
        references = [parse_reference(row["raw"]) for row in batch]
        spent.update(parse=time.process_time() - began)  # type: ignore[call-overload]
        yield from zip(batch, references, strict=True)


def matched(reference: Reference, evidence: Evidence, source: Timed, spent: Counter[str]) -> Resolution:
    """``reference`` as ``evidencecheck match`` looks it up; the time goes to ``spent``."""
    source.offered = ()
    began, asked = time.process_time(), source.seconds
    found = evidence.resolve(None, [reference])[reference.label]
    search = source.seconds - asked
    spent.update(search=search, score=time.process_time() - began - search)  # type: ignore[call-overload]
    return found


def account(found: Resolution, want: Work | None, *, twin: bool) -> dict[str, bool]:
    """What an outcome counts as: answered, right, false."""
    if want and twin and found.outcome is Outcome.AMBIGUOUS:
        right = want.doi in [work.doi for work in offered(found)]
        return {"answered": right, "right": right, "false": False}
    answered = found.outcome is Outcome.MATCHED and found.work is not None and bool(found.work.doi)
    right = answered and want is not None and found.work is not None and found.work.doi == want.doi
    return {"answered": answered, "right": right, "false": answered and want is None}


def offered(found: Resolution) -> tuple[Work, ...]:
    """The works that an outcome names."""
    return tuple(candidate.work for candidate in found.candidates)


def twins(one: Work, other: Work, style: str) -> bool:
    """Whether a string in ``style`` could be of either."""
    return one.doi != other.doi and _printed(one, style) == _printed(other, style)


def _printed(work: Work, style: str) -> tuple[object, ...]:
    names = tuple(fold(person.key) for person in work.author.names)
    place = (fold(" ".join(work.container_title[:1])), work.volume, work.page and work.page.first, work.years, names)
    return place if style.startswith(WITHOUT_TITLES) else (*place, fold(work.title))


def answer(
    row: Mapping[str, Any], found: Resolution, want: Work | None, searched: Sequence[Work], *, twin: bool
) -> dict[str, Any]:
    """One row of the dump."""
    return {
        "id": row["id"],
        "style": row.get("style") or "-",
        "raw": row["raw"],
        "want": want.doi if want else None,
        "outcome": str(found.outcome),
        "doi": found.work.doi if found.outcome is Outcome.MATCHED and found.work else None,
        "score": found.score,
        "candidates": [{"doi": c.work.doi, "score": c.score} for c in found.candidates],
        "searched": [work.doi for work in searched],
        "twin": twin,
        "reason": found.reason,
    }


def table(counts: Mapping[str, Counter[str]]) -> None:
    """Print a line for each set and style."""
    width = max(map(len, counts), default=0)
    print(f"{'':{width}} {HEAD}")
    for name in sorted(counts, key=lambda name: (name != "all", name)):
        n = counts[name]
        precision, recall = _share(n["right"], n["answered"]), _share(n["right"], n["to find"])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else float("nan")
        nothing = n["rows"] - n["to find"]
        ranks = " ".join(f"{_share(n[at], n['to find']):5.3f}" for at in ("@1", "@3", "@5"))
        print(
            f"{name:{width}} {n['rows']:4} {n['to find']:8} {precision:10.4f} {recall:7.4f} {f1:7.4f} "
            f"{n['false']:5}/{nothing:<5} {ranks} {n['twins']:6}"
        )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


if __name__ == "__main__":
    main()
