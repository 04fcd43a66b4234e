"""arXiv identifiers, new ("2103.00020") and old ("hep-th/9901001"), by arXiv's own scheme (info.arxiv.org/help)."""

from __future__ import annotations

import re

from evidencecheck.model.spans import Span
from evidencecheck.text.late import late

_NEW = r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}"
_OLD = (
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|"
    r"funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|"
    r"q-alg|q-bio|quant-ph|solv-int|supr-con)(?:\.[A-Z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}"
)
_ID = late(
    rf"(?:\barXiv\s?[.:]\s?|\barxiv\.org/(?:abs|pdf|html|format)/|\b10\.48550/arXiv\.)"
    rf"({_NEW}|{_OLD})(?:v[0-9]{{1,2}})?(?![0-9])"
    rf"|(?<![\w./-])({_OLD})(?:v[0-9]{{1,2}})?(?![0-9])",
    re.IGNORECASE,
)

# What is written where an identifier should be: digits, a point, digits; or a subject and seven digits.
_WRITTEN = late(
    r"(?:\barXiv\s?:\s?|\barxiv\.org/(?:abs|pdf|html|format)/|\b10\.48550/arXiv\.)"
    r"(?:([0-9]{4})\.([0-9]{3,6})|[a-z-]{2,9}(?:\.[A-Z]{2})?/([0-9]{6,8}))(?:v[0-9]{1,2})?(?![0-9]|\.[0-9])",
    re.IGNORECASE,
)


def find(text: str) -> tuple[tuple[Span, str], ...]:
    """All arXiv identifiers in ``text``, without their version; the span holds identifier and version."""
    if "/" not in text and "arx" not in text.lower():
        return ()
    found = []
    for match in _ID.finditer(text):
        group = 1 if match[1] else 2
        found.append((Span(match.start(group), match.end()), _plain(match[group])))
    return tuple(found)


def normalise(text: str) -> str:
    """The first arXiv identifier of ``text``, which may be the bare number, lower case and without version; or ""."""
    match = _ID.search(text) or re.fullmatch(rf"\s*({_NEW})()(?:v[0-9]{{1,2}})?\s*", text)
    return _plain(match[1] or match[2]) if match else ""


def malformed(text: str) -> tuple[tuple[Span, str], ...]:
    """What stands where an arXiv identifier should and is none by arXiv's scheme, with the reason in words.

    The first four digits are year and month, from 0704 on; behind the point four digits follow, from 1501 on five. The
    old scheme's seven digits begin with year and month, too.
    """
    if "arxiv" not in text.lower():
        return ()
    found = ((match, _fault(match[1] or match[3], match[2] or "")) for match in _WRITTEN.finditer(text))
    return tuple((Span(match.start(1 if match[1] else 3), match.end()), why) for match, why in found if why)


def _fault(digits: str, running: str) -> str:
    if not running and len(digits) != 7:
        return f"it has {len(digits)} digits behind the slash, not seven"
    if not 1 <= int(digits[2:4]) <= 12:
        return f"its third and fourth digits are a month, and {digits[2:4]} is none"
    if not running:
        return ""
    if digits < "0704":
        return "identifiers of this form begin with 0704, April 2007"
    wanted = 4 if digits < "1501" else 5
    return "" if len(running) == wanted else f"{len(running)} digits behind the point, where {wanted} stand"


def _plain(identifier: str) -> str:
    """The old scheme's subject class ("math.GT/0309136") is no part of the identifier."""
    return re.sub(r"\.[a-z]{2}/", "/", identifier.lower())
