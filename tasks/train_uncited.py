"""Train the linear model of EC506, which says how likely authors give a source for a sentence, and write its card.

    python tasks/train_uncited.py ROWS.jsonl [--write]        needs numpy (the group "training")

A row is `{"text", "cited", "prev", "prev_cited", "next", "next_cited"}`: a sentence without its markers, whether it
had any, and the same of its neighbours, whose texts only serve to keep a window of sentences in one fold. Printed is
what ten folds come to, each scored by a model of the nine others; the cut is that at which the folds' scores together
have a precision of 0.80. With --write the model of all rows goes to `data/uncited.json`, without the smallest weights.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from evidencecheck.text.worthiness import features

DATA = Path(__file__).resolve().parent.parent / "src" / "evidencecheck" / "data"
PRECISION, FOLDS, SEEN, KEPT = 0.80, 10, 4, 9_000
PENALTY, STEPS, RATE = 0.6, 400, 0.5
DRAWS = 500

Row = dict[str, Any]
Floats = np.ndarray[Any, np.dtype[np.float64]]


class Table:
    """Rows as three columns of numbers: row, feature, value."""

    def __init__(self, rows: Sequence[Row], names: dict[str, int]) -> None:
        """Keep of each row the features that have a name."""
        self.size, self.width = len(rows), len(names)
        held = [
            (n, names[name], value) for n, row in enumerate(rows) for name, value in _features(row) if name in names
        ]
        self.rows = np.array([one[0] for one in held], dtype=np.int64)
        self.columns = np.array([one[1] for one in held], dtype=np.int64)
        self.values = np.array([one[2] for one in held])

    def times(self, weights: Floats) -> Floats:
        """Each row's sum of values by weights."""
        return np.bincount(self.rows, self.values * weights[self.columns], self.size)

    def gathered(self, errors: Floats) -> Floats:
        """Each feature's sum of values by the errors of their rows."""
        return np.bincount(self.columns, self.values * errors[self.rows], self.width)


def main() -> None:
    """Train, measure, and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("rows", type=Path)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    rows = [json.loads(line) for line in given.rows.read_text(encoding="utf-8").splitlines()]
    truth = np.array([row["cited"] for row in rows], dtype=float)
    windows = _windows(rows)
    scores = _folds(rows, truth, windows)
    told, cut = _measured(scores, truth, windows)
    print(told)
    if given.write:
        names = _names(rows)
        weights, intercept = _trained(Table(rows, names), truth)
        _write(names, weights, intercept, cut)
        (DATA / "uncited.md").write_text(_card(rows, told), encoding="utf-8")


def _features(row: Row) -> list[tuple[str, float]]:
    return list(features(row["text"], before=bool(row["prev_cited"]), after=bool(row["next_cited"])))


def _names(rows: Sequence[Row]) -> dict[str, int]:
    """The features that several rows have, numbered."""
    seen = Counter(name for row in rows for name, _ in _features(row))
    return {name: n for n, name in enumerate(sorted(name for name, times in seen.items() if times >= SEEN))}


def _trained(table: Table, truth: Floats) -> tuple[Floats, float]:
    """Logistic regression with a quadratic penalty, by gradient descent with a step of its own for each weight."""
    weights, sums, intercept = np.zeros(table.width), np.full(table.width, 1e-8), 0.0
    for _ in range(STEPS):
        errors = 1 / (1 + np.exp(-(table.times(weights) + intercept))) - truth
        slope = table.gathered(errors) + PENALTY * weights
        sums += slope**2
        weights -= RATE * slope / np.sqrt(sums)
        intercept -= errors.mean()
    # No more than is kept in the file: the folds measure what is written.
    smallest = np.argsort(-np.abs(weights))[KEPT:]
    weights[smallest] = 0
    return weights, float(intercept)


def _windows(rows: Sequence[Row]) -> list[int]:
    """The number of each row's window: rows that are neighbours of each other, or have the same text, share it."""
    leader: dict[str, str] = {}

    def top(text: str) -> str:
        while leader.setdefault(text, text) != text:
            text = leader[text]
        return text

    for row in rows:
        for beside in (row["prev"], row["next"]):
            if beside:
                leader[top(beside)] = top(row["text"])
    numbers: dict[str, int] = {}
    return [numbers.setdefault(top(row["text"]), len(numbers)) for row in rows]


def _folds(rows: Sequence[Row], truth: Floats, windows: Sequence[int]) -> Floats:
    """Each row's log-odds by a model that has not seen its window."""
    order = sorted(set(windows))
    random.Random(5).shuffle(order)
    fold = {window: n % FOLDS for n, window in enumerate(order)}
    mine = np.array([fold[window] for window in windows])
    scores = np.zeros(len(rows))
    for n in range(FOLDS):
        inside, outside = np.flatnonzero(mine == n), np.flatnonzero(mine != n)
        learned = [rows[k] for k in outside]
        names = _names(learned)
        weights, intercept = _trained(Table(learned, names), truth[outside])
        scores[inside] = Table([rows[k] for k in inside], names).times(weights) + intercept
    return scores


def _measured(scores: Floats, truth: Floats, windows: Sequence[int]) -> tuple[str, float]:
    recall, cut = _recall(scores, truth)
    groups = defaultdict(list)
    for n, window in enumerate(windows):
        groups[window].append(n)
    chance, drawn = random.Random(7), []
    for _ in range(DRAWS):
        picked = np.array([n for window in chance.choices(list(groups), k=len(groups)) for n in groups[window]])
        given = scores[picked] >= cut
        drawn.append((truth[picked][given].mean(), truth[picked][given].sum() / truth[picked].sum()))
    (low_p, low_r), (high_p, high_r) = np.quantile(np.array(drawn), (0.025, 0.975), axis=0)
    ranks = np.argsort(np.argsort(scores)) + 1
    ones = truth.sum()
    area = (ranks[truth == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(truth) - ones))
    return (
        f"{len(truth):,} sentences of {len(groups):,} windows, {ones / len(truth):.0%} cited: "
        f"area under the curve {area:.3f}; "
        f"precision {PRECISION:.2f} ({low_p:.2f} to {high_p:.2f}) at recall {recall:.2f} ({low_r:.2f} to {high_r:.2f})"
    ), cut


def _recall(scores: Floats, truth: Floats) -> tuple[float, float]:
    """The greatest recall at which precision holds, and its cut."""
    order = np.argsort(-scores)
    right = np.cumsum(truth[order])
    holds = np.flatnonzero(right / np.arange(1, len(order) + 1) >= PRECISION)
    return (float(right[holds[-1]] / truth.sum()), float(scores[order[holds[-1]]])) if len(holds) else (0.0, np.inf)


def _write(names: dict[str, int], weights: Floats, intercept: float, cut: float) -> None:
    kept = {name: round(float(weights[n]), 3) for name, n in names.items() if round(float(weights[n]), 3)}
    told = {"cut": round(cut, 3), "intercept": round(intercept, 3), "weights": kept}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    (DATA / "uncited.json").write_text(text + "\n", encoding="utf-8")


def _card(rows: Sequence[Row], told: str) -> str:
    size = (DATA / "uncited.json").stat().st_size
    day = datetime.now(UTC).date().isoformat()
    return f"""# The weights of uncited-claim

`uncited.json` ({size:,} bytes): made by `tasks/train_uncited.py` on {day}; not edited by hand.

A logistic regression over words, pairs of words, some twenty signs of wording and of form, and whether the sentences
before and behind are cited ({KEPT:,} weights, the largest). It says how likely a sentence is one that the authors of
biomedical articles give a source for.

It has learned from {len(rows):,} sentences of open-access articles, taken out of the windows around citations that were
annotated for Citation-Integrity (Sarol et al. 2024, doi:10.1093/bioinformatics/btae420;
[ScienceNLP-Lab/Citation-Integrity](https://github.com/ScienceNLP-Lab/Citation-Integrity), MIT), half of them; the other
half was left for measuring. No sentence lies in the file.

In ten folds, no window in two of them, scored by models of the nine others:
{told}.

**What it cannot do.** A sentence that stands without a citation in a published article is taken for one that needs
none, which is often wrong: precision on such text is a lower bound. Every window holds a citation, so that half of its
sentences are cited; of a whole article or a web page fewer are, and precision falls with them. It has read English, and
biomedicine; of political debate it knows next to nothing (models trained on one do no better than 0.6 on the other).
"""


if __name__ == "__main__":
    main()
