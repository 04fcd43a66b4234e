"""PubMed Central identifiers: "PMC" and digits (NLM, "Citing Medicine")."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_PMCID = late(r"(?<![A-Za-z0-9])PMC([1-9][0-9]{3,8})(?![0-9])(?:\.[0-9]{1,2}(?![0-9]))?", re.IGNORECASE)

_WRITTEN = late(r"\bPMCID\s{0,2}[:=]\s{0,2}((?:PMC)?[0-9]+)(?!\w)", re.IGNORECASE)


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All PMCIDs in ``text``, as "PMC123456"; the span takes in a version ("PMC123456.2"), the value does not."""
    if "pmc" not in text.lower():
        return ()
    return tuple((Span(*match.span()), f"PMC{match[1]}") for match in _PMCID.finditer(text))


def normalise(text: str) -> str:
    """The first PMCID of ``text`` as "PMC123456", "" where there is none."""
    match = _PMCID.search(text)
    return f"PMC{match[1]}" if match else ""


def malformed(text: str) -> tuple[tuple[Span, str], ...]:
    """What stands behind "PMCID:" and is none, with the reason in words."""
    if "pmcid" not in text.lower():
        return ()
    found = ((Span(*match.span(1)), _fault(match[1])) for match in _WRITTEN.finditer(text))
    return tuple((span, why) for span, why in found if why)


def _fault(token: str) -> str:
    if token.isdigit():
        return "a PMCID begins with \u201cPMC\u201d"
    return "" if normalise(token) else "a PMCID has \u201cPMC\u201d and four to nine digits"
