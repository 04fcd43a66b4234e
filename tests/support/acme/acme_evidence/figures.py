"""Our verifier: it looks for the figures of a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.settings import Settings
from evidencecheck.model.verdict import Label, Verdict


class Figures:
    """Whether the figures of a claim stand in a sentence."""

    name = "figures"
    online = False

    def __call__(self, claim: str, evidence: Sequence[str]) -> Verdict:
        """Contradicts, where the first sentence has other figures."""
        wanted, there = (set(re.findall(r"\d+", text)) for text in (claim, evidence[0]))
        if not wanted or not there:
            return Verdict(Label.UNKNOWN, 0.0)
        label = Label.SUPPORTS if wanted <= there else Label.CONTRADICTS
        return Verdict(label, 0.6, f"figures: {', '.join(sorted(there))}", evidence[0])


def figures(settings: Settings) -> Figures:
    """The verifier."""
    return Figures()
