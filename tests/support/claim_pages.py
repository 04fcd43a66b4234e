"""Read a page whose claims are told: a page as a stranger would write it, and below it what is to be said of it.

A case under ``tests/cases/claims/`` is a page, then a line ``⟦expect⟧``, then lines of these kinds; text is compared
with its spacing levelled, and "…" stands for any characters:

    claim MARKERS | TEXT                all claims in their order, each with its citations parted by " + "
    claim none                          there is no claim
    reads TEXT | SENTENCE               the claim TEXT is read with that sentence before it, or with none
    asserts nothing | TEXT              the claim TEXT asserts nothing that a source could bear out; or: something
    record LABEL | CSL-JSON             the work that the reference LABEL matched
    CODE KIND SEVERITY | TEXT           all findings of that check in their order: where each stands
    no CODE                             that check finds nothing

A code that no line names is not compared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import attrs

from evidencecheck.formats import read
from evidencecheck.model.csl import work_from_csl
from evidencecheck.model.finding import Finding
from evidencecheck.model.resolution import Outcome, Resolution
from evidencecheck.model.settings import Rules
from evidencecheck.pipeline import Reading, analyse, examine

EXPECT = "⟦expect⟧\n"


@attrs.frozen(eq=False)
class ClaimPage:
    """A case: the page as read, and the lines of what is expected, as (head, rest)."""

    reading: Reading
    lines: tuple[tuple[str, str], ...]

    def told(self, word: str) -> list[tuple[list[str], str]]:
        """The lines of one kind: what else stands before the bar, and what behind it."""
        return [(head.split()[1:], rest) for head, rest in self.lines if head.split()[0] == word]

    @property
    def codes(self) -> list[str]:
        """The codes that a line names."""
        named = (part for head, _ in self.lines for part in head.split()[:2])
        return sorted({part for part in named if part.startswith("EC")})

    def findings(self, code: str) -> list[Finding]:
        """What the check says of the page."""
        found = examine(self.reading, self._records(), {}, Rules(select=(code,))).findings
        return [finding for finding in found if finding.code == code]

    def _records(self) -> Mapping[str, Resolution]:
        return {
            head[0]: Resolution(
                Outcome.MATCHED,
                work=work_from_csl(json.loads(rest), source="Crossref", retrieved="2026-11-20"),
                retrieved="2026-11-20",
                matched_by="search",
                score=0.9,
            )
            for head, rest in self.told("record")
        }


def read_page(path: Path) -> ClaimPage:
    """The case in a file."""
    page, _, expected = path.read_text(encoding="utf-8").partition(EXPECT)
    lines = [line.partition("|") for line in expected.splitlines() if line.strip()]
    reading = analyse(read(page.encode(), path.name))
    return ClaimPage(reading, tuple((head.strip(), rest.strip()) for head, _, rest in lines))
