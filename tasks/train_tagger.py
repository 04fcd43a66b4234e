"""Train the tagger of reference strings, and measure it on documents that it has not seen.

    python tasks/train_tagger.py GOLD --works WORKS... --journals NAMES --synthetic STRINGS --out src/evidencecheck/data
    python tasks/train_tagger.py GOLD --works WORKS... --journals NAMES --synthetic STRINGS --fold 0

GOLD is a folder of JSON lines, {"id", "source", "doc", "raw", "spans": [[start, end, label], …], "fields": {…}}, made
from public corpora: inukshuk/anystyle `res/parser/*.xml` (BSD-2-Clause), kermitt2/grobid
`grobid-trainer/resources/dataset/citation` (Apache-2.0), dhlab-epfl/LinkedBooksDeepReferenceParsing (MIT), and JATS of
Open Research Europe (CC BY 4.0). WORKS are JSON lines, plain or gzip, in the shape of Crossref's `works`; NAMES is a
table of journals and their abbreviations, tab between, as of JabRef's abbrv.jabref.org (CC0); STRINGS are what
`tasks/synthetic_strings.py` wrote.

Several linear-chain CRFs are trained, each on most of the strings, without some kinds of features, and with synthetic
strings of its own; their weights are averaged to one model, which reads better than any of them (Smith, Cohn and
Osborne 2005, "Logarithmic opinion pools for conditional random fields"). The same arguments give the same bytes.
`--fold` holds one document in five out and prints how well those are read; `--without` leaves a source out of training
and prints how well it is read.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from hashlib import sha1
from itertools import repeat
from pathlib import Path
from typing import Any

import _crfsuite_model as models
import _field_score
import _tagger_card
import pycrfsuite
from _bundles import choose, summed
from _rows import opened
from _rows import rows as rows_of

from evidencecheck.parse.bundles import Bundles
from evidencecheck.parse.features import Looker
from evidencecheck.parse.lexicon import Lexicon, Phrases, known_names, print_lexicon, read_lexicon
from evidencecheck.parse.rivals import BEGINS
from evidencecheck.parse.tagger import runs, trimmed
from evidencecheck.parse.tokens import Token, tokens

Row = dict[str, Any]

SETTINGS = {"c1": 0.05, "c2": 0.6, "max_iterations": 100, "feature.minfreq": 2}
DATA_SHARE, FEATURES_DROPPED, SYNTHETIC, LEAST = 0.9, 0.2, 4000, 0.05
"""Of the gold strings each expert sees; of the kinds of features it does not; synthetic strings each; weights kept."""

LARGEST = 5_000_000
"""Bytes of the model: the smallest weights are left out until it is no larger."""

RARE = frozenset({"contributor", "medium", "chapter", "source-name", "issn", "pmcid", "isbn"})
_ALWAYS = frozenset({"_", "s=", "w="})
_WORD = re.compile(r"[^\W\d_]+")
_KIND = re.compile(r"[^=]*=?")


def main() -> None:
    """Read the arguments; train, then write or measure."""
    given = _arguments()
    rows = [row for file in sorted(given.gold.glob("*.jsonl")) for row in rows_of(file)]
    rows = [row for row in rows if row["source"] not in given.skip]
    held = [row for row in rows if fold_of(row) == given.fold or row["source"] in given.without]
    kept = {row["id"] for row in held}
    lexicon, journals = learned(given.works), named(given.works, given.journals)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.out or Path(scratch)
        (folder / "words.txt").write_text(print_lexicon(lexicon), encoding="utf-8")
        (folder / "journals.bloom").write_bytes(journals.bits)
        seen = [row for row in rows if row["id"] not in kept]
        states, steps = train(seen, list(rows_of(given.synthetic)), folder, given)
        pack(states, steps, [tokens(row["raw"]) for row in seen], folder)
        if given.out:
            _tagger_card.write(
                folder,
                seen,
                len(list(rows_of(given.synthetic))),
                day=given.now,
                experts=given.experts,
                shares=(DATA_SHARE, FEATURES_DROPPED, SYNTHETIC),
                settings=SETTINGS,
                figures=given.figures.read_text(encoding="utf-8") if given.figures else "",
            )
        if held:
            silver = {"anystyle-good"} - set(given.without)
            measure([row for row in held if row["source"] not in silver], folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of *.jsonl")
    parser.add_argument("--skip", nargs="*", default=["grobid-header"], help="sources that are left out altogether")
    parser.add_argument("--works", type=Path, nargs="*", default=[])
    parser.add_argument("--journals", type=Path)
    parser.add_argument("--synthetic", type=Path, required=True)
    parser.add_argument("--experts", type=int, default=8)
    parser.add_argument("--jobs", type=int, default=2, help="experts that are trained at a time")
    parser.add_argument("--fold", type=int, help="0 to 4: the fifth of the documents that is held out")
    parser.add_argument("--without", nargs="*", default=[], help="sources that are held out")
    parser.add_argument("--out", type=Path, help="the folder for the model, its tables and their card")
    parser.add_argument("--figures", type=Path, help="Markdown that says how well the model reads, for the card")
    parser.add_argument("--now", default=datetime.now(UTC).date().isoformat(), help="the day for the card")
    return parser.parse_args()


def train(
    rows: list[Row], extra: list[Row], folder: Path, given: argparse.Namespace
) -> tuple[models.States, models.Steps]:
    """Train the experts with the tables in ``folder`` and average them, as CRFsuite prints weights: to six digits."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / f"{number}.crfsuite" for number in range(given.experts)]
        with ProcessPoolExecutor(given.jobs) as pool:
            list(pool.map(expert, range(given.experts), repeat(rows), repeat(extra), repeat(folder), paths))
        states, steps = models.average((models.weights(path) for path in paths), LEAST)
        models.write(Path(scratch) / "mean.crfsuite", states, steps)
        states, steps = models.weights(Path(scratch) / "mean.crfsuite")
    print(f"{given.experts} experts on {len(rows)} strings in {time.monotonic() - began:.0f} s")
    return states, steps


def pack(states: models.States, steps: models.Steps, rows: list[list[Token]], folder: Path) -> None:
    """Write the model and its bundles into ``folder``; the smallest weights are left out until it is small enough."""
    lexicon, journals = tables_of(folder)
    model, least = folder / "tagger.crfsuite", LEAST
    while True:
        kept = {pair: weight for pair, weight in states.items() if abs(weight) >= least}
        bundles = choose(rows, lexicon, journals, kept)
        looker = Looker(lexicon, journals, Bundles(bundles))
        asked = Counter(_name(one) for row in rows for token in looker.features(row) for one in token)
        models.write(model, summed(kept, bundles), steps, asked)
        if model.stat().st_size <= LARGEST:
            break
        least += 0.01
    (folder / "bundles.txt").write_text(bundles, encoding="utf-8")
    size = model.stat().st_size / 1e6
    print(f"weights from {least:.2f}; {bundles.count(chr(10))} bundles; {size:.1f} MB")


def tables_of(folder: Path) -> tuple[Lexicon, Phrases]:
    """What is known of words and of journals' names, from the files in ``folder``."""
    lexicon = read_lexicon((folder / "words.txt").read_text(encoding="utf-8"))
    return lexicon, Phrases((folder / "journals.bloom").read_bytes())


def expert(number: int, rows: list[Row], extra: list[Row], folder: Path, model: Path) -> None:
    """Train one CRF on its share of strings and features; ``number`` decides which."""
    looker = Looker(*tables_of(folder))
    rng = random.Random(number)
    mine = [row for row in rows if rng.random() < DATA_SHARE] + rng.sample(extra, min(SYNTHETIC, len(extra)))
    blind: dict[str, bool] = {}
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for row in mine:
        cut = tokens(row["raw"])
        if cut:
            trainer.append([_seen(token, blind, rng) for token in looker.features(cut)], labels(cut, row["spans"]))
    trainer.train(str(model))


def _seen(features: list[str], blind: dict[str, bool], rng: random.Random) -> list[str]:
    """The features without the kinds that this expert does not see; ``blind`` remembers which those are."""
    kept = []
    for feature in features:
        kind = _KIND.match(feature)[0]  # type: ignore[index]  # it matches anything
        if kind not in blind:
            blind[kind] = kind not in _ALWAYS and rng.random() < FEATURES_DROPPED
        if not blind[kind]:
            kept.append(feature)
    return kept


def labels(cut: Iterable[Token], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """For each token the label of the span that holds most of it, "O" where there is none; a field's first says so."""
    found: list[str] = []
    last: tuple[int, int] | None = None
    for _, token_start, token_end in cut:
        shares = [(min(end, token_end) - max(start, token_start), name, (start, end)) for start, end, name in spans]
        most, name, place = max(shares, default=(0, "O", (0, 0)))
        if most <= 0:
            found.append("O")
            last = None
            continue
        begins = "B-" if place != last and name in BEGINS else ""
        found.append(begins + ("other" if name in RARE else name))
        last = place
    return found


def learned(works: Iterable[Path]) -> Lexicon:
    """What records tell of words: how often a family or given name, and whether of journals or rather of titles."""
    family, given, journal, title = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for file in works:
        for work in rows_of(file):
            for person in work.get("author", []):
                family.update(_words(person.get("family")))
                given.update(word for word in _words(person.get("given")) if len(word) > 1)
            journal.update(set(_words(*work.get("container-title", [])[:1])))
            title.update(set(_words(*work.get("title", [])[:1])))
    lexicon = {}
    for word in {*family, *given, *journal, *title}:
        said = [f"F{_grade(family[word])}"] if family[word] > 1 else []
        said += [f"G{_grade(given[word])}"] if given[word] > 2 else []
        if journal[word] + title[word] > 3:
            odds = math.log((journal[word] + 0.5) / (title[word] + 0.5))
            said.append(f"J{max(-3, min(3, round(odds)))}")
        if said:
            lexicon[word] = tuple(said)
    return lexicon


def named(works: Iterable[Path], table: Path | None) -> Phrases:
    """Names of journals, in full and short, from records and from a table."""
    names: set[str] = set()
    for file in works:
        for work in rows_of(file):
            if work.get("type") == "journal-article":
                names.update(work.get("container-title", [])[:1], work.get("short-container-title", [])[:1])
    if table:
        with opened(table) as lines:
            names.update(name for line in lines for name in line.rstrip("\n").split("\t")[:2])
    return known_names(sorted(names))


def measure(rows: list[Row], folder: Path) -> None:
    """Print how well strings are read that were held out, by the model alone, and how fast in CPU time."""
    looker = Looker(*tables_of(folder), Bundles((folder / "bundles.txt").read_text(encoding="utf-8")))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(folder / "tagger.crfsuite"))
    read = []
    began = time.process_time()
    for row in rows:
        raw, cut = row["raw"], tokens(row["raw"])
        found: dict[str, str] = {}
        for name, first, last in runs(cut, tagger.tag(looker.features(cut)) if cut else []):
            found.setdefault(name, raw[slice(*trimmed(raw, cut[first][1], cut[last][2], name))])
        read.append(found | {"year": found.get("date", "")})
    print(f"{len(rows) / (time.process_time() - began):.0f} strings a second")
    print(_field_score.table(_field_score.score(rows, read)))


def fold_of(row: Row) -> int:
    """Which fifth a document belongs to; sets that are one file are parted by their near-duplicates."""
    together = row["id"].split(":")[-1].split("-")[0]
    return int(sha1(together.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def _words(*texts: str | None) -> list[str]:
    return [word.lower() for text in texts for word in _WORD.findall(text or "")]


def _name(feature: object) -> str:
    """A feature as the model knows it: what `Bundles` keeps is encoded."""
    return feature.decode() if isinstance(feature, bytes) else str(feature)


def _grade(count: int) -> int:
    return 0 if count < 2 else 1 if count < 10 else 2 if count < 100 else 3


if __name__ == "__main__":
    main()
