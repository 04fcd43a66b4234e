"""Whether a citation by name and year, taken as if it had no entry, is given the work that it means.

    python benchmarks/orphans.py INDEX PAGES… [--draws N]

Of each page, citations whose entry has a DOI that the local index INDEX holds are drawn, at most N; each is put as the
record's first author (both, of two) and year, with its claim, and with the page's words without its references, as
EC102 asks. Printed is how often the right work comes first, later, or another one, or none. Then the same for works
that other pages cite: what is told of these is what would be told of a namesake's.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import attrs

from evidencecheck.model.citation import Cited
from evidencecheck.model.work import Work
from evidencecheck.pipeline import Reading, read
from evidencecheck.resolve.orphans import Wanted, supposed
from evidencecheck.sources.local_index import LocalIndex


@attrs.frozen(eq=False)
class Page:
    """The words of a page without its references, and what it cites: the work, as it is cited, and the claim."""

    words: str
    cited: tuple[tuple[Work, Cited, str], ...]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("index", type=Path)
    options.add_argument("pages", type=Path, nargs="+")
    options.add_argument("--draws", type=int, default=40)
    given = options.parse_args()
    chance, index = random.Random(1), LocalIndex(given.index)
    pages = [page_of(read(path), index) for path in given.pages]
    pages = [page for page in pages if page.cited]
    own: Counter[str] = Counter()
    strange: Counter[str] = Counter()
    for page in pages:
        for work, cited, claim in chance.sample(page.cited, min(given.draws, len(page.cited))):
            own[judged(work, told(cited, claim, page, index))] += 1
        others = [one for other in pages if other is not page for one in other.cited]
        for _, cited, _ in chance.sample(others, min(given.draws, len(others))):
            claim = chance.choice(page.cited)[2]
            strange["told" if told(cited, claim, page, index) else "silent"] += 1
    print(f"{len(pages)} pages; their own works: {dict(own)}; works of other pages: {dict(strange)}")


def page_of(reading: Reading, index: LocalIndex) -> Page:
    """What of a page can be measured."""
    dois = {r.label: r.fields.doi.value for r in reading.references if r.fields.doi}
    held = index.by_doi(list(dois.values()))
    works = {label: held[doi].works[0] for label, doi in dois.items() if held[doi].works}
    cited = [
        (works[label], _cited(works[label]), reading.claims[citation.claim].text)
        for citation in reading.citations
        for label in citation.resolved
        if citation.claim is not None and label in works and works[label].author.names and works[label].dated
    ]
    flow, words, at = reading.document.flow, "", 0
    for place in sorted(flow.place(reference.span) for reference in reading.references):
        words, at = words + flow.text[at : max(at, place.start)], max(at, place.end)
    return Page(words + flow.text[at:], tuple(cited))


def _cited(work: Work) -> Cited:
    names = tuple(person.key for person in work.author.names)
    return Cited(names if len(names) == 2 else names[:1], str(work.dated[0]), len(names) > 2)


def told(cited: Cited, claim: str, page: Page, index: LocalIndex) -> tuple[Work, ...]:
    """The works that are suggested for a citation."""
    found, _ = supposed({"x": Wanted((cited,), claim)}, page.words, [index], private=True)
    return found.get("x", ())


def judged(work: Work, found: tuple[Work, ...]) -> str:
    """How a suggestion is right."""
    if not found:
        return "none"
    if found[0].doi == work.doi:
        return "right"
    return "right, but not first" if any(one.doi == work.doi for one in found) else "wrong"


if __name__ == "__main__":
    main()
