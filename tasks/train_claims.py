"""Make what the checks of claims weigh by: a table of how rare terms are, and weights and cuts learned from claims.

    python tasks/train_claims.py terms WORKS.jsonl.gz …    data/terms.txt, from titles and abstracts of records
    python tasks/train_claims.py weights FOLDER            data/claims.json, from scifact.jsonl and clinifact.jsonl

Works are Crossref-shaped records. The rows of the folder are of SciFact (claims CC BY 4.0, abstracts ODC-By 1.0) and
CliniFact (MIT); `_claim_pairs` says how. Into the files go counts and weights, and no text. `benchmarks/claims.py`
measures what is learned here, held out. The same arguments give the same files.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path

from _claim_pairs import Example, all_rivals, covered, cut, fitted, passed_by, read, topics
from _rows import rows

from evidencecheck.sources._plain import plain
from evidencecheck.text.fitting import RIVAL, TOPIC
from evidencecheck.text.overlap import print_table, terms

DATA = Path(__file__).parents[1] / "src" / "evidencecheck" / "data"
LEAST = 3  # titles that a term must be in to have a weight of its own
LONGEST = 24  # letters of a term: what is longer is a formula
ABSTRACT = 200  # characters of what counts as one
FALSE_ALARMS = {"rival": 0.0085, "rival by title": 0.0145, "topic": 0.011}
SURE = 0.003  # false alarms at the stricter cut, for long lists and for what is more than a note
PRECISION = 0.905


def main() -> None:
    """Make one of the two."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("terms", "weights"))
    options.add_argument("given", nargs="+", type=Path)
    given = options.parse_args()
    if given.what == "terms":
        (DATA / "terms.txt").write_text(table(given.given), "utf-8")
    else:
        (DATA / "claims.json").write_text(weights(given.given[0]), "utf-8")


def table(files: list[Path]) -> str:
    """The weights of terms: how rare each is in titles or, where it is less so, in abstracts."""
    titles: Counter[str] = Counter()
    abstracts: Counter[str] = Counter()
    works: set[str] = set()
    described = 0
    for file in files:
        for record in rows(file):
            if record["DOI"] in works or not record.get("title"):
                continue
            works.add(record["DOI"])
            titles.update(terms(" ".join(record["title"])))
            abstract = plain(record.get("abstract"))
            if len(abstract) >= ABSTRACT:
                described += 1
                abstracts.update(terms(abstract))
    size = len(works)
    known = {term for term, number in titles.items() if number >= LEAST}
    known |= {term for term, number in abstracts.items() if number >= LEAST}
    found = {"": math.log((size + 1) / 1.5)}
    for term in known:
        share = max((titles[term] + 0.5) / (size + 1), abstracts[term] / (described + 1))
        if len(term) <= LONGEST:
            found[term] = min(-math.log(share), found[""])
    print(f"{size} titles, {described} abstracts, {len(found)} terms")
    return print_table(found)


def weights(folder: Path) -> str:
    """What is learned of the three questions, from all rows."""
    scifact, clinifact = read(folder, "scifact"), read(folder, "clinifact")
    learned: dict[str, object] = {}
    for question, names, examples in (
        ("rival", RIVAL, all_rivals(scifact, described=True)),
        ("rival by title", RIVAL, all_rivals(scifact, described=False)),
        ("topic", TOPIC, topics(scifact)),
    ):
        learned[question] = {"features": names, **learn(question, examples)}
        print(question, learned[question])
    least = min(cut(covered(one), PRECISION) for one in (scifact, clinifact))
    print(f"coverage: cut {least}")
    learned["coverage"] = {"cut": least}
    return json.dumps(learned, indent=1) + "\n"


def learn(question: str, examples: list[Example]) -> dict[str, object]:
    """The weights of a question, the cut above which its answer is yes, and the one above which it is surely so."""
    found = fitted(examples)
    least = passed_by(examples, found, FALSE_ALARMS[question])
    sure = {"sure": passed_by(examples, found, SURE)} if question.startswith("rival") else {}
    return {"weights": found, "cut": least, **sure}


if __name__ == "__main__":
    main()
