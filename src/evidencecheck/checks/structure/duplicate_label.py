r"""A note's label, or an entry's key, that is given twice.

## What it does
Reports the second definition under a label that was defined before: `[^1]:` twice in Markdown, a key twice in a BibTeX
file, a `\bibitem` twice, an `id` that two notes have, a named `<ref>` of a wiki with two bodies. Printed numbers that
repeat are out-of-sequence's.

## Why it matters
Only one of the two can be reached. Most programs keep the first and drop the second without a word, so that the
sentences that cite it show another source.

## Example
    Lanes widen.[^1] Speeds rise.[^1]

    [^1]: Reyes M. Wide roads. 2001.
    [^1]: Boyd T. Speeds. 2003.

## Fix
Give the second a label of its own, and change the markers that mean it.

## References
- Patashnik O. *BibTeXing*. 1988: a repeated entry is an error.
- W3C, *HTML*, 3.2.6: the value of an `id` is unique in the tree. https://html.spec.whatwg.org/
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.checks._base import Check, Needs, View
from evidencecheck.checks._notes import doubled
from evidencecheck.model.finding import Finding, Related, Severity


def run(check: Check, view: View) -> Iterator[Finding]:
    """One finding per definition after the first, at the definition."""
    for one in doubled(view):
        label = next((r.label for r in view.references if one.later.overlaps(r.span)), None)
        related = (Related(one.first, "first defined here"),)
        message = f"{one.label} is defined twice; only one of the two is reached"
        yield check.fail(Severity.WARNING, message, one.later, reference=label, related=related)


CHECK = Check("EC110", "duplicate-label", Needs.STRUCTURE, run)
