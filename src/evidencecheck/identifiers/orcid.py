"""ORCID identifiers of people, with their check digit (ISO 7064 MOD 11-2)."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_DASH = r"[\u2010-\u2015-]?"
_LED = late(
    rf"(?:\borcid\.org/|\bORCID(?:\siD)?\s{{0,2}}:?\s{{0,2}})"
    rf"((?:[0-9]{{4}}{_DASH}){{3}}[0-9]{{3}}[0-9Xx])(?![0-9A-Za-z])",
    re.IGNORECASE,
)


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All ORCID identifiers in ``text``, behind the word or in an address, as "0000-0002-1825-0097"."""
    if "orcid" not in text.lower():
        return ()
    found = ((Span(*match.span(1)), normalise(match[1])) for match in _LED.finditer(text))
    return tuple((span, number) for span, number in found if number)


def normalise(text: str) -> str:
    """The identifier of ``text`` as "0000-0002-1825-0097"; "" where it is none or the check digit is wrong."""
    plain = re.sub(r"^(?:https?://)?(?:www\.)?orcid(?:\.org/|:)?|[\s\u2010-\u2015-]", "", text.strip().lower()).upper()
    if not re.fullmatch(r"[0-9]{15}[0-9X]", plain, re.ASCII) or plain[-1] != _check(plain[:15]):
        return ""
    return "-".join(plain[at : at + 4] for at in range(0, 16, 4))


def malformed(text: str) -> tuple[tuple[Span, str], ...]:
    """What has the form of an ORCID identifier and another check digit, with the reason in words."""
    if "orcid" not in text.lower():
        return ()
    return tuple((Span(*m.span(1)), "its check digit is wrong") for m in _LED.finditer(text) if not normalise(m[1]))


def _check(body: str) -> str:
    total = 0
    for digit in body:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
