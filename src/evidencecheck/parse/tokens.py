"""A reference string as tokens: words, numbers and signs apart, so that a lost space costs nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidencecheck.identifiers import doi, url

Token = tuple[str, int, int]
"""A token's text and where it stands in the string (start, end)."""

LONGEST = 1200
"""Tokens read of one string: what is longer is no reference, and its beginning is read."""

# A word ends where a small letter meets a capital, too: PDF text runs "modelsJ. Phys." and "networksarXiv" together.
_TOKEN = re.compile(
    r"[^\W\d_]+?(?:(?<=[a-zß-ÿ])(?:(?=[A-ZÀ-ÞŠŽ][A-Za-zà-ÿ.\s])(?!Xiv|Rxiv)|(?=arXiv))|(?![^\W\d_]))|\d+|\S"
)


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``, in order; a DOI or an address is one token, ``<doi>`` or ``<url>``."""
    found: list[Token] = []
    at = 0
    for start, end, name in [*identifiers(text), (len(text), len(text), "")]:
        found += [(match[0], match.start(), match.end()) for match in islice(_TOKEN.finditer(text, at, start), LONGEST)]
        if name:
            found.append((name, start, end))
        if len(found) >= LONGEST:
            break
        at = max(at, end)
    return found[:LONGEST]


def identifiers(text: str) -> Sequence[tuple[int, int, str]]:
    """DOIs and addresses, which rules read better than any model, each with the token that stands for it.

    A DOI takes the address that it is printed in with it ("https://doi.org/10.…").
    """
    found = []
    addresses = [span for span, _ in url.find(text)]
    for span, _ in doi.find(text):
        around = next((a for a in addresses if a.start < span.start < a.end), span)
        found.append((around.start, max(span.end, around.end), "<doi>"))
    for span in addresses:
        if all(span.end <= start or end <= span.start for start, end, _ in found):
            found.append((span.start, span.end, "<url>"))
    return sorted(found)
