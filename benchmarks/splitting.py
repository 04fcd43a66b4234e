"""How well a bibliography is split into its references, on blocks of text as the extraction from a PDF left them.

    python benchmarks/splitting.py FILE.jsonl             each block by itself, and under a heading "References"
    python benchmarks/splitting.py FILE.jsonl --worst 10  the documents that were read worst, too

A line of the file is an object with ``text``, the block; ``refs``, ``[start, end]`` of every reference in it; and
``labels``, the same of the labels that are printed before them. A reference counts as found when it begins and ends
where a true one does, white space, outer punctuation and the printed label aside ("whole"); or, more loosely, when the
characters of the two overlap with an intersection over union of 0.9. Both are given over all references ("micro") and
as the mean over the documents, each of which counts as much as any other.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from evidencecheck.extract import extract
from evidencecheck.formats import read

Place = tuple[int, int]
Counts = tuple[int, int, int]  # found, read, true
WAYS = {"bare": "", "under a heading": "References\n\n"}


def main() -> None:
    """Score every document in both conditions and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path, help="blocks with their references, one JSON object on each line")
    options.add_argument("--worst", type=int, default=0, metavar="N", help="the N documents that were read worst, too")
    given = options.parse_args()
    records = [json.loads(line) for line in given.file.read_text("utf-8").splitlines() if line.strip()]
    print(f"{len(records)} documents, {sum(len(record['refs']) for record in records)} references")
    for way, heading in WAYS.items():
        rows = [(_score(record, heading), record) for record in records]
        print(f"\n{way:22} precision  recall      F1   by document  found   read   true")
        for name, at in (("whole", 0), ("overlap of 0.9", 1)):
            print(_row(name, [counts[at] for counts, _ in rows]))
        for (whole, loose), record in sorted(rows, key=lambda row: _f1(row[0][0]))[: given.worst]:
            places = f"{whole[0]:3} of {whole[2]:3}, {whole[1]:3} read"
            print(f"  {_f1(whole):.3f} {_f1(loose):.3f}  {places}  {record['id']}")


def found(text: str, heading: str) -> list[Place]:
    """The references that the project finds in a block, as places of the block."""
    references = extract(read((heading + text).encode(), "block.txt")).references
    places = ((r.span.start - len(heading), r.span.end - len(heading)) for r in references)
    return [(start, end) for start, end in places if end > 0]


def _score(record: dict[str, Any], heading: str) -> tuple[Counts, Counts]:
    text, printed = record["text"], {n for start, end in record["labels"] for n in range(start, end)}
    read_places = _bare(text, found(text, heading), printed)
    true_places = _bare(text, [(start, end) for start, end in record["refs"]], printed)
    whole = sum(place in set(true_places) for place in read_places)
    loose = sum(any(_overlap(text, place, other) >= 0.9 for other in true_places) for place in read_places)
    return (whole, len(read_places), len(true_places)), (loose, len(read_places), len(true_places))


def _bare(text: str, places: Iterable[Place], printed: set[int]) -> list[Place]:
    """Places without white space, punctuation and printed labels at their ends; those with nothing left are dropped."""
    marks = [[n for n in range(*place) if text[n].isalnum() and n not in printed] for place in places]
    return sorted({(inner[0], inner[-1] + 1) for inner in marks if inner})


def _overlap(text: str, one: Place, other: Place) -> float:
    if one[1] <= other[0] or other[1] <= one[0]:
        return 0.0
    both = len("".join(text[max(one[0], other[0]) : min(one[1], other[1])].split()))
    either = len("".join(text[min(one[0], other[0]) : max(one[1], other[1])].split()))
    return both / either if either else 0.0


def _f1(counts: Counts) -> float:
    right, read_, true = counts
    return 2 * right / (read_ + true) if read_ + true else 1.0


def _row(name: str, rows: Sequence[Counts]) -> str:
    right, read_, true = (sum(row[at] for row in rows) for at in range(3))
    precision, recall = right / read_ if read_ else 0.0, right / true if true else 0.0
    micro, mean = _f1((right, read_, true)), sum(map(_f1, rows)) / len(rows)
    return f"{name:22} {precision:9.3f} {recall:7.3f} {micro:7.3f} {mean:13.3f} {right:6} {read_:6} {true:6}"


if __name__ == "__main__":
    main()
