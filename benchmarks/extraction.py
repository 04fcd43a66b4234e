"""Precision and recall of extraction, by style, on the annotated documents of tests/cases/extract.

    python benchmarks/extraction.py [FOLDER]      another folder of annotated documents
    python benchmarks/extraction.py --each        a line per document, too

A reference counts as found when its characters (white space and tags aside) and those of a true one overlap with an
intersection over union of 0.9; a citation at 0.5, and as right when it points at the same references. An orphan must
point at none. Documents that hold neither are traps: whatever is found there is false.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from evidencecheck.formats import read  # noqa: E402 - the tests' reader of cases is found through the line above
from evidencecheck.pipeline import analyse  # noqa: E402
from tests.support.annotated import read_case  # noqa: E402
from tests.support.scoring import score  # noqa: E402

CASES = ROOT / "tests" / "cases" / "extract"


def main() -> None:
    """Score every document and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=CASES)
    options.add_argument("--each", action="store_true", help="a line per document, too")
    given = options.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    paths = sorted(path for path in given.folder.iterdir() if path.is_file())
    for path in paths:
        text, truth = read_case(path)
        counts = score(analyse(read(text.encode(), path.name)), text, truth, tags=path.suffix in {".md", ".html"})
        total += counts
        if given.each:
            wrong = sum(number for (_, what), number in counts.items() if what in {"false", "missed"})
            print(f"{path.name:34} {'' if wrong else 'all right'}{wrong or ''}")
    styles = sorted({style for style, _ in total} - {"trap", "references"})
    print(f"{len(paths)} documents, {total['trap', 'documents']} of them traps")
    print(f"{'':22} precision  recall      F1   found  wrong  missed")
    for name in ["references", *styles]:
        print(_row(name, total))
    print(f"found in traps: {total['trap', 'false']}")


def _row(name: str, total: Counter[tuple[str, str]]) -> str:
    found, wrong, missed = (total[name, what] for what in ("found", "false", "missed"))
    precision = found / (found + wrong) if found + wrong else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{name:22} {precision:9.3f} {recall:7.3f} {f1:7.3f} {found:7} {wrong:6} {missed:7}"


if __name__ == "__main__":
    main()
