"""Learn what weighs how much where a bibliography is cut into its references, and measure it where it was not learned.

    python tasks/train_splitter.py GOLD.jsonl --measure       figures on documents that were held out, five folds
    python tasks/train_splitter.py GOLD.jsonl --out FILE.py    write the table of weights

Gold is JSON lines, {"text", "refs": [[start, end], …], "labels": …}, as for `benchmarks/splitting.py`. Each block is
learned from as it is and in other conditions that extraction leaves: as one line, with labels lost, with dashes for
authors; only as it is when measured. An averaged structured perceptron with a margin: in each round every passage is
cut with the weights so far, and what speaks for the wrong places loses what that for the right ones gains. The same
arguments give the same table.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from evidencecheck.extract import headings
from evidencecheck.extract.lines import split
from evidencecheck.extract.splitting import Passage, best_cut, entry_features, opening_features, passage_of
from evidencecheck.formats import read

ROUNDS = 12
MARGIN = 1.0
_MODULE = '''"""What weighs how much where a bibliography is cut: written by `tasks/train_splitter.py`."""

from __future__ import annotations

_TABLE = """
{}
"""
WEIGHTS = {{
    name: float(value)
    for row in _TABLE.strip().splitlines()
    for cell in row.split(" | ")
    for name, value in [cell.rsplit(" = ", 1)]
}}
'''


@attrs.frozen(eq=False)
class Example:
    """A passage, its document, and the places at which its references begin."""

    document: str
    passage: Passage
    truth: frozenset[int]
    missed: int


def main() -> None:
    """Read the arguments; measure, or learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    records = [named(json.loads(line)) for line in given.gold.read_text("utf-8").splitlines()]
    examples = [example for record in records for example in examples_of(record)]
    more = [example for record in records for other in variations(record) for example in examples_of(other)]
    if given.measure:
        measure(examples, more, given.folds)
    if given.out:
        write(learn([*examples, *more]), given.out)


def named(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A block with a name that its copies share, so that all of them are held out together."""
    return {**record, "document": sha256(record["text"].encode()).hexdigest()}


def variations(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A block in other conditions: as one line, with labels lost, with none."""
    yield joined(record)
    if len(record["labels"]) * 2 > len(record["refs"]):
        yield without(record, 1)
        yield joined(without(record, 1))
        yield without(record, 5)
        yield without(record, 2)
        yield grouped(record)
    else:
        yield dashed(record)
        yield joined(dashed(record))


def grouped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A block whose labels each stand for three references, which follow one another in the line."""
    refs = sorted(record["refs"])
    opened = {start for n, (start, _) in enumerate(refs) if n % 3}
    text = record["text"]
    text = "".join(" " if char == "\n" and n + 1 in opened else char for n, char in enumerate(text))
    kept = {start for start, _ in refs} - opened
    lost = [label for label in record["labels"] if label[0] not in kept]
    return without({**record, "text": text, "labels": lost}, 1)


def dashed(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A block whose every third entry has a dash, or what is left of one, for its authors."""
    text, out, at, refs = record["text"], [], 0, []
    for n, (start, end) in enumerate(sorted(record["refs"])):
        out.append(text[at:start])
        names = re.match(r"[^\d]{3,200}?(?=\(?(?:19|20)\d\d)", text[start:end]) if n % 3 == 2 else None
        place = sum(map(len, out))
        dash = ("--- ", "-, ", "—. ", "9 ", "", "___. ", ". ")[n // 3 % 7] if names else ""
        out.append(dash + text[start + (names.end() if names else 0) : end])
        refs.append([place, place + len(out[-1])])
        at = end
    return {**record, "text": "".join([*out, text[at:]]), "refs": refs, "labels": []}


def joined(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A block as one line."""
    return {**record, "text": record["text"].replace("\n", " ")}


def without(record: Mapping[str, Any], nth: int) -> Mapping[str, Any]:
    """A block that has lost every nth of its labels, but for the first if any stay."""
    text, refs = record["text"], sorted(record["refs"])
    labels = sorted(record["labels"])[0 if nth == 1 else nth - 1 :: nth]
    out, at, moves = [], 0, []
    for start, stop in labels:
        end = stop + len(text[stop:]) - len(text[stop:].lstrip(".)] \n"))
        out.append(text[at:start])
        at = max(at, end)
        moves.append((start, end))
    out.append(text[at:])

    def moved(place: int) -> int:
        return place - sum(min(place, end) - start for start, end in moves if start < place)

    return {**record, "text": "".join(out), "refs": [[moved(s), moved(e)] for s, e in refs], "labels": []}


def examples_of(record: Mapping[str, Any]) -> Iterator[Example]:
    """The passages of a block, cut at headings."""
    document = read(record["text"].encode(), "block.txt")
    starts = [start for start, _ in record["refs"]]
    ends = [end for _, end in record["refs"]]
    groups: list[list[Any]] = [[]]
    for line in split(document):
        if line.blank or headings.list_name(line.text):
            groups.append([])
        elif min(starts) <= line.end and line.start <= max(ends):
            groups[-1].append(line)
    for lines in groups:
        if lines:
            passage = passage_of(lines)
            where = {
                lines[place.line].start + place.column + n: k
                for k, place in enumerate(passage.places)
                for n in range(place.width + 1)
            }
            inside = [s for s in starts if lines[0].start <= s < lines[-1].end]
            truth = {where[s] for s in inside if s in where}
            missed = sum(s not in where for s in inside)
            settled = {k for k, place in enumerate(passage.places) if place.settled} | {0}
            yield Example(record["document"], passage, frozenset(truth | settled), missed)


def features(passage: Passage, cut: Sequence[int]) -> Counter[str]:
    """All features of a way to cut a passage."""
    found: Counter[str] = Counter()
    for start, end in zip(cut, [*cut[1:], len(passage.places)], strict=True):
        found.update(opening_features(passage, start))
        found.update(entry_features(passage, start, end))
    return found


def learn(examples: Sequence[Example], rounds: int = ROUNDS) -> dict[str, float]:
    """Weights by feature."""
    weights: defaultdict[str, float] = defaultdict(float)
    total: defaultdict[str, float] = defaultdict(float)
    order, step = list(examples), 1
    shuffle = random.Random(1)
    for _ in range(rounds):
        shuffle.shuffle(order)
        for example in order:
            # What is wrong is made to look good, so that the right way must win by a margin.
            extra = {k: (-MARGIN if k in example.truth else MARGIN) for k in range(len(example.passage.places))}
            guess = best_cut(example.passage, weights, extra)
            right = sorted(example.truth)
            if list(guess) != right:
                change = features(example.passage, right)
                change.subtract(features(example.passage, guess))
                size = sum(value * value for value in change.values())
                wrong = len(set(guess) ^ example.truth)
                rate = min(1.0, wrong * 2 / size) if size else 0.0
                for name, value in change.items():
                    if value:
                        weights[name] += rate * value
                        total[name] += rate * value * step
            step += 1
    return {name: value - total[name] / step for name, value in weights.items()}


def measure(examples: Sequence[Example], more: Sequence[Example], folds: int) -> None:
    """Print F1 of references whose start and end are both right, on documents that were held out."""
    counts, means = Counter[str](), []
    for fold in range(folds):
        held = [e for e in examples if int(e.document, 16) % folds == fold]
        weights = learn([e for e in [*examples, *more] if int(e.document, 16) % folds != fold])
        for e in held:
            guess = best_cut(e.passage, weights)
            end = len(e.passage.places)
            right = sorted(e.truth)
            pairs = set(zip(guess, [*guess[1:], end], strict=True)) & set(zip(right, [*right[1:], end], strict=True))
            counts.update(found=len(pairs), read=len(guess), true=len(right) + e.missed)
            means.append(2 * len(pairs) / (len(guess) + len(right) + e.missed))
    micro = 2 * counts["found"] / (counts["read"] + counts["true"])
    print(f"held out: F1 {micro:.3f} of {counts['true']} references, {sum(means) / len(means):.3f} by passage")


def write(weights: Mapping[str, float], path: Path) -> None:
    """Write the table, as a module."""
    table = {name: round(value, 1) for name, value in sorted(weights.items()) if abs(value) >= 0.05}
    rows, row = [], ""
    for name, value in table.items():
        cell = f"{name} = {value:g}"
        if len(row) + len(cell) > 110:
            rows.append(row)
            row = ""
        row = f"{row} | {cell}" if row else cell
    path.write_text(_MODULE.format("\n".join([*rows, row])), "utf-8")


if __name__ == "__main__":
    main()
