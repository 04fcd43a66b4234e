"""How many fabricated and misdescribed references are told, and whether a true one is accused: end to end.

    python benchmarks/fabricated.py ROWS.jsonl... --registry REGISTRY.jsonl [--complete] [--each] [--forms]

ROWS are {"label", "subtype", "text": {rendering: reference string}, "truth": {"doi", "title"} or null} lines. ``label``
is real, real_wrong_metadata (one field of a real reference was changed: ``subtype`` says which) or fabricated. REGISTRY
holds the true works as Crossref-shaped records, and is the only source: an index of it is made for the run, as a sample
or, with --complete, as one that holds all works of its journals. Each rendering is a footnote of a page by itself;
with --forms there is a table for each of four forms: footnotes in Vancouver style, footnotes in APA style, numbered
lists in Markdown of both, and BibTeX entries of the row's "fields", with its DOI and without.

A reference is *told* with a finding to fail or review, but for missing-doi; it is *accused* with a fail of severity
error. What cannot be seen is not counted: a changed DOI where none is printed, a shortened list of authors behind "et
al.". A real row counts as known where its ``truth`` is in REGISTRY; what else is real must not be accused either.

Such data is public: HALLMARK (github.com/rpatrik96/hallmark, MIT), and Walters and Wilder, Scientific Reports 13:14045
(2023), supplementary appendix 3 (CC BY 4.0). Both give fields; the strings are for whoever measures to print.
"""

from __future__ import annotations

import argparse
import html
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from _printed import Page, entry, listed, note

from evidencecheck.evidence import Evidence
from evidencecheck.formats import read
from evidencecheck.model.finding import Finding, Kind, Severity
from evidencecheck.model.settings import Settings
from evidencecheck.pipeline import analyse, report
from evidencecheck.sources._index_build import build
from evidencecheck.sources.local_index import LocalIndex
from evidencecheck.text.normalise import fold

Row = dict[str, Any]
Counts = Mapping[str, Counter[str]]

MISSING = "missing-doi"
OF_THE_DOI, OF_THE_LIST, CONFLICT = "fabricated_doi", "partial_author_list", "merged_citation"


def main() -> None:
    """Check every rendering of every row and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("rows", type=Path, nargs="+")
    options.add_argument("--registry", type=Path, required=True)
    options.add_argument("--complete", action="store_true", help="the registry holds all works of its journals")
    options.add_argument("--forms", action="store_true", help="a table for each form, BibTeX and lists among them")
    options.add_argument("--each", action="store_true", help="list what was missed, and whoever was accused wrongly")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "registry", [given.registry], day="2026-01-31", whole=given.complete)
        index = LocalIndex(Path(folder) / "registry")
        known = keys(lines(given.registry))
        tables: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for row in (row for path in given.rows for row in lines(path)):
            for form, text, page in forms(row) if given.forms else footnotes(row):
                if visible(row, text):
                    findings = checked(page, index)
                    count(tables[form if given.forms else ""], groups(row, text, known), findings)
                    if given.each and odd(row, findings):
                        show(row, form, text, findings)
    for form, counts in sorted(tables.items()):
        print(f"\n{form}" if form else "")
        table(counts)


def footnotes(row: Row) -> Iterator[tuple[str, str, Page]]:
    """Each rendering of a row: its name, the string, and a page with it in a footnote."""
    return ((rendering, text, note(text)) for rendering, text in row["text"].items())


def forms(row: Row) -> Iterator[tuple[str, str, Page]]:
    """A row in each form: the form's name, the string, and a page of it."""
    for rendering, text, page in footnotes(row):
        yield rendering.removesuffix("_doi"), text, page
        yield "markdown list", text, listed(text)
    fields = {name: html.unescape(str(value)) for name, value in row["fields"].items() if value}
    kind = "inproceedings" if "booktitle" in fields else "article"
    for chosen in (fields, {name: value for name, value in fields.items() if name != "doi"}):
        if chosen is fields or "doi" in fields:
            text = entry(kind, chosen)
            yield "bib", text, (text.encode(), "bibtex")


def count(counts: defaultdict[str, Counter[str]], names: Iterable[str], findings: Sequence[Finding]) -> None:
    """Count a reference in each group that it belongs to."""
    fails = any(f.kind is Kind.FAIL and f.name != MISSING for f in findings)
    for name in names:
        counts[name].update({"references": 1, "told": told(findings), "a fail": fails, "accused": accused(findings)})


def told(findings: Sequence[Finding]) -> bool:
    """Whether something is said of a reference that a reader would look into."""
    return any(f.kind in {Kind.FAIL, Kind.REVIEW} and f.name != MISSING for f in findings)


def accused(findings: Sequence[Finding]) -> bool:
    """Whether something is said to be proved."""
    return any(f.kind is Kind.FAIL and f.severity is Severity.ERROR for f in findings)


def odd(row: Row, findings: Sequence[Finding]) -> bool:
    """Whether a true reference was accused, or nothing is told of another."""
    return accused(findings) if row["label"] == "real" else not told(findings)


def show(row: Row, form: str, text: str, findings: Sequence[Finding]) -> None:
    """Print a reference and what was told of it."""
    print(f"{row['label']} {row.get('subtype') or ''} ({form}): {' '.join(text.split())}")
    for finding in findings:
        print(f"    {finding.kind} {finding.name}: {finding.message}")


def checked(page: Page, index: LocalIndex) -> Sequence[Finding]:
    """What is told of a page."""
    data, name = page
    return report([analyse(read(data, None, name))], Evidence(Settings(), [index], store=False)).findings


def visible(row: Row, text: str) -> bool:
    """Whether what is wrong with the row can be seen in this rendering of it."""
    if row.get("subtype") == OF_THE_DOI:
        return "doi" in text.lower()  # as a field of BibTeX, too
    return row.get("subtype") != OF_THE_LIST or "et al" not in text


def groups(row: Row, text: str, known: set[str]) -> Iterator[str]:
    """The lines of the table that a reference belongs to."""
    if row["label"] == "real":
        truth = row.get("truth") or {}
        yield "real, its work in the registry" if keys([truth]) & known else "real, its work unknown"
        return
    yield "fabricated" if row["label"] == "fabricated" else "wrong field"
    yield f"  {row.get('subtype') or 'of no kind'}"
    if row.get("subtype") == CONFLICT and "doi" in text.lower():
        yield "  conflicting DOI"


def keys(works: Iterable[Row]) -> set[str]:
    """The DOIs and folded titles by which works of the registry and of the rows are known to be the same."""
    found: set[str] = set()
    for work in works:
        title = work.get("title") or ""
        found |= {str(work.get("DOI") or work.get("doi") or "").lower()}
        found |= {fold(one) for one in ([title] if isinstance(title, str) else title)}
    return found - {""}


def lines(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def table(counts: Counts) -> None:
    """Print a line for each group: the whole ones first, then the kinds of fault."""
    print(f"{'':32} references     told          a fail          accused")
    for name in sorted(counts, key=lambda name: (name.startswith(" "), name)):
        n = counts[name]
        shares = "  ".join(f"{n[what]:6} {n[what] / n['references']:7.1%}" for what in ("told", "a fail", "accused"))
        print(f"{name:32} {n['references']:10} {shares}")


if __name__ == "__main__":
    main()
