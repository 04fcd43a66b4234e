"""Learn how what a reference and a work share adds up to the odds that they are one, and measure it held out.

    python tasks/train_matcher.py GOLD.jsonl … --works WORKS.jsonl.gz … --measure    five folds, by work
    python tasks/train_matcher.py GOLD.jsonl … --works WORKS.jsonl.gz … --out src/evidencecheck/data/matcher.json

Gold is JSON lines {"raw", "doi"}: strings and the DOI of the work that they are of, null where none is to be found;
``excluded_doi`` is the work that was left out of the index on purpose. Works are Crossref-shaped records. Both are in
Crossref's public evaluation of reference matching (github.com/CrossRef/reference-matching-evaluation, MIT).

Each string is looked up in an index of the works, and each of the five nearest is an example, also where it is too far
to be a candidate, since other sources offer such: right where it is the work, or one that the string cannot tell from
it (`twin`). Some strings are learned from once more with faults such as references have, and against records with gaps
(`_matcher_errors`): a wrong field does not make another work. Gradient boosting (LightGBM) makes few, shallow trees;
each feature may only push the way that `evidencecheck.resolve._features.TABLE` says. The same arguments give the same
file.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import lightgbm
import numpy as np
from _matcher_errors import LOCATING, with_faults, with_gaps, with_less_read, with_more_authors

from evidencecheck.model.reference import Fields
from evidencecheck.model.work import Work
from evidencecheck.pipeline import parse_reference
from evidencecheck.resolve._features import NAMES, TABLE
from evidencecheck.resolve._model import probability
from evidencecheck.resolve.decide import MARGIN
from evidencecheck.resolve.score import FITS, score
from evidencecheck.sources._index_build import build
from evidencecheck.sources.local_index import LocalIndex
from evidencecheck.text.normalise import words

TREES, DEPTH, RATE, LEAST = 200, 5, 0.15, 30
# Shares of the strings that are learned from once more: with faults, against poorer records or such with more authors,
# and less of them read.
SPOILT, POORER, LONGER, UNREAD = 0.4, 0.25, 0.1, 0.15
SEED = 5
_UNTITLED = ("american-", "elsevier-without-titles")
_FOLDS = 5


@attrs.frozen(eq=False)
class Example:
    """One candidate of one string: what the model sees, whether it is the work, and the string's fold."""

    values: tuple[float, ...]
    right: bool
    fold: int
    of: Lookup | None = None  # where the string and the record are as they were found
    vetoed: bool = False
    tells: bool = True


@attrs.frozen(eq=False)
class Lookup:
    """A string, what was read of it, its candidates, and which of them it may be of."""

    raw: str
    fields: Fields
    works: tuple[Work, ...]
    right: frozenset[str]
    work: Work | None
    wanted: bool
    titled: bool
    fold: int
    among: int

    def examples(self) -> Iterator[Example]:
        """Each candidate as it is."""
        for work in self.works:
            found = score(self.raw, self.fields, work)
            right, tells = work.doi in self.right, found.tells(self.among)
            yield Example(found.values, right, self.fold, self, bool(found.vetoes), tells)

    def changed(
        self, raw: str, fields: Fields, change: Callable[[Work], Work], *, dead: bool = False
    ) -> Iterator[Example]:
        """Each candidate for a changed string (``dead``: now nobody's), or itself as another record has it."""
        for work in self.works:
            found = score(raw, fields, change(work))
            yield Example(found.values, not dead and work.doi in self.right, self.fold)


def main() -> None:
    """Read the arguments, make the examples, measure or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--works", nargs="+", type=Path, required=True)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", given.works, day="")
        found = list(examples(list(lookups(given.gold, LocalIndex(Path(folder) / "index")))))
    if given.measure:
        measure(found)
    if given.out:
        given.out.write_text(printed(train(found)), encoding="utf-8")


def lookups(gold: Sequence[Path], index: LocalIndex) -> Iterator[Lookup]:
    """Every string of which something can be learned, and its candidates."""
    for path in gold:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            left_out, doi = row.get("excluded_doi"), row["doi"]
            held = index.by_doi([d for d in (left_out, doi) if d])
            if left_out and held[left_out].works:
                continue  # another file has it, so it was not left out
            wanted = held[doi].works[0] if doi and held[doi].works else None
            fields = parse_reference(row["raw"]).fields
            titled = not str(row.get("style", "")).startswith(_UNTITLED)
            fold = int(sha256((doi or left_out or row["id"]).encode()).hexdigest(), 16) % _FOLDS
            works = index.nearest(row["raw"], fields).works
            right = {w.doi for w in works if wanted and (w.doi == wanted.doi or twin(w, wanted, titled=titled))}
            here = wanted if wanted and wanted.doi in right else None
            yield Lookup(
                row["raw"], fields, works, frozenset(right), here, wanted is not None, titled, fold, index.size
            )


def examples(found: Sequence[Lookup]) -> Iterator[Example]:
    """Each string as it is, and some with faults, against poorer records, or less of it read."""
    rng = random.Random(SEED)
    others = [one.work for one in found if one.work]
    for one in found:
        yield from one.examples()
        if one.work and rng.random() < SPOILT:
            raw, faults = with_faults(one.raw, one.work, rng, others)
            dead = not one.titled and bool(faults & LOCATING)
            if faults and not (dead and rng.random() < 0.5):
                yield from one.changed(raw, parse_reference(raw).fields, lambda work: work, dead=dead)
        if rng.random() < POORER:
            seed = rng.getrandbits(32)
            fields = with_less_read(one.fields, rng) if rng.random() < 0.3 else one.fields
            poorer = [with_gaps(work, random.Random(seed)) for work in one.works]
            for work, full in zip(poorer, one.works, strict=True):
                compared = score(one.raw, fields, work)
                if one.titled or compared.of("page") is not None or compared.of("volume") is not None:
                    yield Example(compared.values, full.doi in one.right, one.fold)
        if rng.random() < LONGER:
            seed = rng.getrandbits(32)
            raw = with_faults(one.raw, one.work, rng, others)[0] if one.work and one.titled else one.raw
            fields = parse_reference(raw).fields
            yield from one.changed(
                raw, fields, lambda work, seed=seed: with_more_authors(work, random.Random(seed), others)
            )
        if rng.random() < UNREAD:
            yield from one.changed(one.raw, with_less_read(one.fields, rng), lambda work: work)


def twin(one: Work, other: Work, *, titled: bool) -> bool:
    """Whether a reference that prints a title (``titled``) or none could not tell the two apart."""

    def place(work: Work) -> tuple[object, ...]:
        first = work.page.first if work.page else work.article_number
        names = words(" ".join(person.key for person in work.author.names))
        year = work.issued.year if work.issued else None
        return words(" ".join(work.container_title[:1])), work.volume, first, year, names

    return place(one) == place(other) and (not titled or words(one.title) == words(other.title))


def train(found: Sequence[Example]) -> lightgbm.Booster:
    """The trees learned from examples."""
    data = lightgbm.Dataset(
        np.array([example.values for example in found], dtype=np.float64),
        np.array([example.right for example in found], dtype=np.int8),
        feature_name=list(NAMES),
    )
    settings = {
        "objective": "binary",
        "learning_rate": RATE,
        "max_depth": DEPTH,
        "num_leaves": 2**DEPTH,
        "min_data_in_leaf": LEAST,
        "lambda_l2": 1.0,
        "monotone_constraints": [feature.sense for feature in TABLE],
        "monotone_constraints_method": "advanced",
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
        "seed": 0,
        "verbose": -1,
    }
    return lightgbm.train(settings, data, TREES)


def measure(found: Sequence[Example]) -> None:
    """Print, for what was held out, how often the model is right where it says how sure it is, and what is decided."""
    told: Counter[int] = Counter()
    right: Counter[int] = Counter()
    mass: Counter[int] = Counter()
    loss = 0.0
    decided: dict[int, list[tuple[float, Example]]] = {}
    for fold in range(_FOLDS):
        model = train([example for example in found if example.fold != fold])
        held = [example for example in found if example.fold == fold]
        odds = model.predict(np.array([example.values for example in held], dtype=np.float64), raw_score=True)
        for example, one in zip(held, odds, strict=True):
            p = probability(one)
            bucket = min(int(p * 10), 9)
            told[bucket] += 1
            right[bucket] += example.right
            mass[bucket] += p
            loss -= math.log(max(p if example.right else 1 - p, 1e-12))
            if example.of:
                decided.setdefault(id(example.of), []).append((-3.0 if example.vetoed else one, example))
    print(f"{len(found)} candidates, {sum(e.right for e in found)} right; log loss {loss / len(found):.4f}")
    print("said\tcandidates\tmean said\tright")
    for bucket in sorted(told):
        n = told[bucket]
        print(f"{bucket / 10:.1f}–{bucket / 10 + 0.1:.1f}\t{n}\t{mass[bucket] / n:.3f}\t{right[bucket] / n:.3f}")
    print("strings\tto find\tprecision\trecall\tF1\tfalse links")
    for name, chosen in (("all", {True, False}), ("with titles", {True}), ("without", {False})):
        print(f"{name}\t{figures([ranked for ranked in decided.values() if _of(ranked).titled in chosen])}")


def _of(ranked: Sequence[tuple[float, Example]]) -> Lookup:
    [(_, first), *_] = ranked
    assert first.of  # noqa: S101 - only such are gathered
    return first.of


def figures(decided: Sequence[list[tuple[float, Example]]]) -> str:
    """Precision and the rest of what `resolve.decide` would make of held-out odds, a line of the table."""
    n: Counter[str] = Counter()
    for candidates in decided:
        (odds, best), *rest = sorted(candidates, key=lambda pair: -pair[0])
        lookup = _of(candidates)
        n["to find" if lookup.wanted else "none"] += 1
        if probability(odds) < FITS or not best.tells:
            continue
        tie = any(probability(other) >= FITS and odds - other < MARGIN for other, _ in rest)
        if tie and not best.right:
            continue
        n["returned"] += not tie or len(lookup.right) > 1
        n["right"] += best.right and (not tie or len(lookup.right) > 1)
        n["false"] += not lookup.wanted
    precision, recall = n["right"] / max(n["returned"], 1), n["right"] / max(n["to find"], 1)
    f1 = 2 * precision * recall / (precision + recall) if n["right"] else 0.0
    false = f"{n['false']}/{n['none']}" + (f" ({n['false'] / n['none']:.2%})" if n["none"] else "")
    return f"{n['to find']}\t{precision:.4f}\t{recall:.4f}\t{f1:.4f}\t{false}"


def printed(model: lightgbm.Booster) -> str:
    """The trees as `evidencecheck.resolve._model` reads them: one a line, numbers cut to what they need."""
    trees = [_node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    return f'{{"features": {json.dumps(NAMES)},\n"trees": [\n{rows}\n]}}\n'


def _node(node: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    if "leaf_value" in node:
        return round(node["leaf_value"], 5)
    # Where a feature was never missing in training, a missing one counts as nought.
    missing_left = node["default_left"] if node["missing_type"] == "NaN" else node["threshold"] >= 0
    return [
        node["split_feature"],
        round(node["threshold"], 6),
        int(missing_left),
        _node(node["left_child"]),
        _node(node["right_child"]),
        round(node["internal_value"], 5),
    ]


if __name__ == "__main__":
    main()
