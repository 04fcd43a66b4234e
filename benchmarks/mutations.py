"""Each field of true references made wrong, one at a time: is the fault told by its check, and by no other?

    python benchmarks/mutations.py WORKS.jsonl.gz... [--references 200] [--forms all] [--without-doi] [--each]

WORKS are Crossref-shaped records, a line each, plain or gzip. An index of all of them is made for the run and is the
only source; 200 are drawn that are cited (articles, chapters, papers of meetings, books), each printed in one of four
forms in turn: Vancouver and APA in a footnote, APA in a numbered list in Markdown, BibTeX. Then one thing is changed
(`_mutate.py`), and the page checked as any page is.

A line of the matrix is a mutation: how many references had what was changed; of how many the right check said fail or
review (*told*; for what is no fault, *told* is silence); of how many another check did (*others*), and which. What the
unchanged reference is told counts for neither. --abbreviations takes lines of full title, tab, abbreviation.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import attrs
from _mutate import MUTATIONS, Pool
from _printed import FORMS, Cited, cited

from evidencecheck.evidence import Evidence
from evidencecheck.formats import read
from evidencecheck.model.finding import Finding, Kind
from evidencecheck.model.settings import Settings
from evidencecheck.pipeline import analyse, report
from evidencecheck.sources._index_build import build
from evidencecheck.sources.local_index import LocalIndex
from evidencecheck.text.normalise import fold

Row = dict[str, Any]
SHARES = {"journal-article": 0.5, "book-chapter": 0.2, "proceedings-article": 0.15, "monograph": 0.1, "book": 0.05}
"""Of each type as many as this, as far as there are; articles fill up what others lack."""

RARE: tuple[tuple[float, Callable[[Cited], object]], ...] = (
    (0.4, lambda own: own.editors),
    (0.2, lambda own: own.article and not own.first),
    (0.1, lambda own: any(" " in family for family, _ in own.authors)),
    (0.1, lambda own: not "".join(family for family, _ in own.authors).isascii()),
    (0.1, lambda own: own.isbn),
)
"""What has to be there for some mutations, and which share of a type is chosen for it."""


def main() -> None:
    """Draw the references, change them, print the matrix."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("works", type=Path, nargs="+")
    options.add_argument("--references", type=int, default=200)
    options.add_argument("--seed", type=int, default=6)
    options.add_argument("--forms", choices=("in turn", "all", *FORMS), default="in turn")
    options.add_argument("--without-doi", action="store_true", help="no DOI is printed: each is found by a search")
    options.add_argument("--abbreviations", type=Path)
    options.add_argument("--each", action="store_true", help="list what was missed, and what else was told")
    given = options.parse_args()
    rows = list(lines(given.works))
    chosen, pool = drawn(rows, given.references, Random(given.seed), short_names(rows, given.abbreviations))
    if given.without_doi:
        chosen = [attrs.evolve(own, doi="") for own in chosen]
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "works", given.works, day="2026-01-31", whole=True)
        index = LocalIndex(Path(folder) / "works")
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for at, own in enumerate(chosen):
            names = list(FORMS) if given.forms == "all" else [given.forms]
            for form in [list(FORMS)[at % len(FORMS)]] if given.forms == "in turn" else names:
                measure(own, form, pool, index, counts, each=given.each)
    matrix(counts)


def measure(  # noqa: PLR0913 - a script's one step
    own: Cited, form: str, pool: Pool, index: LocalIndex, counts: defaultdict[str, Counter[str]], *, each: bool
) -> None:
    """Check one reference in one form, as it is and with each fault that it can have."""
    before = told(own, form, index)
    counts["unchanged"].update({"references": 1, "told": not before, "others": bool(before), **codes(before)})
    if each and before:
        show("unchanged", form, own, before)
    for mutation in MUTATIONS:
        changed = mutation.make(own, pool)
        if changed is None or FORMS[form](changed) == FORMS[form](own):
            continue
        after = [f for f in told(changed, form, index) if f.code not in codes(before)]
        right = bool(set(codes(after)) & set(mutation.codes)) if mutation.codes else not after
        others = {code for code in codes(after) if code not in mutation.codes}
        counts[mutation.name].update({"references": 1, "told": right, "others": bool(others), **codes(after)})
        if each and (others or not right):
            show(mutation.name, form, changed, after)


def told(own: Cited, form: str, index: LocalIndex) -> Sequence[Finding]:
    """What is told of a page that cites ``own`` alone: to fail or to review."""
    data, name = FORMS[form](own)
    found = report([analyse(read(data, None, name))], Evidence(Settings(), [index], store=False)).findings
    return [finding for finding in found if finding.kind in {Kind.FAIL, Kind.REVIEW}]


def codes(findings: Sequence[Finding]) -> dict[str, int]:
    """Each code that spoke, once."""
    return {finding.code: 1 for finding in findings}


def show(what: str, form: str, own: Cited, findings: Sequence[Finding]) -> None:
    """Print a reference of which not that was told which should be."""
    text = " ".join(FORMS[form](own)[0].decode().split())
    print(f"{what} ({form}): {text.removeprefix('A claim stands here.[^1] [^1]: ')}")
    print("".join(f"    {f.kind} {f.code}: {f.message}\n" for f in findings) or "    nothing\n", end="")


def drawn(rows: Sequence[Row], size: int, rng: Random, short: dict[str, str]) -> tuple[list[Cited], Pool]:
    """The references that are changed, of several types, and what changes may draw from."""
    found = [own for row in rows if (own := cited(row)) and usable(own)]
    rng.shuffle(found)
    seen: Counter[str] = Counter()
    kept = []
    for own in found:  # of one book or volume of abstracts no more than two
        seen[own.container] += own.container != ""
        kept += [own] if seen[own.container] <= 2 else []
    found = kept
    chosen: list[Cited] = []
    for kind, share in reversed(SHARES.items()):
        wanted = size - len(chosen) if kind == "journal-article" else round(size * share)
        alike = [own for own in found if own.type == kind]
        rare: list[Cited] = []
        for part, able in RARE:  # few records of chapters name editors, few articles have a number for pages
            rare += [own for own in alike if able(own) and own not in rare][: int(wanted * part)]
        chosen += [*rare, *[own for own in alike if own not in rare]][:wanted]
    journals = sorted({own.container for own in found if own.type == "journal-article" and own.container})
    return chosen, Pool(rng, found[:2000], journals, lambda name: short.get(fold(name), ""))


def usable(own: Cited) -> bool:
    """Whether a record is such as a careful writer could cite from: whole words, a title of three, a container."""
    text = " ".join((own.title, own.container, own.publisher, *(family for family, _ in own.authors)))
    plain = not any(sign in text for sign in "\ufffd<>&;{}\\$") and text.isprintable()
    named = own.container or own.type in {"monograph", "book"}
    return plain and bool(named) and len(own.title.split()) > 2 and not own.title.isupper() and len(own.title) < 250


def short_names(rows: Sequence[Row], path: Path | None) -> dict[str, str]:
    """Abbreviations by folded full name: from a list of them, and from the records."""
    short = {}
    for row in rows:
        names, abbreviated = row.get("container-title") or (), row.get("short-container-title") or ()
        if names and abbreviated and names[0] != abbreviated[0]:
            short[fold(names[0])] = abbreviated[0]
    if path:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                full, abbreviated, *_ = line.rstrip("\n").split("\t")
                short.setdefault(fold(full), abbreviated)
    return short


def lines(paths: Sequence[Path]) -> Iterator[Row]:
    """The objects of files of JSON lines, plain or gzip."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def matrix(counts: dict[str, Counter[str]]) -> None:
    """Print a line for each mutation: the share told and the share of which another check spoke, then the codes."""
    print(f"{'':24} references   told       others      codes that spoke (* the right ones)")
    right = {mutation.name: mutation.codes for mutation in MUTATIONS}
    whole: Counter[str] = Counter()
    for name in ("unchanged", *right):
        n = counts.get(name)
        if not n:
            continue
        if name != "unchanged":
            whole.update({key: n[key] for key in ("references", "told", "others")})
        spoke = sorted(code for code in n if code.startswith("EC"))
        said = " ".join(f"{code}{'*' if code in right.get(name, ()) else ''} {n[code]}" for code in spoke)
        print(line(name, n) + f"  {said}")
    print(line("all mutations", whole))


def line(name: str, n: Counter[str]) -> str:
    """Numbers and shares of one line."""
    shares = (f"{n[what]:6} {n[what] / max(1, n['references']):6.1%}" for what in ("told", "others"))
    return f"{name:24} {n['references']:6}  {'  '.join(shares)}"


if __name__ == "__main__":
    main()
