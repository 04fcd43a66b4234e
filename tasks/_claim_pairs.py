"""Claims with the papers that they cite, right and wrong: examples to learn from, and to measure by.

The rows are of SciFact and CliniFact: ``claim``, ``title``, ``abstract`` (a string, or its sentences), ``label``.
Whatever shares a paper, a trial or a claim is one group and falls into one of five folds together.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from _rows import rows

from evidencecheck.text.fitting import Listed, rival, topic
from evidencecheck.text.overlap import Words, coverage, terms, weight

FOLDS = 5
SETS = {"scifact": ("doc_id", "doc_id"), "clinifact": ("pmid", "nct")}
LISTS = 3  # made of each claim, for each kind
NEAREST = 25  # papers that a close list is drawn from, at least
KINDS = {
    "20 at random": (20, False),
    "20 alike": (20, True),
    "6 alike": (6, True),
    "60 alike": (60, True),
    "all of a fold": (1000, False),
}
"""Lists to learn from: how many entries they have at most, and whether these are the papers most like the one cited."""
_WRONG = 5  # papers of others that each claim is held against
_PENALTY = 1.0
_STEPS = 30


@attrs.frozen(eq=False)
class Row:
    """A claim and a paper that it cites, with what an annotator said of the two."""

    claim: tuple[str, ...]
    written: str
    paper: str
    label: str
    fold: int


@attrs.frozen(eq=False)
class Papers:
    """The rows of a set, and the words of its papers."""

    rows: tuple[Row, ...]
    words: dict[str, Words]
    texts: dict[str, tuple[str, str]]
    likeness: dict[tuple[str, ...], float] = attrs.Factory(dict)

    def others(self, row: Row) -> list[str]:
        """The papers of a row's fold that its claim is not known to cite."""
        cited = {one.paper for one in self.rows if one.written == row.written}
        return sorted({one.paper for one in self.rows if one.fold == row.fold} - cited)


@attrs.frozen(eq=False)
class Example:
    """Features, whether they are of a wrong citation, the fold, and whether the annotators found evidence."""

    features: tuple[float, ...]
    wrong: bool
    fold: int
    evident: bool = False
    named: bool = False


def read(folder: Path, name: str) -> Papers:
    """The rows of a set."""
    paper, origin = SETS[name]
    found = list(rows(folder / f"{name}.jsonl"))
    groups = _Groups()
    for row in found:
        groups.join(f"paper {row[origin]}", f"claim {row['claim']}")
    texts = {row[paper]: (row["title"], _text(row["abstract"])) for row in found}
    made = (
        Row(terms(row["claim"]), row["claim"], row[paper], row["label"], groups.fold(f"claim {row['claim']}"))
        for row in found
    )
    return Papers(tuple(made), {key: Words.of(*text) for key, text in texts.items()}, texts)


def rivals(papers: Papers, kind: str, *, described: bool, seed: int = 2) -> list[Example]:
    """Each claim in made lists of that kind: with its own citation, and with another entry's number in its place."""
    chance = random.Random(seed)
    size, close = KINDS[kind]
    words = papers.words if described else {key: one.titled() for key, one in papers.words.items()}
    found = []
    for row in papers.rows:
        others = papers.others(row)
        if close:
            others = sorted(others, key=lambda key: (-_alike(papers, row.paper, key), key))[: max(NEAREST, size)]
        for _ in range(LISTS):
            listed = [row.paper, *chance.sample(others, min(size - 1, len(others)))]
            found += _swapped(row, [words[key] for key in listed], chance)
    return found


def all_rivals(papers: Papers, *, described: bool) -> list[Example]:
    """The same of every kind."""
    return [one for kind in KINDS for one in rivals(papers, kind, described=described)]


def _alike(papers: Papers, one: str, other: str) -> float:
    pair = tuple(sorted((one, other)))
    if pair not in papers.likeness:
        first, second = papers.words[one].whole, papers.words[other].whole
        shared = sum(map(weight, first & second))
        papers.likeness[pair] = shared / (sum(map(weight, first | second)) or 1.0)
    return papers.likeness[pair]


def _swapped(row: Row, listed: list[Words], chance: random.Random) -> list[Example]:
    evident = row.label != "NOT_ENOUGH_INFO"
    entries = Listed(listed)
    right = rival(row.claim, entries, {0})
    wrong = rival(row.claim, entries, {chance.randrange(1, len(listed))})
    return [
        Example(one.features, wrong=one is wrong, fold=row.fold, evident=evident, named=one is wrong and one.place == 0)
        for one in (right, wrong)
        if one
    ]


def topics(papers: Papers, *, seed: int = 1) -> list[Example]:
    """Each claim with the paper that it cites, and with some that others do."""
    chance = random.Random(seed)
    found = []
    for row in papers.rows:
        evident = row.label != "NOT_ENOUGH_INFO"
        found.append(Example(topic(row.claim, papers.words[row.paper]), wrong=False, fold=row.fold, evident=evident))
        wrong = (topic(row.claim, papers.words[key]) for key in chance.sample(papers.others(row), _WRONG))
        found += [Example(features, wrong=True, fold=row.fold) for features in wrong]
    return found


def covered(papers: Papers) -> list[Example]:
    """How much of each claim is in the abstract that it cites; wrong is what holds no evidence."""
    return [
        Example((coverage(row.claim, papers.words[row.paper]),), row.label == "NOT_ENOUGH_INFO", row.fold)
        for row in papers.rows
    ]


def fitted(examples: Sequence[Example]) -> list[float]:
    """Weights by logistic regression, right and wrong counting the same, however many there are of each."""
    features = np.array([one.features for one in examples])
    wrong = np.array([one.wrong for one in examples], float)
    share = np.where(wrong == 1, 0.5 / wrong.mean(), 0.5 / (1 - wrong.mean()))
    design = np.c_[features, np.ones(len(features))]
    weights = np.zeros(design.shape[1])
    penalty = np.eye(len(weights)) * _PENALTY
    penalty[-1, -1] = 0
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (share * (odds - wrong)) + penalty @ weights
        bend = (design * (share * odds * (1 - odds))[:, None]).T @ design + penalty
        weights = weights - np.linalg.solve(bend, slope)
    return [round(float(weight), 4) for weight in weights[:-1]]


def passed_by(examples: Sequence[Example], weights: Sequence[float], share: float) -> float:
    """The cut that no more than this share of the right citations pass."""
    right = sorted((odds(one, weights) for one in examples if not one.wrong), reverse=True)
    return round(right[int(share * len(right))], 4)


def cut(examples: Sequence[Example], precision: float) -> float:
    """The largest cut, in hundredths, under which no less than this share is wrong."""
    best = 0.0
    for hundredth in range(5, 60):
        told = [one.wrong for one in examples if one.features[0] < hundredth / 100]
        if len(told) >= 10 and sum(told) >= precision * len(told):
            best = hundredth / 100
    return best


def odds(example: Example, weights: Sequence[float]) -> float:
    """What the weights make of the features."""
    return sum(w * x for w, x in zip(weights, example.features, strict=True))


def _text(abstract: Any) -> str:  # noqa: ANN401 - JSON
    return " ".join(abstract) if isinstance(abstract, list) else str(abstract)


class _Groups:
    """What belongs together, by what it shares."""

    def __init__(self) -> None:
        self._above: dict[str, str] = defaultdict(str)

    def join(self, one: str, other: str) -> None:
        one, other = self._top(one), self._top(other)
        if one != other:
            self._above[max(one, other)] = min(one, other)

    def fold(self, key: str) -> int:
        return int(sha256(self._top(key).encode()).hexdigest(), 16) % FOLDS

    def _top(self, key: str) -> str:
        while self._above[key]:
            key = self._above[key]
        return key
