"""PubMed identifiers: one to eight digits, written after "PMID" or in an address at PubMed (NLM, "Citing Medicine")."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_PMID = late(
    r"(?:\bPMID\s{0,2}[:=]?\s{0,2}|(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?:pmid/|\?term=)?|\bpubmed:\s?)"
    r"([1-9][0-9]{0,7})(?![0-9])",
    re.IGNORECASE,
)

# Without a sign between them, only digits that are too many are surely meant for one.
_WRITTEN = late(r"\bPMID(?:\s{0,2}[:=]\s{0,2}(?=[\w.]*[0-9])|\s{1,2}(?=[0-9]{9,}(?!\w)))(\w+)", re.IGNORECASE)


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All PMIDs in ``text``; the span holds the digits alone."""
    if "pm" not in (low := text.lower()) and "pub" not in low:
        return ()
    return tuple((Span(*match.span(1)), match[1]) for match in _PMID.finditer(text))


def normalise(text: str) -> str:
    """The digits of ``text`` ("PMID: 21532082", an address at PubMed), "" where it is no PMID."""
    match = _PMID.search(text) or re.fullmatch(r"\s*0*([1-9][0-9]{0,7})\s*", text)
    return match[1] if match else ""


def malformed(text: str) -> tuple[tuple[Span, str], ...]:
    """What stands behind "PMID:" and is none, with the reason in words; a word without digits is no try at one."""
    if "pmid" not in text.lower():
        return ()
    found = ((Span(*match.span(1)), _fault(match[1])) for match in _WRITTEN.finditer(text))
    return tuple((span, why) for span, why in found if why)


def _fault(token: str) -> str:
    if re.fullmatch(r"PMC[0-9]+", token, re.IGNORECASE):
        return "this is a PMCID"
    if not re.fullmatch(r"[0-9]+", token, re.ASCII):
        # Words of the next sentence may be glued to it.
        return "" if re.match(r"[0-9]{1,8}[^0-9]", token, re.ASCII) else "a PMID has digits only"
    return f"it has {len(token)} digits, and a PMID at most 8" if len(token.lstrip("0")) > 8 else ""
