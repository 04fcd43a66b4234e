"""International Standard Serial Numbers, with their check digit (ISO 3297; ISSN Manual, section 2.1)."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_LED = late(
    r"\b[ep]?-?ISSN(?:-?L)?\s{0,2}(?:\([^()]{0,20}\)\s?)?[:.]?\s{0,2}"
    r"([0-9]{4}[\u2010-\u2015-]?[0-9]{3}[0-9Xx])(?![0-9A-Za-z\u2010-\u2015-])",
    re.IGNORECASE,
)


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All ISSNs in ``text`` that stand behind the word and whose check digit is right, as "1234-5679"."""
    if "issn" not in text.lower():
        return ()
    found = ((Span(*match.span(1)), normalise(match[1])) for match in _LED.finditer(text))
    return tuple((span, number) for span, number in found if number)


def normalise(text: str) -> str:
    """The ISSN of ``text`` as "1234-5679"; "" where it is none or the check digit is wrong."""
    plain = re.sub(r"^[ep]?-?ISSN(?:-?L)?:?|[\s\u2010-\u2015-]", "", text.strip(), flags=re.IGNORECASE).upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", plain, re.ASCII) or plain[-1] != _check(plain[:7]):
        return ""
    return f"{plain[:4]}-{plain[4:]}"


def malformed(text: str) -> tuple[tuple[Span, str], ...]:
    """What stands behind "ISSN" with the form of one and another check digit, with the reason in words."""
    if "issn" not in text.lower():
        return ()
    return tuple((Span(*m.span(1)), "its check digit is wrong") for m in _LED.finditer(text) if not normalise(m[1]))


def _check(body: str) -> str:
    rest = -sum(int(digit) * weight for digit, weight in zip(body, range(8, 1, -1), strict=True)) % 11
    return "X" if rest == 10 else str(rest)
