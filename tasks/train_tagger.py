"""Train the tagger of reference strings, and measure it where it has not been trained.

    python tasks/train_tagger.py GOLD_FOLDER --works WORKS... --synthetic synthetic.jsonl --measure
    python tasks/train_tagger.py GOLD_FOLDER --works WORKS... --synthetic synthetic.jsonl --out tagger.crfsuite

Gold is JSON lines, {"id", "source", "doc", "raw", "spans": [[start, end, label], …], "fields": {…}}. `--measure` holds
one document in five out, trains on the rest, and prints exact F1 by field and the share of strings that are wholly
right. Synthetic strings (`tasks/synthetic_strings.py`) are trained on and never measured. Words are learned from the
works' names and titles. A linear-chain CRF, L-BFGS (CRFsuite): the same arguments give the same model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

import pycrfsuite
from _tagger_features import Lexicon, Looker, Token, tokens

from evidencecheck.identifiers import doi, url

FIELDS = (
    *("author", "title", "container-title", "volume", "issue", "page", "date", "publisher", "place", "editor"),
    *("doi", "url"),
)
SETTINGS = {"c1": 0.05, "c2": 0.05, "max_iterations": 130, "feature.minfreq": 2}
_WORD = re.compile(r"[^\W\d_]+")
_OUTER = " \t.,;:\"“”‘’'«»([“„"


def main() -> None:
    """Read the arguments; train, and write or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of *.jsonl")
    parser.add_argument("--skip", nargs="*", default=["grobid-header"], help="sources that are left out")
    parser.add_argument("--works", type=Path, nargs="*", default=[], help="JSON lines, plain or gzip, as from Crossref")
    parser.add_argument("--synthetic", type=Path)
    parser.add_argument("--measure", action="store_true", help="hold a fifth out and print figures")
    parser.add_argument("--out", type=Path, help="where to write the model")
    given = parser.parse_args()
    rows = [row for file in sorted(given.gold.glob("*.jsonl")) for row in _lines(file)]
    rows = [row for row in rows if row["source"] not in given.skip]
    extra = list(_lines(given.synthetic)) if given.synthetic else []
    looker = Looker(learned(given.works))
    held = [row for row in rows if _fold(row) == 0] if given.measure else []
    names = {row["id"] for row in held}
    with tempfile.TemporaryDirectory() as folder:
        model = given.out or Path(folder) / "tagger.crfsuite"
        train([row for row in rows if row["id"] not in names] + extra, looker, model)
        if held:
            measure(held, looker, model)


def train(rows: Iterable[dict[str, Any]], looker: Looker, model: Path) -> None:
    """Train on labelled strings and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    count = 0
    for row in rows:
        cut = tokens(row["raw"], identifiers(row["raw"]))
        if cut:
            trainer.append(looker.features(cut), labels(cut, row["spans"]))
            count += 1
    began = time.monotonic()
    trainer.train(str(model))
    size = model.stat().st_size / 1e6
    print(f"trained on {count} strings in {time.monotonic() - began:.0f} s; {size:.1f} MB")


def labels(cut: Iterable[Token], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """For each token the label of the span that holds most of it, "O" where there is none.

    The first of a span says so ("B-title"): the model then knows that a field mostly begins once.
    """
    found: list[str] = []
    last: tuple[int, int] | None = None
    for token in cut:
        shares = [(min(end, token.end) - max(start, token.start), name, (start, end)) for start, end, name in spans]
        most, name, place = max(shares, default=(0, "O", None))
        begins = "B-" if place != last else ""
        found.append(begins + name if most > 0 else "O")
        last = place if most > 0 else None
    return found


def identifiers(raw: str) -> list[tuple[int, int, str]]:
    """DOIs and addresses, which rules read better than any model; they stand as one token each.

    A DOI takes the address that it is printed in with it ("https://doi.org/10.…").
    """
    found = []
    addresses = [span for span, _ in url.find(raw)]
    for span, _ in doi.find(raw):
        around = next((a for a in addresses if a.start < span.start < a.end), span)
        found.append((around.start, max(span.end, around.end), "doi"))
    for span in addresses:
        if all(span.end <= start or end <= span.start for start, end, _ in found):
            found.append((span.start, span.end, "url"))
    return sorted(found)


def learned(works: Iterable[Path]) -> Lexicon:
    """What records tell of words: how often a family or given name, and whether of journals or rather of titles."""
    family, given, journal, title = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for file in works:
        for work in _lines(file):
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


def decoded(raw: str, cut: list[Token], tags: list[str]) -> dict[str, str]:
    """The fields that a row of labels says: of runs with the same label the first; of words, a much longer one."""
    runs: list[tuple[int, int, str]] = []
    for token, tag in zip(cut, tags, strict=True):
        if runs and runs[-1][2] == tag and not raw[runs[-1][1] : token.start].strip():
            runs[-1] = (runs[-1][0], token.end, tag)
        else:
            runs.append((token.start, token.end, tag))
    fields: dict[str, str] = {}
    for start, end, tag in runs:
        value = raw[start:end]
        longer = tag in {"author", "title", "container-title"} and len(value) > 2 * len(fields.get(tag, ""))
        if value.strip(_OUTER) and (tag not in fields or longer):
            fields[tag] = value
    return fields


def measure(rows: list[dict[str, Any]], looker: Looker, model: Path) -> None:
    """Print exact F1 by field, over all, the share wholly right, and the speed in CPU time."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    right, said, wanted = Counter[str](), Counter[str](), Counter[str]()
    used = {source: {f for row in rows if row["source"] == source for f in row["fields"]} for source in _sources(rows)}
    whole, seconds = Counter[str](), 0.0
    for row in rows:
        began = time.process_time()
        cut = tokens(row["raw"], identifiers(row["raw"]))
        tags = [tag.removeprefix("B-") for tag in tagger.tag(looker.features(cut))]
        tags = ["doi" if token.text == "<doi>" else tag for token, tag in zip(cut, tags, strict=True)]
        read = decoded(row["raw"], cut, tags)
        seconds += time.process_time() - began
        wrong = False
        for field in used[row["source"]] & set(FIELDS):
            mine, gold = _key(field, read.get(field, "")), _key(field, row["fields"].get(field, ""))
            said[field] += bool(mine)
            wanted[field] += bool(gold)
            right[field] += bool(gold) and mine == gold
            wrong |= mine != gold
        whole[row["source"]] += not wrong
    print(f"{len(rows)} strings held out; {len(rows) / seconds:.0f} a second")
    f1 = 2 * right.total() / (said.total() + wanted.total())
    print(f"micro F1 {f1:.3f}; wholly right {whole.total() / len(rows):.1%}")
    for field in FIELDS:
        if wanted[field]:
            print(f"  {field:16} {2 * right[field] / (said[field] + wanted[field]):.3f}  of {wanted[field]}")
    for source, count in sorted(_sources(rows).items()):
        print(f"  {source:16} {whole[source] / count:.1%} wholly right of {count}")


def _key(field: str, value: str) -> str:
    """What is compared: letters and digits; of a date its year, of people their letters in any order."""
    text = unicodedata.normalize("NFKC", value).lower()
    if field == "date":
        year = re.search(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)", text)
        return year[0] if year else "".join(filter(str.isalnum, text))
    if field == "doi":
        return text[max(0, text.find("10.")) :].rstrip(_OUTER)
    if field in {"author", "editor"}:
        joiners = {"and", "und", "et", "al", "y", "e", "others"}
        return "".join(sorted("".join(word for word in _WORD.findall(text) if word not in joiners)))
    return "".join(filter(str.isalnum, text))


def _fold(row: dict[str, Any]) -> int:
    """Which fifth a document belongs to; sets that are one file are parted by their near-duplicates."""
    together = row["id"].split(":")[-1].split("-")[0]
    return int(sha1(together.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def _sources(rows: Iterable[dict[str, Any]]) -> Counter[str]:
    return Counter(row["source"] for row in rows)


def _words(*texts: str | None) -> list[str]:
    return [word.lower() for text in texts for word in _WORD.findall(text or "")]


def _grade(count: int) -> int:
    return 0 if count < 2 else 1 if count < 10 else 2 if count < 100 else 3


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
