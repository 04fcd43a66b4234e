"""Whether quotations of pages are found in copies of these pages in other formats, and what is seen of changed words.

    python benchmarks/quotations.py PAGES COPIES [--draws N] [--each]

Two folders: a copy has the name of its page, with another ending (PDFs and Word documents made from Markdown or
reStructuredText, say). From the paragraphs of a page N stretches of 6 to 25 words are drawn, and looked for in the copy
as EC507 does; then each with one word replaced by another of its paragraph, left out, or put in. Printed are, by the
ending of the copies: drawn, found word for word; told with other words (``--each`` shows them: where the copy does not
differ indeed, these would be false faults); changed, told with the words that differ, taken for right, and the rest.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evidencecheck.checks.claims.altered_quotation import MOST_WORDS
from evidencecheck.formats import read
from evidencecheck.model.document import BlockKind, Document
from evidencecheck.text.quotations import WORD
from evidencecheck.text.verbatim import Letters, found_in, nearest

SHORTEST, LONGEST = 6, 25


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", type=Path)
    options.add_argument("copies", type=Path)
    options.add_argument("--draws", type=int, default=100)
    options.add_argument("--each", action="store_true", help="what is told of quotations that were not changed")
    given = options.parse_args()
    chance = random.Random(7)
    counts: dict[str, Counter[str]] = {}
    pages = {path.stem: path for path in sorted(given.pages.iterdir()) if path.is_file()}
    for path in sorted(given.copies.iterdir()):
        if path.stem in pages and path.suffix != ".json":
            copy = Letters.of(_read(path).flow.text)
            told = counts.setdefault(path.suffix, Counter())
            for quoted, changed in _drawn(_read(pages[path.stem]), given.draws, chance):
                measure(quoted, changed, copy, told, name=path.name if given.each else "")
    for ending, told in counts.items():
        print(f"{ending}: " + "; ".join(f"{number} {what}" for what, number in sorted(told.items())))


def measure(quoted: str, changed: str, copy: Letters, told: Counter[str], name: str = "") -> None:
    """Count what is said of a stretch as it is, and changed."""
    told["drawn"] += 1
    if found_in(quoted, copy):
        told["drawn, found"] += 1
        told["changed"] += 1
        near = None if found_in(changed, copy) else nearest(changed, copy, MOST_WORDS)
        told["changed, told with its words" if near and near.differences else "changed, not told so"] += 1
        told["changed, taken for right"] += found_in(changed, copy) is not None
        return
    near = nearest(quoted, copy, MOST_WORDS)
    if near and near.differences:
        told["drawn, told with other words"] += 1
        if name:
            print(f"{name}: {' '.join(quoted.split())!r} {near.differences}")


def _read(path: Path) -> Document:
    return read(path.read_bytes(), path.as_posix())


def _drawn(page: Document, draws: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Stretches of the paragraphs of a page without brackets, each with one word changed."""
    blocks = [block.span.of(page.flow.text) for block in page.blocks if block.kind is BlockKind.PARAGRAPH]
    long = [block for block in blocks if len(WORD.findall(block)) > SHORTEST]
    for _ in range(draws if long else 0):
        words = list(WORD.finditer(block := chance.choice(long)))
        size = chance.randint(SHORTEST, min(LONGEST, len(words)))
        first = chance.randint(0, len(words) - size)
        own = words[first : first + size]
        start, end = own[0].start(), own[-1].end()
        at, other = own[chance.randrange(1, size - 1)], chance.choice(words)[0]
        if set("[]\ufffc") & set(block[start:end]) or other.casefold() == at[0].casefold():
            continue
        new = chance.choice([other, "", f"{other} {at[0]}"])
        yield block[start:end], block[start : at.start()] + new + block[at.end() : end]


if __name__ == "__main__":
    main()
