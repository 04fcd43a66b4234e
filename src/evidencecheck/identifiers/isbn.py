"""International Standard Book Numbers, with their check digit (ISO 2108; ISBN Users' Manual, section 4.1)."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_DIGITS = r"(?:97[89][\s\u2010-\u2015-]?)?[0-9](?:[\s\u2010-\u2015-]?[0-9]){8}[\s\u2010-\u2015-]?[0-9Xx]"
_LED = late(
    rf"\bISBN(?:[-\s]?1[03])?\s{{0,2}}(?:\([^()]{{0,20}}\)\s?)?[:.]?\s{{0,2}}({_DIGITS})(?![0-9A-Za-z])", re.IGNORECASE
)
_WRITTEN = late(
    r"\bISBN(?:[-\s]?1[03](?![0-9-]))?\s{0,2}(?:\([^()]{0,20}\)\s?)?[:.]?\s{0,2}"
    r"([0-9](?:[\u2010-\u2015-]?[0-9]){5,15}(?:[\u2010-\u2015-]?[Xx])?)(?![\u2010-\u2015-]?\w|\s?[0-9])",
    re.IGNORECASE,
)
_BARE = late(r"(?<![\w./=-])97[89][\u2010-\u2015-]?(?:[0-9][\u2010-\u2015-]?){9}[0-9](?![\w-])")


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All ISBNs in ``text`` whose check digit is right, as thirteen digits: after "ISBN", or bare with 978 or 979."""
    if "97" not in text and "bn" not in text.lower():
        return ()
    spans = {match.span(1) for match in _LED.finditer(text)} | {match.span() for match in _BARE.finditer(text)}
    return tuple((Span(*span), number) for span in sorted(spans) if (number := normalise(text[slice(*span)])))


def normalise(text: str) -> str:
    """The ISBN of ``text`` as thirteen digits, ten-digit ones brought to 978; "" where the check digit is wrong."""
    plain = re.sub(r"^ISBN(?:-?1[03])?:?|[\s\u2010-\u2015-]", "", text.strip(), flags=re.IGNORECASE).upper()
    if not re.fullmatch(r"97[89][0-9]{10}|[0-9]{9}[0-9X]", plain, re.ASCII):
        return ""
    if len(plain) == 13:
        return plain if plain[-1] == _check13(plain[:12]) else ""
    if sum((10 - n) * (10 if c == "X" else int(c)) for n, c in enumerate(plain)) % 11:
        return ""
    body = "978" + plain[:9]
    return body + _check13(body)


def malformed(text: str) -> tuple[tuple[Span, str], ...]:
    """What stands behind "ISBN" and is none, with the reason in words: its check digit, or how many digits it has.

    Looked at is what hyphens or nothing hold together; where blanks are between the digits, another number may follow
    the ISBN, and only an ISBN that is right with them is known to end where it does. Nine digits are an SBN of before
    1970, which catalogues write so.
    """
    if "bn" not in text.lower():
        return ()
    right = [span for span, _ in find(text)]
    found = []
    for match in _WRITTEN.finditer(text):
        span = Span(*match.span(1))
        count = sum(char.isalnum() for char in match[1])
        if count == 9 or any(span.overlaps(other) for other in right):
            continue
        why = "its check digit is wrong" if count in {10, 13} else f"it has {count} digits, not 10 or 13"
        found.append((span, why))
    return tuple(found)


def _check13(body: str) -> str:
    total = sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(body))
    return str(-total % 10)
