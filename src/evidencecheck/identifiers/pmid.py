"""PubMed identifiers: one to eight digits, written after "PMID" or in an address at PubMed (NLM, "Citing Medicine")."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span

_PMID = re.compile(
    r"(?:\bPMID\s{0,2}[:=]?\s{0,2}|(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?:pmid/|\?term=)?|\bpubmed:\s?)"
    r"([1-9][0-9]{0,7})(?![0-9])",
    re.IGNORECASE,
)


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All PMIDs in ``text``; the span holds the digits alone."""
    if "pm" not in (low := text.lower()) and "pub" not in low:
        return ()
    return tuple((Span(*match.span(1)), match[1]) for match in _PMID.finditer(text))


def normalise(text: str) -> str:
    """The digits of ``text`` ("PMID: 21532082", an address at PubMed), "" where it is no PMID."""
    match = _PMID.search(text) or re.fullmatch(r"\s*0*([1-9][0-9]{0,7})\s*", text)
    return match[1] if match else ""
