"""Train what chooses among readings of a reference, from readings of strings that the tagger had not seen.

    python tasks/train_choice.py GOLD FOLDER0 … FOLDER4 --out src/evidencecheck/data
    python tasks/train_choice.py GOLD FOLDER0 … FOLDER4 --fold 0

FOLDERn holds the tagger that `tasks/train_tagger.py GOLD … --fold n --out FOLDERn` made: it reads the fifth that was
held out from it. Of the readings of each string those that come closest to the gold are the right ones; the weights are
those of a log-linear model that finds them likeliest, with a Gaussian prior, though each other reading be lifted by how
much it lacks of the gold (softmax-margin, Gimpel and Smith 2010). The same arguments give the same bytes.
To be run before the tagger that is shipped is trained, which writes the card of all files.
``--fold`` leaves that fifth out of training, and prints how well it is read with the choice and without.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import exp, log
from pathlib import Path
from typing import Any, NamedTuple

import _field_score
from _foils import foils
from _minimise import minimised
from _rows import rows as rows_of
from train_tagger import fold_of, tables_of

from evidencecheck.parse.bundles import Bundles
from evidencecheck.parse.choice import LIKELIHOOD, Choice, Fact, Reading, print_weights, told
from evidencecheck.parse.features import Looker
from evidencecheck.parse.tagger import Tagger, trimmed
from evidencecheck.parse.tokens import Token, tokens

Row = dict[str, Any]
Facts = Mapping[Fact, int]

PRIOR, RARE, LEAST = 10.0, 3, 0.005
"""The prior's strength; strings that a fact must tell apart; weights that are kept."""

MARGIN = 2.0
"""By how much the right readings must beat one that has nothing of the gold, for each unit that it lacks."""

SYNTHETIC, _MADE, MADE_SHARE = 4000, "synthetic", 0.5
"""Synthetic strings that are read, so that plain printings by the manuals are not forgotten; how much they count."""

READINGS = 12
"""Readings of a string that are learnt from: more than are weighed."""

SILVER, SILVER_SHARE = "anystyle-good", 0.5
"""Strings whose gold a machine made, and how much they count beside others; none is measured on them."""


class Case(NamedTuple):
    """A string's readings: how likely the tagger finds each, what it tells that others do not, what it lacks."""

    likely: list[float]
    facts: list[Facts]
    lacks: list[float]
    share: float


def main() -> None:
    """Read the arguments; train, then write or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of *.jsonl")
    parser.add_argument("folders", type=Path, nargs=5, help="the taggers, each of which has not seen its fifth")
    parser.add_argument("--skip", nargs="*", default=["grobid-header"], help="sources that are left out altogether")
    parser.add_argument("--synthetic", type=Path, help="what `tasks/synthetic_strings.py` wrote")
    parser.add_argument("--fold", type=int, help="0 to 4: the fifth that is held out")
    parser.add_argument("--out", type=Path, help="the folder for the weights")
    given = parser.parse_args()
    rows = [row for file in sorted(given.gold.glob("*.jsonl")) for row in rows_of(file)]
    rows = [row for row in rows if row["source"] not in given.skip]
    made = [_made(row) for row in rows_of(given.synthetic)][:SYNTHETIC] if given.synthetic else []
    used = _used(rows) | {_MADE: set(_field_score.FIELDS)}
    cases = []
    for fold, folder in enumerate(given.folders):
        if fold != given.fold:
            reader = tagger_of(folder)
            mine = [row for row in rows if fold_of(row) == fold] + made[fold::5]
            cases += [case for row in mine if (case := case_of(row, reader, used))]
    weights = trained(cases)
    print(f"{len(cases)} strings with readings to choose from, {len(weights)} weights")
    if given.out:
        (given.out / "choice.txt").write_text(print_weights(weights), encoding="utf-8")
    if given.fold is not None:
        held = [row for row in rows if fold_of(row) == given.fold and row["source"] != SILVER]
        for choice in (None, Choice(print_weights(weights))):
            reader = tagger_of(given.folders[given.fold], choice)
            print(_field_score.table(_field_score.score(held, [read(row["raw"], reader) for row in held])))


def tagger_of(folder: Path, choice: Choice | None = None) -> Tagger:
    """The tagger that lies in ``folder``."""
    looker = Looker(*tables_of(folder), Bundles((folder / "bundles.txt").read_text(encoding="utf-8")))
    return Tagger((folder / "tagger.crfsuite").read_bytes(), looker, choice)


def case_of(row: Row, reader: Tagger, used: Mapping[str, set[str]]) -> Case | None:
    """The readings of a string with what each tells; None where there is nothing to choose, or nothing to learn."""
    raw, cut = row["raw"], tokens(row["raw"])
    readings = _readings(cut, reader) if cut else []
    worth = [_worth(row, _values(raw, cut, reading), used[row["source"]]) for reading in readings]
    if len(set(worth)) < 2:
        return None
    best = max(worth)
    facts = [Counter(one) for one in told(reader.whole(cut), readings)]
    common = facts[0].copy()
    for one in facts[1:]:
        common &= one
    return Case(
        [log(likely + 1e-30) for likely, _ in readings],
        [one - common for one in facts],
        [best - one for one in worth],
        {SILVER: SILVER_SHARE, _MADE: MADE_SHARE}.get(row["source"], 1.0),
    )


def _readings(cut: Sequence[Token], reader: Tagger) -> list[Reading]:
    """The readings that the tagger weighs, those that it finds too unlikely among them, and the likeliest foils."""
    labels = reader.labels(cut)
    found = [reading for _, reading in reader.rivals(cut, labels)]
    seen = {fields for _, fields in found}
    for likely, fields in sorted([reader.reading(cut, some) for some in foils(cut, labels)], reverse=True):
        if fields not in seen and len(found) < READINGS:
            seen.add(fields)
            found.append((likely, fields))
    return found


def trained(cases: Sequence[Case]) -> dict[Fact, float]:
    """The weights by fact, that of the tagger's likelihood among them."""
    seen = Counter(fact for case in cases for fact in dict.fromkeys(chain.from_iterable(case.facts)))
    numbers = {fact: n for n, fact in enumerate(sorted(fact for fact, count in seen.items() if count >= RARE), 1)}
    rows = [
        (
            case.share,
            [
                (likely, [(numbers[fact], count) for fact, count in facts.items() if fact in numbers], lacks)
                for likely, facts, lacks in zip(case.likely, case.facts, case.lacks, strict=True)
            ],
        )
        for case in cases
    ]
    found = minimised(lambda weights: _loss(rows, weights), [1.0, *[0.0] * len(numbers)])
    kept = {fact: found[n] for fact, n in numbers.items() if abs(found[n]) >= LEAST}
    return {LIKELIHOOD: found[0], **kept}


_Rows = Sequence[tuple[float, Sequence[tuple[float, Sequence[tuple[int, int]], float]]]]
"""For each string how much it counts, and of each reading what the tagger finds, its facts and what it lacks."""


def _loss(rows: _Rows, weights: Sequence[float]) -> tuple[float, list[float]]:
    """How unlikely the right readings are, all others lifted by what they lack; the prior with it, and the gradient."""
    slope = [PRIOR * (weights[0] - 1), *[PRIOR * weight for weight in weights[1:]]]
    loss = PRIOR / 2 * ((weights[0] - 1) ** 2 + sum([weight * weight for weight in weights[1:]]))
    for counts, row in rows:
        scores = [
            weights[0] * own + sum([weights[n] * count for n, count in facts]) + MARGIN * lacks
            for own, facts, lacks in row
        ]
        top = max(scores)
        shares = [exp(score - top) for score in scores]
        total = sum(shares)
        hit = sum([share for share, (_, _, lacks) in zip(shares, row, strict=True) if not lacks])
        loss += counts * (log(total) - log(hit + 1e-300))
        for share, (own, facts, lacks) in zip(shares, row, strict=True):
            over = counts * (share / total - (0.0 if lacks else share / (hit + 1e-300)))
            slope[0] += over * own
            for n, count in facts:
                slope[n] += over * count
    return loss, slope


def read(raw: str, reader: Tagger) -> dict[str, str]:
    """What the tagger reads by itself, of each field the first."""
    found: dict[str, str] = {}
    for tag in reader.read(raw):
        found.setdefault(tag.name, raw[tag.start : tag.end])
    return found | {"year": found.get("date", "")}


def _values(raw: str, cut: Sequence[Token], reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, first, last in reading[1]:
        found.setdefault(name, raw[slice(*trimmed(raw, cut[first][1], cut[last][2], name))])
    return found | {"year": found.get("date", "")}


def _worth(row: Row, found: Mapping[str, str], used: Iterable[str]) -> float:
    """2 for what is wholly right, else its F1."""
    pairs = [(_field_score.key(f, row["fields"].get(f)), _field_score.key(f, found.get(f))) for f in sorted(used)]
    if all(gold == mine for gold, mine in pairs):
        return 2.0
    both = sum([bool(gold) + bool(mine) for gold, mine in pairs])
    return 2 * sum([bool(gold) and gold == mine for gold, mine in pairs]) / both


def _made(row: Row) -> Row:
    """A synthetic string with its fields: of each the first."""
    fields: dict[str, str] = {}
    for start, end, name in row["spans"]:
        fields.setdefault(name, row["raw"][start:end])
    return {"raw": row["raw"], "source": _MADE, "fields": fields | {"year": fields.get("date", "")}}


def _used(rows: Iterable[Row]) -> dict[str, set[str]]:
    """The fields that each source of gold labels."""
    used: dict[str, set[str]] = {}
    for row in rows:
        used.setdefault(row["source"], set()).update(f for f in _field_score.FIELDS if row["fields"].get(f))
    return used


if __name__ == "__main__":
    main()
